// Endpoint services as their consumers see them.
#include "simulator/actions/vpc_endpoint_service.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/describe.hpp"
#include "simulator/endpoint_service_catalog.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {

using EndpointType = ec2::VpcEndpointType;

const VpcEndpointService* find_endpoint_service(const Cloud& cloud, VpcEndpointServiceId id) {
  const Home* home = cloud.endpoint_services.find(id);
  const Region* region = home == nullptr ? nullptr : cloud.find(*home);
  return region == nullptr ? nullptr : region->vpc_endpoint_services.find(id);
}

std::string endpoint_service_name(std::string_view region, VpcEndpointServiceId id) {
  return fmt::format("com.amazonaws.vpce.{}.{}", region, id.text());
}

bool is_permitted(const Region& owner, VpcEndpointServiceId id, const AccountId& account) {
  const auto& permissions = owner.vpc_endpoint_service_permissions;
  return owner.home.account == account ||
         permissions.first_with("service-id and account", id.text()) != nullptr ||
         permissions.first_with("service-id and account", id.text() + account) != nullptr;
}

void delete_permissions_of(Region& region, VpcEndpointServiceId id) {
  std::vector<VpcEndpointServicePermissionId> permissions;
  for (const auto& row : region.vpc_endpoint_service_permissions.with("service-id", id))
    permissions.push_back(row.id);
  for (const auto& permission : permissions) region.vpc_endpoint_service_permissions.erase(permission);
}

