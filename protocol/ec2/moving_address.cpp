#include "protocol/ec2/moving_address.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(MovingAddressStatus, MEMBER(move_status, "MoveStatus"), MEMBER(public_ip, "PublicIp"));

VPCSIM_SHAPE(DescribeMovingAddressesResult,
             MEMBER(moving_address_statuses, "MovingAddressStatuses", .wire = "movingAddressStatusSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeMovingAddressesRequest, MEMBER(filters, "Filters", .wire = "filter"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"),
             MEMBER(public_ips, "PublicIps", .wire = "publicIp"));

VPCSIM_SHAPE(MoveAddressToVpcResult, MEMBER(allocation_id, "AllocationId"), MEMBER(status, "Status"));
VPCSIM_SHAPE(MoveAddressToVpcRequest, MEMBER(public_ip, "PublicIp", .required = "publicIp"));

VPCSIM_SHAPE(RestoreAddressToClassicResult, MEMBER(public_ip, "PublicIp"), MEMBER(status, "Status"));
VPCSIM_SHAPE(RestoreAddressToClassicRequest, MEMBER(public_ip, "PublicIp", .required = "publicIp"));

}  // namespace vpcsim::ec2
