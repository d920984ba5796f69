#include "simulator/hypervisor/host_network.hpp"

#include <algorithm>
#include <utility>

#include "simulator/hypervisor/dhcp.hpp"
#include "simulator/hypervisor/instance_host.hpp"
#include "simulator/hypervisor/interface_views.hpp"
#include "simulator/hypervisor/login.hpp"
#include "simulator/hypervisor/pending_timer.hpp"
#include "simulator/hypervisor/resolver.hpp"

namespace vpcsim::hypervisor {
namespace {

using instance::Connection;
using instance::ConnectionEvents;
using instance::Endpoint;
using instance::NetworkError;
using instance::Pending;

constexpr std::uint16_t first_ephemeral_port = 32768, last_ephemeral_port = 60999;

/// A connection that is only tried.
class Trial : public Pending {
 public:
  explicit Trial(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

 private:
  std::unique_ptr<Connection> connection_;
};

/// A connection from its SYN on: before it is made, what is written waits.
class OutgoingConnection : public Connection {
 public:
  OutgoingConnection(Endpoint local, Endpoint remote, ConnectionEvents events)
      : local_(local), remote_(remote), events_(std::move(events)) {}

  void hold(std::unique_ptr<Pending> opening) { opening_ = std::move(opening); }
  void become(std::unique_ptr<Connection> made) {
    made_ = std::move(made);
    opening_.reset();
    made_->write(waiting_);
    if (told_full_) static_cast<void>(made_->full());  // so that it says when it no longer is
    if (shut_) made_->shut_down();
    if (paused_) made_->pause(true);
    const auto connected = std::exchange(events_.connected, {});
    made_->set_events(events_);
    if (connected) connected();
  }
  void fail(NetworkError error) {
    const auto failed = events_.failed;
    if (failed) failed(error);
  }

  void set_events(ConnectionEvents events) override {
    if (made_) return made_->set_events(std::move(events));
    events_ = std::move(events);
  }
  void write(std::string_view bytes) override {
    if (made_) return made_->write(bytes);
    waiting_ += bytes;
  }
  bool full() const override {
    if (made_) return made_->full();
    const bool is_full = waiting_.size() >= window_bytes;
    told_full_ |= is_full;
    return is_full;
  }
  void shut_down() override {
    shut_ = true;
    if (made_) made_->shut_down();
  }
  void pause(bool paused) override {
    paused_ = paused;
    if (made_) made_->pause(paused);
  }
  Endpoint local() const override { return local_; }
  Endpoint remote() const override { return remote_; }

