#include "simulator/actions/vpn_gateway.hpp"

#include <algorithm>
#include <array>

#include "protocol/ec2/vpn_gateway.hpp"
#include "simulator/actions/gateway_route_table.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route_table.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/describe.hpp"
#include "simulator/region_catalog.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using State = ec2::VpnState;
using AttachmentState = ec2::AttachmentStatus;

/// What is over is shown for about an hour more.
constexpr std::int64_t shown_after_end = 3'600'000;

State state_at(const VpnGateway& gateway, Timestamp now, const Timing& timing) {
  if (!gateway.deleted) return State::available;
  return now < gateway.deleted->plus(timing.vpn_gateway_deleting) ? State::deleting : State::deleted;
}

AttachmentState state_at(const VpnGatewayAttachment& attachment, Timestamp now, const Timing& timing) {
  if (attachment.detached) {
    return now < attachment.detached->plus(timing.vpn_gateway_detaching) ? AttachmentState::detaching
                                                                         : AttachmentState::detached;
  }
  return now < attachment.attached.plus(timing.vpn_gateway_attaching) ? AttachmentState::attaching
                                                                      : AttachmentState::attached;
}

bool is_visible_at(const VpnGateway& gateway, Timestamp now, const Timing& timing) {
  return !gateway.deleted || now < gateway.deleted->plus(timing.vpn_gateway_deleting + shown_after_end);
}

bool is_visible_at(const VpnGatewayAttachment& attachment, Timestamp now, const Timing& timing) {
  return !attachment.detached ||
         now < attachment.detached->plus(timing.vpn_gateway_detaching + shown_after_end);
}

ec2::VpcAttachment to_record(const VpnGatewayAttachment& attachment, Timestamp now, const Timing& timing) {
  return {state_at(attachment, now, timing), attachment.vpc.text()};
}

ec2::VpnGateway to_record(const VpnGateway& gateway, Timestamp now, const Timing& timing) {
  ec2::VpnGateway record{.availability_zone = {},
                         .state = state_at(gateway, now, timing),
                         .vpc_attachments = {},
                         .vpn_gateway_id = gateway.id.text(),
                         .amazon_side_asn = gateway.amazon_side_asn,
                         .tags = gateway.tags};
  if (!gateway.availability_zone.empty()) record.availability_zone = gateway.availability_zone;
  if (gateway.attachment && is_visible_at(*gateway.attachment, now, timing)) {
    record.vpc_attachments.push_back(to_record(*gateway.attachment, now, timing));
  }
  return record;
}

/// A private number of 16 or of 32 bits (RFC 6996). Throws InvalidParameterValue.
std::int64_t private_asn(std::int64_t asn) {
  const bool is_private = (asn >= 64512 && asn <= 65534) || (asn >= 4'200'000'000 && asn <= 4'294'967'294);
  if (!is_private) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter amazonSideAsn is invalid. The ASN must be in the 64512 to 65534 or the "
           "4200000000 to 4294967294 range.",
           asn);
  }
  return asn;
}

}  // namespace

const VpnGateway& get_vpn_gateway(const ReadCall& call, std::string_view id_text) {
  const VpnGateway& gateway = call.region.vpn_gateways.get(id_text);
  if (gateway.deleted) NotFound<VpnGatewayId>::refuse(id_text);
  return gateway;
}

std::optional<VpcId> attached_vpc(const VpnGateway& gateway) {
  if (!gateway.attachment || gateway.attachment->detached) return std::nullopt;
  return gateway.attachment->vpc;
}

bool is_attached_at(const VpnGateway& gateway, VpcId vpc, Timestamp now, const Timing& timing) {
  return gateway.attachment && gateway.attachment->vpc == vpc &&
         state_at(*gateway.attachment, now, timing) == AttachmentState::attached;
}

const VpnGateway* vpn_gateway_of(const ReadCall& call, VpcId vpc) {
  for (const VpnGateway& gateway : call.region.vpn_gateways.with("attachment.vpc-id", vpc)) {
    if (!gateway.attachment || gateway.attachment->vpc != vpc) continue;
    if (state_at(*gateway.attachment, call.now, call.settings.timing) != AttachmentState::detached)
      return &gateway;
  }
  return nullptr;
}

