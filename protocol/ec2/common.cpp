#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(Tag, MEMBER(key, "Key", .required = "key"), MEMBER(value, "Value"));

VPCSIM_SHAPE(Filter, MEMBER(name, "Name", .wire = "Name"), MEMBER(values, "Values", .wire = "Value"));

VPCSIM_SHAPE(TagSpecification, MEMBER(resource_type, "ResourceType"), MEMBER(tags, "Tags", .wire = "Tag"));

VPCSIM_SHAPE(AttributeBooleanValue, MEMBER(value, "Value"));

VPCSIM_SHAPE(AttributeValue, MEMBER(value, "Value"));

VPCSIM_SHAPE(ReturnResult, MEMBER(return_value, "Return"));

}  // namespace vpcsim::ec2
