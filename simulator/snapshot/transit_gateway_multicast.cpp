#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED(TransitGatewayMulticastDomain, id, transit_gateway, igmpv2_support, static_sources_support,
              auto_accept_shared_associations, created, deleted, tags);
VPCSIM_STORED(MulticastAssociation, id, domain, attachment, vpc, subnet, ending, since);
VPCSIM_STORED(MulticastMembership, id, transit_gateway, domain, group, network_interface, subnet, is_member,
              is_source);

}  // namespace vpcsim::snapshot
