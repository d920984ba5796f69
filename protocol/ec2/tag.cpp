#include "protocol/ec2/tag.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TagKey, MEMBER(key, "Key", .required = "key"), MEMBER(value, "Value"));

VPCSIM_SHAPE(CreateTagsRequest,
             MEMBER(resources, "Resources", .wire = "ResourceId", .required = "resourceIdSet"),
             MEMBER(tags, "Tags", .wire = "Tag", .required = "tagSet"));

VPCSIM_SHAPE(DeleteTagsRequest,
             MEMBER(resources, "Resources", .wire = "resourceId", .required = "resourceIdSet"),
             MEMBER(tags, "Tags", .wire = "tag"));

VPCSIM_SHAPE(TagDescription, MEMBER(resource_id, "ResourceId"), MEMBER(resource_type, "ResourceType"),
             MEMBER(key, "Key"), MEMBER(value, "Value"));
VPCSIM_SHAPE(DescribeTagsResult, MEMBER(next_token, "NextToken"), MEMBER(tags, "Tags", .wire = "tagSet"));
VPCSIM_SHAPE(DescribeTagsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
