// A transit gateway and what tests attach to it.
#pragma once

#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/transit_gateway_peering_attachment.hpp"
#include "protocol/ec2/transit_gateway_route.hpp"
#include "protocol/ec2/transit_gateway_route_table.hpp"
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_cloud.hpp"

namespace vpcsim::tests {

struct TransitWorld : TestCloud {
  std::string gateway;

  explicit TransitWorld(Settings settings = empty()) : TestCloud(settings) {
    gateway = add_gateway().transit_gateway_id;
  }

  ec2::TransitGateway add_gateway(std::optional<ec2::TransitGatewayRequestOptions> options = {}) {
    return call(ec2::CreateTransitGatewayRequest{.options = options}).transit_gateway;
  }
  ec2::TransitGateway described_gateway(const std::string& id) {
    return call(ec2::DescribeTransitGatewaysRequest{.transit_gateway_ids = {id}}).transit_gateways.at(0);
  }
  std::string default_table(const std::string& id) {
    return described_gateway(id).options.association_default_route_table_id.value_or("");
  }

  std::string add_vpc(const std::string& cidr) {
    return call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
  }
  std::string add_subnet(const std::string& vpc, const std::string& cidr,
                         const std::string& zone = "us-east-1a") {
    return call(ec2::CreateSubnetRequest{.availability_zone = zone, .cidr_block = cidr, .vpc_id = vpc})
        .subnet.subnet_id;
  }
  ec2::TransitGatewayVpcAttachment attach(const std::string& vpc, std::vector<std::string> subnets) {
    return call(ec2::CreateTransitGatewayVpcAttachmentRequest{
                    .transit_gateway_id = gateway, .vpc_id = vpc, .subnet_ids = std::move(subnets)})
        .transit_gateway_vpc_attachment;
  }
  /// A new VPC 10.NUMBER.0.0/16 with a subnet, attached: the attachment.
  ec2::TransitGatewayVpcAttachment attach_vpc(int number) {
    auto block = "10." + std::to_string(number);
    auto vpc = add_vpc(block + ".0.0/16");
    return attach(vpc, {add_subnet(vpc, block + ".0.0/24")});
  }
  ec2::TransitGatewayVpcAttachment described(const std::string& id) {
    return call(ec2::DescribeTransitGatewayVpcAttachmentsRequest{.transit_gateway_attachment_ids = {id}})
        .transit_gateway_vpc_attachments.at(0);
  }
  ec2::TransitGatewayAttachment described_attachment(const std::string& id) {
    return call(ec2::DescribeTransitGatewayAttachmentsRequest{.transit_gateway_attachment_ids = {id}})
        .transit_gateway_attachments.at(0);
  }
  void detach(const std::string& attachment) {
    call(ec2::DeleteTransitGatewayVpcAttachmentRequest{.transit_gateway_attachment_id = attachment});
  }

  std::string add_table() {
    return call(ec2::CreateTransitGatewayRouteTableRequest{.transit_gateway_id = gateway})
        .transit_gateway_route_table.transit_gateway_route_table_id;
  }
  void add_route(const std::string& table, const std::string& cidr, const std::string& attachment) {
    call(ec2::CreateTransitGatewayRouteRequest{.destination_cidr_block = cidr,
                                               .transit_gateway_route_table_id = table,
                                               .transit_gateway_attachment_id = attachment});
  }
  void add_blackhole(const std::string& table, const std::string& cidr) {
    call(ec2::CreateTransitGatewayRouteRequest{
        .destination_cidr_block = cidr, .transit_gateway_route_table_id = table, .blackhole = true});
  }
  std::vector<ec2::TransitGatewayRoute> search(const std::string& table, std::vector<ec2::Filter> filters) {
    return call(ec2::SearchTransitGatewayRoutesRequest{.transit_gateway_route_table_id = table,
                                                       .filters = std::move(filters)})
        .routes;
  }
  /// "10.0.0.0/16 propagated active, …", in the order of the answer.
  std::string found(const std::string& table, const std::string& filter = "state",
                    std::vector<std::string> values = {"active", "blackhole"}) {
    std::string text;
    for (const auto& route : search(table, {{filter, std::move(values)}})) {
      if (!text.empty()) text += ", ";
      text += *route.destination_cidr_block + " " + std::string(protocol::name_of(route.type)) + " " +
              std::string(protocol::name_of(route.state));
    }
    return text;
  }
};

}  // namespace vpcsim::tests
