#include "simulator/actions/vpc_dependencies.hpp"

#include "simulator/actions/security_group_vpc.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/actions/vpn_gateway.hpp"

namespace vpcsim {

/// A noun that lives in VPCs adds a line here.
bool has_dependencies(const ReadCall& call, const Vpc& vpc) {
  const Region& region = call.region;
  auto in_vpc = [&](const auto& table, std::string_view key = "vpc-id") {
    return table.first_with(key, vpc.id) != nullptr;
  };
  auto more_than_its_own = [&](const auto& table) { return table.count_with("vpc-id", vpc.id) > 1; };

  return in_vpc(region.subnets) ||             //
         in_vpc(region.network_interfaces) ||  // of NAT gateways and endpoints, too
         in_vpc(region.internet_gateways, "attachment.vpc-id") ||
         in_vpc(region.egress_only_internet_gateways, "attachment.vpc-id") ||
         vpn_gateway_of(call, vpc.id) != nullptr || is_attached_to_transit_gateway(call, vpc.id) ||
         more_than_its_own(region.route_tables) ||     // the main one
         more_than_its_own(region.security_groups) ||  // the default one
         has_associated_groups(call, vpc.id) ||        // of other VPCs
         more_than_its_own(region.network_acls) ||     // the default one
         has_endpoints(call, vpc.id);
}

}  // namespace vpcsim
