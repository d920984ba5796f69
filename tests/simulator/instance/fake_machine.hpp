// A fake world for instances: virtual time that moves by tick(), and a network of listeners and addresses
// that tests lay out.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "simulator/instance/initial_files.hpp"
#include "simulator/instance/machine.hpp"
#include "simulator/instance/secure_shell.hpp"

namespace vpcsim::tests {

/// Functions that are due at instants; those of destroyed handles aren't called.
class FakeTime {
 public:
  std::int64_t now = 1'767'225'600'000;

  std::unique_ptr<instance::Pending> at(std::int64_t milliseconds, std::function<void()> act) {
    auto handle = std::make_unique<Handle>();
    due_.emplace(std::pair(now + milliseconds, next_++), Entry{handle->alive, std::move(act)});
    return handle;
  }
  void later(std::int64_t milliseconds, std::function<void()> act) {
    due_.emplace(std::pair(now + milliseconds, next_++), Entry{std::make_shared<bool>(true), std::move(act)});
  }
  /// Runs everything that is due until then, in order.
  void tick(std::int64_t milliseconds = 0) {
    const auto end = now + milliseconds;
    while (!due_.empty() && due_.begin()->first.first <= end) {
      auto entry = due_.extract(due_.begin());
      now = std::max(now, entry.key().first);
      if (*entry.mapped().alive) entry.mapped().act();
    }
    now = end;
  }

 private:
  struct Handle : instance::Pending {
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
    ~Handle() override { *alive = false; }
  };
  struct Entry {
    std::shared_ptr<bool> alive;
    std::function<void()> act;
  };
  std::map<std::pair<std::int64_t, int>, Entry> due_;
  int next_ = 0;
};

/// One end of a connection; the other end is its peer.
class FakeConnection : public instance::Connection {
 public:
  struct End {
    FakeConnection* owner = nullptr;
    std::weak_ptr<End> peer;
    std::string waiting;
    bool peer_ended = false;
    bool told_end = false;
    bool shut = false;
    bool paused = false;
    instance::ConnectionEvents events;
  };

  FakeConnection(FakeTime& time, instance::Endpoint local, instance::Endpoint remote)
      : end(std::make_shared<End>()), time_(time), local_(local), remote_(remote) {
    end->owner = this;
  }
  ~FakeConnection() override {
    shut_down();
    end->owner = nullptr;
    end->events = {};
  }
  static void join(FakeConnection& a, FakeConnection& b) {
    a.end->peer = b.end;
    b.end->peer = a.end;
    // Each end keeps the other's bytes until they are read.
    a.kept_ = b.end;
    b.kept_ = a.end;
  }

  void set_events(instance::ConnectionEvents events) override {
    end->events = std::move(events);
    deliver(end);
  }
  void write(std::string_view bytes) override {
    written += bytes;
    if (auto peer = end->peer.lock()) peer->waiting += bytes, deliver(peer);
  }
  bool full() const override { return false; }
  void shut_down() override {
    if (std::exchange(end->shut, true)) return;
    if (auto peer = end->peer.lock()) peer->peer_ended = true, deliver(peer);
  }
  void pause(bool paused) override {
    end->paused = paused;
    if (!paused) deliver(end);
  }
  instance::Endpoint local() const override { return local_; }
  instance::Endpoint remote() const override { return remote_; }

  void deliver(std::shared_ptr<End> to) {
    time_.later(1, [to] {
      if (!to->owner || to->paused) return;
      if (!to->waiting.empty() && to->events.received) {
        auto bytes = std::exchange(to->waiting, {});
        auto received = to->events.received;
        received(bytes);
      }
      if (to->owner && to->waiting.empty() && to->peer_ended && to->events.ended &&
          !std::exchange(to->told_end, true)) {
        auto ended = to->events.ended;
        ended();
      }
    });
  }

  std::shared_ptr<End> end;
  std::string written;

 private:
  FakeTime& time_;
  instance::Endpoint local_;
  instance::Endpoint remote_;
  std::shared_ptr<End> kept_;
};

class FakeNetwork : public instance::Network {
 public:
  explicit FakeNetwork(FakeTime& time) : time_(time) {}
  // Servers hold themselves through their functions.
  ~FakeNetwork() override {
    for (auto& server : servers_kept_) server->end->shut = true, server->end->events = {};
  }

