#include "protocol/ec2/egress_only_internet_gateway.hpp"

#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

ec2::EgressOnlyInternetGateway to_record(const EgressOnlyInternetGateway& gateway) {
  return {.attachments = {{.state = "attached", .vpc_id = gateway.vpc.text()}},
          .egress_only_internet_gateway_id = gateway.id.text(),
          .tags = gateway.tags};
}

bool has_one(const Region& region, VpcId vpc) {
  for (const auto& other : region.egress_only_internet_gateways.with("attachment.vpc-id", vpc)) {
    if (other.vpc == vpc) return true;
  }
  return false;
}

ec2::CreateEgressOnlyInternetGatewayResult create_egress_only_internet_gateway(
    WriteCall& call, const ec2::CreateEgressOnlyInternetGatewayRequest& request) {
  auto tags = tags_from(request.tag_specifications, "egress-only-internet-gateway", call.settings);
  auto& gateways = call.region.egress_only_internet_gateways;
  const Idempotency idempotency = idempotency_of(request);
  if (const auto* made = find_made_by(gateways, idempotency)) {
    return {request.client_token, to_record(*made)};
  }
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  if (has_one(call.region, vpc.id)) {
    refuse("InvalidParameterValue", "Network {} already has an egress-only internet gateway attached",
           vpc.id.text());
  }
  if (gateways.size() >= call.settings.quotas.egress_only_internet_gateways) {
    refuse("EgressOnlyInternetGatewayLimitExceeded",
           "The maximum number of egress-only internet gateways has been reached.");
  }
  EgressOnlyInternetGateway gateway{.id = call.region.ids.id<EgressOnlyInternetGatewayId>(),
                                    .vpc = vpc.id,
                                    .idempotency = idempotency,
                                    .tags = std::move(tags)};
  gateways.insert(gateway);
  return {request.client_token, to_record(gateway)};
}

/// Routes to it stay, as blackholes (VPC user guide).
ec2::DeleteEgressOnlyInternetGatewayResult delete_egress_only_internet_gateway(
    WriteCall& call, const ec2::DeleteEgressOnlyInternetGatewayRequest& request) {
  auto& gateways = call.region.egress_only_internet_gateways;
  const EgressOnlyInternetGatewayId id = gateways.get(request.egress_only_internet_gateway_id).id;
  gateways.erase(id);
  return {};
}

ec2::DescribeEgressOnlyInternetGatewaysResult describe_egress_only_internet_gateways(
    const ReadCall& call, const ec2::DescribeEgressOnlyInternetGatewaysRequest& request) {
  Selection selection{request.egress_only_internet_gateway_ids, request.filters,
                      "EgressOnlyInternetGatewayIds", request.max_results, request.next_token};
  selection.page_max = 255;
  auto described = describe<ec2::EgressOnlyInternetGateway>(
      call.region.egress_only_internet_gateways, selection, {},
      [](const EgressOnlyInternetGateway& gateway) { return to_record(gateway); });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions egress_only_internet_gateway_actions() {
  return {
      action<create_egress_only_internet_gateway>("Creates an egress-only internet gateway for a VPC"),
      action<delete_egress_only_internet_gateway>("Deletes an egress-only internet gateway"),
      action<describe_egress_only_internet_gateways>("Describes egress-only internet gateways"),
  };
}

}  // namespace vpcsim
