// Who may connect to an endpoint service, and who is.
#include "protocol/ec2/vpc_endpoint_connection.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/actions/vpc_endpoint_service.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using State = ec2::VpcEndpointState;
using Permission = VpcEndpointServicePermission;

// ---- permissions ----

/// "arn:aws:iam::123456789012:root" → the account and what comes after. Nothing for anything else.
std::optional<std::pair<AccountId, std::string_view>> iam_principal(std::string_view arn) {
  constexpr std::string_view prefix = "arn:aws:iam::";
  if (!arn.starts_with(prefix) || arn.size() < prefix.size() + 13 || arn[prefix.size() + 12] != ':') {
    return std::nullopt;
  }
  std::string_view account = arn.substr(prefix.size(), 12);
  if (account.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  return std::pair(AccountId(account), arn.substr(prefix.size() + 13));
}

/// Throws InvalidPrincipal. Callers are accounts here: a user or a role stands for its account.
Permission permission_for(VpcEndpointServiceId service, const std::string& principal) {
  Permission permission{.id = {}, .service = service, .principal = principal};
  if (principal == "*") {
    permission.type = ec2::PrincipalType::all;
    return permission;
  }
  if (principal.starts_with("arn:aws:organizations::")) {
    refuse_unsupported_parameter("AddAllowedPrincipals=" + principal);
  }
  auto iam = iam_principal(principal);
  if (!iam) refuse("InvalidPrincipal", "Invalid Principal: '{}'", principal);
  permission.account = iam->first;
  if (iam->second.starts_with("user/") && iam->second.size() > 5) {
    permission.type = ec2::PrincipalType::user;
  } else if (iam->second.starts_with("role/") && iam->second.size() > 5) {
    permission.type = ec2::PrincipalType::role;
  } else if (iam->second != "root") {
    refuse("InvalidPrincipal", "Invalid Principal: '{}'", principal);
  }
  return permission;
}

const Permission* find_permission(const Region& region, VpcEndpointServiceId service,
                                  const std::string& principal) {
  return region.vpc_endpoint_service_permissions.first_with("service-id and principal",
                                                            service.text() + principal);
}

ec2::ModifyVpcEndpointServicePermissionsResult modify_permissions(
    WriteCall& call, const ec2::ModifyVpcEndpointServicePermissionsRequest& request) {
  if (request.add_allowed_principals.empty() && request.remove_allowed_principals.empty()) {
    refuse("MissingParameter",
           "Either 'addAllowedPrincipals' or 'removeAllowedPrincipals' should be provided.");
  }
  const VpcEndpointServiceId service = call.region.vpc_endpoint_services.get(request.service_id).id;
  auto& permissions = call.region.vpc_endpoint_service_permissions;
  for (const std::string& principal : request.remove_allowed_principals) {
    if (const Permission* permission = find_permission(call.region, service, principal))
      permissions.erase(VpcEndpointServicePermissionId{permission->id});
  }
  ec2::ModifyVpcEndpointServicePermissionsResult result;
  for (const std::string& principal : request.add_allowed_principals) {
    Permission permission = permission_for(service, principal);
    if (find_permission(call.region, service, principal) != nullptr) continue;
    permission.id = call.region.ids.id<VpcEndpointServicePermissionId>();
    permissions.insert(permission);
    result.added_principals.push_back(
        {permission.type, permission.principal, permission.id.text(), service.text()});
  }
  return result;
}

constexpr std::array<FilterField<ec2::AllowedPrincipal>, 2> permission_filters{{
    {"principal", [](const ec2::AllowedPrincipal& row) { return std::vector{row.principal}; }},
    {"principal-type", [](const ec2::AllowedPrincipal& row) { return name_value(row.principal_type); }},
}};

ec2::DescribeVpcEndpointServicePermissionsResult describe_permissions(
    const ReadCall& call, const ec2::DescribeVpcEndpointServicePermissionsRequest& request) {
  const VpcEndpointServiceId service = call.region.vpc_endpoint_services.get(request.service_id).id;
  std::vector<ec2::AllowedPrincipal> records;
  for (const Permission& row : call.region.vpc_endpoint_service_permissions.with("service-id", service)) {
    records.push_back({row.type, row.principal, row.id.text(), row.tags, service.text()});
  }
  auto described = describe_list<ec2::AllowedPrincipal>(
      std::move(records), {{}, request.filters, "", capped(request.max_results), request.next_token},
      permission_filters);
  return {std::move(described.records), std::move(described.next_token)};
}

// ---- connections ----

/// The endpoint at the other end. It lives as long as the connection.
const VpcEndpoint& endpoint_of(const Cloud& cloud, const VpcEndpointConnection& connection) {
  return cloud.find(connection.home)->vpc_endpoints.get(connection.endpoint);
}

ec2::VpcEndpointConnection to_record(const ReadCall& call, const VpcEndpointConnection& row) {
  const VpcEndpoint& endpoint = endpoint_of(call.cloud, row);
  const VpcEndpointService& service = call.region.vpc_endpoint_services.get(row.service);
  const State state = vpc_endpoint_state_at(endpoint, call.now, call.settings.timing);
  ec2::VpcEndpointConnection record{
      .service_id = row.service.text(),
      .vpc_endpoint_id = row.endpoint.text(),
      .vpc_endpoint_owner = row.home.account,
      .vpc_endpoint_state = state,
      .creation_timestamp = endpoint.created,
      .dns_entries = dns_entries_of(*call.cloud.find(row.home), endpoint, state),
      .ip_address_type = endpoint.address_type,
      .vpc_endpoint_connection_id = row.id.text(),
      .tags = row.tags};
  auto& arns = service.type == ec2::VpcEndpointType::interface ? record.network_load_balancer_arns
                                                               : record.gateway_load_balancer_arns;
  arns = service.load_balancers;
  return record;
}

constexpr std::array<FilterField<ec2::VpcEndpointConnection>, 5> connection_filters{{
    {"ip-address-type",
     [](const ec2::VpcEndpointConnection& row) { return name_value(*row.ip_address_type); }},
    {"service-id", [](const ec2::VpcEndpointConnection& row) { return std::vector{row.service_id}; }},
    {"vpc-endpoint-id",
     [](const ec2::VpcEndpointConnection& row) { return std::vector{row.vpc_endpoint_id}; }},
    {"vpc-endpoint-owner",
     [](const ec2::VpcEndpointConnection& row) { return std::vector{row.vpc_endpoint_owner}; }},
    {"vpc-endpoint-state",
     [](const ec2::VpcEndpointConnection& row) { return name_value(row.vpc_endpoint_state); }},
}};

ec2::DescribeVpcEndpointConnectionsResult describe_connections(
    const ReadCall& call, const ec2::DescribeVpcEndpointConnectionsRequest& request) {
  auto described = describe<ec2::VpcEndpointConnection>(
      call.region.vpc_endpoint_connections,
      {{}, request.filters, "", capped(request.max_results), request.next_token}, connection_filters,
      [&](const VpcEndpointConnection& row) { return to_record(call, row); });
  return {std::move(described.records), std::move(described.next_token)};
}

bool may_accept(State state) {
  return state == State::pending_acceptance;
}
bool may_reject(State state) {
  return state == State::pending_acceptance || state == State::pending || state == State::available;
}

/// Gives each endpoint the answer; those that it doesn't fit are listed.
template <class Result, class Request>
Result answer_requests(WriteCall& call, const Request& request, VpcEndpointLife answer, bool (*may)(State)) {
  const VpcEndpointServiceId service = call.region.vpc_endpoint_services.get(request.service_id).id;
  Result result;
  for (const std::string& text : request.vpc_endpoint_ids) {
    const VpcEndpointConnection* row =
        call.region.vpc_endpoint_connections.first_with("vpc-endpoint-id", text);
    if (row == nullptr || row->service != service || row->endpoint.text() != text) {
      result.unsuccessful.push_back(
          {{"InvalidVpcEndpoint.NotFound", fmt::format("The Vpc Endpoint Id '{}' does not exist", text)},
           text});
      continue;
    }
    auto state = vpc_endpoint_state_at(endpoint_of(call.cloud, *row), call.now, call.settings.timing);
    if (!may(state)) {
      result.unsuccessful.push_back(
          {{"InvalidState",
            fmt::format("The VPC endpoint connection of {} is in the state {}.", text, name_of(state))},
           text});
      continue;
    }
    answer_request(call, row->home, row->endpoint, answer);
  }
  return result;
}

ec2::AcceptVpcEndpointConnectionsResult accept_connections(
    WriteCall& call, const ec2::AcceptVpcEndpointConnectionsRequest& request) {
  return answer_requests<ec2::AcceptVpcEndpointConnectionsResult>(call, request, VpcEndpointLife::accepted,
                                                                  may_accept);
}

ec2::RejectVpcEndpointConnectionsResult reject_connections(
    WriteCall& call, const ec2::RejectVpcEndpointConnectionsRequest& request) {
  return answer_requests<ec2::RejectVpcEndpointConnectionsResult>(call, request, VpcEndpointLife::rejected,
                                                                  may_reject);
}

}  // namespace

Actions vpc_endpoint_connection_actions() {
  return {
      action<modify_permissions>("Says which accounts may connect to an endpoint service"),
      action<describe_permissions>("Describes who may connect to an endpoint service"),
      action<describe_connections>("Describes the endpoints connected to the caller's endpoint services"),
      action<accept_connections>("Accepts endpoints that wait for the owner of their service"),
      action<reject_connections>("Rejects endpoints of an endpoint service"),
  };
}

}  // namespace vpcsim
