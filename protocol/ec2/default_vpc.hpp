// The calls that bring back a default VPC and its default subnets:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDefaultVpc.html
#pragma once

#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"

namespace vpcsim::ec2 {

struct CreateDefaultVpcResult {
  Vpc vpc;
  static const Shape shape;
};
struct CreateDefaultVpcRequest {
  static const Shape shape;
  static constexpr std::string_view action = "CreateDefaultVpc";
  using Result = CreateDefaultVpcResult;
};

struct CreateDefaultSubnetResult {
  Subnet subnet;
  static const Shape shape;
};
struct CreateDefaultSubnetRequest {
  std::optional<std::string> availability_zone;
  std::optional<std::string> availability_zone_id;
  std::optional<bool> ipv6_native;
  static const Shape shape;
  static constexpr std::string_view action = "CreateDefaultSubnet";
  using Result = CreateDefaultSubnetResult;
};

}  // namespace vpcsim::ec2
