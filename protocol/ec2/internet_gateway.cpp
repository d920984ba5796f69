#include "protocol/ec2/internet_gateway.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(InternetGatewayAttachment, MEMBER(state, "State"), MEMBER(vpc_id, "VpcId"));

VPCSIM_SHAPE(InternetGateway, MEMBER(attachments, "Attachments", .wire = "attachmentSet"),
             MEMBER(internet_gateway_id, "InternetGatewayId"), MEMBER(owner_id, "OwnerId"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateInternetGatewayResult, MEMBER(internet_gateway, "InternetGateway"));
VPCSIM_SHAPE(CreateInternetGatewayRequest,
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteInternetGatewayRequest,
             MEMBER(internet_gateway_id, "InternetGatewayId", .required = "internetGatewayId"));

VPCSIM_SHAPE(AttachInternetGatewayRequest,
             MEMBER(internet_gateway_id, "InternetGatewayId", .required = "internetGatewayId"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"));

VPCSIM_SHAPE(DetachInternetGatewayRequest,
             MEMBER(internet_gateway_id, "InternetGatewayId", .required = "internetGatewayId"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"));

VPCSIM_SHAPE(DescribeInternetGatewaysResult,
             MEMBER(internet_gateways, "InternetGateways", .wire = "internetGatewaySet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeInternetGatewaysRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(internet_gateway_ids, "InternetGatewayIds", .wire = "internetGatewayId"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"));

}  // namespace vpcsim::ec2
