#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_HERE(PeeringSide, home, vpc, allow_dns_resolution_from_remote_vpc, tags);
VPCSIM_STORED_ENUM(PeeringLife, requested, failed, accepted, rejected, deleted);
VPCSIM_STORED(VpcPeeringConnection, id, requester, accepter, request_is_bad, requested, life, since,
              deleted_by);

}  // namespace vpcsim::snapshot
