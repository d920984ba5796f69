// ClassicLink, which AWS retired along with EC2-Classic; clients still ask:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcClassicLink.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

struct VpcClassicLink {
  bool classic_link_enabled = false;
  std::vector<Tag> tags;
  std::string vpc_id;
  static const Shape shape;
};

struct DescribeVpcClassicLinkResult {
  std::vector<VpcClassicLink> vpcs;
  static const Shape shape;
};
struct DescribeVpcClassicLinkRequest {
  std::vector<Filter> filters;
  std::vector<std::string> vpc_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcClassicLink";
  using Result = DescribeVpcClassicLinkResult;
};

struct ClassicLinkDnsSupport {
  bool classic_link_dns_supported = false;
  std::string vpc_id;
  static const Shape shape;
};

struct DescribeVpcClassicLinkDnsSupportResult {
  NextToken next_token;
  std::vector<ClassicLinkDnsSupport> vpcs;
  static const Shape shape;
};
struct DescribeVpcClassicLinkDnsSupportRequest {
  MaxResults max_results;
  NextToken next_token;
  std::vector<std::string> vpc_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcClassicLinkDnsSupport";
  using Result = DescribeVpcClassicLinkDnsSupportResult;
};

struct EnableVpcClassicLinkRequest {
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "EnableVpcClassicLink";
  using Result = ReturnResult;
};

struct DisableVpcClassicLinkRequest {
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisableVpcClassicLink";
  using Result = ReturnResult;
};

struct EnableVpcClassicLinkDnsSupportRequest {
  std::optional<std::string> vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "EnableVpcClassicLinkDnsSupport";
  using Result = ReturnResult;
};

struct DisableVpcClassicLinkDnsSupportRequest {
  std::optional<std::string> vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisableVpcClassicLinkDnsSupport";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2
