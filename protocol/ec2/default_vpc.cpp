#include "protocol/ec2/default_vpc.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(CreateDefaultVpcResult, MEMBER(vpc, "Vpc"));
VPCSIM_EMPTY_SHAPE(CreateDefaultVpcRequest);

VPCSIM_SHAPE(CreateDefaultSubnetResult, MEMBER(subnet, "Subnet"));
VPCSIM_SHAPE(CreateDefaultSubnetRequest, MEMBER(availability_zone, "AvailabilityZone"),
             MEMBER(availability_zone_id, "AvailabilityZoneId"), MEMBER(ipv6_native, "Ipv6Native"));

}  // namespace vpcsim::ec2
