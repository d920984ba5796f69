// Who connects to whom: a connection is begun, the gate is asked, and whoever listens at the other end gets
// the other end of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "protocol/event_loop.hpp"
#include "simulator/hypervisor/event_log.hpp"
#include "simulator/hypervisor/gate.hpp"
#include "simulator/hypervisor/wire.hpp"
#include "simulator/instance/network.hpp"

namespace vpcsim::hypervisor {

/// What a connection arrives at: an instance's machine, or a service of AWS's own.
class Destination {
 public:
  virtual ~Destination() = default;
  virtual bool listens(std::uint16_t port) const = 0;
  /// Gives the server's end to who listens there.
  virtual void accept(std::uint16_t port, std::unique_ptr<instance::Connection> connection) = 0;
  /// The same for a login that isn't spelled out in SSH's own bytes (login.hpp).
  virtual void accept_login(std::unique_ptr<instance::Connection> connection) = 0;
  /// Told of the wires that end here, so that they end when the machine goes down.
  virtual void keep(std::weak_ptr<Wire> wire) = 0;
};

class Fabric {
 public:
  /// By an instance's id; null when there is none, or it isn't running.
  using FindMachine = std::function<std::shared_ptr<Destination>(const std::string& instance_id)>;
  /// A service that the host of `instance_id` answers itself.
  using FindService =
      std::function<std::shared_ptr<Destination>(const std::string& instance_id, network::LinkLocalService)>;
  struct Told {
    std::function<void(NetworkEvent::What, const std::vector<Obstacle>&)> call = {};
    network::Language language = network::Language::english;
  };
  using Traveled = std::function<void(const network::Network&, const network::Path&, protocol::Timestamp at)>;

  struct Parts {
    protocol::EventLoop& loop;
    LiveNetwork& live;
    EventLog& events;
    Simulator& simulator;
    FindMachine machine;
    FindService service;
    /// Of a SYN; each later one comes after twice the time.
    std::chrono::milliseconds first_repetition = std::chrono::seconds(1);
  };
  explicit Fabric(Parts parts) : parts_(std::move(parts)) {}

  enum class Speech { bytes, login };
  struct Outcome {
    std::function<void(std::unique_ptr<instance::Connection>, const std::shared_ptr<Destination>&)> connected;
    std::function<void(instance::NetworkError)> failed;
    /// Of each SYN, and later of the connection that was made whenever it stalls or goes on, as long as it is
    /// there, even if its client's end is gone. It must not destroy the handle.
    Told told = {};
  };
  /// Begins within the next turn of the loop. A SYN that gets no answer is repeated as Linux does, so that it
  /// may get through once the network lets it; after two minutes it is given up.
  std::unique_ptr<instance::Pending> connect(const Attempt& attempt, Speech speech, Outcome outcome);

  /// What would become of it now; unless it connects, that is reported as if it had been tried.
  enum class Prospect { connects, refused, silent };
  Prospect prospect(const Attempt& attempt);

  /// Told of every path that was looked up for a packet: for flow logs.
  void set_traveled(Traveled traveled) { traveled_ = std::move(traveled); }
  void report_path(const Passage& passage);
  void report(NetworkEvent::What what, const Attempt& attempt, const std::vector<Obstacle>& obstacles) {
    report(what, ends_of(attempt), obstacles);
  }
  /// The ends of a connection, for the log: as they were called when it was made.
  struct Ends {
    std::string from, to;
    std::uint16_t port = 0;
  };
  Ends ends_of(const Attempt& attempt);
  void report(NetworkEvent::What what, const Ends& ends, const std::vector<Obstacle>& obstacles);

 private:
  friend class Opening;
  struct Arrival {
    NetworkEvent::What what = NetworkEvent::What::blocked;
    Passage passage;
    std::shared_ptr<Destination> destination;
  };
  Arrival arrive(const Attempt& attempt);
  std::unique_ptr<instance::Connection> join(const Attempt& attempt, Speech speech, const Arrival& arrival,
                                             Told told);

  Parts parts_;
  Traveled traveled_;
};

}  // namespace vpcsim::hypervisor
