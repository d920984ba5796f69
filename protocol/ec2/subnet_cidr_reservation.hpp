// Subnet CIDR reservations:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SubnetCidrReservation.html and the calls on
// them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class SubnetCidrReservationType { prefix, explicit_ };

struct SubnetCidrReservation {
  std::string subnet_cidr_reservation_id;
  std::string subnet_id;
  std::string cidr;
  SubnetCidrReservationType reservation_type = SubnetCidrReservationType::prefix;
  std::string owner_id;
  std::optional<std::string> description;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateSubnetCidrReservationResult {
  SubnetCidrReservation subnet_cidr_reservation;
  static const Shape shape;
};
struct CreateSubnetCidrReservationRequest {
  std::string subnet_id;
  std::string cidr;
  std::optional<SubnetCidrReservationType> reservation_type;
  std::optional<std::string> description;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateSubnetCidrReservation";
  using Result = CreateSubnetCidrReservationResult;
};

struct DeleteSubnetCidrReservationResult {
  SubnetCidrReservation deleted_subnet_cidr_reservation;
  static const Shape shape;
};
struct DeleteSubnetCidrReservationRequest {
  std::string subnet_cidr_reservation_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteSubnetCidrReservation";
  using Result = DeleteSubnetCidrReservationResult;
};

struct GetSubnetCidrReservationsResult {
  std::vector<SubnetCidrReservation> subnet_ipv4_cidr_reservations;
  std::vector<SubnetCidrReservation> subnet_ipv6_cidr_reservations;
  NextToken next_token;
  static const Shape shape;
};
struct GetSubnetCidrReservationsRequest {
  std::vector<Filter> filters;
  std::string subnet_id;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "GetSubnetCidrReservations";
  using Result = GetSubnetCidrReservationsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::SubnetCidrReservationType, "prefix", "explicit");
