#include "simulator/actions/internet_gateway.hpp"

#include <algorithm>
#include <array>

#include "protocol/ec2/internet_gateway.hpp"
#include "simulator/actions/gateway_route_table.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

const InternetGateway* internet_gateway_of(const Region& region, VpcId vpc) {
  for (const InternetGateway& gateway : region.internet_gateways.with("attachment.vpc-id", vpc)) {
    if (gateway.vpc == vpc) return &gateway;
  }
  return nullptr;
}

namespace {

ec2::InternetGateway to_record(const Region& region, const InternetGateway& gateway) {
  ec2::InternetGateway record{.attachments = {},
                              .internet_gateway_id = gateway.id.text(),
                              .owner_id = region.home.account,
                              .tags = gateway.tags};
  if (gateway.vpc) record.attachments.push_back({.vpc_id = gateway.vpc->text()});
  return record;
}

ec2::CreateInternetGatewayResult create_internet_gateway(WriteCall& call,
                                                         const ec2::CreateInternetGatewayRequest& request) {
  auto tags = tags_from(request.tag_specifications, "internet-gateway", call.settings);
  if (call.region.internet_gateways.size() >= call.settings.quotas.internet_gateways) {
    refuse("InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
  }
  InternetGateway gateway{
      .id = call.region.ids.id<InternetGatewayId>(), .vpc = std::nullopt, .tags = std::move(tags)};
  call.region.internet_gateways.insert(gateway);
  return {to_record(call.region, gateway)};
}

ec2::ReturnResult delete_internet_gateway(WriteCall& call, const ec2::DeleteInternetGatewayRequest& request) {
  const InternetGateway gateway = call.region.internet_gateways.get(request.internet_gateway_id);
  if (gateway.vpc) {
    refuse("DependencyViolation", "The internetGateway '{}' has dependencies and cannot be deleted.",
           request.internet_gateway_id);
  }
  call.region.internet_gateways.erase(gateway.id);
  return {};
}

ec2::ReturnResult attach_internet_gateway(WriteCall& call, const ec2::AttachInternetGatewayRequest& request) {
  const InternetGateway& gateway = call.region.internet_gateways.get(request.internet_gateway_id);
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  if (gateway.vpc) {
    refuse("Resource.AlreadyAssociated", "resource {} is already attached to network {}", gateway.id.text(),
           gateway.vpc->text());
  }
  if (internet_gateway_of(call.region, vpc.id) != nullptr) {
    refuse("InvalidParameterValue", "Network {} already has an internet gateway attached", vpc.id.text());
  }
  call.region.internet_gateways.update(gateway.id, [&](InternetGateway& changed) { changed.vpc = vpc.id; });
  return {};
}

ec2::ReturnResult detach_internet_gateway(WriteCall& call, const ec2::DetachInternetGatewayRequest& request) {
  const InternetGateway& gateway = call.region.internet_gateways.get(request.internet_gateway_id);
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  if (gateway.vpc != vpc.id) {
    refuse("Gateway.NotAttached", "resource {} is not attached to network {}", gateway.id.text(),
           vpc.id.text());
  }
  const auto& interfaces = call.region.network_interfaces;
  bool mapped = std::any_of(interfaces.begin(), interfaces.end(), [&](const NetworkInterface& interface) {
    return interface.vpc == vpc.id && interface.public_ip;
  });
  if (mapped) {
    refuse("DependencyViolation",
           "Network {} has some mapped public address(es). Please unmap those public address(es) before "
           "detaching "
           "the gateway.",
           vpc.id.text());
  }
  forget_gateway(call.region, gateway.id);
  call.region.internet_gateways.update(gateway.id, [&](InternetGateway& changed) { changed.vpc.reset(); });
  return {};
}

constexpr std::array<FilterField<ec2::InternetGateway>, 4> internet_gateway_filters{{
    {"attachment.state",
     [](const ec2::InternetGateway& gateway) {
       std::vector<std::string> values;
       for (const auto& attachment : gateway.attachments) values.push_back(attachment.state);
       return values;
     }},
    {"attachment.vpc-id",
     [](const ec2::InternetGateway& gateway) {
       std::vector<std::string> values;
       for (const auto& attachment : gateway.attachments) values.push_back(attachment.vpc_id);
       return values;
     }},
    {"internet-gateway-id",
     [](const ec2::InternetGateway& gateway) { return std::vector{gateway.internet_gateway_id}; }},
    {"owner-id", [](const ec2::InternetGateway& gateway) { return std::vector{gateway.owner_id}; }},
}};

ec2::DescribeInternetGatewaysResult describe_internet_gateways(
    const ReadCall& call, const ec2::DescribeInternetGatewaysRequest& request) {
  auto described = describe<ec2::InternetGateway>(
      call.region.internet_gateways,
      {request.internet_gateway_ids, request.filters, "InternetGatewayIds", request.max_results,
       request.next_token},
      internet_gateway_filters,
      [&](const InternetGateway& gateway) { return to_record(call.region, gateway); });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions internet_gateway_actions() {
  return {
      action<create_internet_gateway>("Creates an internet gateway"),
      action<delete_internet_gateway>("Deletes a detached internet gateway"),
      action<attach_internet_gateway>("Attaches an internet gateway to a VPC"),
      action<detach_internet_gateway>("Detaches an internet gateway from a VPC without public addresses"),
      action<describe_internet_gateways>("Describes internet gateways"),
  };
}

}  // namespace vpcsim
