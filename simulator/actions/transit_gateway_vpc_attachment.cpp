// VPCs attached to transit gateways. Another account's gateway would have to be shared through AWS RAM, which
// isn't there: it isn't found, and no attachment ever waits to be accepted.
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/transit_gateway_connect.hpp"
#include "simulator/actions/transit_gateway_multicast.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using Record = ec2::TransitGatewayVpcAttachment;
using Values = std::vector<std::string>;

Record to_record(const ReadCall& call, const TransitGatewayAttachment& attachment, Timestamp at) {
  const AttachedVpc& vpc = *attachment.vpc();
  Record record{
      .transit_gateway_attachment_id = attachment.id.text(),
      .transit_gateway_id = attachment.transit_gateway.text(),
      .vpc_id = vpc.vpc.text(),
      .vpc_owner_id = call.caller().account,
      .state = state_at(attachment, at, call.settings.timing),
      .subnet_ids = {},
      .creation_time = attachment.created,
      .options = {.dns_support = option_value(vpc.dns_support),
                  .security_group_referencing_support = option_value(vpc.security_group_referencing_support),
                  .ipv6_support = option_value(vpc.ipv6_support),
                  .appliance_mode_support = option_value(vpc.appliance_mode_support)},
      .tags = attachment.tags};
  for (const TransitGatewayInterface& own : vpc.interfaces) record.subnet_ids.push_back(own.subnet.text());
  return record;
}

/// What the request doesn't say stays.
template <class Options>
void set_options(const std::optional<Options>& options, AttachedVpc& vpc) {
  if (!options) return;
  vpc.dns_support = is_enabled(options->dns_support, vpc.dns_support);
  vpc.security_group_referencing_support =
      is_enabled(options->security_group_referencing_support, vpc.security_group_referencing_support);
  vpc.ipv6_support = is_enabled(options->ipv6_support, vpc.ipv6_support);
  vpc.appliance_mode_support = is_enabled(options->appliance_mode_support, vpc.appliance_mode_support);
}

/// Throws InvalidSubnetID.NotFound, InvalidParameterValue (of another VPC) or DuplicateSubnetsInSameZone.
std::vector<SubnetId> subnets_to_attach(const ReadCall& call, const std::vector<std::string>& subnet_ids,
                                        VpcId vpc, const std::vector<SubnetId>& present) {
  std::vector<std::string> zones;
  for (const SubnetId& id : present) zones.push_back(call.region.subnets.get(id).availability_zone);
  std::vector<SubnetId> wanted;
  for (const std::string& id_text : subnet_ids) {
    const Subnet& subnet = call.region.subnets.get(id_text);
    if (subnet.vpc != vpc) {
      refuse("InvalidParameterValue", "The subnet {} does not belong to {}", id_text, vpc.text());
    }
    if (std::find(zones.begin(), zones.end(), subnet.availability_zone) != zones.end()) {
      refuse("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ");
    }
    zones.push_back(subnet.availability_zone);
    wanted.push_back(subnet.id);
  }
  return wanted;
}

void add_interfaces(WriteCall& call, const std::vector<SubnetId>& subnets, TransitGatewayAttachmentId id,
                    AttachedVpc& vpc) {
  for (const SubnetId& subnet : subnets) {
    auto interface = make_network_interface(
        call, {.subnet = subnet,
               .description = "Network Interface for Transit Gateway Attachment " + id.text(),
               .interface_type = "transit_gateway"});
    // It forwards what isn't its own: that is what it is for.
    call.region.network_interfaces.update(
        interface, [](NetworkInterface& changed) { changed.source_dest_check = false; });
    vpc.interfaces.push_back({subnet, interface});
  }
}

void check_quotas(const WriteCall& call, VpcId vpc, TransitGatewayId gateway) {
  check_attachment_quota(call, gateway);
  if (call.region.transit_gateway_attachments.count_with("live-of-resource", vpc) >=
      call.settings.quotas.transit_gateways_per_vpc) {
    refuse("TransitGatewayLimitExceeded",
           "The maximum number of transit gateways attached to {} has been reached.", vpc.text());
  }
}

/// Throws DuplicateTransitGatewayAttachment (recorded).
void check_not_attached(const ReadCall& call, VpcId vpc, TransitGatewayId gateway) {
  for (const auto& attachment : call.region.transit_gateway_attachments.with("vpc-id", vpc)) {
    bool is_there = state_at(attachment, call.now, call.settings.timing) != AttachmentState::deleted;
    if (attachment.transit_gateway == gateway && is_there) {
      refuse("DuplicateTransitGatewayAttachment",
             "{} has non-deleted Transit Gateway Attachments with same VPC ID.", gateway.text());
    }
  }
}

