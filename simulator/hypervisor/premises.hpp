// The machines of a running emulator with all the ways in to them: what `vpcsim serve` has beside the API.
#pragma once

#include <functional>
#include <string>

#include "simulator/hypervisor/hypervisor.hpp"
#include "simulator/hypervisor/public_doors.hpp"
#include "simulator/hypervisor/tunnel.hpp"

namespace vpcsim::hypervisor {

class Premises {
 public:
  /// `complain` is told of what can't be listened on. Throws std::system_error when nothing can be.
  Premises(Simulator& simulator, protocol::EventLoop& loop, std::function<void(const std::string&)> complain,
           const Hypervisor::Options& options = Hypervisor::Options())
      : machines_(simulator, loop, options),
        doors_(machines_, loop, std::move(complain)),
        tunnel_(machines_, loop) {
    machines_.when_listeners_change([this] { doors_.catch_up(); });
    catch_up();
  }

  Hypervisor& machines() { return machines_; }
  PublicDoors& doors() { return doors_; }
  Tunnel& tunnel() { return tunnel_; }

  /// After whatever may have changed the state; costs next to nothing when nothing has.
  void catch_up() {
    machines_.catch_up();
    const std::uint64_t version = machines_.simulator().version();
    if (std::exchange(version_, version) != version) doors_.catch_up();
  }

  /// So that the loop can end.
  void stop() {
    doors_.close();
    tunnel_.close();
    machines_.stop();
  }

 private:
  Hypervisor machines_;
  PublicDoors doors_;
  Tunnel tunnel_;
  std::uint64_t version_ = ~std::uint64_t{0};
};

}  // namespace vpcsim::hypervisor
