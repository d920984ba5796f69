// Tags of any resource: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

/// A tag whose value may be missing, which DeleteTags takes for «any value».
struct TagKey {
  std::string key;
  std::optional<std::string> value;
  static const Shape shape;
};

struct CreateTagsRequest {
  std::vector<std::string> resources;
  std::vector<TagKey> tags;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTags";
  using Result = ReturnResult;
};

struct DeleteTagsRequest {
  std::vector<std::string> resources;
  std::vector<TagKey> tags;  ///< none: all
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTags";
  using Result = ReturnResult;
};

struct TagDescription {
  std::string key;
  std::string resource_id;
  std::string resource_type;
  std::string value;
  static const Shape shape;
};
struct DescribeTagsResult {
  NextToken next_token;
  std::vector<TagDescription> tags;
  static const Shape shape;
};
struct DescribeTagsRequest {
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTags";
  using Result = DescribeTagsResult;
};

}  // namespace vpcsim::ec2
