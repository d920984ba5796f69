#include "simulator/hypervisor/instance_host.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "protocol/socket_stream.hpp"
#include "protocol/ssh_key.hpp"
#include "simulator/actions/instance.hpp"
#include "simulator/hypervisor/authorized_keys.hpp"
#include "simulator/hypervisor/dhcp.hpp"
#include "simulator/hypervisor/login.hpp"
#include "simulator/hypervisor/pending_timer.hpp"
#include "simulator/hypervisor/shell_session.hpp"
#include "simulator/hypervisor/ssh_door.hpp"
#include "simulator/key_material.hpp"
#include "simulator/tags.hpp"

namespace vpcsim::hypervisor {
namespace {

constexpr std::size_t logins_max = 100;

}  // namespace

InstanceHost::InstanceHost(HostParts parts, Home home, InstanceId id, instance::FileSystem files)
    : parts_(std::move(parts)), home_(std::move(home)), id_(id), files_(std::move(files)), network_(*this) {}

InstanceHost::~InstanceHost() = default;

const Instance* InstanceHost::row() const {
  const Region* region = parts_.simulator.cloud().find(home_);
  return region == nullptr ? nullptr : region->instances.find(id_);
}

bool InstanceHost::is_up() const {
  const Instance* instance = row();
  return instance != nullptr && is_running_at(*instance, now(), parts_.simulator.settings().timing);
}

std::string InstanceHost::name() const {
  const Instance* instance = row();
  const std::string name = instance == nullptr ? "" : name_tag(instance->tags);
  return name.empty() ? id_.text() : name;
}

std::string InstanceHost::host_name() const {
  const Instance* instance = row();
  return instance == nullptr ? "localhost" : hypervisor::host_name(region(), *instance);
}

std::string InstanceHost::architecture() const {
  const Instance* instance = row();
  return instance != nullptr && instance->architecture == ec2::Architecture::arm64 ? "aarch64" : "x86_64";
}

protocol::Timestamp InstanceHost::booted() const {
  const Instance* instance = row();
  return instance == nullptr ? now() : instance->booted();
}

std::unique_ptr<instance::Pending> InstanceHost::set_timer(std::int64_t milliseconds,
                                                           std::function<void()> elapsed) {
  return std::make_unique<PendingTimer>(
      parts_.loop.after(std::chrono::milliseconds(milliseconds), std::move(elapsed)));
}

// ---- a destination ----

bool InstanceHost::listens(std::uint16_t port) const {
  return port == ssh_port || listeners_.count(port) != 0;
}

void InstanceHost::accept(std::uint16_t port, std::unique_ptr<instance::Connection> connection) {
  if (port == ssh_port) return serve_ssh(std::move(connection));
  const auto found = listeners_.find(port);
  if (found == listeners_.end()) return;
  const auto accepted = found->second.events.accepted;
  accepted(std::move(connection));
}

void InstanceHost::serve_ssh(std::unique_ptr<instance::Connection> connection) {
  std::erase_if(doors_, [](const auto& door) { return door.expired(); });
  auto door = std::make_shared<SshDoor>(shared_from_this(), connection->remote(), connection->local());
  const auto sockets = protocol::socket_pair();
  if (!sockets) return;  // no descriptors are left: the connection is closed
  parts_.relays.add(std::make_unique<protocol::SocketStream>(parts_.loop, sockets->second),
                    std::move(connection), {.end_of_socket_is_all = true});
  doors_.push_back(door);
  parts_.ssh.adopt(sockets->first, std::move(door));
}

void InstanceHost::accept_login(std::unique_ptr<instance::Connection> connection) {
  if (logins_.size() >= logins_max) return;
  logins_.push_back(std::make_unique<LoginPeer>(*this, std::move(connection)));
}

void InstanceHost::keep(std::weak_ptr<Wire> wire) {
  std::erase_if(wires_, [](const auto& one) { return one.expired(); });
  wires_.push_back(std::move(wire));
}

// ---- logging in ----

const std::string& InstanceHost::host_key() {
  if (host_key_.empty()) {
    IdGenerator random(parts_.simulator.cloud().seed(), "host key of " + id_.text());
    host_key_ = generate_key(ec2::KeyType::ed25519, random).private_pem;
  }
  return host_key_;
}

std::string InstanceHost::public_host_key() {
  const auto key = protocol::read_private_key(host_key());
  return key ? key->public_key() : "";
}

bool InstanceHost::admits(const std::string& user, const std::string& public_key) const {
  if (admission(files_, user, public_key).admitted) return true;
  const auto [first, last] = pushed_keys_.equal_range(user);
  const bool pushed = std::any_of(first, last, [&](const auto& row) { return row.second == public_key; });
  return pushed && has_account(files_, user);
}

std::shared_ptr<void> InstanceHost::push_key(const std::string& user, const std::string& public_key) {
  const auto row = pushed_keys_.emplace(user, public_key);
  return std::shared_ptr<void>(nullptr, [self = weak_from_this(), row](void*) {
    if (const auto host = self.lock()) host->pushed_keys_.erase(row);
  });
}

std::string InstanceHost::why_not(const std::string& user, const std::string& public_key) const {
  return admission(files_, user, public_key).why_not;
}

std::unique_ptr<protocol::SshChannelUser> InstanceHost::start(const SessionStart& start) {
  if (start.command.what != instance::RemoteCommand::What::subsystem)
    return shell_session(shared_from_this(), start);
  return start.command.command == "sftp" ? sftp_session(shared_from_this(), start) : nullptr;
}

void InstanceHost::report_login(bool admitted, const std::string& detail, const instance::Endpoint& client,
                                const instance::Endpoint& server) {
  parts_.events.add({.at = now(),
                     .what = admitted ? NetworkEvent::What::logged_in : NetworkEvent::What::denied,
                     .from = client.address.text(),
                     .to = fmt::format("{} ({})", name(), server.address.text()),
                     .port = server.port,
                     .detail = detail});
}

std::uint32_t InstanceHost::announce(SessionStart start) {
  announced_.emplace(++announcements_, std::move(start));
  return announcements_;
}

std::optional<SessionStart> InstanceHost::announced(std::uint32_t number) {
  auto found = announced_.extract(number);
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

void InstanceHost::forget(LoginPeer& peer) {
  for (auto at = logins_.begin(); at != logins_.end(); ++at) {
    if (at->get() != &peer) continue;
    parts_.loop.post([gone = std::shared_ptr<LoginPeer>(std::move(*at))] {});
    logins_.erase(at);
    return;
  }
}

std::shared_ptr<void> InstanceHost::count_session() {
  ++sessions_;
  return std::shared_ptr<void>(nullptr, [self = weak_from_this()](void*) {
    if (const auto host = self.lock()) --host->sessions_;
  });
}

void InstanceHost::power_off() {
  for (const auto& weak : doors_) {
    if (const auto door = weak.lock()) parts_.ssh.disconnect(*door);
  }
  doors_.clear();
  const auto logins = std::exchange(logins_, {});
  for (const auto& login : logins) login->hang_up();
  for (const auto& wire : std::exchange(wires_, {})) hang_up(wire);
}

}  // namespace vpcsim::hypervisor
