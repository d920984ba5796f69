#include "simulator/hypervisor/ssh_door.hpp"

#include <utility>

namespace vpcsim::hypervisor {
namespace {

/// A forwarded connection: a channel of the client's at one end, a connection of the instance's at the other.
class ForwardedConnection : public protocol::SshChannelUser {
 public:
  ForwardedConnection(std::shared_ptr<InstanceHost> host, instance::Endpoint to)
      : host_(std::move(host)), to_(to) {}

  void opened(protocol::SshChannel& channel) override {
    channel_ = &channel;
    connection_ =
        host_->network().connect(to_, {.connected = {},
                                       .received = [this](std::string_view bytes) { to_client(bytes); },
                                       .ended = [this] { channel_->end_output(), end(connection_ended_); },
                                       .failed = [this](instance::NetworkError) { channel_->close(); },
                                       .drained = [this] { channel_->pause_input(false); }});
  }
  void input(std::string_view bytes) override {
    connection_->write(bytes);
    if (connection_->full()) channel_->pause_input(true);
  }
  void end_of_input() override {
    connection_->shut_down();
    end(input_ended_);
  }
  void drained() override { connection_->pause(false); }
  void closed() override { connection_.reset(); }

 private:
  static constexpr std::size_t unsent_bytes_max = 1 << 20;

  void to_client(std::string_view bytes) {
    channel_->write(bytes);
    if (channel_->unsent() > unsent_bytes_max) connection_->pause(true);
  }
  void end(bool& which) {
    which = true;
    if (connection_ended_ && input_ended_) channel_->close();
  }

  std::shared_ptr<InstanceHost> host_;
  instance::Endpoint to_;
  protocol::SshChannel* channel_ = nullptr;
  std::unique_ptr<instance::Connection> connection_;
  bool connection_ended_ = false, input_ended_ = false;
};

instance::RemoteCommand command_of(const protocol::SshSessionRequest& request) {
  using What = protocol::SshSessionRequest::What;
  using instance::RemoteCommand;
  RemoteCommand command;
  command.command = request.command;
  command.environment = request.environment;
  if (request.what == What::command) command.what = RemoteCommand::What::command;
  if (request.what == What::subsystem) command.what = RemoteCommand::What::subsystem;
  if (request.terminal)
    command.terminal = {request.terminal->type, request.terminal->columns, request.terminal->rows};
  return command;
}

}  // namespace

/// Whoever never got further than offering keys was turned away.
SshDoor::~SshDoor() {
  if (!reported_ && !denial_.empty()) host_->report_login(false, denial_, client_, server_);
}

bool SshDoor::admits(const std::string& user, const std::string& public_key) {
  if (host_->admits(user, public_key)) {
    offered_ = user;
    return true;
  }
  denial_ = host_->why_not(user, public_key);
  return false;
}

void SshDoor::report_admission() {
  if (!std::exchange(reported_, true)) host_->report_login(true, offered_, client_, server_);
}

std::unique_ptr<protocol::SshChannelUser> SshDoor::start(const protocol::SshSessionRequest& request) {
  report_admission();
  return host_->start({.command = command_of(request),
                       .user = request.user,
                       .client = client_,
                       .server = server_,
                       .agent_forwarding = request.agent_forwarding});
}

/// The answer is known before the connection is made: the network doesn't change in between.
protocol::SshMachine::Forward SshDoor::connect(const std::string&, const std::string& name,
                                               std::uint16_t port) {
  report_admission();
  HostNetwork& network = static_cast<HostNetwork&>(host_->network());
  const auto address = network.address_of(name);
  if (!address) return {};
  const instance::Endpoint to{*address, port};
  auto user = std::make_unique<ForwardedConnection>(host_, to);
  if (network.is_own(*address)) {
    if (!host_->listens(port)) return {};
    return {std::move(user)};
  }
  switch (host_->parts().fabric.prospect(network.attempt_to(to))) {
    case Fabric::Prospect::connects:
      return {std::move(user)};
    case Fabric::Prospect::refused:
      return {};
    case Fabric::Prospect::silent:
      break;
  }
  return {.user = nullptr, .silent = true};
}

}  // namespace vpcsim::hypervisor
