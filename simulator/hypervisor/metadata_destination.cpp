#include "simulator/hypervisor/metadata_destination.hpp"

#include <list>
#include <utility>

#include "simulator/hypervisor/http_exchange.hpp"
#include "simulator/hypervisor/metadata_service.hpp"

namespace vpcsim::hypervisor {
namespace {

constexpr std::uint16_t http_port = 80;

/// One connection, one request. Lives until its client has gone.
class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(std::shared_ptr<InstanceHost> host, std::unique_ptr<instance::Connection> connection)
      : host_(std::move(host)), connection_(std::move(connection)) {}

  /// The events hold it; it lets go of itself when the connection ends.
  void start() {
    connection_->set_events(
        {.connected = {},
         .received = [self = shared_from_this()](std::string_view bytes) { self->received(bytes); },
         .ended = [self = shared_from_this()] { self->end(); },
         .failed = [self = shared_from_this()](instance::NetworkError) { self->end(); },
         .drained = {}});
  }

 private:
  void received(std::string_view bytes) {
    if (answered_) return;
    reader_.read(bytes);
    if (reader_.state() == HttpRequestReader::State::failed) return answer(metadata_error(reader_.status()));
    if (reader_.state() != HttpRequestReader::State::complete) return;
    const Instance* row = host_->row();
    if (row == nullptr) return end();
    const Simulator& simulator = host_->parts().simulator;
    answer(metadata_response({simulator.cloud(), host_->region(), host_->now(), simulator.settings()}, *row,
                             reader_.request()));
  }
  void answer(const protocol::HttpResponse& response) {
    answered_ = true;
    connection_->write(response_bytes(response, reader_.request().method == "HEAD", host_->now()));
    connection_->shut_down();
  }
  void end() { const auto gone = std::exchange(connection_, nullptr); }

  std::shared_ptr<InstanceHost> host_;
  std::unique_ptr<instance::Connection> connection_;
  HttpRequestReader reader_;
  bool answered_ = false;
};

class MetadataDestination : public Destination {
 public:
  explicit MetadataDestination(std::shared_ptr<InstanceHost> host) : host_(std::move(host)) {}

  bool listens(std::uint16_t port) const override { return port == http_port; }
  void accept(std::uint16_t, std::unique_ptr<instance::Connection> connection) override {
    std::make_shared<Exchange>(host_, std::move(connection))->start();
  }
  void accept_login(std::unique_ptr<instance::Connection>) override {}  // it has no SSH port
  void keep(std::weak_ptr<Wire>) override {}

 private:
  std::shared_ptr<InstanceHost> host_;
};

}  // namespace

std::shared_ptr<Destination> metadata_destination(std::shared_ptr<InstanceHost> host) {
  return std::make_shared<MetadataDestination>(std::move(host));
}

}  // namespace vpcsim::hypervisor