 private:
  Endpoint local_, remote_;
  ConnectionEvents events_;
  std::unique_ptr<Pending> opening_;
  std::unique_ptr<Connection> made_;
  std::string waiting_;
  bool shut_ = false, paused_ = false;
  mutable bool told_full_ = false;
};

/// Round trips, for lack of distance: within a zone, between zones, between Regions.
constexpr std::int64_t near_microseconds = 300, zones_microseconds = 900, regions_microseconds = 60'000;

/// Route 53's, by any of its addresses [VPC user guide, "Amazon DNS server"].
bool is_resolver(const Region& region, const Instance& instance, const protocol::Ip& server) {
  const Vpc* vpc = region.vpcs.find(instance.vpc);
  return server == *protocol::Ip::parse("169.254.169.253") ||
         server == *protocol::Ip::parse("fd00:ec2::253") ||
         (vpc != nullptr && server == protocol::Ip(resolver_address(*vpc)));
}

std::int64_t round_trip(const network::Network& network, const Passage& passage) {
  const auto* source = std::get_if<network::Index<network::Instance>>(&passage.flow->source);
  const auto* delivered = std::get_if<network::Delivered>(&passage.path->request.disposition);
  if (source == nullptr || delivered == nullptr) return near_microseconds;
  const auto& from = network[network.primary_interface_of(*source)];
  const auto& to = network[delivered->interface];
  if (network[from.vpc].region != network[to.vpc].region) return regions_microseconds;
  return network.zone_of(from.subnet) == network.zone_of(to.subnet) ? near_microseconds : zones_microseconds;
}

}  // namespace

Attempt HostNetwork::attempt_to(const Endpoint& to) {
  const std::uint16_t port = next_port_;
  next_port_ = port == last_ephemeral_port ? first_ephemeral_port : static_cast<std::uint16_t>(port + 1);
  return {.from = host_.id().text(),
          .source = {},
          .source_port = port,
          .destination = to.address,
          .port = to.port};
}

bool HostNetwork::is_own(const protocol::Ip& address) const {
  for (const auto& view : interfaces()) {
    for (const auto& own : view.addresses) {
      if (own.address == address) return true;
    }
  }
  static const auto loopback = *protocol::IpBlock::parse("127.0.0.0/8");
  return loopback.contains(address);
}

bool HostNetwork::can_send_to(const protocol::Ip& address) const {
  if (!address.is_v6()) return true;
  for (const auto& view : interfaces()) {
    for (const auto& own : view.addresses) {
      if (own.address.is_v6() && !own.link_local && view.name != "lo") return true;
    }
  }
  return false;
}

std::unique_ptr<Connection> HostNetwork::connect(const Endpoint& to, ConnectionEvents events) {
  const Attempt attempt = attempt_to(to);
  const Instance* row = host_.row();
  const protocol::Ip own = row != nullptr ? protocol::Ip(row->private_ip) : protocol::Ip();
  auto connection = std::make_unique<OutgoingConnection>(
      Endpoint{is_own(to.address) ? to.address : own, attempt.source_port}, to, std::move(events));
  OutgoingConnection* made = connection.get();
  protocol::EventLoop& loop = host_.parts().loop;
  if (!can_send_to(to.address)) {
    made->hold(std::make_unique<PendingTimer>(
        loop.after(std::chrono::milliseconds(0), [made] { made->fail(NetworkError::network_unreachable); })));
  } else if (is_own(to.address)) {
    made->hold(std::make_unique<PendingTimer>(loop.after(std::chrono::milliseconds(0), [this, made, to] {
      if (!host_.listens(to.port)) return made->fail(NetworkError::refused);
      auto pair = make_wire(host_.parts().loop, {made->local(), to, made->local(), to}, [] { return true; });
      host_.keep(pair.wire);
      host_.accept(to.port, std::move(pair.server));
      made->become(std::move(pair.client));
    })));
  } else {
    made->hold(
        host_.parts().fabric.connect(attempt, Fabric::Speech::bytes,
                                     {.connected = [made](std::unique_ptr<Connection> wired,
                                                          const auto&) { made->become(std::move(wired)); },
                                      .failed = [made](NetworkError error) { made->fail(error); }}));
  }
  return connection;
}

std::unique_ptr<Pending> HostNetwork::open_secure_shell(const Endpoint& to,
                                                        instance::SecureShellEvents events) {
  protocol::EventLoop& loop = host_.parts().loop;
  const auto fails = [&](NetworkError error) {
    return std::make_unique<PendingTimer>(
        loop.after(std::chrono::milliseconds(0), [error, failed = events.failed] { failed(error); }));
  };
  if (!can_send_to(to.address)) return fails(NetworkError::network_unreachable);
  const auto login = [events](std::unique_ptr<Connection> wired, const std::shared_ptr<Destination>& at) {
    auto host = std::dynamic_pointer_cast<InstanceHost>(at);
    if (!host) return events.failed(NetworkError::reset);
    events.connected(secure_shell(std::move(wired), std::move(host)));
  };
  if (to.port != InstanceHost::ssh_port) {
    // Whoever listens there, it isn't an SSH server; the network says whether anybody can be asked.
    ConnectionEvents tried;
    tried.connected = [events] { events.failed(NetworkError::reset); };
    tried.failed = events.failed;
    return std::make_unique<Trial>(connect(to, std::move(tried)));
  }
  if (!is_own(to.address))
    return host_.parts().fabric.connect(attempt_to(to), Fabric::Speech::login,
                                        {.connected = login, .failed = events.failed});
  return std::make_unique<PendingTimer>(loop.after(std::chrono::milliseconds(0), [this, to, login] {
    const Endpoint own{to.address, attempt_to(to).source_port};
    auto pair = make_wire(host_.parts().loop, {own, to, own, to}, [] { return true; });
    host_.keep(pair.wire);
    host_.accept_login(std::move(pair.server));
    login(std::move(pair.client), host_.shared_from_this());
  }));
}

// ---- listening ----

namespace {

class Listener : public Pending {
 public:
  Listener(std::weak_ptr<InstanceHost> host, std::uint16_t port) : host_(std::move(host)), port_(port) {}
  ~Listener() override {
    const auto host = host_.lock();
    if (!host) return;
    host->listeners().erase(port_);
    host->parts().listeners_changed();
  }