ec2::CreateTransitGatewayVpcAttachmentResult create_transit_gateway_vpc_attachment(
    WriteCall& call, const ec2::CreateTransitGatewayVpcAttachmentRequest& request) {
  auto tags = tags_from(request.tag_specifications, "transit-gateway-attachment", call.settings);
  const TransitGateway& gateway = get_available_transit_gateway(call.read(), request.transit_gateway_id);
  const VpcId vpc_id = call.region.vpcs.get(request.vpc_id).id;
  const auto subnets = subnets_to_attach(call.read(), request.subnet_ids, vpc_id, {});
  check_not_attached(call.read(), vpc_id, gateway.id);
  check_quotas(call, vpc_id, gateway.id);
  AttachedVpc vpc{.vpc = vpc_id, .interfaces = {}};
  set_options(request.options, vpc);
  TransitGatewayAttachment attachment{.id = call.region.ids.id<TransitGatewayAttachmentId>(),
                                      .transit_gateway = gateway.id,
                                      .resource = {},
                                      .life = TransitGatewayAttachmentLife::accepted,
                                      .created = call.now,
                                      .since = call.now,
                                      .modified = {},
                                      .association = {},
                                      .propagates_to = {},
                                      .tags = std::move(tags)};
  add_interfaces(call, subnets, attachment.id, vpc);
  attachment.resource = std::move(vpc);
  apply_default_route_tables(gateway, call.now, attachment);
  call.region.transit_gateway_attachments.insert(attachment);
  return {to_record(call.read(), attachment, call.answered())};
}

/// Throws InvalidTransitGatewayAttachmentID.NotFound for what isn't a VPC's, in the words of these calls
/// (recorded).
const TransitGatewayAttachment& get_vpc_attachment(const ReadCall& call, const std::string& id_text) {
  auto id = TransitGatewayAttachmentId::parse(id_text);
  const auto* attachment = id ? call.region.transit_gateway_attachments.find(*id) : nullptr;
  bool is_there = attachment != nullptr && attachment->vpc() != nullptr &&
                  state_at(*attachment, call.now, call.settings.timing) != AttachmentState::deleted;
  if (!is_there) {
    refuse("InvalidTransitGatewayAttachmentID.NotFound",
           "Transit Gateway VPC Attachment {} was deleted or does not exist.", id_text);
  }
  return *attachment;
}

const TransitGatewayAttachment& get_available_vpc_attachment(const ReadCall& call,
                                                             const std::string& id_text) {
  const auto& attachment = get_vpc_attachment(call, id_text);
  if (state_at(attachment, call.now, call.settings.timing) != AttachmentState::available)
    refuse_transit_gateway_state(id_text);
  return attachment;
}

void remove_interfaces(WriteCall& call, const std::vector<std::string>& subnet_ids, AttachedVpc& vpc) {
  for (const std::string& id_text : subnet_ids) {
    const SubnetId id = call.region.subnets.get(id_text).id;
    auto own = std::find_if(vpc.interfaces.begin(), vpc.interfaces.end(),
                            [&](const TransitGatewayInterface& interface) { return interface.subnet == id; });
    if (own == vpc.interfaces.end()) {
      refuse("InvalidParameterValue", "The subnet {} is not part of the attachment", id_text);
    }
    delete_network_interface(call, own->network_interface);
    vpc.interfaces.erase(own);
  }
}

ec2::ModifyTransitGatewayVpcAttachmentResult modify_transit_gateway_vpc_attachment(
    WriteCall& call, const ec2::ModifyTransitGatewayVpcAttachmentRequest& request) {
  if (request.add_subnet_ids.empty() && request.remove_subnet_ids.empty() && !request.options) {
    refuse("MissingParameter",
           "The request must contain at least one of addSubnetIds, removeSubnetIds or options");
  }
  TransitGatewayAttachment attachment =
      get_available_vpc_attachment(call.read(), request.transit_gateway_attachment_id);
  AttachedVpc vpc = *attachment.vpc();
  remove_interfaces(call, request.remove_subnet_ids, vpc);
  auto added = subnets_to_attach(call.read(), request.add_subnet_ids, vpc.vpc, vpc.subnets());
  add_interfaces(call, added, attachment.id, vpc);
  if (vpc.interfaces.empty()) {
    refuse("InvalidParameterValue", "{} must keep at least one subnet", attachment.id.text());
  }
  set_options(request.options, vpc);
  attachment.resource = std::move(vpc);
  attachment.modified = call.now;
  call.region.transit_gateway_attachments.update(
      attachment.id, [&](TransitGatewayAttachment& changed) { changed = attachment; });
  return {to_record(call.read(), attachment, call.answered())};
}

