#include "simulator/actions/vpc_cidr_block.hpp"

#include <algorithm>

#include "simulator/actions/network_acl_entry.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route.hpp"
#include "simulator/actions/security_group.hpp"
#include "simulator/actions/vpc_cidr_restrictions.hpp"
#include "simulator/actions/vpc_peering_connection.hpp"

namespace vpcsim {
namespace {

using State = ec2::VpcCidrBlockStateCode;

constexpr int amazon_block_prefix_length = 56;

State state_at(Timestamp associated, Timestamp at, const Timing& timing) {
  return at < associated.plus(timing.vpc_cidr_associating) ? State::associating : State::associated;
}

/// None once AWS has forgotten it.
std::optional<State> former_state_at(Timestamp disassociated, Timestamp at, const Timing& timing) {
  const Timestamp gone = disassociated.plus(timing.vpc_cidr_disassociating);
  if (at < gone) return State::disassociating;
  if (at < gone.plus(cidr_remembered)) return State::disassociated;
  return std::nullopt;
}

ec2::VpcIpv6CidrBlockAssociation to_record(const Region& region, const CidrAssociationId& association,
                                           const Ipv6Cidr& cidr, State state) {
  ec2::VpcIpv6CidrBlockAssociation record{.association_id = association.text(),
                                          .ipv6_cidr_block = {},
                                          .ipv6_cidr_block_state = {state, {}},
                                          .network_border_group = region.home.region,
                                          .ipv6_pool = "Amazon",
                                          .ipv6_address_attribute = "public",
                                          .ip_source = "amazon"};
  if (state != State::associating) record.ipv6_cidr_block = cidr.text();  // AWS is still choosing
  return record;
}

}  // namespace

bool is_associated(const VpcCidr& own, Timestamp now, const Timing& timing) {
  return state_at(own.since, now, timing) == State::associated;
}
bool is_associated(const VpcIpv6Cidr& own, Timestamp now, const Timing& timing) {
  return state_at(own.since, now, timing) == State::associated;
}

std::vector<ec2::VpcCidrBlockAssociation> cidr_records(const Vpc& vpc, Timestamp at, const Timing& timing) {
  std::vector<ec2::VpcCidrBlockAssociation> records;
  for (const VpcCidr& own : vpc.cidrs) {
    records.push_back({own.association.text(), own.cidr.text(), {state_at(own.since, at, timing), {}}});
  }
  for (const VpcCidr& former : vpc.former_cidrs) {
    if (auto state = former_state_at(former.since, at, timing)) {
      records.push_back({former.association.text(), former.cidr.text(), {*state, {}}});
    }
  }
  return records;
}

std::vector<ec2::VpcIpv6CidrBlockAssociation> ipv6_cidr_records(const Region& region, const Vpc& vpc,
                                                                Timestamp at, const Timing& timing) {
  std::vector<ec2::VpcIpv6CidrBlockAssociation> records;
  for (const VpcIpv6Cidr& own : vpc.ipv6_cidrs) {
    records.push_back(to_record(region, own.association, own.cidr, state_at(own.since, at, timing)));
  }
  for (const VpcIpv6Cidr& former : vpc.former_ipv6_cidrs) {
    if (auto state = former_state_at(former.since, at, timing)) {
      records.push_back(to_record(region, former.association, former.cidr, *state));
    }
  }
  return records;
}

void check_border_group(const Region& region, const std::optional<std::string>& group) {
  if (group && *group != region.home.region) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter ipv6CidrBlockNetworkBorderGroup is invalid. It is not a network border "
           "group of Availability Zones in {}.",
           *group, region.home.region);
  }
}

namespace {

/// The first free block from a drawn one on, round the end of the pool.
Ipv6Cidr draw_block(WriteCall& call) {
  const Ipv6Cidr& pool = call.settings.ipv6_pool;
  const std::uint64_t blocks = std::uint64_t{1} << (amazon_block_prefix_length - pool.prefix_length());
  if (call.cloud.ipv6_blocks.size() >= blocks) {
    refuse("InsufficientAddressCapacity", "Amazon's pool of IPv6 addresses is used up.");
  }
  auto block_at = [&](std::uint64_t number) {
    return Ipv6{pool.first().high + (number << (64 - amazon_block_prefix_length)), 0};
  };
  std::uint64_t number = call.region.ids.below(blocks);
  while (call.cloud.ipv6_blocks.contains(block_at(number))) number = (number + 1) % blocks;
  return {block_at(number), amazon_block_prefix_length};
}

}  // namespace

