// nc, as Amazon Linux has it: Ncat.
#include <algorithm>

#include <fmt/format.h>

#include "simulator/instance/programs/host_lookup.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

constexpr std::int64_t connect_wait = 10'000;  // Ncat's own
constexpr std::size_t connections_max = 100;   // likewise

class Netcat : public Program {
 public:
  using Program::Program;

  void start() override {
    Options options(process(), "lkzvnw:p:46",
                    {{"listen", 'l'}, {"keep-open", 'k'}, {"verbose", 'v'}, {"wait", 'w'}, {"nodns", 'n'}});
    if (options.failed()) return process().finish(2);
    verbose_ = options.has('v');
    only_connects_ = options.has('z');
    keeps_ = options.has('k');
    auto wait = options.value('w') ? milliseconds_of(*options.value('w')) : connect_wait;
    if (!wait || *wait == 0) return fail("Invalid -w timeout (must be greater than 0). QUITTING.", 2);
    wait_ = *wait;
    if (verbose_) say("Version 7.93 ( https://nmap.org/ncat )");
    if (options.has('l')) return start_listening(options);
    if (keeps_) return fail("Must specify --listen with --keep-open. QUITTING.", 2);
    if (options.operands().empty()) return fail("You must specify a host to connect to. QUITTING.", 2);
    if (options.operands().size() > 2) return fail("Only one port is supported by vpcsim's nc. QUITTING.", 2);
    auto port = port_of(options.operands().size() > 1 ? options.operands()[1] : "31337");
    if (port == 0) return;
    const auto host = options.operands()[0];
    lookup_.begin(
        process(), host, HostLookup::Family::any,
        [this, port](const protocol::Ip& address) {
          connect({address, port});
        },
        [this, host](HostFailure failure) {
          fail("Could not resolve hostname \"" + host + "\": " + std::string(text(failure)) + ". QUITTING.",
               2);
        });
  }

  bool reads_input() const override { return connected_ && !only_connects_; }
  void input(std::string_view bytes) override {
    for (auto& peer : peers_) peer.connection->write(bytes);
    sent_ += bytes.size();
    throttle();
  }
  void end_of_input() override {
    input_ended_ = true;
    for (auto& peer : peers_) peer.connection->shut_down();
  }
  void output_ready() override {
    for (auto& peer : peers_) peer.connection->pause(false);
  }

 private:
  struct Peer {
    std::unique_ptr<Connection> connection;
  };

  void say(const std::string& text) { process().error("Ncat: " + text + "\n"); }
  void fail(const std::string& text, int status) {
    say(text);
    process().finish(status);
  }

  std::uint16_t port_of(const std::string& text) {
    auto port = whole_number(text, 65535);
    if (port && *port > 0) return static_cast<std::uint16_t>(*port);
    fail("Invalid port number \"" + text + "\". QUITTING.", 2);
    return 0;
  }

  void connect(const Endpoint& to) {
    began_ = process().machine().now().milliseconds;
    timer_ = process().machine().set_timer(wait_, [this] { fail("TIMEOUT.", 1); });
    ConnectionEvents events;
    events.connected = [this, to] { connected(to); };
    events.failed = [this](NetworkError error) { fail(std::string(text(error)) + ".", 1); };
    events.received = [this](std::string_view bytes) { received(bytes); };
    events.ended = [this] { end(); };
    events.drained = [this] { throttle(); };
    peers_.push_back({process().machine().network().connect(to, std::move(events))});
  }

  void connected(const Endpoint& to) {
    timer_.reset();
    if (verbose_) say(fmt::format("Connected to {}:{}.", to.address.text(), to.port));
    connected_ = true;
    if (only_connects_) return end();
    process().pause_input(false);
  }

  void received(std::string_view bytes) {
    received_ += bytes.size();
    process().out(bytes);
    if (!process().output_full()) return;
    for (auto& peer : peers_) peer.connection->pause(true);
  }

  void throttle() {
    const bool full =
        std::any_of(peers_.begin(), peers_.end(), [](const Peer& peer) { return peer.connection->full(); });
    process().pause_input(full);
  }

  void end() {
    if (verbose_) {
      const auto time = static_cast<double>(process().machine().now().milliseconds - began_) / 1000;
      say(fmt::format("{} bytes sent, {} bytes received in {:.2f} seconds.", sent_, received_, time));
    }
    process().finish(0);
  }

  void start_listening(const Options& options) {
    auto text_of_port = options.value('p');
    if (!options.operands().empty()) text_of_port = options.operands().back();
    if (only_connects_)
      return fail("Services designed for connecting (-z) can't be used with -l. QUITTING.", 2);
    auto port = port_of(text_of_port.value_or("31337"));
    if (port == 0) return;
    ListenEvents events;
    events.accepted = [this](std::unique_ptr<Connection> connection) { accepted(std::move(connection)); };
    auto listening = process().machine().network().listen(port, process().shell().user, std::move(events));
    if (!listening.listener) {
      return fail(fmt::format("bind to 0.0.0.0:{}: {}. QUITTING.", port, text(listening.error)), 2);
    }
    listener_ = std::move(listening.listener);
    if (!verbose_) return;
    say(fmt::format("Listening on :::{}", port));
    say(fmt::format("Listening on 0.0.0.0:{}", port));
  }

  void accepted(std::unique_ptr<Connection> connection) {
    if (peers_.size() >= connections_max) return;
    const auto remote = connection->remote();
    if (verbose_) {
      say("Connection from " + remote.address.text() + ".");
      say(fmt::format("Connection from {}:{}.", remote.address.text(), remote.port));
    }
    if (!keeps_) listener_.reset();
    auto* key = connection.get();
    peers_.push_back({std::move(connection)});
    ConnectionEvents events;
    events.received = [this](std::string_view bytes) { received(bytes); };
    events.ended = [this, key] { gone(key); };
    events.failed = [this, key](NetworkError) { gone(key); };
    events.drained = [this] { throttle(); };
    connected_ = true;
    key->set_events(std::move(events));
    if (input_ended_) key->shut_down();
    process().pause_input(false);
  }

  void gone(Connection* key) {
    if (!keeps_) return process().finish(0);
    auto found = std::find_if(peers_.begin(), peers_.end(),
                              [key](const Peer& peer) { return peer.connection.get() == key; });
    if (found == peers_.end()) return;
    auto peer = std::move(*found);
    peers_.erase(found);
    throttle();
  }

  HostLookup lookup_;
  std::vector<Peer> peers_;
  std::unique_ptr<Pending> listener_;
  std::unique_ptr<Pending> timer_;
  std::int64_t wait_ = connect_wait;
  std::int64_t began_ = 0;
  std::uint64_t sent_ = 0;
  std::uint64_t received_ = 0;
  bool verbose_ = false;
  bool only_connects_ = false;
  bool keeps_ = false;
  bool connected_ = false;
  bool input_ended_ = false;
};

}  // namespace

std::vector<ProgramRow> socket_programs() {
  return {{"nc", "connect to a port, or listen on one (-l -k -z -v -w -p -n)", make<Netcat>}};
}

}  // namespace vpcsim::instance
