// Where clients of this machine come in: each public address of the cloud that is a loopback address of the
// machine's is listened on, in step with the state.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "protocol/cidr.hpp"
#include "protocol/ipv4_range.hpp"
#include "protocol/syn_watch.hpp"
#include "protocol/tcp_listener.hpp"
#include "simulator/hypervisor/hypervisor.hpp"

namespace vpcsim::hypervisor {

class PublicDoors {
 public:
  /// In the place of port 22 where that can't be had, one after the other.
  static constexpr std::uint16_t other_ssh_port = 2222, any_port = 0;

  /// `complain` is told of addresses that can't be listened on, each once.
  PublicDoors(Hypervisor& hypervisor, protocol::EventLoop& loop,
              std::function<void(const std::string&)> complain);

  /// After whatever may have changed the state, or who listens. What the rules keep out is then dropped by
  /// the kernel, where it lets us: who is blocked sees a time-out, and not a connection that nobody serves.
  void catch_up();
  /// For good.
  void close();
  /// The machine's port that leads to port 22 of that address; nothing if none does.
  std::optional<std::uint16_t> ssh_port_of(protocol::Ipv4 address) const;

  /// Every 127.x.y.z address is the machine's own on Linux.
  static bool is_local(protocol::Ipv4 address);

 private:
  using Key = Hypervisor::PublicPort;  ///< as the simulated network has them

  bool has_other_addresses() const;
  std::set<Key> wanted() const;
  struct Door {
    std::unique_ptr<protocol::TcpListener> listener;  ///< null: couldn't be opened
    bool filtered = false;
    std::vector<protocol::Ipv4Range> admitted;  ///< if it is
  };

  void seen(const protocol::Syn& syn);
  bool is_new(const protocol::Syn& syn);
  void filter_soon();
  void filter();
  bool is_small() const;
  std::unique_ptr<protocol::TcpListener> open(const Key& key);
  std::unique_ptr<protocol::TcpListener> listen(const Key& key, std::uint16_t port);

  Hypervisor& hypervisor_;
  protocol::EventLoop& loop_;
  std::function<void(const std::string&)> complain_;
  PersistentMap<protocol::Ipv4, Home> addresses_;  ///< as they were the last time
  std::vector<Key> listeners_;
  std::map<Key, Door> doors_;
  std::unique_ptr<protocol::SynWatch> watch_;  ///< null where the kernel has none for us
  std::deque<protocol::Syn> turned_away_;      ///< the latest ones, since they come again and again
  std::unique_ptr<protocol::LoopTimer> filtering_;
  bool closed_ = false;
};

}  // namespace vpcsim::hypervisor
