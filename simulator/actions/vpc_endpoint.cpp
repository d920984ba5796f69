#include "simulator/actions/vpc_endpoint.hpp"

#include <algorithm>
#include <array>

#include "protocol/json.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/vpc_endpoint_address_type.hpp"
#include "simulator/actions/vpc_endpoint_parts.hpp"
#include "simulator/actions/vpc_endpoint_service.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

using State = ec2::VpcEndpointState;
using EndpointType = ec2::VpcEndpointType;

namespace {

constexpr std::string_view gateway_policy =
    R"({"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]})";
constexpr std::string_view interface_policy =
    "{\n  \"Statement\": [\n    {\n      \"Action\": \"*\", \n      \"Effect\": \"Allow\", \n      "
    "\"Principal\": \"*\", \n      \"Resource\": \"*\"\n    }\n  ]\n}";

/// Throws InvalidParameter.
[[noreturn]] void refuse_for_type(std::string_view what, std::string_view types) {
  refuse("InvalidParameter", "{} are only supported for {} type VPC Endpoint.", what, types);
}

bool has_private_name(const OfferedService& service) {
  return !service.private_dns_name.empty() || service.private_dns_unverified;
}

}  // namespace

void check_for_type(EndpointType type, const EndpointParameters& given) {
  const bool gateway = type == EndpointType::gateway, interface = type == EndpointType::interface;
  if (given.route_tables && !gateway) refuse_for_type("Route table IDs", "Gateway");
  if (given.subnets && gateway) refuse_for_type("Subnet IDs", "Interface and GatewayLoadBalancer");
  if (given.groups && !interface) refuse_for_type("Security group IDs", "Interface");
  if (given.private_dns && !interface) refuse_for_type("Private DNS names", "Interface");
  if (given.dns_options && !interface && !gateway) refuse_for_type("DNS options", "Interface and Gateway");
}

std::string policy_or_default(const std::optional<std::string>& document, EndpointType type,
                              bool has_policies) {
  if (!has_policies) {
    if (document)
      refuse("InvalidParameter", "Endpoint policies are not supported by the VPC endpoint service.");
    return {};
  }
  if (!document) return std::string(type == EndpointType::gateway ? gateway_policy : interface_policy);
  if (!is_json_object(*document)) {
    refuse("InvalidPolicyDocument", "The specified policy document is not a valid JSON policy document.");
  }
  return *document;
}

