#include "protocol/ec2/network_acl.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(IcmpTypeCode, MEMBER(code, "Code"), MEMBER(type, "Type"));

VPCSIM_SHAPE(PortRange, MEMBER(from, "From"), MEMBER(to, "To"));

VPCSIM_SHAPE(NetworkAclEntry, MEMBER(rule_number, "RuleNumber"), MEMBER(protocol, "Protocol"),
             MEMBER(rule_action, "RuleAction"), MEMBER(egress, "Egress"), MEMBER(cidr_block, "CidrBlock"),
             MEMBER(ipv6_cidr_block, "Ipv6CidrBlock"), MEMBER(icmp_type_code, "IcmpTypeCode"),
             MEMBER(port_range, "PortRange"));

VPCSIM_SHAPE(NetworkAclAssociation, MEMBER(network_acl_association_id, "NetworkAclAssociationId"),
             MEMBER(network_acl_id, "NetworkAclId"), MEMBER(subnet_id, "SubnetId"));

VPCSIM_SHAPE(NetworkAcl, MEMBER(network_acl_id, "NetworkAclId"), MEMBER(vpc_id, "VpcId"),
             MEMBER(owner_id, "OwnerId"), MEMBER(is_default, "IsDefault", .wire = "default"),
             MEMBER(entries, "Entries", .wire = "entrySet"),
             MEMBER(associations, "Associations", .wire = "associationSet"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateNetworkAclResult, MEMBER(network_acl, "NetworkAcl"), MEMBER(client_token, "ClientToken"));
VPCSIM_SHAPE(CreateNetworkAclRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(client_token, "ClientToken", .wire = "ClientToken"));

VPCSIM_SHAPE(DeleteNetworkAclRequest, MEMBER(network_acl_id, "NetworkAclId", .required = "networkAclId"));

VPCSIM_SHAPE(DescribeNetworkAclsResult, MEMBER(network_acls, "NetworkAcls", .wire = "networkAclSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeNetworkAclsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(network_acl_ids, "NetworkAclIds", .wire = "NetworkAclId"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(CreateNetworkAclEntryRequest, MEMBER(cidr_block, "CidrBlock"),
             MEMBER(egress, "Egress", .required = "egress"),
             MEMBER(icmp_type_code, "IcmpTypeCode", .wire = "Icmp"), MEMBER(ipv6_cidr_block, "Ipv6CidrBlock"),
             MEMBER(network_acl_id, "NetworkAclId", .required = "networkAclId"),
             MEMBER(port_range, "PortRange"), MEMBER(protocol, "Protocol", .required = "protocol"),
             MEMBER(rule_action, "RuleAction", .required = "ruleAction"),
             MEMBER(rule_number, "RuleNumber", .required = "ruleNumber"));

VPCSIM_SHAPE(ReplaceNetworkAclEntryRequest, MEMBER(cidr_block, "CidrBlock"),
             MEMBER(egress, "Egress", .required = "egress"),
             MEMBER(icmp_type_code, "IcmpTypeCode", .wire = "Icmp"), MEMBER(ipv6_cidr_block, "Ipv6CidrBlock"),
             MEMBER(network_acl_id, "NetworkAclId", .required = "networkAclId"),
             MEMBER(port_range, "PortRange"), MEMBER(protocol, "Protocol", .required = "protocol"),
             MEMBER(rule_action, "RuleAction", .required = "ruleAction"),
             MEMBER(rule_number, "RuleNumber", .required = "ruleNumber"));

VPCSIM_SHAPE(DeleteNetworkAclEntryRequest, MEMBER(egress, "Egress", .required = "egress"),
             MEMBER(network_acl_id, "NetworkAclId", .required = "networkAclId"),
             MEMBER(rule_number, "RuleNumber", .required = "ruleNumber"));

VPCSIM_SHAPE(ReplaceNetworkAclAssociationResult, MEMBER(new_association_id, "NewAssociationId"));
VPCSIM_SHAPE(ReplaceNetworkAclAssociationRequest,
             MEMBER(association_id, "AssociationId", .required = "associationId"),
             MEMBER(network_acl_id, "NetworkAclId", .required = "networkAclId"));

}  // namespace vpcsim::ec2
