// The simulated instance as its programs see it: the one seam between them and whatever runs them. Tests put
// a fake world behind it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "protocol/timestamp.hpp"
#include "simulator/instance/file_system.hpp"
#include "simulator/instance/network.hpp"

namespace vpcsim::instance {

class Machine {
 public:
  virtual ~Machine() = default;
  /// The same one for every session on the instance.
  virtual FileSystem& files() = 0;
  virtual Network& network() = 0;
  /// "ip-10-0-0-10.ec2.internal"
  virtual std::string host_name() const = 0;
  /// "x86_64" or "aarch64"
  virtual std::string architecture() const = 0;
  /// Virtual time.
  virtual protocol::Timestamp now() const = 0;
  virtual protocol::Timestamp booted() const = 0;
  /// Sessions that are logged in, for `uptime`.
  virtual int sessions() const = 0;
  /// Calls `elapsed` once, never within this call; 0: as soon as the caller has returned to its loop. As with
  /// the network's operations, destroying the handle ends it, also within `elapsed`.
  virtual std::unique_ptr<Pending> set_timer(std::int64_t milliseconds, std::function<void()> elapsed) = 0;
};

}  // namespace vpcsim::instance
