#include "simulator/actions/network_acl.hpp"

#include "simulator/actions/network_acl_describe.hpp"
#include "simulator/actions/network_acl_entry.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

ec2::CreateNetworkAclResult create_network_acl(WriteCall& call, const ec2::CreateNetworkAclRequest& request) {
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  const Idempotency idempotency = idempotency_of(request);
  if (const NetworkAcl* made = find_made_by(call.region.network_acls, idempotency)) {
    return {to_record(call.region, *made), request.client_token};
  }
  auto tags = tags_from(request.tag_specifications, "network-acl", call.settings);
  if (call.region.network_acls.count_with("vpc-id", vpc.id) >= call.settings.quotas.network_acls_per_vpc) {
    refuse("NetworkAclLimitExceeded", "The maximum number of network ACLs has been reached.");
  }
  NetworkAcl acl{.id = call.region.ids.id<NetworkAclId>(),
                 .vpc = vpc.id,
                 .entries = {},
                 .idempotency = idempotency,
                 .tags = std::move(tags)};
  fill_new_acl(acl, !vpc.ipv6_cidrs.empty());
  auto record = to_record(call.region, acl);
  call.region.network_acls.insert(std::move(acl));
  return {std::move(record), request.client_token};
}

ec2::ReturnResult delete_network_acl(WriteCall& call, const ec2::DeleteNetworkAclRequest& request) {
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  if (acl.is_default) {
    refuse("InvalidParameterValue", "cannot delete default network ACL {}", request.network_acl_id);
  }
  if (call.region.subnets.count_with("network-acl-id", acl.id) > 0) {
    refuse("DependencyViolation", "The networkAcl '{}' has dependencies and cannot be deleted.",
           request.network_acl_id);
  }
  call.region.network_acls.erase(NetworkAclId{acl.id});
  return {};
}

/// The subnet of the association, or nullptr.
const Subnet* subnet_of(const Region& region, NetworkAclAssociationId association) {
  for (const Subnet& subnet : region.subnets.with("network-acl-association-id", association)) {
    if (subnet.network_acl_association == association) return &subnet;
  }
  return nullptr;
}

ec2::ReplaceNetworkAclAssociationResult replace_network_acl_association(
    WriteCall& call, const ec2::ReplaceNetworkAclAssociationRequest& request) {
  auto id = NetworkAclAssociationId::parse(request.association_id);
  const Subnet* subnet = id ? subnet_of(call.region, *id) : nullptr;
  if (subnet == nullptr) NotFound<NetworkAclAssociationId>::refuse(request.association_id);
  const NetworkAcl& acl = call.region.network_acls.get(request.network_acl_id);
  if (acl.vpc != subnet->vpc) {
    refuse("InvalidParameterValue", "Network ACL {} and subnet {} belong to different networks",
           acl.id.text(), subnet->id.text());
  }
  auto association = call.region.ids.id<NetworkAclAssociationId>();
  call.region.subnets.update(SubnetId{subnet->id}, [&](Subnet& changed) {
    changed.network_acl = acl.id;
    changed.network_acl_association = association;
  });
  return {association.text()};
}

}  // namespace

Actions network_acl_actions() {
  return {
      action<create_network_acl>("Creates a network ACL that denies everything"),
      action<delete_network_acl>("Deletes a network ACL that no subnet uses"),
      action<describe_network_acls>("Describes network ACLs"),
      action<create_network_acl_entry>("Adds a rule to a network ACL"),
      action<replace_network_acl_entry>("Replaces the rule of that number and direction"),
      action<delete_network_acl_entry>("Deletes a rule of a network ACL"),
      action<replace_network_acl_association>("Puts a subnet under another network ACL"),
  };
}

}  // namespace vpcsim
