#include "protocol/ec2/unsuccessful_item.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(UnsuccessfulItemError, MEMBER(code, "Code"), MEMBER(message, "Message"));
VPCSIM_SHAPE(UnsuccessfulItem, MEMBER(error, "Error"), MEMBER(resource_id, "ResourceId"));

}  // namespace vpcsim::ec2
