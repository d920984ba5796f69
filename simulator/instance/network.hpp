// The network as programs on an instance see it: sockets, probes, names. Whoever implements it asks the
// evaluator before any byte moves.
//
// Every operation returns at once with a handle and answers later, through a function it was given, never
// within the call that began it. Destroying the handle ends the operation: nothing is called after that. A
// handle may be destroyed within one of its own functions. All on one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/ip.hpp"

namespace vpcsim::instance {

/// Something under way, which ends when it is destroyed.
class Pending {
 public:
  virtual ~Pending() = default;
};

struct Endpoint {
  protocol::Ip address;
  std::uint16_t port = 0;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

enum class NetworkError {
  refused,              // ECONNREFUSED: a reset in answer to the SYN
  timed_out,            // ETIMEDOUT: after Linux's own two minutes
  network_unreachable,  // ENETUNREACH: no route from here
  host_unreachable,     // EHOSTUNREACH: a router says so, or nobody has the address
  reset,                // ECONNRESET, once connected
  address_in_use,       // EADDRINUSE
  permission_denied,    // EACCES: a port below 1024
};
/// strerror(3): "Connection refused".
std::string_view text(NetworkError error);

struct ConnectionEvents {
  std::function<void()> connected;  ///< not of an accepted connection
  std::function<void(std::string_view)> received;
  std::function<void()> ended;               ///< the peer sends no more
  std::function<void(NetworkError)> failed;  ///< instead of connected, or later; the last event
  std::function<void()> drained;             ///< no longer full()
  /// After ended: the peer doesn't read any more, either. Programs learn of that by writing only; who sets
  /// this takes what the peer has left at once, even while paused.
  std::function<void()> abandoned = {};
};

/// A TCP connection. Destroyed, it is closed: what was written still arrives.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Functions that are empty aren't called. What arrives before they are set waits for them.
  virtual void set_events(ConnectionEvents events) = 0;
  virtual void write(std::string_view bytes) = 0;
  /// A window's worth is waiting to be sent: write no more until drained().
  virtual bool full() const = 0;
  /// No more will be written; the other direction goes on.
  virtual void shut_down() = 0;
  /// While paused, what arrives waits, and the sender's window closes.
  virtual void pause(bool paused) = 0;
  virtual Endpoint local() const = 0;
  virtual Endpoint remote() const = 0;
};

struct ListenEvents {
  std::function<void(std::unique_ptr<Connection>)> accepted;
};

struct Listening {
  std::unique_ptr<Pending> listener;  ///< nullptr if it failed
  NetworkError error = NetworkError::address_in_use;
};

/// One packet that asks for an answer: ping's and traceroute's.
struct Probe {
  enum class Kind { icmp_echo, udp };
  Kind kind = Kind::icmp_echo;
  protocol::Ip to;
  std::uint16_t port = 0;  ///< of UDP
  int hops_max = 64;       ///< TTL
  int sequence = 1;
  std::size_t data_bytes = 56;
};
struct ProbeAnswer {
  enum class Kind {
    reply,
    time_exceeded,
    network_unreachable,
    host_unreachable,
    port_unreachable,
    prohibited
  };
  Kind kind = Kind::reply;
  protocol::Ip from;
  int hops_left = 64;             ///< the TTL that the answer arrived with
  std::int64_t microseconds = 0;  ///< round trip
};

struct NameQuestion {
  std::string name;  ///< "example.com", without the dot at its end
  std::string type =
      "A";  ///< "A", "AAAA", "PTR", "CNAME", "TXT", "MX", "NS", "SOA"; PTR: of a name in in-addr.arpa
  std::optional<protocol::Ip> server;  ///< instead of the VPC's resolver
};
struct NameRecord {
  std::string name;
  unsigned seconds = 60;  ///< time to live
  std::string type;
  std::string data;
};
struct NameAnswer {
  enum class Code { no_error, form_error, server_failure, no_such_name, not_implemented, refused, no_answer };
  Code code = Code::no_error;
  std::vector<NameRecord> records;
  std::vector<NameRecord> authority;  ///< the SOA of a negative answer
  protocol::Ip server;
  std::int64_t milliseconds = 0;
};

struct InterfaceAddress {
  protocol::Ip address;
  int prefix_length = 24;
  bool link_local = false;
  bool dynamic = true;  ///< leased by DHCP
  unsigned lease_seconds = 3600;
};
/// A row of `ip addr`.
struct InterfaceView {
  int index = 1;
  std::string name;  ///< "lo", "ens5"
  std::string mac;   ///< "00:00:00:00:00:00" of lo
  int mtu = 9001;
  std::vector<InterfaceAddress> addresses;
};
/// A row of `ip route`.
struct RouteView {
  std::optional<protocol::IpBlock> to;  ///< nothing: default
  std::optional<protocol::Ip> gateway;
  std::string device;
  std::optional<protocol::Ip> source;
  int metric = 512;
  bool link = false;  ///< "scope link"
};
struct ListenerView {
  std::optional<protocol::Ip> address;  ///< nothing: any, of IPv4
  bool any_v6 = false;                  ///< [::]
  std::uint16_t port = 0;
};

struct SecureShellEvents;  // secure_shell.hpp

class Network {
 public:
  virtual ~Network() = default;
  virtual std::unique_ptr<Connection> connect(const Endpoint& to, ConnectionEvents events) = 0;
  /// SSH, which isn't spelled out between two simulated machines: who may log in, and whether packets get
  /// through, is as in a connection to that port.
  virtual std::unique_ptr<Pending> open_secure_shell(const Endpoint& to, SecureShellEvents events) = 0;
  /// On every address of the instance. `user` is whose program it is: "root" may use ports below 1024.
  virtual Listening listen(std::uint16_t port, std::string_view user, ListenEvents events) = 0;
  /// Nothing is called if no answer comes. Nothing is sent, and nullptr returned, where the instance has no
  /// route.
  virtual std::unique_ptr<Pending> probe(const Probe& probe,
                                         std::function<void(const ProbeAnswer&)> answered) = 0;
  virtual std::unique_ptr<Pending> resolve(const NameQuestion& question,
                                           std::function<void(const NameAnswer&)> answered) = 0;
  virtual std::vector<InterfaceView> interfaces() const = 0;
  virtual std::vector<RouteView> routes() const = 0;
  virtual std::vector<ListenerView> listeners() const = 0;
};

}  // namespace vpcsim::instance
