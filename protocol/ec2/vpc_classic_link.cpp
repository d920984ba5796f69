#include "protocol/ec2/vpc_classic_link.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(VpcClassicLink, MEMBER(classic_link_enabled, "ClassicLinkEnabled"),
             MEMBER(tags, "Tags", .wire = "tagSet"), MEMBER(vpc_id, "VpcId"));

VPCSIM_SHAPE(DescribeVpcClassicLinkResult, MEMBER(vpcs, "Vpcs", .wire = "vpcSet"));
VPCSIM_SHAPE(DescribeVpcClassicLinkRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(vpc_ids, "VpcIds", .wire = "VpcId"));

VPCSIM_SHAPE(ClassicLinkDnsSupport, MEMBER(classic_link_dns_supported, "ClassicLinkDnsSupported"),
             MEMBER(vpc_id, "VpcId"));

VPCSIM_SHAPE(DescribeVpcClassicLinkDnsSupportResult, MEMBER(next_token, "NextToken"), MEMBER(vpcs, "Vpcs"));
VPCSIM_SHAPE(DescribeVpcClassicLinkDnsSupportRequest, MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), MEMBER(vpc_ids, "VpcIds"));

VPCSIM_SHAPE(EnableVpcClassicLinkRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"));
VPCSIM_SHAPE(DisableVpcClassicLinkRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"));
VPCSIM_SHAPE(EnableVpcClassicLinkDnsSupportRequest, MEMBER(vpc_id, "VpcId"));
VPCSIM_SHAPE(DisableVpcClassicLinkDnsSupportRequest, MEMBER(vpc_id, "VpcId"));

}  // namespace vpcsim::ec2
