#pragma once

#include "simulator/state/common.hpp"

namespace vpcsim {

struct NetworkAclEntry {
  int rule_number = 0;  ///< 1..32766; 32767 is the final deny
  bool egress = false;
  bool allow = false;
  IpProtocol protocol;
  Cidr cidr;
  std::optional<PortRange> ports;  ///< TCP and UDP
  int icmp_type = -1, icmp_code = -1;
};

struct NetworkAcl {
  NetworkAclId id;
  VpcId vpc;
  bool is_default = false;
  std::vector<NetworkAclEntry> entries;  ///< sorted by (egress, rule_number)
  std::string client_token;              ///< of the call that made it; empty if it had none
  Tags tags;
};

}  // namespace vpcsim
