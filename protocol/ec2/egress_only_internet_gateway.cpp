#include "protocol/ec2/egress_only_internet_gateway.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(EgressOnlyInternetGateway, MEMBER(attachments, "Attachments", .wire = "attachmentSet"),
             MEMBER(egress_only_internet_gateway_id, "EgressOnlyInternetGatewayId"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateEgressOnlyInternetGatewayResult, MEMBER(client_token, "ClientToken"),
             MEMBER(egress_only_internet_gateway, "EgressOnlyInternetGateway"));
VPCSIM_SHAPE(CreateEgressOnlyInternetGatewayRequest, MEMBER(client_token, "ClientToken"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteEgressOnlyInternetGatewayResult, MEMBER(return_code, "ReturnCode"));
VPCSIM_SHAPE(DeleteEgressOnlyInternetGatewayRequest,
             MEMBER(egress_only_internet_gateway_id, "EgressOnlyInternetGatewayId",
                    .required = "egressOnlyInternetGatewayId"));

VPCSIM_SHAPE(DescribeEgressOnlyInternetGatewaysResult,
             MEMBER(egress_only_internet_gateways, "EgressOnlyInternetGateways",
                    .wire = "egressOnlyInternetGatewaySet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeEgressOnlyInternetGatewaysRequest,
             MEMBER(egress_only_internet_gateway_ids, "EgressOnlyInternetGatewayIds",
                    .wire = "EgressOnlyInternetGatewayId"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"),
             MEMBER(filters, "Filters", .wire = "Filter"));

}  // namespace vpcsim::ec2
