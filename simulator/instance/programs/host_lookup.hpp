// The address of a host as programs are given it: an address, a name of /etc/hosts, or a name of the
// resolver's.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "simulator/instance/program.hpp"

namespace vpcsim::instance {

enum class HostFailure {
  unknown,     ///< "Name or service not known"
  no_family,   ///< "Address family for hostname not supported"
  no_address,  ///< "No address associated with hostname"
  no_answer,   ///< "Temporary failure in name resolution"
};
std::string_view text(HostFailure failure);

class HostLookup {
 public:
  using Found = std::function<void(const protocol::Ip&)>;
  using Failed = std::function<void(HostFailure)>;
  enum class Family { any, v4, v6 };

  /// One of the two functions is called, perhaps at once, unless it is destroyed before.
  void begin(Process& process, const std::string& host, Family family, Found found, Failed failed);

 private:
  void ask(bool v6);
  std::optional<protocol::Ip> in_hosts_file(Process& process) const;
  std::string completed(Process& process) const;
  bool wanted(const protocol::Ip& address) const;

  Machine* machine_ = nullptr;
  std::string host_;
  Family family_ = Family::any;
  Found found_;
  Failed failed_;
  std::unique_ptr<Pending> question_;
};

}  // namespace vpcsim::instance
