// Endpoint services as their owners see them. Load balancers belong to another service: their ARNs are taken
// as names.
#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/actions/vpc_endpoint_service.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/region_catalog.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using Texts = std::vector<std::string>;
using EndpointType = ec2::VpcEndpointType;
using AddressType = ec2::ServiceConnectivityType;

/// arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/KIND/NAME/ID
bool is_load_balancer_arn(const std::string& arn, const std::string& kind) {
  static const std::string start = "arn:aws:elasticloadbalancing:";
  const auto region_end = arn.find(':', start.size());
  if (!arn.starts_with(start) || region_end == std::string::npos) return false;
  const std::string path = ":loadbalancer/" + kind + "/";
  const auto account_end = arn.find(':', region_end + 1);
  if (account_end == std::string::npos || arn.compare(account_end, path.size(), path) != 0) return false;
  return is_account_id(arn.substr(region_end + 1, account_end - region_end - 1)) &&
         arn.size() > account_end + path.size();
}

/// Throws unless each is the ARN of a load balancer of the caller's, of that kind ("net" or "gwy"):
/// InvalidNetworkLoadBalancerArn.Malformed, InvalidNetworkLoadBalancerArn.NotFound, or InvalidParameter for
/// the other kind, for which there are no codes.
void check_arns(const WriteCall& call, const Texts& arns, const std::string& kind) {
  const std::string own =
      fmt::format("arn:aws:elasticloadbalancing:{}:{}:", call.caller().region, call.caller().account);
  for (const std::string& arn : arns) {
    const bool is_arn = is_load_balancer_arn(arn, kind);
    if (is_arn && arn.starts_with(own)) continue;
    if (kind != "net") refuse("InvalidParameter", "The load balancer ARN '{}' is invalid.", arn);
    if (!is_arn)
      refuse("InvalidNetworkLoadBalancerArn.Malformed", "The load balancer ARN '{}' is invalid.", arn);
    refuse("InvalidNetworkLoadBalancerArn.NotFound", "The load balancer '{}' does not exist.", arn);
  }
}

std::vector<AddressType> address_types_of(const Texts& texts) {
  std::vector<AddressType> types;
  for (const std::string& text : texts) {
    AddressType type{};
    if (!protocol::type_of<AddressType>->read(&type, text)) {
      refuse("InvalidParameter", "The supported IP address type '{}' is invalid.", text);
    }
    if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
  }
  return types;
}

/// Adds and removes; what is added twice is there once. Throws InvalidParameter for what isn't there to
/// remove.
template <class Value>
void change(std::vector<Value>& values, const std::vector<Value>& added, const std::vector<Value>& removed,
            std::string_view what) {
  for (const Value& value : removed) {
    if (std::erase(values, value) == 0) {
      refuse("InvalidParameter", "The {} to be removed is not associated with the endpoint service.", what);
    }
  }
  for (const Value& value : added) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
}

std::string draw(Region& region, std::size_t length) {
  static constexpr std::string_view characters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string text;
  while (text.size() < length) text += characters[region.ids.below(characters.size())];
  return text;
}

/// The owner proves with a TXT record that the domain is theirs; the name may be used after that.
void set_private_dns_name(Region& region, VpcEndpointService& service, const std::string& name) {
  if (service.type != EndpointType::interface) {
    refuse("InvalidParameter", "Private DNS names are only supported for Interface type endpoint services.");
  }
  service.private_dns_name = name;
  service.private_dns_state = ec2::DnsNameState::pending_verification;
  service.verification_name = "_" + draw(region, 20);
  service.verification_value = "vpce:" + draw(region, 20);
}

ec2::ServiceConfiguration to_record(const Region& region, const VpcEndpointService& service) {
  ec2::ServiceConfiguration record{.service_type = {{service.type}},
                                   .service_id = service.id.text(),
                                   .service_name = endpoint_service_name(region.home.region, service.id),
                                   .acceptance_required = service.acceptance_required,
                                   .supported_ip_address_types = service.address_types,
                                   .private_dns_name = service.private_dns_name,
                                   .private_dns_name_configuration = {},
                                   .payer_responsibility = {},
                                   .tags = service.tags};
  for (const AvailabilityZone& zone : zones_of(region.home.region))
    record.availability_zones.push_back(zone.name);
  if (service.type == EndpointType::interface) {
    record.network_load_balancer_arns = service.load_balancers;
    record.base_endpoint_dns_names = {
        fmt::format("{}.{}.vpce.amazonaws.com", service.id.text(), region.home.region)};
  } else {
    record.gateway_load_balancer_arns = service.load_balancers;
  }
  if (service.private_dns_name) {
    record.private_dns_name_configuration = ec2::PrivateDnsNameConfiguration{
        service.private_dns_state, "TXT", service.verification_value, service.verification_name};
  }
  if (service.owner_pays) record.payer_responsibility = ec2::PayerResponsibility::service_owner;
  return record;
}