void associate_ipv6_block(WriteCall& call, VpcId id) {
  const VpcIpv6Cidr own{call.region.ids.id<CidrAssociationId>(), draw_block(call), call.now};
  call.cloud.ipv6_blocks.set(own.cidr.first(), true);
  add_local_routes(call.region, id, own.cidr);
  call.region.vpcs.update(id, [&](Vpc& changed) { changed.ipv6_cidrs.push_back(own); });
  if (call.region.vpcs.get(id).ipv6_cidrs.size() > 1) return;
  let_groups_out_by_ipv6(call.region, id);
  open_acls_to_ipv6(call.region, id);
}

void release_ipv6_blocks(WriteCall& call, const Vpc& vpc) {
  for (const VpcIpv6Cidr& own : vpc.ipv6_cidrs) call.cloud.ipv6_blocks.erase(own.cidr.first());
}

namespace {

/// A route's destination that lies in the new block would become local against its will: AWS only adds blocks
/// that are more specific than every route there is (VPC user guide).
void check_routes(const Region& region, const Vpc& vpc, const Cidr& added) {
  for (const RouteTable& table : region.route_tables.with("vpc-id", vpc.id)) {
    for (const Route& route : table.routes) {
      const auto* destination = std::get_if<Cidr>(&route.destination);
      if (destination == nullptr || !added.contains(*destination)) continue;
      refuse("InvalidVpc.Range",
             "The CIDR '{}' is equal to or larger than the destination {} of a route in route table {}.",
             added.text(), destination->text(), table.id.text());
    }
  }
}

Cidr wanted_block(const Vpc& vpc, const std::string& text) {
  auto cidr = Cidr::parse(text);
  if (!cidr) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter cidrBlock is invalid. This is not a valid CIDR block.", text);
  }
  if (!is_vpc_cidr(*cidr)) refuse("InvalidVpc.Range", "The CIDR '{}' is invalid.", text);
  for (const VpcCidr& own : vpc.cidrs) {
    if (own.cidr.overlaps(*cidr)) {
      refuse("InvalidVpc.Range", "The CIDR '{}' conflicts with one of the CIDR blocks of the VPC", text);
    }
  }
  if (is_restricted(vpc.cidrs, *cidr)) {
    refuse("InvalidVpc.Range",
           "The CIDR '{}' is restricted. Use a CIDR from the same private address range as the current VPC "
           "CIDR, or use a publicly-routable CIDR. For additional restrictions, see "
           "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
           cidr->text());
  }
  return *cidr;
}

void check_quota(const Vpc& vpc, std::size_t present, std::size_t quota) {
  if (present >= quota) {
    refuse("CidrLimitExceeded", "This network {} has met its maximum number of allowed CIDRs: {}",
           vpc.id.text(), quota);
  }
}

ec2::AssociateVpcCidrBlockResult associate_ipv4(WriteCall& call, const Vpc& vpc, const std::string& text) {
  const Cidr cidr = wanted_block(vpc, text);
  check_quota(vpc, vpc.cidrs.size(), call.settings.quotas.cidrs_per_vpc);
  check_routes(call.region, vpc, cidr);
  add_cidr_to_peerings(call, vpc, cidr);
  const VpcId id = vpc.id;
  const VpcCidr own{call.region.ids.id<CidrAssociationId>(), cidr, call.now};
  add_local_routes(call.region, id, cidr);
  call.region.vpcs.update(id, [&](Vpc& changed) { changed.cidrs.push_back(own); });
  auto records = cidr_records(call.region.vpcs.get(id), call.answered(), call.settings.timing);
  auto record = std::find_if(records.begin(), records.end(), [&](const auto& candidate) {
    return candidate.association_id == own.association.text();
  });
  return {.ipv6_cidr_block_association = {}, .cidr_block_association = *record, .vpc_id = id.text()};
}

ec2::AssociateVpcCidrBlockResult associate_ipv6(WriteCall& call, const Vpc& vpc) {
  check_quota(vpc, vpc.ipv6_cidrs.size(), call.settings.quotas.ipv6_cidrs_per_vpc);
  const VpcId id = vpc.id;
  associate_ipv6_block(call, id);
  const VpcIpv6Cidr& own = call.region.vpcs.get(id).ipv6_cidrs.back();
  return {
      .ipv6_cidr_block_association = to_record(call.region, own.association, own.cidr, State::associating),
      .cidr_block_association = {},
      .vpc_id = id.text()};
}

