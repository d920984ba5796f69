#include "simulator/hypervisor/hypervisor.hpp"

#include <algorithm>
#include <utility>

#include "simulator/actions/instance.hpp"
#include "simulator/hypervisor/first_boot.hpp"
#include "simulator/hypervisor/metadata_destination.hpp"

namespace vpcsim::hypervisor {

/// Somebody at the door, who hasn't had an answer yet.
struct Hypervisor::Client {
  std::unique_ptr<protocol::SocketStream> socket;
  std::string address, early;
  std::unique_ptr<instance::Pending> opening;
  std::unique_ptr<protocol::LoopTimer> untried;  ///< the network hasn't been asked yet
  std::unique_ptr<protocol::LoopTimer> leaving;  ///< it sends no more, and hasn't got in
};

Hypervisor::Hypervisor(Simulator& simulator, protocol::EventLoop& loop, Options options)
    : simulator_(simulator),
      loop_(loop),
      options_(options),
      ssh_(loop, options.ssh),
      fabric_({.loop = loop,
               .live = live_,
               .events = events_,
               .simulator = simulator,
               .machine = [this](const std::string& id) { return machine(id); },
               .service = [this](const std::string& id,
                                 network::LinkLocalService which) { return service(id, which); },
               .first_repetition = options.first_repetition}) {
  era_ = simulator.era();
}

Hypervisor::~Hypervisor() {
  *alive_ = false;
}

// ---- machines ----

std::shared_ptr<InstanceHost> Hypervisor::machine(const std::string& instance_id) {
  const auto known = hosts_.find(instance_id);
  if (known != hosts_.end()) return known->second.machine->is_up() ? known->second.machine : nullptr;
  const auto id = InstanceId::parse(instance_id);
  if (!id) return nullptr;
  for (const auto& [home, region] : simulator_.cloud().regions()) {
    const Instance* instance = region->instances.find(*id);
    if (instance == nullptr) continue;
    return is_running_at(*instance, simulator_.now(), simulator_.settings().timing) ? boot(home, *instance)
                                                                                    : nullptr;
  }
  return nullptr;
}

std::shared_ptr<InstanceHost> Hypervisor::boot(const Home& home, const Instance& instance) {
  const HostParts parts{.loop = loop_,
                        .simulator = simulator_,
                        .live = live_,
                        .events = events_,
                        .fabric = fabric_,
                        .relays = relays_,
                        .ssh = ssh_,
                        .listeners_changed = [this] {
                          if (listeners_changed_) listeners_changed_();
                        }};
  const Region& region = *simulator_.cloud().find(home);
  const auto* disk = simulator_.cloud().disks.find(instance.id);
  auto machine = std::make_shared<InstanceHost>(parts, home, instance.id,
                                                disk != nullptr ? **disk : first_boot(region, instance));
  hosts_[instance.id.text()] = {machine, machine->booted()};
  return machine;
}

std::shared_ptr<Destination> Hypervisor::service(const std::string& instance_id,
                                                 network::LinkLocalService which) {
  if (which != network::LinkLocalService::instance_metadata) return nullptr;
  const auto host = machine(instance_id);
  return host ? metadata_destination(host) : nullptr;
}

void Hypervisor::catch_up() {
  if (std::exchange(version_, simulator_.version()) == simulator_.version()) return;
  const bool other_world = std::exchange(era_, simulator_.era()) != simulator_.era();
  for (auto at = hosts_.begin(); at != hosts_.end();) {
    const auto machine = at->second.machine;
    const Instance* row = other_world ? nullptr : machine->row();
    const bool rebooted = row != nullptr && machine->booted() != at->second.booted;
    if (!other_world && machine->is_up() && !rebooted) {
      ++at;
      continue;
    }
    machine->power_off();
    if (row != nullptr && row->life != InstanceLife::terminated) store_disk(*machine);
    at = hosts_.erase(at);
  }
}

std::vector<Hypervisor::PublicPort> Hypervisor::public_listeners() const {
  std::vector<PublicPort> found;
  for (const auto& [id, host] : hosts_) {
    const Instance* row = host.machine->row();
    if (row == nullptr || host.machine->listeners().empty()) continue;
    for (const auto& interface :
         host.machine->region().network_interfaces.with("attachment.instance-id", row->id)) {
      for (const InterfaceAddress& address : interface.addresses) {
        if (!address.public_ip) continue;
        for (const auto& [port, listener] : host.machine->listeners())
          found.emplace_back(*address.public_ip, port);
      }
    }
  }
  return found;
}

void Hypervisor::store_disk(InstanceHost& machine) {
  simulator_.store_disk(machine.id(), std::make_shared<const instance::FileSystem>(machine.files()));
}

void Hypervisor::store_disks() {
  for (const auto& [id, host] : hosts_) {
    if (host.machine->row() != nullptr) store_disk(*host.machine);
  }
}

// ---- the way in ----

void Hypervisor::admit(std::unique_ptr<protocol::SocketStream> socket, const instance::Endpoint& client,
                       const instance::Endpoint& to, std::string early) {
  const std::string address = client.address.text();
  const auto known = clients_.find(address);
  const std::size_t of_address = known == clients_.end() ? 0 : known->second;
  const bool address_is_full = of_address >= options_.clients_per_address_max;
  if (address_is_full || client_count_ >= options_.clients_max) {
    if (!give_way(address_is_full ? address : "")) return;
  }
  ++client_count_;
  ++clients_[address];
  const auto waiting = waiting_.insert(
      waiting_.end(), Client{std::move(socket), address, std::move(early), nullptr, nullptr, nullptr});
  watch(waiting);
  const Attempt attempt{.from = {},
                        .source = client.address,
                        .source_port = client.port,
                        .destination = to.address,
                        .port = to.port};
  waiting->opening =
      fabric_.connect(attempt, Fabric::Speech::bytes,
                      {.connected = [this, waiting](std::unique_ptr<instance::Connection> connection,
                                                    const auto&) { let_in(waiting, std::move(connection)); },
                       .failed =
                           [this, waiting](instance::NetworkError error) {
                             turn_away(waiting, error == instance::NetworkError::refused);
                           }});
  note_first_try(waiting);
}

/// Right after the opening's first try, which comes in the next turn of the loop, too.
void Hypervisor::note_first_try(std::list<Client>::iterator client) {
  client->untried = loop_.after(std::chrono::milliseconds(0), [client] { client->untried.reset(); });
}

/// What it sends meanwhile is kept, and its end noticed: who gives up isn't waited for.
void Hypervisor::watch(std::list<Client>::iterator client) {
  static constexpr std::size_t early_bytes_max = 64 * 1024;
  static constexpr std::chrono::seconds time_to_get_in{1};
  client->socket->set_events({.received =
                                  [client](std::string_view bytes) {
                                    client->early += bytes;
                                    if (client->early.size() > early_bytes_max) client->socket->pause(true);
                                  },
                              .ended =
                                  [this, client] {
                                    client->leaving = loop_.after(
                                        time_to_get_in, [this, client] { turn_away(client, false); });
                                  },
                              .failed = [this, client] { turn_away(client, false); },
                              .drained = {}});
}

void Hypervisor::let_in(std::list<Client>::iterator client,
                        std::unique_ptr<instance::Connection> connection) {
  auto counted = std::shared_ptr<void>(
      nullptr, [this, alive = std::weak_ptr<bool>(alive_), address = client->address](void*) {
        if (alive.expired()) return;
        --client_count_;
        if (--clients_[address] == 0) clients_.erase(address);
      });
  connection->write(client->early);
  client->socket->pause(false);
  relays_.add(std::move(client->socket), std::move(connection),
              {.counted = std::move(counted), .socket_has_ended = client->leaving != nullptr});
  waiting_.erase(client);
}

std::shared_ptr<void> Hypervisor::seat_terminal() {
  if (terminal_count_ >= options_.terminals_max) return nullptr;
  ++terminal_count_;
  // Not null, so that it isn't taken for a refusal.
  return std::shared_ptr<void>(this, [this, alive = std::weak_ptr<bool>(alive_)](void*) {
    if (!alive.expired()) --terminal_count_;
  });
}

/// Of those that the network doesn't let in (of that address, if there is one) the one that has waited
/// longest gives up.
bool Hypervisor::give_way(const std::string& address) {
  const auto oldest = std::find_if(waiting_.begin(), waiting_.end(), [&](const Client& client) {
    return !client.untried && (address.empty() || client.address == address);
  });
  if (oldest == waiting_.end()) return false;
  turn_away(oldest, false);
  return true;
}

void Hypervisor::turn_away(std::list<Client>::iterator client, bool refused) {
  if (refused) client->socket->reset();
  --client_count_;
  if (--clients_[client->address] == 0) clients_.erase(client->address);
  waiting_.erase(client);
}

void Hypervisor::stop() {
  for (const auto& [id, host] : hosts_) host.machine->power_off();
  ssh_.stop();
  waiting_.clear();
}

}  // namespace vpcsim::hypervisor