 private:
  std::weak_ptr<InstanceHost> host_;
  std::uint16_t port_;
};

}  // namespace

instance::Listening HostNetwork::listen(std::uint16_t port, std::string_view user,
                                        instance::ListenEvents events) {
  constexpr std::uint16_t first_unprivileged_port = 1024;
  if (port < first_unprivileged_port && user != "root") return {nullptr, NetworkError::permission_denied};
  if (host_.listens(port)) return {nullptr, NetworkError::address_in_use};
  host_.listeners()[port] = {std::move(events), std::string(user)};
  host_.parts().listeners_changed();
  return {std::make_unique<Listener>(host_.weak_from_this(), port), {}};
}

std::vector<instance::ListenerView> HostNetwork::listeners() const {
  std::vector<instance::ListenerView> views{{{}, false, InstanceHost::ssh_port},
                                            {{}, true, InstanceHost::ssh_port}};
  for (const auto& [port, row] : std::as_const(host_).listeners()) views.push_back({{}, false, port});
  return views;
}

// ---- echoes ----

std::unique_ptr<Pending> HostNetwork::probe(const instance::Probe& probe,
                                            std::function<void(const instance::ProbeAnswer&)> answered) {
  if (!can_send_to(probe.to)) return nullptr;
  const auto answer = answer_to(probe);
  protocol::EventLoop& loop = host_.parts().loop;
  if (!answer) return std::make_unique<PendingTimer>(nullptr);
  const std::chrono::milliseconds time((answer->microseconds + 999) / 1000);
  return std::make_unique<PendingTimer>(
      loop.after(time, [answer = *answer, answered = std::move(answered)] { answered(answer); }));
}

std::optional<instance::ProbeAnswer> HostNetwork::answer_to(const instance::Probe& probe) {
  using Kind = instance::ProbeAnswer::Kind;
  const bool is_udp = probe.kind == instance::Probe::Kind::udp;
  instance::ProbeAnswer answer{.kind = is_udp ? Kind::port_unreachable : Kind::reply, .from = probe.to};
  constexpr std::int64_t loopback_microseconds = 20;
  answer.microseconds = loopback_microseconds;
  if (is_own(probe.to)) return answer;
  Attempt attempt{.from = host_.id().text(), .source = {}, .destination = probe.to, .port = probe.port};
  attempt.protocol = is_udp             ? protocol::IpProtocol::udp
                     : probe.to.is_v6() ? protocol::IpProtocol::icmpv6
                                        : protocol::IpProtocol::icmp;
  LiveNetwork& live = host_.parts().live;
  const Passage passage = try_passage(live, attempt);
  host_.parts().fabric.report_path(passage);
  // Who has no machine is AWS's own (a NAT gateway, an endpoint): it doesn't answer.
  if (passage.arrives_at.empty()) return std::nullopt;
  if (is_udp ? !error_comes_back(passage) : !passage.passes()) return std::nullopt;
  answer.microseconds = round_trip(live.now(), passage);
  return answer;
}

/// "Port unreachable", which security groups let back with the connection it is about, and network ACLs
/// don't.
bool HostNetwork::error_comes_back(const Passage& passage) {
  constexpr std::int16_t unreachable = 3, port = 3;
  constexpr std::int16_t unreachable_v6 = 1, port_v6 = 4;
  if (passage.verdict == network::Verdict::unreachable) return false;
  LiveNetwork& live = host_.parts().live;
  Attempt back{.from = passage.arrives_at, .source = {}, .destination = passage.seen_source};
  const bool v6 = passage.seen_source.is_v6();
  back.protocol = v6 ? protocol::IpProtocol::icmpv6 : protocol::IpProtocol::icmp;
  auto flow = flow_of(live, back);
  if (!flow) return false;
  flow->icmp_type = v6 ? unreachable_v6 : unreachable;
  flow->icmp_code = v6 ? port_v6 : port;
  return only_security_groups_object(live, *flow);
}

// ---- names ----

std::unique_ptr<Pending> HostNetwork::resolve(const instance::NameQuestion& question,
                                              std::function<void(const instance::NameAnswer&)> answered) {
  constexpr std::chrono::milliseconds takes(1);
  return std::make_unique<PendingTimer>(host_.parts().loop.after(
      takes, [this, question, answered = std::move(answered)] { answered(answer_to(question)); }));
}

instance::NameAnswer HostNetwork::answer_to(const instance::NameQuestion& question) const {
  const Instance* row = host_.row();
  instance::NameAnswer nobody{.code = instance::NameAnswer::Code::no_answer};
  if (row == nullptr) return nobody;
  const Region& region = host_.region();
  const auto servers = name_servers(region, *row);
  const protocol::Ip server = question.server   ? *question.server
                              : servers.empty() ? protocol::Ip()
                                                : servers.front();
  nobody.server = server;
  if (!is_resolver(region, *row, server)) return nobody;
  const ReadCall call{host_.parts().simulator.cloud(), region, host_.now(),
                      host_.parts().simulator.settings()};
  auto answer = hypervisor::resolve(call, *row, question);
  answer.server = server;
  return answer;
}

std::optional<protocol::Ip> HostNetwork::address_of(const std::string& name) {
  if (const auto literal = protocol::Ip::parse(name)) return literal;
  if (name == "localhost") return protocol::Ip::parse("127.0.0.1");
  const Instance* row = host_.row();
  if (row == nullptr) return std::nullopt;
  const bool is_short = name.find('.') == std::string::npos;
  const std::string domain = search_domain(host_.region(), *row);
  const auto answer =
      answer_to(instance::NameQuestion{.name = is_short && !domain.empty() ? name + "." + domain : name});
  for (const auto& record : answer.records) {
    if (record.type == "A") return protocol::Ip::parse(record.data);
  }
  return std::nullopt;
}

// ---- what `ip` shows ----

std::vector<instance::InterfaceView> HostNetwork::interfaces() const {
  const Instance* row = host_.row();
  if (row == nullptr) return {};
  return interface_views(host_.region(), *row);
}

std::vector<instance::RouteView> HostNetwork::routes() const {
  const Instance* row = host_.row();
  if (row == nullptr) return {};
  return route_views(host_.region(), *row);
}

}  // namespace vpcsim::hypervisor
