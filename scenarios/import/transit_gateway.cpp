// Transit gateways, what is attached to them, and their route tables.
#include <algorithm>

#include "scenarios/import/home_import.hpp"
#include "simulator/actions/transit_gateway_block.hpp"

namespace vpcsim::importing {
namespace {

using AttachmentState = ec2::TransitGatewayAttachmentState;
using Option = ec2::TransitGatewayOptionValue;

bool is_on(Option value) {
  return value == Option::enable;
}

TransitGatewayBlock block_of(const std::string& text) {
  const auto block = parse_block(text);
  if (!block) throw CannotHold(fmt::format("{} is no block", text));
  return *block;
}

TransitGateway gateway_of(HomeImport& home, const ec2::TransitGateway& record) {
  const auto& options = record.options;
  if (record.state == ec2::TransitGatewayState::deleted || record.state == ec2::TransitGatewayState::deleting)
    throw CannotHold("it is deleted");
  TransitGateway row{.id = home.id_of<TransitGatewayId>(record.transit_gateway_id),
                     .description = record.description,
                     .amazon_side_asn = options.amazon_side_asn,
                     .auto_accept_shared_attachments = is_on(options.auto_accept_shared_attachments),
                     .dns_support = is_on(options.dns_support),
                     .vpn_ecmp_support = is_on(options.vpn_ecmp_support),
                     .security_group_referencing_support = is_on(options.security_group_referencing_support),
                     .multicast_support = is_on(options.multicast_support),
                     .association_default_route_table =
                         home.id_if<TransitGatewayRouteTableId>(options.association_default_route_table_id),
                     .propagation_default_route_table =
                         home.id_if<TransitGatewayRouteTableId>(options.propagation_default_route_table_id),
                     .cidr_blocks = {},
                     .created = record.creation_time,
                     .modified = {},
                     .deleted = {},
                     .tags = record.tags};
  for (const std::string& block : options.transit_gateway_cidr_blocks)
    row.cidr_blocks.push_back(block_of(block));
  return row;
}

/// The interface's description names its attachment.
NetworkInterfaceId interface_in(const HomeImport& home, const std::string& subnet,
                                const std::string& attachment) {
  const SubnetId id = home.need(home.region.subnets, subnet).id;
  for (const NetworkInterface& interface : home.region.network_interfaces.with("subnet-id", id)) {
    if (interface.subnet == id && interface.description.ends_with(attachment)) return interface.id;
  }
  throw CannotHold(fmt::format("its interface in {} is left out or in no file", subnet));
}

AttachedVpc attached_vpc(HomeImport& home, const ec2::TransitGatewayVpcAttachment& record) {
  AttachedVpc own{
      .vpc = home.need(home.region.vpcs, record.vpc_id).id,
      .interfaces = {},
      .dns_support = is_on(record.options.dns_support),
      .security_group_referencing_support = is_on(record.options.security_group_referencing_support),
      .ipv6_support = is_on(record.options.ipv6_support),
      .appliance_mode_support = is_on(record.options.appliance_mode_support)};
  for (const std::string& subnet : record.subnet_ids) {
    own.interfaces.push_back(
        {home.id_of<SubnetId>(subnet), interface_in(home, subnet, record.transit_gateway_attachment_id)});
  }
  return own;
}

/// Throws CannotHold for what is over.
TransitGatewayAttachmentLife life_of(AttachmentState state) {
  switch (state) {
    case AttachmentState::available:
    case AttachmentState::modifying:
    case AttachmentState::pending:
      return TransitGatewayAttachmentLife::accepted;
    case AttachmentState::initiating_request:
    case AttachmentState::initiating:
    case AttachmentState::pending_acceptance:
      return TransitGatewayAttachmentLife::requested;
    default:
      throw CannotHold(fmt::format("it is {}", protocol::name_of(state)));
  }
}

const ec2::TransitGatewayAttachment* general_record(const HomeImport& home, const std::string& id) {
  for (const auto& record : home.records.transit_gateway_attachments) {
    if (record.transit_gateway_attachment_id == id) return &record;
  }
  return nullptr;
}

/// The table that routes what it sends, which only describe-transit-gateway-attachments tells; and those that
/// have routes from it.
void set_tables(HomeImport& home, TransitGatewayAttachment& row) {
  const std::string id = row.id.text();
  const auto* record = general_record(home, id);
  if (record != nullptr && record->association &&
      record->association->state != ec2::TransitGatewayAssociationState::disassociating) {
    const std::string& table = record->association->transit_gateway_route_table_id;
    home.part("association", table, id, [&] {
      row.association = TransitGatewayAssociation{
          .route_table = home.need(home.region.transit_gateway_route_tables, table).id, .since = long_ago};
    });
  }
  for (const auto& table : home.records.transit_gateway_routes) {
    const auto leads_here = [&](const ec2::TransitGatewayRoute& route) {
      return route.type == ec2::TransitGatewayRouteType::propagated &&
             std::any_of(route.transit_gateway_attachments.begin(), route.transit_gateway_attachments.end(),
                         [&](const auto& own) { return own.transit_gateway_attachment_id == id; });
    };
    if (!std::any_of(table.routes.begin(), table.routes.end(), leads_here)) continue;
    home.part("propagation", table.transit_gateway_route_table_id, id, [&] {
      const auto& tables = home.region.transit_gateway_route_tables;
      row.propagates_to.push_back(home.need(tables, table.transit_gateway_route_table_id).id);
    });
  }
}

void import_vpc_attachments(HomeImport& home) {
  home.each("transit gateway VPC attachment", home.records.transit_gateway_vpc_attachments,
            &ec2::TransitGatewayVpcAttachment::transit_gateway_attachment_id,
            [&](const ec2::TransitGatewayVpcAttachment& record) {
              TransitGatewayAttachment row{
                  .id = home.id_of<TransitGatewayAttachmentId>(record.transit_gateway_attachment_id),
                  .transit_gateway = home.need(home.region.transit_gateways, record.transit_gateway_id).id,
                  .resource = {},
                  .life = life_of(record.state),
                  .created = record.creation_time,
                  .since = long_ago,
                  .modified = {},
                  .association = {},
                  .propagates_to = {},
                  .tags = record.tags};
              row.resource = attached_vpc(home, record);
              set_tables(home, row);
              home.region.transit_gateway_attachments.insert(std::move(row));
            });
}

void import_tables(HomeImport& home) {
  home.each("transit gateway route table", home.records.transit_gateway_route_tables,
            &ec2::TransitGatewayRouteTable::transit_gateway_route_table_id,
            [&](const ec2::TransitGatewayRouteTable& record) {
              using State = ec2::TransitGatewayRouteTableState;
              if (record.state == State::deleted || record.state == State::deleting)
                throw CannotHold("it is deleted");
              home.region.transit_gateway_route_tables.insert(
                  {.id = home.id_of<TransitGatewayRouteTableId>(record.transit_gateway_route_table_id),
                   .transit_gateway = home.need(home.region.transit_gateways, record.transit_gateway_id).id,
                   .routes = {},
                   .prefix_lists = {},
                   .created = record.creation_time,
                   .deleted = {},
                   .tags = record.tags});
            });
}

/// The attachments are there by now.
TransitGatewayRouteTarget target_of(HomeImport& home, const ec2::TransitGatewayRoute& route) {
  if (route.transit_gateway_attachments.empty()) return std::nullopt;
  const auto& first = route.transit_gateway_attachments.front();
  return home.need(home.region.transit_gateway_attachments, first.transit_gateway_attachment_id).id;
}

void add_static_routes(HomeImport& home, const elsewhere::TableRoutes& record,
                       TransitGatewayRouteTable& row) {
  for (const ec2::TransitGatewayRoute& route : record.routes) {
    if (route.type != ec2::TransitGatewayRouteType::static_) continue;
    const std::string name = route.prefix_list_id.value_or(route.destination_cidr_block.value_or("?"));
    home.part("route", name, record.transit_gateway_route_table_id, [&] {
      const auto target = target_of(home, route);
      if (route.prefix_list_id) {
        const auto list = home.need(home.region.prefix_lists, *route.prefix_list_id).id;
        row.prefix_lists.set(list, TransitGatewayPrefixListReference{target, long_ago, false});
      } else {
        row.routes.set(block_of(name), target);
      }
    });
  }
}

void leave_out_other_attachments(HomeImport& home) {
  for (const auto& record : home.records.transit_gateway_attachments) {
    using Type = ec2::TransitGatewayAttachmentResourceType;
    if (record.resource_type == Type::peering) continue;
    if (record.resource_type != Type::vpc) {
      home.leave_out("transit gateway attachment", record.transit_gateway_attachment_id,
                     fmt::format("vpcsim takes no attachments of {} from files",
                                 protocol::name_of(record.resource_type)));
      continue;
    }
    const bool is_known =
        home.has(home.region.transit_gateway_attachments, record.transit_gateway_attachment_id) ||
        home.all.left_out.contains(record.transit_gateway_attachment_id);
    if (is_known) continue;
    home.leave_out(
        "transit gateway attachment", record.transit_gateway_attachment_id,
        "its subnets and options are in no file (aws ec2 describe-transit-gateway-vpc-attachments)");
  }
}

}  // namespace

void import_transit_gateways(HomeImport& home) {
  home.each("transit gateway", home.records.transit_gateways, &ec2::TransitGateway::transit_gateway_id,
            [&](const ec2::TransitGateway& record) {
              home.region.transit_gateways.insert(gateway_of(home, record));
            });
  import_tables(home);
  import_vpc_attachments(home);
  leave_out_other_attachments(home);
}

void finish_transit_gateways(HomeImport& home) {
  for (const elsewhere::TableRoutes& record : home.records.transit_gateway_routes) {
    const auto id = TransitGatewayRouteTableId::parse(record.transit_gateway_route_table_id);
    if (!id || home.region.transit_gateway_route_tables.find(*id) == nullptr) continue;
    home.region.transit_gateway_route_tables.update(
        *id, [&](TransitGatewayRouteTable& row) { add_static_routes(home, record, row); });
  }
}

namespace {

using PeeringRecord = ec2::TransitGatewayPeeringAttachment;

/// The two sides of a peering in one region have ids of their own, and records that both name the accepter's.
const std::string& accepters_id(const PeeringRecord& record) {
  const auto& id = record.accepter_transit_gateway_attachment_id;
  return id ? *id : record.transit_gateway_attachment_id;
}
bool is_in_one_region(const PeeringRecord& record) {
  return record.requester_tgw_info.region == record.accepter_tgw_info.region;
}
bool is_accepters(const PeeringRecord& record) {
  return is_in_one_region(record) && record.transit_gateway_attachment_id == accepters_id(record);
}

template <class IsIt>
const PeeringRecord* find_record(const std::vector<DescribedHome>& homes, IsIt&& is_it) {
  for (const DescribedHome& home : homes) {
    for (const PeeringRecord& record : home.described.transit_gateway_peering_attachments) {
      if (is_it(record)) return &record;
    }
  }
  return nullptr;
}

struct Side {
  const ec2::PeeringTgwInfo& own;
  const std::string& own_id;
  const ec2::PeeringTgwInfo& other;
  const std::string& other_id;
  bool is_requester;
};

/// The row of one side, in its home.
void add_side(HomeImport& home, const PeeringRecord& record, const Side& side, const Tags& tags) {
  if (home.has(home.region.transit_gateway_attachments, side.own_id)) return;
  const std::string& region = home.region.home.region;
  TransitGatewayAttachment row{
      .id = home.id_of<TransitGatewayAttachmentId>(side.own_id),
      .transit_gateway = home.need(home.region.transit_gateways, side.own.transit_gateway_id).id,
      .resource = AttachedPeer{.home = {side.other.owner_id, side.other.region.value_or(region)},
                               .transit_gateway = side.other.transit_gateway_id,
                               .attachment = side.other_id,
                               .is_requester = !side.is_requester},
      .life = life_of(record.state),
      .created = record.creation_time,
      .since = long_ago,
      .modified = {},
      .association = {},
      .propagates_to = {},
      .tags = tags};
  set_tables(home, row);
  home.region.transit_gateway_attachments.insert(std::move(row));
}

void add_peering(HomeImport& home, const PeeringRecord& record, const std::vector<DescribedHome>& homes) {
  const auto& requester = record.requester_tgw_info;
  const auto& accepter = record.accepter_tgw_info;
  const std::string& id = record.transit_gateway_attachment_id;
  const std::string& other_id = accepters_id(record);
  const auto is_here = [&](const ec2::PeeringTgwInfo& side) {
    const std::string& region = home.region.home.region;
    return side.owner_id == home.account() && side.region.value_or(region) == region;
  };
  if (is_accepters(record)) {
    const auto* request = find_record(
        homes, [&](const PeeringRecord& other) { return !is_accepters(other) && accepters_id(other) == id; });
    if (request == nullptr && is_here(accepter)) throw CannotHold("the requester's record is in no file");
    return;  // comes with the requester's
  }
  if (is_here(requester)) add_side(home, record, {requester, id, accepter, other_id, true}, record.tags);
  if (!is_here(accepter) || !home.has(home.region.transit_gateways, accepter.transit_gateway_id)) return;
  const auto* own = find_record(homes, [&](const PeeringRecord& other) {
    return is_accepters(other) && other.transit_gateway_attachment_id == other_id;
  });
  add_side(home, record, {accepter, other_id, requester, id, false}, own == nullptr ? Tags{} : own->tags);
}

}  // namespace

void import_transit_gateway_peerings(HomeImport& home, const std::vector<DescribedHome>& homes) {
  for (const DescribedHome& described : homes) {
    home.each("transit gateway peering attachment", described.described.transit_gateway_peering_attachments,
              &PeeringRecord::transit_gateway_attachment_id,
              [&](const PeeringRecord& record) { add_peering(home, record, homes); });
  }
}

}  // namespace vpcsim::importing
