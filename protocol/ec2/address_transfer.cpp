#include "protocol/ec2/address_transfer.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(AddressTransfer, MEMBER(public_ip, "PublicIp"), MEMBER(allocation_id, "AllocationId"),
             MEMBER(transfer_account_id, "TransferAccountId"),
             MEMBER(transfer_offer_expiration_timestamp, "TransferOfferExpirationTimestamp"),
             MEMBER(transfer_offer_accepted_timestamp, "TransferOfferAcceptedTimestamp"),
             MEMBER(address_transfer_status, "AddressTransferStatus"));

VPCSIM_SHAPE(EnableAddressTransferResult, MEMBER(address_transfer, "AddressTransfer"));
VPCSIM_SHAPE(EnableAddressTransferRequest, MEMBER(allocation_id, "AllocationId", .required = "allocationId"),
             MEMBER(transfer_account_id, "TransferAccountId", .required = "transferAccountId"));

VPCSIM_SHAPE(DisableAddressTransferResult, MEMBER(address_transfer, "AddressTransfer"));
VPCSIM_SHAPE(DisableAddressTransferRequest,
             MEMBER(allocation_id, "AllocationId", .required = "allocationId"));

VPCSIM_SHAPE(AcceptAddressTransferResult, MEMBER(address_transfer, "AddressTransfer"));
VPCSIM_SHAPE(AcceptAddressTransferRequest, MEMBER(address, "Address", .required = "address"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DescribeAddressTransfersResult,
             MEMBER(address_transfers, "AddressTransfers", .wire = "addressTransferSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeAddressTransfersRequest, MEMBER(allocation_ids, "AllocationIds", .wire = "AllocationId"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"));

}  // namespace vpcsim::ec2