ec2::AssociateVpcCidrBlockResult associate_vpc_cidr_block(WriteCall& call,
                                                          const ec2::AssociateVpcCidrBlockRequest& request) {
  const bool ipv6 = request.amazon_provided_ipv6_cidr_block.value_or(false);
  if (!ipv6 && !request.cidr_block) {
    refuse("MissingParameter",
           "The request must contain exactly one of cidrBlock, ipv6Pool or amazonProvidedIpv6CidrBlock");
  }
  if (ipv6 && request.cidr_block) {
    refuse("InvalidParameterCombination",
           "The parameter amazonProvidedIpv6CidrBlock cannot be used with the parameter cidrBlock");
  }
  if (!ipv6 && request.ipv6_cidr_block_network_border_group) {
    refuse("InvalidParameterCombination",
           "The parameter ipv6CidrBlockNetworkBorderGroup can be used only with amazonProvidedIpv6CidrBlock");
  }
  check_border_group(call.region, request.ipv6_cidr_block_network_border_group);
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  return ipv6 ? associate_ipv6(call, vpc) : associate_ipv4(call, vpc, *request.cidr_block);
}

[[noreturn]] void refuse_in_use(const Vpc& vpc, const std::string& cidr) {
  refuse("InvalidCidrBlock.InUse", "The vpc {} currently has a subnet within CIDR block {}", vpc.id.text(),
         cidr);
}

/// What AWS has forgotten needn't be kept.
template <class Former>
void add_former(std::vector<Former>& formers, Former ended, const WriteCall& call) {
  std::erase_if(formers, [&](const Former& former) {
    return !former_state_at(former.since, call.now, call.settings.timing);
  });
  ended.since = call.now;
  formers.push_back(ended);
}

ec2::DisassociateVpcCidrBlockResult disassociate_ipv4(WriteCall& call, const Vpc& vpc, const VpcCidr ended) {
  if (ended.association == vpc.cidrs.front().association) {
    refuse("OperationNotPermitted",
           "The vpc CIDR block with association ID {} may not be disassociated. It is the primary IPv4 CIDR "
           "block of the VPC",
           ended.association.text());
  }
  for (const Subnet& subnet : call.region.subnets.with("vpc-id", vpc.id)) {
    if (subnet.cidr && ended.cidr.contains(*subnet.cidr)) {
      refuse_in_use(vpc, ended.cidr.text());
    }
  }
  const VpcId id = vpc.id;
  remove_local_routes(call.region, id, ended.cidr);
  call.region.vpcs.update(id, [&](Vpc& changed) {
    std::erase_if(changed.cidrs, [&](const VpcCidr& own) { return own.association == ended.association; });
    add_former(changed.former_cidrs, ended, call);
  });
  return {
      .ipv6_cidr_block_association = {},
      .cidr_block_association = {{ended.association.text(), ended.cidr.text(), {State::disassociating, {}}}},
      .vpc_id = id.text()};
}

ec2::DisassociateVpcCidrBlockResult disassociate_ipv6(WriteCall& call, const Vpc& vpc,
                                                      const VpcIpv6Cidr ended) {
  for (const Subnet& subnet : call.region.subnets.with("vpc-id", vpc.id)) {
    for (const SubnetIpv6Cidr& own : subnet.ipv6_cidrs) {
      if (ended.cidr.contains(own.cidr)) refuse_in_use(vpc, ended.cidr.text());
    }
  }
  const VpcId id = vpc.id;
  call.cloud.ipv6_blocks.erase(ended.cidr.first());
  remove_local_routes(call.region, id, ended.cidr);
  call.region.vpcs.update(id, [&](Vpc& changed) {
    std::erase_if(changed.ipv6_cidrs,
                  [&](const VpcIpv6Cidr& own) { return own.association == ended.association; });
    add_former(changed.former_ipv6_cidrs, ended, call);
  });
  return {.ipv6_cidr_block_association =
              to_record(call.region, ended.association, ended.cidr, State::disassociating),
          .cidr_block_association = {},
          .vpc_id = id.text()};
}

ec2::DisassociateVpcCidrBlockResult disassociate_vpc_cidr_block(
    WriteCall& call, const ec2::DisassociateVpcCidrBlockRequest& request) {
  const std::string& wanted = request.association_id;
  for (const Vpc& vpc : call.region.vpcs.with("cidr-block-association.association-id", wanted)) {
    for (const VpcCidr& own : vpc.cidrs) {
      if (own.association.text() == wanted) return disassociate_ipv4(call, vpc, own);
    }
  }
  for (const Vpc& vpc : call.region.vpcs.with("ipv6-cidr-block-association.association-id", wanted)) {
    for (const VpcIpv6Cidr& own : vpc.ipv6_cidrs) {
      if (own.association.text() == wanted) return disassociate_ipv6(call, vpc, own);
    }
  }
  NotFound<CidrAssociationId>::refuse(wanted);
}

}  // namespace

Actions vpc_cidr_block_actions() {
  return {
      action<associate_vpc_cidr_block>("Adds a secondary IPv4 block or an IPv6 block of Amazon's to a VPC"),
      action<disassociate_vpc_cidr_block>("Takes a block from a VPC, unless it is the primary one or in use"),
  };
}

}  // namespace vpcsim
