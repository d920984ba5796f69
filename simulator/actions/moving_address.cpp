// The calls that moved Elastic IP addresses between EC2-Classic and VPCs. EC2-Classic is gone: every address
// is a VPC's.
#include "protocol/ec2/moving_address.hpp"

#include "simulator/actions/address.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {
namespace {

const Address& get_by_public_ip(const Region& region, std::string_view public_ip) {
  const Address* address = find_by_public_ip(region, public_ip);
  if (address == nullptr) refuse("InvalidAddress.NotFound", "Address '{}' not found.", public_ip);
  return *address;
}

constexpr std::array<FilterField<ec2::MovingAddressStatus>, 1> moving_address_filters{{
    {"moving-status",
     [](const ec2::MovingAddressStatus& moving) {
       return std::vector{std::string(
           moving.move_status == ec2::MoveStatus::moving_to_vpc ? "MovingToVpc" : "RestoringToClassic")};
     }},
}};

ec2::DescribeMovingAddressesResult describe_moving_addresses(
    const ReadCall& call, const ec2::DescribeMovingAddressesRequest& request) {
  auto described = describe_list<ec2::MovingAddressStatus>(
      {}, {request.public_ips, request.filters, "PublicIps", request.max_results, request.next_token},
      moving_address_filters);
  for (const std::string& public_ip : request.public_ips) get_by_public_ip(call.region, public_ip);
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::MoveAddressToVpcResult move_address_to_vpc(WriteCall& call,
                                                const ec2::MoveAddressToVpcRequest& request) {
  return {get_by_public_ip(call.region, request.public_ip).id.text(), ec2::Status::in_vpc};
}

ec2::RestoreAddressToClassicResult restore_address_to_classic(
    WriteCall& call, const ec2::RestoreAddressToClassicRequest& request) {
  refuse("OperationNotPermitted",
         "The address '{}' was allocated for use in a VPC and cannot be moved to EC2-Classic.",
         get_by_public_ip(call.region, request.public_ip).public_ip.text());
}

}  // namespace

Actions moving_address_actions() {
  return {
      action<describe_moving_addresses>("Describes Elastic IP addresses on the move from or to EC2-Classic"),
      action<move_address_to_vpc>("Says that an Elastic IP address is a VPC's already"),
      action<restore_address_to_classic>("Refuses: there is no EC2-Classic any more"),
  };
}

}  // namespace vpcsim