namespace {

[[noreturn]] void refuse_service(const std::string& name) {
  refuse("InvalidServiceName", "The Vpc Endpoint Service '{}' does not exist", name);
}

/// The id in com.amazonaws.vpce.us-east-1.vpce-svc-0123….
std::optional<VpcEndpointServiceId> id_in_name(const std::string& region, const std::string& name) {
  const std::string prefix = fmt::format("com.amazonaws.vpce.{}.", region);
  if (!name.starts_with(prefix)) return std::nullopt;
  return VpcEndpointServiceId::parse(std::string_view(name).substr(prefix.size()));
}

/// The service of an account that `name` names, if the caller may know of it.
const VpcEndpointService* find_made_service(const ReadCall& call, const std::string& name) {
  auto id = id_in_name(call.caller().region, name);
  const VpcEndpointService* service = id ? find_endpoint_service(call.cloud, *id) : nullptr;
  if (service == nullptr) return nullptr;
  const Region& owner = *call.cloud.find(*call.cloud.endpoint_services.find(*id));
  bool same_region = owner.home.region == call.caller().region;
  return same_region && is_permitted(owner, *id, call.caller().account) ? service : nullptr;
}

std::vector<std::string> zone_names(const std::string& region) {
  std::vector<std::string> names;
  for (const AvailabilityZone& zone : zones_of(region)) names.push_back(zone.name);
  return names;
}

std::vector<ec2::ServiceConnectivityType> address_types_of(const CatalogEndpointService& service) {
  if (service.ipv6) return {ec2::ServiceConnectivityType::ipv4, ec2::ServiceConnectivityType::ipv6};
  return {ec2::ServiceConnectivityType::ipv4};
}

ec2::ServiceDetail to_detail(const ReadCall& call, const CatalogEndpointService& service) {
  ec2::ServiceDetail detail{.service_name = service.name,
                            .service_id = {},
                            .service_type = {{service.type}},
                            .availability_zones = zone_names(call.caller().region),
                            .owner = "amazon",
                            .base_endpoint_dns_names = {service.base_dns_name},
                            .private_dns_name = {},
                            .vpc_endpoint_policy_supported = true,
                            .payer_responsibility = {},
                            .private_dns_name_verification_state = {},
                            .supported_ip_address_types = address_types_of(service)};
  if (!service.private_dns_name.empty()) {
    detail.private_dns_name = service.private_dns_name;
    detail.private_dns_names = {{service.private_dns_name}};
    detail.private_dns_name_verification_state = ec2::DnsNameState::verified;
  }
  return detail;
}

ec2::ServiceDetail to_detail(const ReadCall& call, const VpcEndpointService& service) {
  const std::string& region = call.caller().region;
  ec2::ServiceDetail detail{.service_name = endpoint_service_name(region, service.id),
                            .service_id = service.id.text(),
                            .service_type = {{service.type}},
                            .availability_zones = zone_names(region),
                            .owner = call.cloud.endpoint_services.find(service.id)->account,
                            .private_dns_name = service.private_dns_name,
                            .acceptance_required = service.acceptance_required,
                            .payer_responsibility = {},
                            .tags = {},
                            .private_dns_name_verification_state = {},
                            .supported_ip_address_types = service.address_types};
  if (detail.owner == call.caller().account) detail.tags = service.tags;
  if (service.type == EndpointType::interface)
    detail.base_endpoint_dns_names = {fmt::format("{}.{}.vpce.amazonaws.com", service.id.text(), region)};
  if (service.owner_pays) detail.payer_responsibility = ec2::PayerResponsibility::service_owner;
  if (service.private_dns_name) {
    detail.private_dns_names = {{*service.private_dns_name}};
    detail.private_dns_name_verification_state = service.private_dns_state;
  }
  return detail;
}

std::vector<ec2::ServiceDetail> details_of(const ReadCall& call, const std::vector<std::string>& names) {
  std::vector<ec2::ServiceDetail> details;
  auto wanted = [&](const std::string& name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const CatalogEndpointService& service : endpoint_services_of(call.caller().region)) {
    if (wanted(service.name)) details.push_back(to_detail(call, service));
  }
  if (names.empty()) {
    for (const VpcEndpointService& service : call.region.vpc_endpoint_services)
      details.push_back(to_detail(call, service));
  }
  for (const std::string& name : names) {
    if (const VpcEndpointService* service = find_made_service(call, name)) {
      details.push_back(to_detail(call, *service));
    }
  }
  for (const std::string& name : names) {
    if (std::none_of(details.begin(), details.end(),
                     [&](const ec2::ServiceDetail& detail) { return detail.service_name == name; })) {
      refuse_service(name);
    }
  }
  return details;
}

constexpr std::array<FilterField<ec2::ServiceDetail>, 4> service_filters{{
    {"owner", [](const ec2::ServiceDetail& service) { return std::vector{service.owner}; }},
    {"service-name", [](const ec2::ServiceDetail& service) { return std::vector{service.service_name}; }},
    {"service-type",
     [](const ec2::ServiceDetail& service) { return name_value(service.service_type.front().service_type); }},
    {"supported-ip-address-types",
     [](const ec2::ServiceDetail& service) {
       std::vector<std::string> values;
       for (auto type : service.supported_ip_address_types) values.emplace_back(name_of(type));
       return values;
     }},
}};

ec2::DescribeVpcEndpointServicesResult describe_vpc_endpoint_services(
    const ReadCall& call, const ec2::DescribeVpcEndpointServicesRequest& request) {
  auto described = describe_list<ec2::ServiceDetail>(
      details_of(call, request.service_names),
      {{}, request.filters, "ServiceNames", capped(request.max_results), request.next_token},
      service_filters);
  ec2::DescribeVpcEndpointServicesResult result{.service_details = std::move(described.records),
                                                .next_token = std::move(described.next_token)};
  for (const ec2::ServiceDetail& detail : result.service_details) {
    auto& names = result.service_names;
    if (std::find(names.begin(), names.end(), detail.service_name) == names.end())
      names.push_back(detail.service_name);
  }
  return result;
}

}  // namespace

std::vector<OfferedService> services_named(const ReadCall& call, const std::string& name) {
  std::vector<OfferedService> services;
  for (CatalogEndpointService& service : endpoint_services_of(call.caller().region)) {
    if (service.name != name) continue;
    services.push_back({.name = name,
                        .type = service.type,
                        .private_dns_name = std::move(service.private_dns_name),
                        .address_types = address_types_of(service),
                        .id = {},
                        .owner = {}});
  }
  if (const VpcEndpointService* service = find_made_service(call, name)) {
    const bool verified = service->private_dns_state == ec2::DnsNameState::verified;
    services.push_back({.name = name,
                        .type = service->type,
                        .private_dns_name = verified ? service->private_dns_name.value_or("") : "",
                        .private_dns_unverified = service->private_dns_name && !verified,
                        .address_types = service->address_types,
                        .id = service->id,
                        .owner = *call.cloud.endpoint_services.find(service->id)});
  }
  if (services.empty()) refuse_service(name);
  return services;
}

Actions vpc_endpoint_service_actions() {
  return {
      action<describe_vpc_endpoint_services>(
          "Describes the services that endpoints can lead to: AWS's and those that accounts made"),
  };
}

}  // namespace vpcsim