ec2::CreateVpcEndpointServiceConfigurationResult create_vpc_endpoint_service_configuration(
    WriteCall& call, const ec2::CreateVpcEndpointServiceConfigurationRequest& request) {
  const Texts& network = request.network_load_balancer_arns;
  const Texts& gateway = request.gateway_load_balancer_arns;
  if (network.empty() && gateway.empty()) {
    refuse("MissingParameter",
           "Either 'networkLoadBalancerArns' or 'gatewayLoadBalancerArns' should be provided.");
  }
  if (!network.empty() && !gateway.empty()) {
    refuse("InvalidParameterCombination",
           "The parameters networkLoadBalancerArns and gatewayLoadBalancerArns cannot be used together.");
  }
  auto tags = tags_from(request.tag_specifications, "vpc-endpoint-service", call.settings);
  const Idempotency idempotency = idempotency_of(request);
  if (const VpcEndpointService* made = find_made_by(call.region.vpc_endpoint_services, idempotency)) {
    return {to_record(call.region, *made), request.client_token};
  }
  check_arns(call, network, "net");
  check_arns(call, gateway, "gwy");
  VpcEndpointService service{
      .id = call.region.ids.id<VpcEndpointServiceId>(),
      .type = network.empty() ? EndpointType::gateway_load_balancer : EndpointType::interface,
      .address_types = address_types_of(request.supported_ip_address_types),
      .acceptance_required = request.acceptance_required.value_or(true),
      .private_dns_name = {},
      .idempotency = idempotency,
      .tags = std::move(tags)};
  change(service.load_balancers, network.empty() ? gateway : network, {}, "load balancer");
  if (service.address_types.empty()) service.address_types = {AddressType::ipv4};
  if (request.private_dns_name) set_private_dns_name(call.region, service, *request.private_dns_name);
  call.region.vpc_endpoint_services.insert(service);
  call.cloud.endpoint_services.set(service.id, call.caller());
  return {to_record(call.region, service), request.client_token};
}

ec2::ReturnResult modify_vpc_endpoint_service_configuration(
    WriteCall& call, const ec2::ModifyVpcEndpointServiceConfigurationRequest& request) {
  const bool remove_name = request.remove_private_dns_name.value_or(false);
  if (remove_name && request.private_dns_name) {
    refuse("InvalidParameterCombination",
           "The parameters privateDnsName and removePrivateDnsName cannot be used together.");
  }
  VpcEndpointService service = call.region.vpc_endpoint_services.get(request.service_id);
  const bool interface = service.type == EndpointType::interface;
  const Texts& foreign_added =
      interface ? request.add_gateway_load_balancer_arns : request.add_network_load_balancer_arns;
  if (!foreign_added.empty()) {
    refuse("InvalidParameter", "The load balancers of an endpoint service must be of one type.");
  }
  check_arns(call, request.add_network_load_balancer_arns, "net");
  check_arns(call, request.add_gateway_load_balancer_arns, "gwy");
  Texts removed = request.remove_network_load_balancer_arns;
  removed.insert(removed.end(), request.remove_gateway_load_balancer_arns.begin(),
                 request.remove_gateway_load_balancer_arns.end());
  change(service.load_balancers,
         interface ? request.add_network_load_balancer_arns : request.add_gateway_load_balancer_arns, removed,
         "load balancer");
  change(service.address_types, address_types_of(request.add_supported_ip_address_types),
         address_types_of(request.remove_supported_ip_address_types), "IP address type");
  if (service.load_balancers.empty() || service.address_types.empty()) {
    refuse("InvalidParameter",
           "An endpoint service must have at least one load balancer and one supported IP address type.");
  }
  if (remove_name) service.private_dns_name.reset();
  if (request.private_dns_name) set_private_dns_name(call.region, service, *request.private_dns_name);
  if (request.acceptance_required) service.acceptance_required = *request.acceptance_required;
  call.region.vpc_endpoint_services.update(service.id,
                                           [&](VpcEndpointService& changed) { changed = service; });
  return {};
}

/// Endpoints that the owner hasn't rejected.
bool has_connections(const WriteCall& call, VpcEndpointServiceId id) {
  for (const VpcEndpointConnection& row : call.region.vpc_endpoint_connections.with("service-id", id)) {
    const Region* consumer = call.cloud.find(row.home);
    const VpcEndpoint* endpoint = consumer ? consumer->vpc_endpoints.find(row.endpoint) : nullptr;
    if (endpoint != nullptr && endpoint->life != VpcEndpointLife::rejected) return true;
  }
  return false;
}

