// Transit gateways: attachments, and tables of their own. Accounts may show the same ones.
#include "simulator/network/record_reader.hpp"
#include "simulator/network/record_values.hpp"

namespace vpcsim::network {

namespace {

bool is_on(ec2::TransitGatewayOptionValue value) {
  return value == ec2::TransitGatewayOptionValue::enable;
}

/// While it is modified, it carries traffic.
bool works(ec2::TransitGatewayAttachmentState state) {
  return state == ec2::TransitGatewayAttachmentState::available ||
         state == ec2::TransitGatewayAttachmentState::modifying;
}

bool is_gone(ec2::TransitGatewayAttachmentState state) {
  using enum ec2::TransitGatewayAttachmentState;
  return state == deleted || state == rejected || state == failed;
}

}  // namespace

void RecordReader::read_transit_gateways(const Records& home) {
  for (const ec2::TransitGateway& record : home.transit_gateways) {
    auto& index = transit_gateways_[record.transit_gateway_id];
    if (index) continue;
    index = network_.add(TransitGateway{
        .id = record.transit_gateway_id,
        .name = name_tag(record.tags),
        .owner = record.owner_id,
        .region = home.region,
        .available = record.state == ec2::TransitGatewayState::available ||
                     record.state == ec2::TransitGatewayState::modifying,
        .security_group_referencing = is_on(record.options.security_group_referencing_support)});
  }
}

void RecordReader::read_transit_gateway_tables(const Records& home) {
  for (const ec2::TransitGatewayRouteTable& record : home.transit_gateway_route_tables) {
    const std::string& id = record.transit_gateway_route_table_id;
    auto gateway = find(transit_gateways_, record.transit_gateway_id);
    if (!gateway || transit_gateway_tables_.contains(id)) continue;
    transit_gateway_tables_[id] = network_.add(
        TransitGatewayRouteTable{.id = id, .name = name_tag(record.tags), .transit_gateway = gateway});
  }
}

Index<TransitGatewayAttachment> RecordReader::attachment_at(Index<TransitGateway> gateway,
                                                            const std::string& id) const {
  return find(attachments_, id + network_[gateway].id);
}

void RecordReader::read_attachments(const Records& home) {
  for (const auto& record : home.transit_gateway_attachments) read_attachment(record);
  for (const auto& record : home.transit_gateway_vpc_attachments) read_vpc_attachment(record);
}

void RecordReader::read_attachment(const ec2::TransitGatewayAttachment& record) {
  const std::string& id = record.transit_gateway_attachment_id;
  auto gateway = find(transit_gateways_, record.transit_gateway_id);
  if (!gateway || is_gone(record.state) || attachment_at(gateway, id)) return;
  TransitGatewayAttachment attachment{.id = id,
                                      .name = name_tag(record.tags),
                                      .transit_gateway = gateway,
                                      .resource_kind = std::string(enum_text(record.resource_type)),
                                      .available = works(record.state)};
  if (auto vpc = find(vpcs_, record.resource_id)) attachment.resource = vpc;
  if (auto peer = find(transit_gateways_, record.resource_id)) attachment.resource = peer;
  if (record.association && record.association->state == ec2::TransitGatewayAssociationState::associated)
    attachment.route_table =
        find(transit_gateway_tables_, record.association->transit_gateway_route_table_id);
  // Which subnets, and which options, only the VPC attachment's own record tells.
  if (std::holds_alternative<Index<Vpc>>(attachment.resource)) attachment.resource = std::monostate{};
  attachments_[id + record.transit_gateway_id] = network_.add(std::move(attachment));
}

void RecordReader::read_vpc_attachment(const ec2::TransitGatewayVpcAttachment& record) {
  auto gateway = find(transit_gateways_, record.transit_gateway_id);
  auto vpc = find(vpcs_, record.vpc_id);
  auto index = gateway ? attachment_at(gateway, record.transit_gateway_attachment_id)
                       : Index<TransitGatewayAttachment>{};
  if (!index || !vpc || record.subnet_ids.empty()) return;
  TransitGatewayAttachment& attachment = network_[index];
  attachment.resource = vpc;
  attachment.subnets.clear();
  for (const std::string& subnet : record.subnet_ids)
    attachment.subnets.push_back(require(subnets_, subnet, record.transit_gateway_attachment_id));
  attachment.appliance_mode = is_on(record.options.appliance_mode_support);
  attachment.ipv6 = is_on(record.options.ipv6_support);
  attachment.security_group_referencing = is_on(record.options.security_group_referencing_support);
}

void RecordReader::read_transit_gateway_routes(const Records& home) {
  for (const TransitGatewayRoutes& answered : home.transit_gateway_routes) {
    auto index = find(transit_gateway_tables_, answered.transit_gateway_route_table_id);
    if (!index || !network_[index].routes.empty()) continue;
    auto gateway = network_[index].transit_gateway;
    std::vector<TransitGatewayRouteTable::Route> routes;
    for (const ec2::TransitGatewayRoute& record : answered.routes) {
      using enum ec2::TransitGatewayRouteState;
      if (!record.destination_cidr_block || (record.state != active && record.state != blackhole)) continue;
      TransitGatewayRouteTable::Route route{
          .destination = to_cidr(*record.destination_cidr_block, answered.transit_gateway_route_table_id)};
      if (!record.transit_gateway_attachments.empty()) {
        const auto& target = record.transit_gateway_attachments.front();
        route.attachment = attachment_at(gateway, target.transit_gateway_attachment_id);
      }
      route.propagated = record.type == ec2::TransitGatewayRouteType::propagated;
      route.blackhole = record.state == blackhole;
      routes.push_back(std::move(route));
    }
    network_[index].routes = std::move(routes);
  }
}

}  // namespace vpcsim::network
