#include "protocol/ec2/account_attribute.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(AccountAttributeValue, MEMBER(attribute_value, "AttributeValue"));

VPCSIM_SHAPE(AccountAttribute, MEMBER(attribute_name, "AttributeName"),
             MEMBER(attribute_values, "AttributeValues", .wire = "attributeValueSet"));

VPCSIM_SHAPE(DescribeAccountAttributesResult,
             MEMBER(account_attributes, "AccountAttributes", .wire = "accountAttributeSet"));
VPCSIM_SHAPE(DescribeAccountAttributesRequest,
             MEMBER(attribute_names, "AttributeNames", .wire = "attributeName"));

}  // namespace vpcsim::ec2
