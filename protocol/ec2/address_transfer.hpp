// Elastic IP addresses on their way to another account:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AddressTransfer.html and the calls on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class AddressTransferStatus { pending, disabled, accepted };

struct AddressTransfer {
  std::string public_ip;
  std::string allocation_id;
  std::string transfer_account_id;
  std::optional<Timestamp> transfer_offer_expiration_timestamp;
  std::optional<Timestamp> transfer_offer_accepted_timestamp;
  AddressTransferStatus address_transfer_status = AddressTransferStatus::pending;
  static const Shape shape;
};

struct EnableAddressTransferResult {
  AddressTransfer address_transfer;
  static const Shape shape;
};
struct EnableAddressTransferRequest {
  std::string allocation_id;
  std::string transfer_account_id;
  static const Shape shape;
  static constexpr std::string_view action = "EnableAddressTransfer";
  using Result = EnableAddressTransferResult;
};

struct DisableAddressTransferResult {
  AddressTransfer address_transfer;
  static const Shape shape;
};
struct DisableAddressTransferRequest {
  std::string allocation_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisableAddressTransfer";
  using Result = DisableAddressTransferResult;
};

struct AcceptAddressTransferResult {
  AddressTransfer address_transfer;
  static const Shape shape;
};
struct AcceptAddressTransferRequest {
  std::string address;  ///< the public address
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "AcceptAddressTransfer";
  using Result = AcceptAddressTransferResult;
};

struct DescribeAddressTransfersResult {
  std::vector<AddressTransfer> address_transfers;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeAddressTransfersRequest {
  std::vector<std::string> allocation_ids;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeAddressTransfers";
  using Result = DescribeAddressTransfersResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::AddressTransferStatus, "pending", "disabled", "accepted");
