#include "simulator/actions/group_reference.hpp"

#include "simulator/actions/security_group.hpp"
#include "simulator/actions/security_group_vpc.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/vpc_peering_connection.hpp"

namespace vpcsim {
namespace {

[[noreturn]] void refuse_other_network() {
  refuse("InvalidGroup.NotFound", "You have specified two resources that belong to different networks.");
}

bool is_given(const std::optional<std::string>& text) {
  return text && !text->empty();
}

/// "123456789012/sg-1" is another way to write a user id and a group id (VPC peering guide).
struct Named {
  std::string account;
  std::string group;  ///< an id
};
Named named_by(const Region& region, const ec2::UserIdGroupPair& pair) {
  Named named{is_given(pair.user_id) ? *pair.user_id : region.home.account, {}};
  if (is_given(pair.group_id)) {
    auto slash = pair.group_id->find('/');
    if (slash == std::string::npos) {
      named.group = *pair.group_id;
    } else {
      named = {pair.group_id->substr(0, slash), pair.group_id->substr(slash + 1)};
    }
    return named;
  }
  if (!is_given(pair.group_name)) refuse("MissingParameter", "Source group ID missing.");
  named.group = security_group_in_default_vpc(region, *pair.group_name).id.text();
  return named;
}

const SecurityGroup* find_group(const ReadCall& call, const AccountId& account, SecurityGroupId id) {
  const Region* region =
      account == call.caller().account ? &call.region : call.cloud.find({account, call.caller().region});
  return region == nullptr ? nullptr : region->security_groups.find(id);
}

/// By an active peering, else by a transit gateway, which serves inbound rules alone (transit gateway guide,
/// "Security group referencing").
void join(const ReadCall& call, const SecurityGroup& own, bool egress, GroupReference& reference) {
  const auto* peering =
      active_peering_between(call.cloud, own.vpc, reference.vpc, call.now, call.settings.timing);
  if (peering != nullptr) {
    reference.peering = peering->id;
  } else if (!egress && reference.account == call.caller().account) {
    reference.transit_gateway = gateway_for_references(call, own.vpc, reference.vpc);
  }
}

}  // namespace

GroupReference reference_from(const ReadCall& call, const SecurityGroup& own,
                              const ec2::UserIdGroupPair& pair, bool egress) {
  if (is_given(pair.group_id) && is_given(pair.group_name)) {
    refuse("InvalidParameterCombination",
           "The parameters groupId and groupName may not be specified together");
  }
  Named named = named_by(call.region, pair);
  auto id = SecurityGroupId::parse(named.group);
  const SecurityGroup* group = id ? find_group(call, named.account, *id) : nullptr;
  if (group == nullptr) Table<SecurityGroup>::refuse_not_found(named.group);
  if (is_given(pair.vpc_id) && *pair.vpc_id != group->vpc.text()) {
    refuse_other_network();
  }

  GroupReference reference{group->id, named.account, group->vpc, {}};
  const bool is_near = named.account == call.caller().account && share_vpc(call, own, *group);
  if (!is_near) {
    join(call, own, egress, reference);
    if (!reference.is_remote()) {
      // Another account's group isn't admitted to exist.
      if (named.account != call.caller().account) Table<SecurityGroup>::refuse_not_found(named.group);
      refuse_other_network();
    }
  }
  if (is_given(pair.vpc_peering_connection_id) &&
      (!reference.peering || reference.peering->text() != *pair.vpc_peering_connection_id)) {
    refuse_other_network();
  }
  return reference;
}

ReferenceState state_of(const ReadCall& call, const SecurityGroup& own, const GroupReference& reference) {
  ReferenceState state;
  state.group = find_group(call, reference.account, reference.group);
  state.is_remote = reference.is_remote();
  if (reference.transit_gateway) {
    auto joining = gateway_for_references(call, own.vpc, reference.vpc);
    state.is_joined = joining.has_value();
    state.transit_gateway = joining ? joining : reference.transit_gateway;
  }
  if (!reference.peering) return state;
  const auto* active =
      active_peering_between(call.cloud, own.vpc, reference.vpc, call.now, call.settings.timing);
  state.is_joined = active != nullptr;
  state.peering = active != nullptr ? std::optional(active->id) : reference.peering;
  const auto* peering = state.peering ? call.cloud.peerings.find(*state.peering) : nullptr;
  state.peering_status =
      peering == nullptr ? "deleted"
                         : std::string(name_of(peering_status_at(*peering, call.now, call.settings.timing)));
  return state;
}

bool means(const ReadCall& call, const SecurityGroup& own, const ec2::UserIdGroupPair& pair,
           const GroupReference& reference) {
  Named named = named_by(call.region, pair);
  if (named.group != reference.group.text()) return false;
  // A client that describes a rule of a peer's deleted group sees no account; it needn't send one back.
  if (is_given(pair.user_id) && named.account != reference.account) return false;
  if (is_given(pair.vpc_id) && *pair.vpc_id != reference.vpc.text()) return false;
  if (!is_given(pair.vpc_peering_connection_id)) return true;
  const auto peering = state_of(call, own, reference).peering;
  return peering && peering->text() == *pair.vpc_peering_connection_id;
}

}  // namespace vpcsim
