// Elastic IP addresses between EC2-Classic, which is gone, and VPCs:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_MoveAddressToVpc.html and its kin.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class MoveStatus { moving_to_vpc, restoring_to_classic };
enum class Status { move_in_progress, in_vpc, in_classic };

struct MovingAddressStatus {
  MoveStatus move_status = MoveStatus::moving_to_vpc;
  std::string public_ip;
  static const Shape shape;
};

struct DescribeMovingAddressesResult {
  std::vector<MovingAddressStatus> moving_address_statuses;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeMovingAddressesRequest {
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  std::vector<std::string> public_ips;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeMovingAddresses";
  using Result = DescribeMovingAddressesResult;
};

struct MoveAddressToVpcResult {
  std::string allocation_id;
  Status status = Status::in_vpc;
  static const Shape shape;
};
struct MoveAddressToVpcRequest {
  std::string public_ip;
  static const Shape shape;
  static constexpr std::string_view action = "MoveAddressToVpc";
  using Result = MoveAddressToVpcResult;
};

struct RestoreAddressToClassicResult {
  std::string public_ip;
  Status status = Status::in_classic;
  static const Shape shape;
};
struct RestoreAddressToClassicRequest {
  std::string public_ip;
  static const Shape shape;
  static constexpr std::string_view action = "RestoreAddressToClassic";
  using Result = RestoreAddressToClassicResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::MoveStatus, "movingToVpc", "restoringToClassic");
VPCSIM_ENUM(vpcsim::ec2::Status, "MoveInProgress", "InVpc", "InClassic");