/// Its rejected endpoints are there until their owners delete them, and lead nowhere.
void delete_service(WriteCall& call, VpcEndpointServiceId id) {
  std::vector<VpcEndpointConnection> connections;
  for (const VpcEndpointConnection& row : call.region.vpc_endpoint_connections.with("service-id", id))
    connections.push_back(row);
  for (const VpcEndpointConnection& row : connections) {
    Region& consumer = row.home == call.caller() ? call.region : call.cloud.change(row.home);
    consumer.vpc_endpoints.update(row.endpoint, [](VpcEndpoint& endpoint) { endpoint.service.reset(); });
    call.region.vpc_endpoint_connections.erase(row.id);
  }
  delete_permissions_of(call.region, id);
  call.region.vpc_endpoint_services.erase(id);
  call.cloud.endpoint_services.erase(id);
}

ec2::DeleteVpcEndpointServiceConfigurationsResult delete_vpc_endpoint_service_configurations(
    WriteCall& call, const ec2::DeleteVpcEndpointServiceConfigurationsRequest& request) {
  ec2::DeleteVpcEndpointServiceConfigurationsResult result;
  for (const std::string& text : request.service_ids) {
    auto id = VpcEndpointServiceId::parse(text);
    if (!id || call.region.vpc_endpoint_services.find(*id) == nullptr) {
      result.unsuccessful.push_back(
          {{"InvalidVpcEndpointService.NotFound",
            fmt::format(fmt::runtime(VpcEndpointServiceIdTag::not_found_message), text)},
           text});
    } else if (has_connections(call, *id)) {
      result.unsuccessful.push_back(
          {{"ExistingVpcEndpointConnections", "Service has existing active VPC Endpoint connections!"},
           text});
    } else {
      delete_service(call, *id);
    }
  }
  return result;
}

constexpr std::array<FilterField<ec2::ServiceConfiguration>, 4> configuration_filters{{
    {"service-id", [](const ec2::ServiceConfiguration& service) { return Texts{service.service_id}; }},
    {"service-name", [](const ec2::ServiceConfiguration& service) { return Texts{service.service_name}; }},
    {"service-state",
     [](const ec2::ServiceConfiguration& service) { return name_value(service.service_state); }},
    {"supported-ip-address-types",
     [](const ec2::ServiceConfiguration& service) {
       Texts values;
       for (auto type : service.supported_ip_address_types) values.emplace_back(name_of(type));
       return values;
     }},
}};

ec2::DescribeVpcEndpointServiceConfigurationsResult describe_vpc_endpoint_service_configurations(
    const ReadCall& call, const ec2::DescribeVpcEndpointServiceConfigurationsRequest& request) {
  auto described = describe<ec2::ServiceConfiguration>(
      call.region.vpc_endpoint_services,
      {request.service_ids, request.filters, "ServiceIds", capped(request.max_results), request.next_token},
      configuration_filters, [&](const VpcEndpointService& row) { return to_record(call.region, row); });
  return {std::move(described.records), std::move(described.next_token)};
}

/// The record that would prove ownership would be in the public DNS, which holds nothing here.
ec2::ReturnResult start_verification(
    WriteCall& call, const ec2::StartVpcEndpointServicePrivateDnsVerificationRequest& request) {
  const VpcEndpointService& service = call.region.vpc_endpoint_services.get(request.service_id);
  if (!service.private_dns_name) {
    refuse("InvalidParameter", "The endpoint service {} does not have a private DNS name.",
           service.id.text());
  }
  call.region.vpc_endpoint_services.update(VpcEndpointServiceId{service.id}, [](VpcEndpointService& changed) {
    changed.private_dns_state = ec2::DnsNameState::failed;
  });
  return {};
}

ec2::ReturnResult modify_payer_responsibility(
    WriteCall& call, const ec2::ModifyVpcEndpointServicePayerResponsibilityRequest& request) {
  const VpcEndpointServiceId id = call.region.vpc_endpoint_services.get(request.service_id).id;
  call.region.vpc_endpoint_services.update(id,
                                           [](VpcEndpointService& service) { service.owner_pays = true; });
  return {};
}

}  // namespace

Actions vpc_endpoint_service_configuration_actions() {
  return {
      action<create_vpc_endpoint_service_configuration>(
          "Offers load balancers, which are names here, as an endpoint service"),
      action<modify_vpc_endpoint_service_configuration>(
          "Changes the load balancers, private name or acceptance of an endpoint service"),
      action<delete_vpc_endpoint_service_configurations>(
          "Deletes endpoint services that no endpoint is connected to"),
      action<describe_vpc_endpoint_service_configurations>("Describes the caller's endpoint services"),
      action<start_verification>(
          "Looks for the record that proves a private name's ownership, of which there is none"),
      action<modify_payer_responsibility>("Makes the owner of an endpoint service pay for its endpoints"),
  };
}

}  // namespace vpcsim