  /// What tests lay out. An address that isn't in `hosts` never answers.
  std::set<protocol::Ip> hosts;
  std::map<std::string, instance::NameAnswer> names;  // "A example.com"
  /// A server's answer to one request, per "address:port".
  std::map<std::string, std::function<std::string(const std::string&)>> servers;
  std::vector<std::string> requests;
  /// SSH servers, likewise: fake_secure_shell.hpp.
  std::map<std::string, std::function<std::unique_ptr<instance::SecureShell>()>> secure_shells;
  bool no_route = false;
  int hops = 0;  // routers on the way, which answer to traceroute: 10.9.9.1, ...

  std::unique_ptr<instance::Connection> connect(const instance::Endpoint& to,
                                                instance::ConnectionEvents events) override {
    auto made = std::make_unique<FakeConnection>(time_, own(40000), to);
    made->end->events = std::move(events);
    auto end = made->end;
    time_.later(1, [this, end, to] { arrive(end, to); });
    return made;
  }
  std::unique_ptr<instance::Pending> open_secure_shell(const instance::Endpoint& to,
                                                       instance::SecureShellEvents events) override {
    auto fail = [&](std::int64_t after, instance::NetworkError error) {
      return time_.at(after, [events, error] { events.failed(error); });
    };
    if (no_route) return fail(1, instance::NetworkError::network_unreachable);
    if (!hosts.count(to.address)) return fail(130'000, instance::NetworkError::timed_out);
    const auto name = to.address.text() + ":" + std::to_string(to.port);
    if (servers.count(name)) return fail(1, instance::NetworkError::reset);
    auto found = secure_shells.find(name);
    if (found == secure_shells.end()) return fail(1, instance::NetworkError::refused);
    return time_.at(1, [events, made = found->second] { events.connected(made()); });
  }
  instance::Listening listen(std::uint16_t port, std::string_view user,
                             instance::ListenEvents events) override {
    if (port < 1024 && user != "root") return {nullptr, instance::NetworkError::permission_denied};
    if (listening_.count(port)) return {nullptr, instance::NetworkError::address_in_use};
    listening_[port] = std::move(events);
    return {std::make_unique<Listener>(*this, port), {}};
  }
  std::unique_ptr<instance::Pending> probe(
      const instance::Probe& probe, std::function<void(const instance::ProbeAnswer&)> answered) override {
    if (no_route) return nullptr;
    using Kind = instance::ProbeAnswer::Kind;
    instance::ProbeAnswer answer{.from = probe.to, .hops_left = 64 - hops, .microseconds = 500};
    if (probe.kind == instance::Probe::Kind::udp) answer.kind = Kind::port_unreachable;
    if (probe.hops_max <= hops) {
      answer.kind = Kind::time_exceeded;
      answer.from = protocol::Ipv4{0x0a090900u + static_cast<std::uint32_t>(probe.hops_max)};
    } else if (!hosts.count(probe.to)) {
      return time_.at(1'000'000'000, [] {});
    }
    return time_.at(1, [answer, answered] { answered(answer); });
  }
  std::unique_ptr<instance::Pending> resolve(
      const instance::NameQuestion& question,
      std::function<void(const instance::NameAnswer&)> answered) override {
    auto found = names.find(question.type + " " + question.name);
    instance::NameAnswer answer{.code = instance::NameAnswer::Code::no_such_name};
    if (found != names.end()) answer = found->second;
    answer.server = *protocol::Ip::parse("10.0.0.2");
    return time_.at(1, [answer, answered] { answered(answer); });
  }
  std::vector<instance::InterfaceView> interfaces() const override {
    return {{1, "lo", "00:00:00:00:00:00", 65536, {{*protocol::Ip::parse("127.0.0.1"), 8, false, false}}},
            {2, "ens5", "0a:00:00:00:00:01", 9001, {{*protocol::Ip::parse("10.0.0.10"), 24}}}};
  }
  std::vector<instance::RouteView> routes() const override {
    auto own_address = protocol::Ip::parse("10.0.0.10");
    return {{{}, protocol::Ip::parse("10.0.0.1"), "ens5", own_address},
            {protocol::IpBlock::parse("10.0.0.0/24"), {}, "ens5", own_address, 512, true}};
  }
  std::vector<instance::ListenerView> listeners() const override {
    std::vector<instance::ListenerView> result{{{}, false, 22}};
    for (const auto& [port, events] : listening_) result.push_back({{}, false, port});
    return result;
  }
  /// Somebody connects to one of our listeners; nullptr if none is there.
  std::unique_ptr<FakeConnection> come(std::uint16_t port) {
    auto found = listening_.find(port);
    if (found == listening_.end()) return nullptr;
    auto remote = instance::Endpoint{*protocol::Ip::parse("10.0.0.20"), 50000};
    auto theirs = std::make_unique<FakeConnection>(time_, remote, own(port));
    auto ours = std::make_unique<FakeConnection>(time_, own(port), remote);
    FakeConnection::join(*ours, *theirs);
    auto accepted = found->second.accepted;
    accepted(std::move(ours));
    return theirs;
  }

 private:
  struct Listener : instance::Pending {
    Listener(FakeNetwork& of, std::uint16_t number) : network(of), port(number) {}
    ~Listener() override { network.listening_.erase(port); }
    FakeNetwork& network;
    std::uint16_t port;
  };
  static instance::Endpoint own(std::uint16_t port) { return {*protocol::Ip::parse("10.0.0.10"), port}; }

  void arrive(const std::shared_ptr<FakeConnection::End>& end, const instance::Endpoint& to) {
    if (!end->owner) return;
    auto fail = [&](instance::NetworkError error) {
      auto failed = end->events.failed;
      if (failed) failed(error);
    };
    if (no_route) return fail(instance::NetworkError::network_unreachable);
    if (!hosts.count(to.address)) {
      time_.later(130'000, [end] {
        auto failed = end->events.failed;
        if (end->owner && failed) failed(instance::NetworkError::timed_out);
      });
      return;
    }
    auto server = servers.find(to.address.text() + ":" + std::to_string(to.port));
    if (server == servers.end()) return fail(instance::NetworkError::refused);
    auto peer = std::make_shared<FakeConnection>(time_, to, own(40000));
    FakeConnection::join(*end->owner, *peer);
    auto answer = server->second;
    instance::ConnectionEvents events;
    events.received = [this, peer, answer](std::string_view bytes) {
      requests.emplace_back(bytes);
      auto text = answer(std::string(bytes));
      if (!text.empty()) peer->write(text);
      time_.later(1, [peer] { peer->shut_down(); });
    };
    events.ended = [peer] { peer->shut_down(); };
    peer->set_events(std::move(events));
    servers_kept_.push_back(peer);
    auto connected = end->events.connected;
    if (connected) connected();
  }

  FakeTime& time_;
  std::map<std::uint16_t, instance::ListenEvents> listening_;
  std::vector<std::shared_ptr<FakeConnection>> servers_kept_;
};

class FakeMachine : public instance::Machine {
 public:
  FakeTime time;
  FakeNetwork net{time};
  instance::FileSystem system = instance::initial_files({.host_name = "ip-10-0-0-10.ec2.internal",
                                                         .address = "10.0.0.10",
                                                         .authorized_key = "ssh-ed25519 AAAA key",
                                                         .launched = 1'767'225'600});

  instance::FileSystem& files() override { return system; }
  instance::Network& network() override { return net; }
  std::string host_name() const override { return "ip-10-0-0-10.ec2.internal"; }
  std::string architecture() const override { return "x86_64"; }
  protocol::Timestamp now() const override { return {time.now}; }
  protocol::Timestamp booted() const override { return {1'767'225'600'000}; }
  int sessions() const override { return 1; }
  std::unique_ptr<instance::Pending> set_timer(std::int64_t milliseconds,
                                               std::function<void()> elapsed) override {
    return time.at(milliseconds, std::move(elapsed));
  }
};

}  // namespace vpcsim::tests
