#include "simulator/hypervisor/public_doors.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "protocol/syn_filter.hpp"
#include "simulator/network/admitted_sources.hpp"

namespace vpcsim::hypervisor {

using protocol::Ipv4;
using protocol::TcpListener;
using protocol::TcpPeer;

PublicDoors::PublicDoors(Hypervisor& hypervisor, protocol::EventLoop& loop,
                         std::function<void(const std::string&)> complain)
    : hypervisor_(hypervisor),
      loop_(loop),
      complain_(std::move(complain)),
      watch_(protocol::SynWatch::open(loop, [this](const protocol::Syn& syn) { seen(syn); })) {}

void PublicDoors::close() {
  closed_ = true;
  doors_.clear();
  filtering_.reset();
  watch_.reset();
}

/// Whoever the filter lets through is spoken of when the connection comes.
void PublicDoors::seen(const protocol::Syn& syn) {
  for (const auto& [key, door] : doors_) {
    if (key.first != syn.destination || !door.listener || !door.filtered) continue;
    if (door.listener->port() != syn.destination_port) continue;
    const bool admitted = std::any_of(door.admitted.begin(), door.admitted.end(), [&](const auto& range) {
      return range.first <= syn.source && syn.source <= range.last;
    });
    if (admitted || !is_new(syn)) return;
    hypervisor_.fabric().prospect({.from = {},
                                   .source = syn.source,
                                   .source_port = syn.source_port,
                                   .destination = key.first,
                                   .port = key.second});
    return;
  }
}

bool PublicDoors::is_new(const protocol::Syn& syn) {
  constexpr std::size_t remembered_max = 256;
  const auto same = [&](const protocol::Syn& other) {
    return other.source == syn.source && other.source_port == syn.source_port &&
           other.destination == syn.destination;
  };
  if (std::any_of(turned_away_.begin(), turned_away_.end(), same)) return false;
  turned_away_.push_back(syn);
  if (turned_away_.size() > remembered_max) turned_away_.pop_front();
  return true;
}

bool PublicDoors::is_local(Ipv4 address) {
  constexpr std::uint32_t loopback = 127;
  return address.bits >> 24 == loopback;
}

std::set<PublicDoors::Key> PublicDoors::wanted() const {
  std::set<Key> keys;
  for (const auto& entry : addresses_) {
    if (is_local(entry.key)) keys.insert({entry.key, InstanceHost::ssh_port});
  }
  for (const Key& key : listeners_) {
    if (is_local(key.first)) keys.insert(key);
  }
  return keys;
}

bool PublicDoors::has_other_addresses() const {
  const auto& addresses = hypervisor_.simulator().cloud().public_addresses;
  return !std::equal(addresses.begin(), addresses.end(), addresses_.begin(), addresses_.end(),
                     [](const auto& a, const auto& b) { return a.key == b.key; });
}

void PublicDoors::catch_up() {
  if (closed_) return;  // programs that end with their machines cease to listen
  auto listeners = hypervisor_.public_listeners();
  if (has_other_addresses() || listeners != listeners_) {
    addresses_ = hypervisor_.simulator().cloud().public_addresses;
    listeners_ = std::move(listeners);
    const auto keys = wanted();
    std::erase_if(doors_, [&](const auto& door) { return keys.count(door.first) == 0; });
    for (const Key& key : keys) {
      if (doors_.count(key) == 0) doors_.emplace(key, Door{open(key)});
    }
  }
  filter_soon();
}

/// Once for all calls that come close together. Until then the gate alone decides.
void PublicDoors::filter_soon() {
  constexpr std::chrono::milliseconds delay{10};
  if (!filtering_ && !doors_.empty()) filtering_ = loop_.after(delay, [this] { filter(); });
}

/// The network is described anew for it, which must not hold up the calls of a large cloud; there, whoever is
/// blocked is accepted and gets no answer.
bool PublicDoors::is_small() const {
  constexpr std::size_t interfaces_max = 500, doors_max = 50;
  std::size_t interfaces = 0;
  for (const auto& [home, region] : hypervisor_.simulator().cloud().regions())
    interfaces += region->network_interfaces.size();
  return interfaces <= interfaces_max && doors_.size() <= doors_max;
}

void PublicDoors::filter() {
  filtering_.reset();
  // Without a watch nobody could say who was turned away: then they are let in as far as the gate.
  const bool filters = watch_ && is_small();
  for (auto& [key, door] : doors_) {
    if (!door.listener) continue;
    if (filters) {
      door.admitted = network::admitted_sources(hypervisor_.live().now(), key.first, key.second);
      door.filtered = protocol::admit_only(door.listener->descriptor(), door.admitted);
    } else if (std::exchange(door.filtered, false)) {
      protocol::admit_everyone(door.listener->descriptor());
    }
  }
}

/// Port 22 is root's, or taken by the machine's own sshd; both may be by another emulator of the same seed.
std::unique_ptr<TcpListener> PublicDoors::open(const Key& key) {
  if (auto door = listen(key, key.second)) return door;
  if (key.second == InstanceHost::ssh_port) {
    for (const std::uint16_t port : {other_ssh_port, any_port}) {
      if (auto door = listen(key, port)) return door;
    }
  }
  complain_("can't listen on " + key.first.text() + " port " + std::to_string(key.second));
  return nullptr;
}

std::unique_ptr<TcpListener> PublicDoors::listen(const Key& key, std::uint16_t port) {
  const auto come = [this, key](int descriptor, const TcpPeer& peer) {
    protocol::admit_everyone(descriptor);
    const auto source = protocol::Ip::parse(peer.remote_address);
    hypervisor_.admit(std::make_unique<protocol::SocketStream>(loop_, descriptor),
                      {source.value_or(protocol::Ip()), peer.remote_port}, {key.first, key.second});
  };
  try {
    return std::make_unique<TcpListener>(loop_, key.first.text(), port, come);
  } catch (const std::system_error&) {
    return nullptr;
  }
}

std::optional<std::uint16_t> PublicDoors::ssh_port_of(Ipv4 address) const {
  const auto door = doors_.find({address, InstanceHost::ssh_port});
  if (door == doors_.end() || !door->second.listener) return std::nullopt;
  return door->second.listener->port();
}

}  // namespace vpcsim::hypervisor
