// VPC endpoints, and the flow logs of a VPC's parts.
#include <algorithm>

#include "scenarios/import/home_import.hpp"

namespace vpcsim::importing {
namespace {

using State = ec2::VpcEndpointState;

VpcEndpointLife life_of(State state) {
  switch (state) {
    case State::pending_acceptance:
      return VpcEndpointLife::requested;
    case State::pending:
    case State::available:
      return VpcEndpointLife::accepted;
    case State::rejected:
      return VpcEndpointLife::rejected;
    default:
      throw CannotHold(fmt::format("it is {}", protocol::name_of(state)));
  }
}

/// "0123abcd" of "vpce-1-0123abcd.ec2.us-east-1.vpce.amazonaws.com", or "*.vpce-1-0123abcd...".
std::string label_in(const std::string& name, const std::string& id) {
  const auto at = name.find(id + "-");
  if (at == std::string::npos) return {};
  const auto begin = at + id.size() + 1;
  return name.substr(begin, name.find('.', begin) - begin);
}

void set_dns(const ec2::VpcEndpoint& record, VpcEndpoint& row) {
  row.private_dns_enabled = record.private_dns_enabled;
  if (record.dns_options) row.dns_records = record.dns_options->dns_record_ip_type;
  for (const ec2::DnsEntry& entry : record.dns_entries) {
    const std::string label = label_in(entry.dns_name, record.vpc_endpoint_id);
    if (row.dns_label.empty()) row.dns_label = label;
    if (label.empty()) row.private_dns_name = entry.dns_name;
  }
}

void set_places(HomeImport& home, const ec2::VpcEndpoint& record, VpcEndpoint& row) {
  for (const std::string& id : record.network_interface_ids) {
    home.part("network interface", id, record.vpc_endpoint_id, [&] {
      const NetworkInterface& interface = home.need(home.region.network_interfaces, id);
      row.places.push_back({interface.subnet, interface.id});
    });
  }
  for (const std::string& id : record.route_table_ids) {
    home.part("route table", id, record.vpc_endpoint_id,
              [&] { row.route_tables.push_back(home.need(home.region.route_tables, id).id); });
  }
  for (const auto& group : record.groups) {
    home.part("group", group.group_id, record.vpc_endpoint_id,
              [&] { row.groups.push_back(home.need(home.region.security_groups, group.group_id).id); });
  }
}

}  // namespace

void import_vpc_endpoints(HomeImport& home) {
  home.each("VPC endpoint", home.records.vpc_endpoints, &ec2::VpcEndpoint::vpc_endpoint_id,
            [&](const ec2::VpcEndpoint& record) {
              VpcEndpoint row{.id = home.id_of<VpcEndpointId>(record.vpc_endpoint_id),
                              .type = record.vpc_endpoint_type,
                              .vpc = home.need(home.region.vpcs, record.vpc_id).id,
                              .service_name = record.service_name,
                              .service = {},
                              .policy_document = record.policy_document.value_or(""),
                              .route_tables = {},
                              .places = {},
                              .groups = {},
                              .private_dns_name = {},
                              .address_type = record.ip_address_type.value_or(ec2::IpAddressType::ipv4),
                              .dns_label = {},
                              .life = life_of(record.state),
                              .since = long_ago,
                              .created = record.creation_timestamp,
                              .idempotency = {},
                              .tags = record.tags};
              set_dns(record, row);
              set_places(home, record, row);
              home.region.vpc_endpoints.insert(std::move(row));
            });
}

namespace {

decltype(FlowLog::resource) watched(HomeImport& home, const std::string& id) {
  if (id.starts_with(VpcIdTag::prefix)) return home.need(home.region.vpcs, id).id;
  if (id.starts_with(SubnetIdTag::prefix)) return home.need(home.region.subnets, id).id;
  if (id.starts_with(NetworkInterfaceIdTag::prefix)) return home.need(home.region.network_interfaces, id).id;
  throw CannotHold(fmt::format("vpcsim has no flow logs of resources like {}", id));
}

}  // namespace

void import_flow_logs(HomeImport& home) {
  home.each("flow log", home.records.flow_logs, &ec2::FlowLog::flow_log_id, [&](const ec2::FlowLog& record) {
    const bool has_destination = record.log_destination && !record.log_destination->empty();
    home.region.flow_logs.insert({.id = home.id_of<FlowLogId>(record.flow_log_id),
                                  .resource = watched(home, record.resource_id),
                                  .traffic = record.traffic_type,
                                  .destination_type = record.log_destination_type,
                                  .log_group = has_destination ? "" : record.log_group_name.value_or(""),
                                  .destination = record.log_destination.value_or(""),
                                  .format = record.log_format,
                                  .max_aggregation_seconds = record.max_aggregation_interval,
                                  .role_arn = record.deliver_logs_permission_arn.value_or(""),
                                  .cross_account_role_arn = record.deliver_cross_account_role.value_or(""),
                                  .created = record.creation_time,
                                  .idempotency = {},
                                  .tags = record.tags});
  });
}

}  // namespace vpcsim::importing
