#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_NOTHING(LocalTarget);
VPCSIM_KINDS(RouteTarget, "local", "internet-gateway", "nat-gateway", "vpc-peering-connection",
             "network-interface", "egress-only-internet-gateway", "vpn-gateway", "vpc-endpoint",
             "transit-gateway");
VPCSIM_KINDS(RouteDestination, "ipv4", "ipv6", "prefix-list");
VPCSIM_STORED_HERE(Route, destination, target, origin);
VPCSIM_KINDS(EdgeGateway, "internet-gateway", "vpn-gateway");
VPCSIM_STORED_HERE(RouteTableAssociation, id, subnet, gateway);
VPCSIM_STORED(RouteTable, id, vpc, routes, associations, propagating_vgws, idempotency, tags);

}  // namespace vpcsim::snapshot