namespace {

/// Attached, or on the way in or out.
bool is_attached(const WriteCall& call, const VpnGateway& gateway) {
  return gateway.attachment &&
         state_at(*gateway.attachment, call.now, call.settings.timing) != AttachmentState::detached;
}

ec2::CreateVpnGatewayResult create_vpn_gateway(WriteCall& call, const ec2::CreateVpnGatewayRequest& request) {
  const std::int64_t asn = private_asn(request.amazon_side_asn.value_or(64512));
  auto tags = tags_from(request.tag_specifications, "vpn-gateway", call.settings);
  if (request.availability_zone && find_zone(call.caller().region, *request.availability_zone) == nullptr) {
    refuse_availability_zone(call.caller().region, *request.availability_zone);
  }
  auto& gateways = call.region.vpn_gateways;
  const std::size_t present = gateways.size() - gateways.count_with("deleted", std::string_view("true"));
  if (present >= call.settings.quotas.vpn_gateways) {
    refuse("VpnGatewayLimitExceeded", "The maximum number of virtual private gateways has been reached.");
  }
  VpnGateway gateway{.id = call.region.ids.id<VpnGatewayId>(),
                     .availability_zone = request.availability_zone.value_or(""),
                     .amazon_side_asn = asn,
                     .attachment = {},
                     .deleted = {},
                     .tags = std::move(tags)};
  gateways.insert(gateway);
  return {to_record(gateway, call.now, call.settings.timing)};
}

/// Routes to it stay, as blackholes.
ec2::ReturnResult delete_vpn_gateway(WriteCall& call, const ec2::DeleteVpnGatewayRequest& request) {
  const VpnGateway& gateway = get_vpn_gateway(call.read(), request.vpn_gateway_id);
  if (is_attached(call, gateway)) {
    refuse("IncorrectState", "The VPN gateway is in use.");
  }
  call.region.vpn_gateways.update(gateway.id, [&](VpnGateway& changed) { changed.deleted = call.now; });
  return {};
}

ec2::AttachVpnGatewayResult attach_vpn_gateway(WriteCall& call, const ec2::AttachVpnGatewayRequest& request) {
  const VpnGateway& known = call.region.vpn_gateways.get(request.vpn_gateway_id);
  if (known.deleted && call.now < known.deleted->plus(call.settings.timing.vpn_gateway_deleting)) {
    refuse("InvalidVpnGatewayState", "The virtual private gateway '{}' is not in an available state.",
           known.id.text());
  }
  const VpnGateway& gateway = get_vpn_gateway(call.read(), request.vpn_gateway_id);
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  if (is_attached(call, gateway)) {
    refuse("VpnGatewayAttachmentLimitExceeded", "The virtual private gateway {} is already attached to {}.",
           gateway.id.text(), gateway.attachment->vpc.text());
  }
  if (vpn_gateway_of(call.read(), vpc.id) != nullptr) {
    refuse("InvalidVpcState", "VPC {} is currently attached to the Virtual Private Gateway.", vpc.id.text());
  }
  const VpnGatewayAttachment attachment{vpc.id, call.now, {}};
  call.region.vpn_gateways.update(gateway.id, [&](VpnGateway& changed) { changed.attachment = attachment; });
  return {to_record(attachment, call.answered(), call.settings.timing)};
}

/// Takes the propagated routes with it. Static routes stay, as blackholes.
void stop_propagation(Region& region, VpnGatewayId gateway) {
  std::vector<RouteTableId> tables;
  for (const RouteTable& table : region.route_tables.with("propagating-vgw", gateway))
    tables.push_back(table.id);
  for (const RouteTableId& id : tables) {
    region.route_tables.update(id, [&](RouteTable& changed) { stop_propagation(changed, gateway); });
  }
}

ec2::ReturnResult detach_vpn_gateway(WriteCall& call, const ec2::DetachVpnGatewayRequest& request) {
  const VpnGateway& gateway = get_vpn_gateway(call.read(), request.vpn_gateway_id);
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  const VpnGatewayId id = gateway.id;
  if (attached_vpc(gateway) != vpc.id) {
    refuse("InvalidVpnGatewayAttachment.NotFound",
           "The attachment of vpnGateway '{}' to vpc '{}' does not exist", id.text(), vpc.id.text());
  }
  call.region.vpn_gateways.update(id, [&](VpnGateway& changed) { changed.attachment->detached = call.now; });
  forget_gateway(call.region, id);
  stop_propagation(call.region, id);
  return {};
}

using Values = std::vector<std::string>;

constexpr std::array<FilterField<ec2::VpnGateway>, 7> vpn_gateway_filters{{
    {"amazon-side-asn",
     [](const ec2::VpnGateway& gateway) { return Values{std::to_string(gateway.amazon_side_asn)}; }},
    {"attachment.state",
     [](const ec2::VpnGateway& gateway) {
       Values values;
       for (const auto& own : gateway.vpc_attachments) values.emplace_back(name_of(own.state));
       return values;
     }},
    {"attachment.vpc-id",
     [](const ec2::VpnGateway& gateway) {
       Values values;
       for (const auto& own : gateway.vpc_attachments) values.push_back(own.vpc_id);
       return values;
     }},
    {"availability-zone",
     [](const ec2::VpnGateway& gateway) {
       return gateway.availability_zone ? Values{*gateway.availability_zone} : Values{};
     }},
    {"state", [](const ec2::VpnGateway& gateway) { return Values{std::string(name_of(gateway.state))}; }},
    {"type", [](const ec2::VpnGateway& gateway) { return Values{std::string(name_of(gateway.type))}; }},
    {"vpn-gateway-id", [](const ec2::VpnGateway& gateway) { return Values{gateway.vpn_gateway_id}; }},
}};

ec2::DescribeVpnGatewaysResult describe_vpn_gateways(const ReadCall& call,
                                                     const ec2::DescribeVpnGatewaysRequest& request) {
  const Timing& timing = call.settings.timing;
  auto render = [&](const VpnGateway& gateway) -> std::optional<ec2::VpnGateway> {
    if (!is_visible_at(gateway, call.now, timing)) return std::nullopt;
    return to_record(gateway, call.now, timing);
  };
  auto described = describe<ec2::VpnGateway>(call.region.vpn_gateways,
                                             {request.vpn_gateway_ids, request.filters, "VpnGatewayIds"},
                                             vpn_gateway_filters, render);
  return {std::move(described.records)};
}

}  // namespace

Actions vpn_gateway_actions() {
  return {
      action<create_vpn_gateway>("Creates a virtual private gateway"),
      action<delete_vpn_gateway>("Deletes a detached virtual private gateway"),
      action<attach_vpn_gateway>("Attaches a virtual private gateway to a VPC"),
      action<detach_vpn_gateway>("Detaches a virtual private gateway from its VPC"),
      action<describe_vpn_gateways>("Describes virtual private gateways"),
  };
}

}  // namespace vpcsim
