#include "simulator/actions/subnet_cidr_block.hpp"

#include <algorithm>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/vpc_cidr_block.hpp"

namespace vpcsim {
namespace {

using State = ec2::SubnetCidrBlockStateCode;

ec2::SubnetIpv6CidrBlockAssociation to_record(const SubnetIpv6Cidr& own, State state) {
  return {.association_id = own.association.text(),
          .ipv6_cidr_block = own.cidr.text(),
          .ipv6_cidr_block_state = {state, {}},
          .ipv6_address_attribute = "public",
          .ip_source = "amazon"};
}

std::optional<State> former_state_at(Timestamp disassociated, Timestamp at, const Timing& timing) {
  const Timestamp gone = disassociated.plus(timing.subnet_cidr_disassociating);
  if (at < gone) return State::disassociating;
  if (at < gone.plus(cidr_remembered)) return State::disassociated;
  return std::nullopt;
}

}  // namespace

std::vector<ec2::SubnetIpv6CidrBlockAssociation> ipv6_cidr_records(const Subnet& subnet, Timestamp at,
                                                                   const Timing& timing) {
  std::vector<ec2::SubnetIpv6CidrBlockAssociation> records;
  for (const SubnetIpv6Cidr& own : subnet.ipv6_cidrs) {
    const bool associating = at < own.since.plus(timing.subnet_cidr_associating);
    records.push_back(to_record(own, associating ? State::associating : State::associated));
  }
  for (const SubnetIpv6Cidr& former : subnet.former_ipv6_cidrs) {
    if (auto state = former_state_at(former.since, at, timing)) records.push_back(to_record(former, *state));
  }
  return records;
}

/// /44 to /64 in steps of four (VPC user guide, "Subnet sizing for IPv6").
Ipv6Cidr wanted_ipv6_block(const ReadCall& call, const Vpc& vpc, const std::string& text) {
  auto block = Ipv6Cidr::parse(text);
  if (!block || block->prefix_length() < 44 || block->prefix_length() > 64 ||
      block->prefix_length() % 4 != 0) {
    refuse("InvalidParameterValue", "invalid value for parameter ipv6-cidr-block: {}", text);
  }
  auto around = std::find_if(vpc.ipv6_cidrs.begin(), vpc.ipv6_cidrs.end(), [&](const VpcIpv6Cidr& own) {
    return own.cidr.contains(*block) && is_associated(own, call.now, call.settings.timing);
  });
  if (around == vpc.ipv6_cidrs.end()) {
    refuse("InvalidSubnet.Range", "The IPv6 CIDR '{}' is invalid.", text);
  }
  for (const Subnet& other : call.region.subnets.with("vpc-id", vpc.id)) {
    for (const SubnetIpv6Cidr& own : other.ipv6_cidrs) {
      if (own.cidr.overlaps(*block)) {
        refuse("InvalidSubnet.Conflict", "The CIDR '{}' conflicts with another subnet", text);
      }
    }
  }
  return *block;
}

namespace {

ec2::AssociateSubnetCidrBlockResult associate_subnet_cidr_block(
    WriteCall& call, const ec2::AssociateSubnetCidrBlockRequest& request) {
  const Subnet& subnet = call.region.subnets.get(request.subnet_id);
  const Ipv6Cidr block =
      wanted_ipv6_block(call.read(), call.region.vpcs.get(subnet.vpc), request.ipv6_cidr_block);
  if (!subnet.ipv6_cidrs.empty()) {
    refuse("CidrLimitExceeded", "This subnet {} has met its maximum number of allowed IPv6 CIDRs: 1",
           request.subnet_id);
  }
  const SubnetId id = subnet.id;
  const SubnetIpv6Cidr own{call.region.ids.id<SubnetCidrAssociationId>(), block, call.now};
  call.region.subnets.update(id, [&](Subnet& changed) { changed.ipv6_cidrs.push_back(own); });
  return {to_record(own, State::associating), id.text()};
}

[[noreturn]] void refuse_disassociation(const SubnetIpv6Cidr& own, std::string_view reason) {
  refuse("InvalidCidrBlock.InUse",
         "The subnet IPv6 CIDR block with association ID {} may not be disassociated, because {}.",
         own.association.text(), reason);
}

/// The first sentence is recorded, the others follow its pattern.
void check_may_go(const Region& region, const Subnet& subnet, const SubnetIpv6Cidr& own) {
  if (subnet.assign_ipv6_address_on_creation)
    refuse_disassociation(own, "its subnet has assign-ipv6-address-on-creation set to true");
  if (subnet.enable_dns64) {
    refuse_disassociation(own, "its subnet has enable-dns64 set to true");
  }
  if (subnet.ipv6_native) {
    refuse_disassociation(own, "its subnet is IPv6-only");
  }
  if (!subnet.ipv6_addresses.empty()) refuse_disassociation(own, "addresses in it are in use");
  for (const SubnetCidrReservation& other : region.subnet_cidr_reservations.with("subnet-id", subnet.id)) {
    if (std::holds_alternative<Ipv6Cidr>(other.cidr))
      refuse_disassociation(own, "its subnet has reserved a part of it");
  }
}

ec2::DisassociateSubnetCidrBlockResult disassociate_subnet_cidr_block(
    WriteCall& call, const ec2::DisassociateSubnetCidrBlockRequest& request) {
  const std::string& wanted = request.association_id;
  for (const Subnet& subnet :
       call.region.subnets.with("ipv6-cidr-block-association.association-id", wanted)) {
    for (SubnetIpv6Cidr own : subnet.ipv6_cidrs) {
      if (own.association.text() != wanted) continue;
      check_may_go(call.region, subnet, own);
      const SubnetId id = subnet.id;
      own.since = call.now;
      call.region.subnets.update(id, [&](Subnet& changed) {
        changed.ipv6_cidrs.clear();  // there is only the one
        changed.former_ipv6_cidrs = {own};
      });
      return {to_record(own, State::disassociating), id.text()};
    }
  }
  NotFound<SubnetCidrAssociationId>::refuse(wanted);
}

}  // namespace

Actions subnet_cidr_block_actions() {
  return {
      action<associate_subnet_cidr_block>("Gives a subnet an IPv6 block out of its VPC's"),
      action<disassociate_subnet_cidr_block>("Takes the IPv6 block from a subnet that doesn't use it"),
  };
}

}  // namespace vpcsim