ec2::DeleteTransitGatewayVpcAttachmentResult delete_transit_gateway_vpc_attachment(
    WriteCall& call, const ec2::DeleteTransitGatewayVpcAttachmentRequest& request) {
  TransitGatewayAttachment attachment =
      get_available_vpc_attachment(call.read(), request.transit_gateway_attachment_id);
  check_carries_no_connect(call.read(), attachment);
  leave_multicast_domains(call.region, attachment.id);
  AttachedVpc vpc = *attachment.vpc();
  for (const TransitGatewayInterface& own : vpc.interfaces)
    delete_network_interface(call, own.network_interface);
  vpc.interfaces.clear();
  attachment.resource = std::move(vpc);
  attachment.life = TransitGatewayAttachmentLife::deleted;
  attachment.since = call.now;
  attachment.association.reset();
  attachment.propagates_to.clear();
  call.region.transit_gateway_attachments.update(
      attachment.id, [&](TransitGatewayAttachment& changed) { changed = attachment; });
  return {to_record(call.read(), attachment, call.answered())};
}

[[noreturn]] void refuse_unless_pending_acceptance(const WriteCall& call, const std::string& id_text) {
  get_vpc_attachment(call.read(), id_text);
  refuse_transit_gateway_state(id_text);
}

ec2::AcceptTransitGatewayVpcAttachmentResult accept_transit_gateway_vpc_attachment(
    WriteCall& call, const ec2::AcceptTransitGatewayVpcAttachmentRequest& request) {
  refuse_unless_pending_acceptance(call, request.transit_gateway_attachment_id);
}

ec2::RejectTransitGatewayVpcAttachmentResult reject_transit_gateway_vpc_attachment(
    WriteCall& call, const ec2::RejectTransitGatewayVpcAttachmentRequest& request) {
  refuse_unless_pending_acceptance(call, request.transit_gateway_attachment_id);
}

constexpr std::array<FilterField<Record>, 4> filters{{
    {"state", [](const Record& record) { return name_value(record.state); }},
    {"transit-gateway-attachment-id",
     [](const Record& record) { return Values{record.transit_gateway_attachment_id}; }},
    {"transit-gateway-id", [](const Record& record) { return Values{record.transit_gateway_id}; }},
    {"vpc-id", [](const Record& record) { return Values{record.vpc_id}; }},
}};

ec2::DescribeTransitGatewayVpcAttachmentsResult describe_transit_gateway_vpc_attachments(
    const ReadCall& call, const ec2::DescribeTransitGatewayVpcAttachmentsRequest& request) {
  auto described =
      describe<Record>(call.region.transit_gateway_attachments,
                       {request.transit_gateway_attachment_ids, request.filters,
                        "TransitGatewayAttachmentIds", request.max_results, request.next_token},
                       filters, [&](const TransitGatewayAttachment& attachment) -> std::optional<Record> {
                         if (attachment.vpc() == nullptr || !is_visible(call, attachment))
                           return std::nullopt;
                         return to_record(call, attachment, call.now);
                       });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_vpc_attachment_actions() {
  return {
      action<create_transit_gateway_vpc_attachment>(
          "Attaches a VPC to a transit gateway, with an interface in each of the subnets"),
      action<modify_transit_gateway_vpc_attachment>("Changes the subnets or options of a VPC's attachment"),
      action<delete_transit_gateway_vpc_attachment>("Detaches a VPC from a transit gateway"),
      action<accept_transit_gateway_vpc_attachment>(
          "Refused: gateways aren't shared between accounts, so that no VPC's attachment waits"),
      action<reject_transit_gateway_vpc_attachment>(
          "Refused: gateways aren't shared between accounts, so that no VPC's attachment waits"),
      action<describe_transit_gateway_vpc_attachments>("Describes the attachments of VPCs"),
  };
}

}  // namespace vpcsim
