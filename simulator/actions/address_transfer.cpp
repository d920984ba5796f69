// Elastic IP addresses that go to another account: the source offers, the other account accepts within seven
// days (VPC user guide, "Transfer Elastic IP addresses").
#include "protocol/ec2/address_transfer.hpp"

#include "simulator/actions/address.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

constexpr std::int64_t day = 24 * 3'600'000;
constexpr std::int64_t offered_for = 7 * day;
constexpr std::int64_t shown_after_acceptance = 14 * day;

bool is_pending(const AddressTransfer& transfer, Timestamp now) {
  return !transfer.accepted && now < transfer.offered.plus(offered_for);
}

ec2::AddressTransfer to_record(const AddressTransfer& transfer) {
  ec2::AddressTransfer record{.public_ip = transfer.public_ip.text(),
                              .allocation_id = transfer.id.text(),
                              .transfer_account_id = transfer.account,
                              .transfer_offer_expiration_timestamp = transfer.offered.plus(offered_for),
                              .transfer_offer_accepted_timestamp = transfer.accepted};
  if (transfer.accepted) record.address_transfer_status = ec2::AddressTransferStatus::accepted;
  return record;
}

void check_account(const Home& caller, std::string_view account) {
  if (is_account_id(account) && account != caller.account) return;
  refuse("InvalidParameterValue", "Value ({}) for parameter transferAccountId is invalid.", account);
}

ec2::EnableAddressTransferResult enable_address_transfer(WriteCall& call,
                                                         const ec2::EnableAddressTransferRequest& request) {
  check_account(call.caller(), request.transfer_account_id);
  const Address& address = call.region.addresses.get(request.allocation_id);
  AddressTransfer transfer{.id = address.id,
                           .public_ip = address.public_ip,
                           .account = request.transfer_account_id,
                           .offered = call.now,
                           .accepted = {}};
  call.region.address_transfers.erase(address.id);  // an earlier offer makes way
  call.region.address_transfers.insert(transfer);
  return {to_record(transfer)};
}

ec2::DisableAddressTransferResult disable_address_transfer(
    WriteCall& call, const ec2::DisableAddressTransferRequest& request) {
  const Address& address = call.region.addresses.get(request.allocation_id);
  const AddressTransfer* transfer = call.region.address_transfers.find(address.id);
  if (transfer == nullptr || !is_pending(*transfer, call.now)) {
    refuse("InvalidAddress.NotFound", "The address '{}' is not being transferred.", address.id.text());
  }
  auto record = to_record(*transfer);
  record.address_transfer_status = ec2::AddressTransferStatus::disabled;
  call.region.address_transfers.erase(AllocationId{address.id});
  return {std::move(record)};
}

/// The region of the account that offers that address to the caller, or nullptr.
const Region* offering_region(const WriteCall& call, std::string_view public_ip) {
  auto ip = Ipv4::parse(public_ip);
  const Home* owner = ip ? call.cloud.public_addresses.find(*ip) : nullptr;
  if (owner == nullptr || owner->region != call.caller().region) return nullptr;
  const Region* region = call.cloud.find(*owner);
  const Address* address = region == nullptr ? nullptr : find_by_public_ip(*region, public_ip);
  const AddressTransfer* transfer =
      address == nullptr ? nullptr : region->address_transfers.find(address->id);
  bool offered =
      transfer != nullptr && is_pending(*transfer, call.now) && transfer->account == call.caller().account;
  return offered ? region : nullptr;
}

/// What AWS finds out when the other account accepts; the offer stays (user guide).
void check_transferable(const ReadCall& call, const Address& address) {
  if (address.association) {
    refuse("InvalidTransfer.AddressAssociated",
           "The address '{}' is associated with a network interface and cannot be transferred.",
           address.public_ip.text());
  }
  if (ptr_record_at(address, call.now, call.settings.timing)) {
    refuse("InvalidTransfer.AddressCustomPtrSet",
           "The address '{}' has a custom PTR record and cannot be transferred.", address.public_ip.text());
  }
}

ec2::AcceptAddressTransferResult accept_address_transfer(WriteCall& call,
                                                         const ec2::AcceptAddressTransferRequest& request) {
  auto tags = tags_from(request.tag_specifications, "elastic-ip", call.settings);
  const Region* offering = offering_region(call, request.address);
  if (offering == nullptr) refuse("InvalidAddress.NotFound", "Address '{}' not found.", request.address);
  Address address = *find_by_public_ip(*offering, request.address);
  check_transferable(call.read(), address);
  check_address_quota(call.read());
  Region& source = call.cloud.change(Home{offering->home});
  source.addresses.erase(address.id);
  source.address_transfers.update(address.id, [&](AddressTransfer& changed) { changed.accepted = call.now; });
  auto record = to_record(source.address_transfers.get(address.id));
  address.tags = std::move(tags);  // the source's tags stay behind
  call.region.addresses.insert(address);
  call.region.address_transfers.erase(address.id);  // it may have been here before
  call.cloud.public_addresses.set(address.public_ip, call.caller());
  return {std::move(record)};
}

ec2::DescribeAddressTransfersResult describe_address_transfers(
    const ReadCall& call, const ec2::DescribeAddressTransfersRequest& request) {
  static const std::vector<ec2::Filter> no_filters;
  auto render = [&](const AddressTransfer& transfer) -> std::optional<ec2::AddressTransfer> {
    bool shown = transfer.accepted ? call.now < transfer.accepted->plus(shown_after_acceptance)
                                   : is_pending(transfer, call.now);
    if (!shown) return std::nullopt;
    return to_record(transfer);
  };
  auto described = describe<ec2::AddressTransfer>(
      call.region.address_transfers,
      {request.allocation_ids, no_filters, "AllocationIds", request.max_results, request.next_token}, {},
      render);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions address_transfer_actions() {
  return {
      action<enable_address_transfer>("Offers an Elastic IP address to another account"),
      action<disable_address_transfer>("Takes back the offer of an Elastic IP address"),
      action<accept_address_transfer>("Accepts an Elastic IP address that another account offers"),
      action<describe_address_transfers>("Describes the Elastic IP addresses that the account gives away"),
  };
}

}  // namespace vpcsim
