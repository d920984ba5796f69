#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_HERE(NetworkAclEntry, rule_number, egress, allow, protocol, cidr, ports, icmp_type, icmp_code);
VPCSIM_STORED(NetworkAcl, id, vpc, is_default, entries, idempotency, tags);

}  // namespace vpcsim::snapshot
