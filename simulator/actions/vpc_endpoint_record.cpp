// Endpoints as AWS shows them.
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/endpoint_service_catalog.hpp"

namespace vpcsim {

using State = ec2::VpcEndpointState;
using EndpointType = ec2::VpcEndpointType;

State vpc_endpoint_state_at(const VpcEndpoint& endpoint, Timestamp now, const Timing& timing) {
  switch (endpoint.life) {
    case VpcEndpointLife::requested:
      return State::pending_acceptance;
    case VpcEndpointLife::accepted:
      // A gateway endpoint is a matter of routes, which are there at once.
      if (endpoint.type == EndpointType::gateway) return State::available;
      return now < endpoint.since.plus(timing.vpc_endpoint_pending) ? State::pending : State::available;
    case VpcEndpointLife::rejected:
      return State::rejected;
    case VpcEndpointLife::deleted:
      return now < endpoint.since.plus(timing.vpc_endpoint_deleting) ? State::deleting : State::deleted;
  }
  return State::deleted;
}

bool is_visible_at(const VpcEndpoint& endpoint, Timestamp now, const Timing& timing) {
  return vpc_endpoint_state_at(endpoint, now, timing) != State::deleted;
}

namespace {

/// What follows the endpoint's own label: ec2.us-east-1.vpce.amazonaws.com.
std::string base_dns_name_of(const Region& region, const VpcEndpoint& endpoint) {
  if (endpoint.service_name.starts_with("com.amazonaws.vpce.")) {
    auto id = endpoint.service_name.substr(endpoint.service_name.rfind('.') + 1);
    return fmt::format("{}.{}.vpce.amazonaws.com", id, region.home.region);
  }
  for (const CatalogEndpointService& service : endpoint_services_of(region.home.region)) {
    if (service.name == endpoint.service_name && service.type == endpoint.type) return service.base_dns_name;
  }
  return {};
}

/// Of the zone in which AWS keeps the endpoints' names; published for two regions.
std::optional<std::string> hosted_zone_of(const Region& region) {
  if (region.home.region == "us-east-1") return "Z7HUB22UULQXV";
  if (region.home.region == "eu-west-2") return "Z7K1066E3PUKB";
  return std::nullopt;
}

}  // namespace

std::vector<ec2::DnsEntry> dns_entries_of(const Region& region, const VpcEndpoint& endpoint, State state) {
  std::vector<ec2::DnsEntry> entries;
  if (endpoint.type != EndpointType::interface || endpoint.places.empty()) return entries;
  const std::string base = base_dns_name_of(region, endpoint);
  // S3's buckets are names in front of the endpoint's.
  const std::string label =
      fmt::format("{}{}-{}", base.starts_with("s3.") ? "*." : "", endpoint.id.text(), endpoint.dns_label);
  const auto zone = hosted_zone_of(region);
  entries.push_back({fmt::format("{}.{}", label, base), zone});
  for (const VpcEndpointPlace& place : endpoint.places) {
    entries.push_back(
        {fmt::format("{}-{}.{}", label, region.subnets.get(place.subnet).availability_zone, base), zone});
  }
  if (endpoint.private_dns_enabled) {
    entries.push_back(
        {endpoint.private_dns_name, state == State::pending ? "ZONEIDPENDING" : "ZONEIDHIDDEN"});
  }
  return entries;
}

ec2::VpcEndpoint to_record(const Region& region, const VpcEndpoint& endpoint, State state) {
  ec2::VpcEndpoint record{.vpc_endpoint_id = endpoint.id.text(),
                          .vpc_endpoint_type = endpoint.type,
                          .vpc_id = endpoint.vpc.text(),
                          .service_name = endpoint.service_name,
                          .state = state,
                          .policy_document = {},
                          .ip_address_type = endpoint.address_type,
                          .dns_options = {},
                          .private_dns_enabled = endpoint.private_dns_enabled,
                          .dns_entries = dns_entries_of(region, endpoint, state),
                          .creation_timestamp = endpoint.created,
                          .tags = endpoint.tags,
                          .owner_id = region.home.account};
  if (!endpoint.policy_document.empty()) record.policy_document = endpoint.policy_document;
  if (endpoint.type != EndpointType::gateway_load_balancer)
    record.dns_options = ec2::DnsOptions{endpoint.dns_records};
  for (const RouteTableId& table : endpoint.route_tables) record.route_table_ids.push_back(table.text());
  for (const VpcEndpointPlace& place : endpoint.places) {
    record.subnet_ids.push_back(place.subnet.text());
    record.network_interface_ids.push_back(place.network_interface.text());
  }
  for (const ec2::GroupIdentifier& group : to_records(region, endpoint.groups)) {
    record.groups.push_back({group.group_id, group.group_name});
  }
  return record;
}

}  // namespace vpcsim
