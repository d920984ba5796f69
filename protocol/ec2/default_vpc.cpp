#include "protocol/ec2/default_vpc.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(CreateDefaultVpcResult, MEMBER(vpc, "Vpc"));
VPCSIM_EMPTY_SHAPE(CreateDefaultVpcRequest);

VPCSIM_SHAPE(CreateDefaultSubnetResult, MEMBER(subnet, "Subnet"));
VPCSIM_SHAPE(CreateDefaultSubnetRequest,
             MEMBER(availability_zone, "AvailabilityZone", .required = "availabilityZone"),
             MEMBER(ipv6_native, "Ipv6Native"), REFUSED("AvailabilityZoneId"));

}  // namespace vpcsim::ec2
