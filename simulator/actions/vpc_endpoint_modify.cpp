#include <algorithm>

#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/actions/vpc_endpoint_address_type.hpp"
#include "simulator/actions/vpc_endpoint_parts.hpp"

namespace vpcsim {
namespace {

using Request = ec2::ModifyVpcEndpointRequest;
using EndpointType = ec2::VpcEndpointType;

void check_syntax(const Request& request) {
  check_id_form(request.vpc_endpoint_id, "VpcEndpoint", "Vpc Endpoint", "vpce-");
  for (const auto* ids : {&request.add_route_table_ids, &request.remove_route_table_ids}) {
    for (const std::string& id : *ids) check_id_form(id, "RouteTable", "Route Table", "rtb-");
  }
  for (const auto* ids : {&request.add_subnet_ids, &request.remove_subnet_ids}) {
    for (const std::string& id : *ids) check_id_form(id, "Subnet", "Subnet", "subnet-");
  }
  for (const auto* ids : {&request.add_security_group_ids, &request.remove_security_group_ids}) {
    for (const std::string& id : *ids) check_id_form(id, "SecurityGroup", "Security Group", "sg-");
  }
  if (request.policy_document && request.reset_policy.value_or(false)) {
    refuse("InvalidParameterCombination",
           "The parameters policyDocument and resetPolicy cannot be used together.");
  }
}

EndpointParameters parameters_of(const Request& request) {
  return {.route_tables = !request.add_route_table_ids.empty() || !request.remove_route_table_ids.empty(),
          .subnets = !request.add_subnet_ids.empty() || !request.remove_subnet_ids.empty() ||
                     !request.subnet_configurations.empty(),
          .groups = !request.add_security_group_ids.empty() || !request.remove_security_group_ids.empty(),
          .private_dns = request.private_dns_enabled.has_value(),
          .dns_options = request.dns_options.has_value()};
}

/// Throws InvalidParameter unless each is one of the endpoint's.
template <class Id>
void check_present(const std::vector<Id>& present, const std::vector<Id>& removed, std::string_view what,
                   const VpcEndpoint& endpoint) {
  for (const Id& id : removed) {
    if (std::find(present.begin(), present.end(), id) != present.end()) continue;
    refuse("InvalidParameter", "The {} {} is not associated with the VPC endpoint {}.", what, id.text(),
           endpoint.id.text());
  }
}

void change_route_tables(WriteCall& call, const Request& request, VpcEndpoint& endpoint) {
  auto removed = endpoint_route_tables(call.read(), endpoint.vpc, request.remove_route_table_ids);
  auto added = endpoint_route_tables(call.read(), endpoint.vpc, request.add_route_table_ids);
  check_present(endpoint.route_tables, removed, "route table", endpoint);
  remove_route_tables(call, endpoint, removed);
  add_route_tables(call, endpoint, added);
}

std::vector<SubnetId> subnets_of(const VpcEndpoint& endpoint) {
  std::vector<SubnetId> subnets;
  for (const VpcEndpointPlace& place : endpoint.places) subnets.push_back(place.subnet);
  return subnets;
}

/// Subnets that go don't have to fit a new address type, those that come do.
void change_subnets(WriteCall& call, const Request& request, VpcEndpoint& endpoint) {
  auto removed = endpoint_subnets(call.read(), endpoint.vpc, request.remove_subnet_ids);
  auto added = endpoint_subnets(call.read(), endpoint.vpc, request.add_subnet_ids);
  if (endpoint.type == EndpointType::gateway_load_balancer && !(removed.empty() && added.empty())) {
    refuse("InvalidParameter", "The subnet of a GatewayLoadBalancer endpoint cannot be changed.");
  }
  check_present(subnets_of(endpoint), removed, "subnet", endpoint);
  remove_subnets(call, endpoint, removed);
  change_addressing(call, endpoint, addressing_of(request));
  const auto addresses = subnet_addresses(call.read(), endpoint, request.subnet_configurations);
  replace_interfaces(call, endpoint, addresses);
  // Adding a subnet that it has already changes nothing.
  std::erase_if(added, [&, present = subnets_of(endpoint)](const SubnetId& subnet) {
    return std::find(present.begin(), present.end(), subnet) != present.end();
  });
  add_subnets(call, endpoint, added, addresses);
  check_has_subnets(addresses, subnets_of(endpoint));
}

void change_groups(WriteCall& call, const Request& request, VpcEndpoint& endpoint) {
  if (request.add_security_group_ids.empty() && request.remove_security_group_ids.empty()) return;
  std::vector<SecurityGroupId> removed;
  for (const std::string& id : request.remove_security_group_ids)
    removed.push_back(call.region.security_groups.get(id).id);
  check_present(endpoint.groups, removed, "security group", endpoint);
  std::vector<std::string> wanted;
  for (const SecurityGroupId& group : endpoint.groups) {
    if (std::find(removed.begin(), removed.end(), group) == removed.end()) wanted.push_back(group.text());
  }
  wanted.insert(wanted.end(), request.add_security_group_ids.begin(), request.add_security_group_ids.end());
  if (wanted.empty()) {
    refuse("InvalidParameter", "The VPC endpoint {} must have at least one security group.",
           endpoint.id.text());
  }
  set_groups(call, endpoint, groups_for_interface(call.read(), endpoint.vpc, wanted));
}

void change_private_dns(const WriteCall& call, const Request& request, VpcEndpoint& endpoint) {
  if (!request.private_dns_enabled) return;
  if (*request.private_dns_enabled) return enable_private_dns(call.read(), endpoint);
  endpoint.private_dns_enabled = false;
  endpoint.private_dns_name.clear();
}

ec2::ReturnResult modify_vpc_endpoint(WriteCall& call, const Request& request) {
  check_syntax(request);
  VpcEndpoint endpoint = call.region.vpc_endpoints.get(request.vpc_endpoint_id);
  if (endpoint.life == VpcEndpointLife::deleted) NotFound<VpcEndpointId>::refuse(request.vpc_endpoint_id);
  check_for_type(endpoint.type, parameters_of(request));
  if (request.policy_document || request.reset_policy.value_or(false)) {
    endpoint.policy_document =
        policy_or_default(request.policy_document, endpoint.type, !endpoint.policy_document.empty());
  }
  change_route_tables(call, request, endpoint);
  change_groups(call, request, endpoint);
  change_subnets(call, request, endpoint);
  change_private_dns(call, request, endpoint);
  call.region.vpc_endpoints.update(endpoint.id, [&](VpcEndpoint& changed) { changed = endpoint; });
  return {};
}

}  // namespace

Actions vpc_endpoint_modify_actions() {
  return {
      action<modify_vpc_endpoint>(
          "Changes the route tables, subnets, security groups, policy or DNS options of a VPC endpoint"),
  };
}

}  // namespace vpcsim
