// The structs of the state whose forms are defined in one file of this directory and used in others: the rows
// of tables, and what several nouns hold.
#pragma once

#include "simulator/cloud.hpp"
#include "simulator/snapshot/stored.hpp"
#include "simulator/snapshot/table_form.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_ELSEWHERE(Home);
VPCSIM_STORED_ELSEWHERE(Idempotency);
VPCSIM_STORED_ELSEWHERE(IpProtocol);
VPCSIM_STORED_ELSEWHERE(PortRange);

using AnyBlock = std::variant<Cidr, Ipv6Cidr>;
VPCSIM_KINDS(AnyBlock, "ipv4", "ipv6");

VPCSIM_STORED_ELSEWHERE(Vpc);
VPCSIM_STORED_ELSEWHERE(DhcpOptions);
VPCSIM_STORED_ELSEWHERE(Subnet);
VPCSIM_STORED_ELSEWHERE(SubnetCidrReservation);
VPCSIM_STORED_ELSEWHERE(RouteTable);
VPCSIM_STORED_ELSEWHERE(InternetGateway);
VPCSIM_STORED_ELSEWHERE(EgressOnlyInternetGateway);
VPCSIM_STORED_ELSEWHERE(VpnGateway);
VPCSIM_STORED_ELSEWHERE(PrefixList);
VPCSIM_STORED_ELSEWHERE(NatGateway);
VPCSIM_STORED_ELSEWHERE(Address);
VPCSIM_STORED_ELSEWHERE(AddressTransfer);
VPCSIM_STORED_ELSEWHERE(NetworkInterface);
VPCSIM_STORED_ELSEWHERE(NetworkInterfacePermission);
VPCSIM_STORED_ELSEWHERE(SecurityGroup);
VPCSIM_STORED_ELSEWHERE(NetworkAcl);
VPCSIM_STORED_ELSEWHERE(Instance);
VPCSIM_STORED_ELSEWHERE(Volume);
VPCSIM_STORED_ELSEWHERE(CreditChange);
VPCSIM_STORED_ELSEWHERE(Snapshot);
VPCSIM_STORED_ELSEWHERE(Image);
VPCSIM_STORED_ELSEWHERE(TaggedImage);
VPCSIM_STORED_ELSEWHERE(ImageListing);
VPCSIM_STORED_ELSEWHERE(KeyPair);
VPCSIM_STORED_ELSEWHERE(VpcEndpoint);
VPCSIM_STORED_ELSEWHERE(VpcEndpointService);
VPCSIM_STORED_ELSEWHERE(VpcEndpointServicePermission);
VPCSIM_STORED_ELSEWHERE(VpcEndpointConnection);
VPCSIM_STORED_ELSEWHERE(FlowLog);
VPCSIM_STORED_ELSEWHERE(NetworkInsightsPath);
VPCSIM_STORED_ELSEWHERE(NetworkInsightsAnalysis);
VPCSIM_STORED_ELSEWHERE(NetworkInsightsAccessScope);
VPCSIM_STORED_ELSEWHERE(NetworkInsightsAccessScopeAnalysis);
VPCSIM_STORED_ELSEWHERE(TransitGateway);
VPCSIM_STORED_ELSEWHERE(TransitGatewayAttachment);
VPCSIM_STORED_ELSEWHERE(TransitGatewayRouteTable);
VPCSIM_STORED_ELSEWHERE(TransitGatewayConnectPeer);
VPCSIM_STORED_ELSEWHERE(TransitGatewayMulticastDomain);
VPCSIM_STORED_ELSEWHERE(MulticastAssociation);
VPCSIM_STORED_ELSEWHERE(MulticastMembership);
VPCSIM_STORED_ELSEWHERE(VpcPeeringConnection);
VPCSIM_STORED_ELSEWHERE(Region);

/// Of an instance: disk.cpp.
using Disk = std::shared_ptr<const instance::FileSystem>;
VPCSIM_STORED_ELSEWHERE(Disk);

}  // namespace vpcsim::snapshot
