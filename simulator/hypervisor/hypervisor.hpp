// The machines behind the instances, and the way in to them: made when somebody comes, cut off when their
// instance stops. On the thread that owns the simulator.
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "protocol/event_loop.hpp"
#include "protocol/ssh_server.hpp"
#include "simulator/hypervisor/event_log.hpp"
#include "simulator/hypervisor/fabric.hpp"
#include "simulator/hypervisor/instance_host.hpp"
#include "simulator/hypervisor/live_network.hpp"
#include "simulator/hypervisor/relay.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::hypervisor {

class Hypervisor {
 public:
  struct Options {
    protocol::SshServer::Options ssh = {};
    std::size_t clients_max = 2000;                                        ///< from outside
    std::size_t clients_per_address_max = 1000;                            ///< of them, from one address
    std::size_t terminals_max = 64;                                        ///< in browsers
    std::chrono::milliseconds first_repetition = std::chrono::seconds(1);  ///< of a SYN
  };

  /// Both must outlive it.
  Hypervisor(Simulator& simulator, protocol::EventLoop& loop, Options options);
  Hypervisor(Simulator& simulator, protocol::EventLoop& loop) : Hypervisor(simulator, loop, Options()) {}
  ~Hypervisor();
  Hypervisor(const Hypervisor&) = delete;
  Hypervisor& operator=(const Hypervisor&) = delete;

  /// Somebody on the internet, at the other end of a socket that nobody reads from, connects to an address
  /// of the cloud's. `early` has come already. Who isn't let through gets no answer.
  void admit(std::unique_ptr<protocol::SocketStream> socket, const instance::Endpoint& client,
             const instance::Endpoint& to, std::string early = {});

  /// To be called after whatever may have changed the state: stopped instances fall silent.
  void catch_up();
  /// Puts the machines' files into the state: before it is saved.
  void store_disks();
  /// Closes everything, so that the loop can end.
  void stop();

  /// The machine of an instance that runs; null for any other.
  std::shared_ptr<InstanceHost> machine(const std::string& instance_id);
  /// Public addresses and ports that programs of instances listen on, SSH's own apart.
  using PublicPort = std::pair<protocol::Ipv4, std::uint16_t>;
  std::vector<PublicPort> public_listeners() const;
  EventLog& events() { return events_; }
  Fabric& fabric() { return fabric_; }
  LiveNetwork& live() { return live_; }
  Simulator& simulator() { return simulator_; }
  protocol::EventLoop& loop() { return loop_; }
  /// A place for a terminal in a browser, as long as it is held; null: there are too many.
  std::shared_ptr<void> seat_terminal();
  std::size_t terminals_max() const { return options_.terminals_max; }
  /// Called whenever a program begins or ceases to listen.
  void when_listeners_change(std::function<void()> work) { listeners_changed_ = std::move(work); }

 private:
  struct Client;
  struct Host {
    std::shared_ptr<InstanceHost> machine;
    protocol::Timestamp booted;
  };

  std::shared_ptr<Destination> service(const std::string& instance_id, network::LinkLocalService service);
  void let_in(std::list<Client>::iterator client, std::unique_ptr<instance::Connection> connection);
  void note_first_try(std::list<Client>::iterator client);
  void watch(std::list<Client>::iterator client);
  bool give_way(const std::string& address);
  void turn_away(std::list<Client>::iterator client, bool refused);
  void store_disk(InstanceHost& machine);
  std::shared_ptr<InstanceHost> boot(const Home& home, const Instance& instance);

  Simulator& simulator_;
  protocol::EventLoop& loop_;
  Options options_;
  LiveNetwork live_{simulator_};
  EventLog events_;
  protocol::SshServer ssh_;
  Relays relays_{loop_};
  Fabric fabric_;
  std::map<std::string, Host> hosts_;
  std::list<Client> waiting_;
  std::map<std::string, std::size_t> clients_;  ///< by address
  std::size_t client_count_ = 0, terminal_count_ = 0;
  std::uint64_t version_ = 0, era_ = 0;
  std::function<void()> listeners_changed_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace vpcsim::hypervisor
