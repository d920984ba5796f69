#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_ENUM(AddressFamily, ipv4, ipv6);
VPCSIM_STORED_HERE(PrefixListEntry, cidr, description);
VPCSIM_STORED_ENUM(PrefixListWork, create, modify, restore, delete_);
VPCSIM_STORED_HERE(PrefixListChange, work, began, adds_version, failure);
VPCSIM_STORED(PrefixList, id, name, is_aws, family, max_entries, versions, change, idempotency, tags);

}  // namespace vpcsim::snapshot