namespace {

void check_syntax(const ec2::CreateVpcEndpointRequest& request) {
  check_id_form(request.vpc_id, "Vpc", "Vpc", "vpc-");
  for (const std::string& id : request.route_table_ids)
    check_id_form(id, "RouteTable", "Route Table", "rtb-");
  for (const std::string& id : request.subnet_ids) check_id_form(id, "Subnet", "Subnet", "subnet-");
  for (const std::string& id : request.security_group_ids)
    check_id_form(id, "SecurityGroup", "Security Group", "sg-");
}

EndpointParameters parameters_of(const ec2::CreateVpcEndpointRequest& request) {
  return {.route_tables = !request.route_table_ids.empty(),
          .subnets = !request.subnet_ids.empty() || !request.subnet_configurations.empty(),
          .groups = !request.security_group_ids.empty(),
          .private_dns = request.private_dns_enabled.value_or(false),
          .dns_options = request.dns_options.has_value()};
}

/// The service that is asked for, in the type that is asked for. Throws InvalidServiceName or
/// InvalidParameter.
OfferedService find_service(const ReadCall& call, const std::string& name, EndpointType type) {
  std::string available;
  for (OfferedService& service : services_named(call, name)) {
    if (service.type == type) return std::move(service);
    available += fmt::format("{}{}", available.empty() ? "" : ", ", name_of(service.type));
  }
  refuse("InvalidParameter", "Endpoint type ({}) does not match available service types ([{}]).",
         name_of(type), available);
}

/// Throws VpcEndpointLimitExceeded.
void check_quota(const WriteCall& call, EndpointType type, VpcId vpc) {
  const auto& quotas = call.settings.quotas;
  const auto& endpoints = call.region.vpc_endpoints;
  const bool full =
      type == EndpointType::gateway
          ? endpoints.count_with("living gateway", "") >= quotas.gateway_endpoints
          : endpoints.count_with("living vpc-id of interface", vpc) >= quotas.interface_endpoints_per_vpc;
  if (full) refuse("VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached.");
}

/// Eight letters and digits, as in AWS's names of endpoints.
std::string draw_dns_label(Region& region) {
  static constexpr std::string_view characters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string label;
  while (label.size() < 8) label += characters[region.ids.below(characters.size())];
  return label;
}

/// The service's owner learns of the endpoint, and may have to accept it.
void connect(WriteCall& call, const OfferedService& service, VpcEndpoint& endpoint) {
  Region& owner = service.owner == call.caller() ? call.region : call.cloud.change(service.owner);
  VpcEndpointConnection connection{.id = owner.ids.id<VpcEndpointConnectionId>(),
                                   .service = *service.id,
                                   .home = call.caller(),
                                   .endpoint = endpoint.id,
                                   .tags = {}};
  endpoint.service = {service.owner, *service.id, connection.id};
  if (owner.vpc_endpoint_services.get(*service.id).acceptance_required) {
    endpoint.life = VpcEndpointLife::requested;
  }
  owner.vpc_endpoint_connections.insert(std::move(connection));
}

/// Takes away what is deleted and no longer visible.
void sweep(WriteCall& call) {
  std::vector<VpcEndpointId> gone;
  for (const VpcEndpoint& endpoint : call.region.vpc_endpoints.with("deleted", "")) {
    if (!is_visible_at(endpoint, call.now, call.settings.timing)) gone.push_back(endpoint.id);
  }
  for (const VpcEndpointId& id : gone) call.region.vpc_endpoints.erase(id);
}

ec2::CreateVpcEndpointResult create_vpc_endpoint(WriteCall& call,
                                                 const ec2::CreateVpcEndpointRequest& request) {
  const EndpointType type = request.vpc_endpoint_type.value_or(EndpointType::gateway);
  check_syntax(request);
  auto tags = tags_from(request.tag_specifications, "vpc-endpoint", call.settings);
  const Idempotency idempotency = idempotency_of(request);
  sweep(call);
  if (const VpcEndpoint* made = find_made_by(call.region.vpc_endpoints, idempotency)) {
    return {to_record(call.region, *made, vpc_endpoint_state_at(*made, call.now, call.settings.timing)),
            request.client_token};
  }
  const VpcId vpc = call.region.vpcs.get(request.vpc_id).id;
  const OfferedService service = find_service(call.read(), request.service_name, type);
  check_for_type(type, parameters_of(request));
  if (type == EndpointType::gateway_load_balancer && request.subnet_ids.size() != 1) {
    refuse("InvalidParameter", "Exactly one subnet must be specified for a GatewayLoadBalancer endpoint.");
  }
  VpcEndpoint endpoint{
      .id = {},
      .type = type,
      .vpc = vpc,
      .service_name = service.name,
      .policy_document = policy_or_default(request.policy_document, type, service.has_policies()),
      .since = call.now,
      .created = call.now,
      .idempotency = idempotency,
      .tags = std::move(tags)};
  set_addressing(endpoint, addressing_of(request), service);
  const auto tables = endpoint_route_tables(call.read(), vpc, request.route_table_ids);
  const auto subnets = endpoint_subnets(call.read(), vpc, request.subnet_ids);
  const auto addresses = subnet_addresses(call.read(), endpoint, request.subnet_configurations);
  check_has_subnets(addresses, subnets);
  if (type == EndpointType::interface) {
    endpoint.groups = groups_for_interface(call.read(), vpc, request.security_group_ids);
    if (request.private_dns_enabled.value_or(has_private_name(service) && !service.private_dns_unverified))
      enable_private_dns(call.read(), endpoint);
  }
  check_quota(call, type, vpc);
  endpoint.id = call.region.ids.id<VpcEndpointId>();
  if (type == EndpointType::interface) endpoint.dns_label = draw_dns_label(call.region);
  add_route_tables(call, endpoint, tables);
  add_subnets(call, endpoint, subnets, addresses);
  if (service.id) connect(call, service, endpoint);
  call.region.vpc_endpoints.insert(endpoint);
  return {to_record(call.region, endpoint,
                    vpc_endpoint_state_at(endpoint, call.answered(), call.settings.timing)),
          request.client_token};
}

/// Whether routes lead to it that somebody made: only a gateway load balancer's endpoint has them.
bool is_routed_to(const Region& region, const VpcEndpoint& endpoint) {
  return endpoint.type != EndpointType::gateway &&
         region.route_tables.first_with("route.vpc-endpoint-id", endpoint.id) != nullptr;
}

/// Why the endpoint can't be deleted; nothing if it can.
std::optional<ec2::UnsuccessfulItemError> obstacle(const WriteCall& call, const std::string& text) {
  auto id = VpcEndpointId::parse(text);
  const VpcEndpoint* found = id ? call.region.vpc_endpoints.find(*id) : nullptr;
  if (found == nullptr || !is_visible_at(*found, call.now, call.settings.timing)) {
    return ec2::UnsuccessfulItemError{"InvalidVpcEndpoint.NotFound",
                                      fmt::format("The Vpc Endpoint Id '{}' does not exist", text)};
  }
  if (is_routed_to(call.region, *found)) {
    return ec2::UnsuccessfulItemError{
        "DependencyViolation",
        fmt::format("The VPC endpoint {} is the target of a route and cannot be deleted.", text)};
  }
  return std::nullopt;
}

void delete_endpoint(WriteCall& call, VpcEndpoint endpoint) {
  release_parts(call, endpoint);
  if (endpoint.service) {
    const Home& home = endpoint.service->home;
    Region& owner = home == call.caller() ? call.region : call.cloud.change(home);
    owner.vpc_endpoint_connections.erase(endpoint.service->connection);
  }
  endpoint.service.reset();
  endpoint.life = VpcEndpointLife::deleted;
  endpoint.since = call.now;
  call.region.vpc_endpoints.update(endpoint.id, [&](VpcEndpoint& changed) { changed = endpoint; });
}

ec2::DeleteVpcEndpointsResult delete_vpc_endpoints(WriteCall& call,
                                                   const ec2::DeleteVpcEndpointsRequest& request) {
  for (const std::string& id : request.vpc_endpoint_ids)
    check_id_form(id, "VpcEndpoint", "Vpc Endpoint", "vpce-");
  ec2::DeleteVpcEndpointsResult result;
  for (const std::string& text : request.vpc_endpoint_ids) {
    if (auto error = obstacle(call, text)) {
      result.unsuccessful.push_back({std::move(*error), text});
      continue;
    }
    const VpcEndpoint& endpoint = call.region.vpc_endpoints.get(text);
    if (endpoint.life != VpcEndpointLife::deleted) delete_endpoint(call, endpoint);
  }
  sweep(call);
  return result;
}

constexpr std::array<FilterField<ec2::VpcEndpoint>, 6> vpc_endpoint_filters{{
    {"ip-address-type",
     [](const ec2::VpcEndpoint& endpoint) {
       return endpoint.ip_address_type ? name_value(*endpoint.ip_address_type) : std::vector<std::string>{};
     }},
    {"service-name", [](const ec2::VpcEndpoint& endpoint) { return std::vector{endpoint.service_name}; }},
    {"vpc-endpoint-id",
     [](const ec2::VpcEndpoint& endpoint) { return std::vector{endpoint.vpc_endpoint_id}; }},
    {"vpc-endpoint-state", [](const ec2::VpcEndpoint& endpoint) { return name_value(endpoint.state); }},
    {"vpc-endpoint-type",
     [](const ec2::VpcEndpoint& endpoint) { return name_value(endpoint.vpc_endpoint_type); }},
    {"vpc-id", [](const ec2::VpcEndpoint& endpoint) { return std::vector{endpoint.vpc_id}; }},
}};

ec2::DescribeVpcEndpointsResult describe_vpc_endpoints(const ReadCall& call,
                                                       const ec2::DescribeVpcEndpointsRequest& request) {
  auto render = [&](const VpcEndpoint& endpoint) -> std::optional<ec2::VpcEndpoint> {
    if (!is_visible_at(endpoint, call.now, call.settings.timing)) return std::nullopt;
    return to_record(call.region, endpoint, vpc_endpoint_state_at(endpoint, call.now, call.settings.timing));
  };
  auto described = describe<ec2::VpcEndpoint>(call.region.vpc_endpoints,
                                              {request.vpc_endpoint_ids, request.filters, "VpcEndpointIds",
                                               capped(request.max_results), request.next_token},
                                              vpc_endpoint_filters, render);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

void answer_request(WriteCall& call, const Home& home, VpcEndpointId id, VpcEndpointLife answer) {
  Region& region = home == call.caller() ? call.region : call.cloud.change(home);
  region.vpc_endpoints.update(id, [&](VpcEndpoint& endpoint) {
    endpoint.life = answer;
    endpoint.since = call.now;
  });
}

bool has_endpoints(const ReadCall& call, VpcId vpc) {
  auto endpoints = call.region.vpc_endpoints.with("vpc-id", vpc);
  return std::any_of(endpoints.begin(), endpoints.end(), [&](const VpcEndpoint& endpoint) {
    return is_visible_at(endpoint, call.now, call.settings.timing);
  });
}

void forget_route_table(WriteCall& call, RouteTableId id) {
  std::vector<VpcEndpointId> endpoints;
  for (const VpcEndpoint& endpoint : call.region.vpc_endpoints.with("route-table-id", id))
    endpoints.push_back(endpoint.id);
  for (const VpcEndpointId& endpoint : endpoints) {
    call.region.vpc_endpoints.update(endpoint,
                                     [&](VpcEndpoint& changed) { std::erase(changed.route_tables, id); });
  }
}

Actions vpc_endpoint_actions() {
  return {
      action<create_vpc_endpoint>(
          "Creates a gateway, interface or gateway load balancer endpoint with its routes or interfaces"),
      action<delete_vpc_endpoints>("Deletes VPC endpoints with their routes and interfaces"),
      action<describe_vpc_endpoints>("Describes VPC endpoints"),
  };
}

}  // namespace vpcsim
