#include "protocol/ec2/address_attribute.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(PtrUpdateStatus, MEMBER(value, "Value"), MEMBER(status, "Status"), MEMBER(reason, "Reason"));
VPCSIM_SHAPE(AddressAttribute, MEMBER(public_ip, "PublicIp"), MEMBER(allocation_id, "AllocationId"),
             MEMBER(ptr_record, "PtrRecord"), MEMBER(ptr_record_update, "PtrRecordUpdate"));

VPCSIM_SHAPE(DescribeAddressesAttributeResult, MEMBER(addresses, "Addresses", .wire = "addressSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeAddressesAttributeRequest,
             MEMBER(allocation_ids, "AllocationIds", .wire = "AllocationId"), MEMBER(attribute, "Attribute"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"));

VPCSIM_SHAPE(ModifyAddressAttributeResult, MEMBER(address, "Address"));
VPCSIM_SHAPE(ModifyAddressAttributeRequest, MEMBER(allocation_id, "AllocationId", .required = "allocationId"),
             MEMBER(domain_name, "DomainName"));

VPCSIM_SHAPE(ResetAddressAttributeResult, MEMBER(address, "Address"));
VPCSIM_SHAPE(ResetAddressAttributeRequest, MEMBER(allocation_id, "AllocationId", .required = "allocationId"),
             MEMBER(attribute, "Attribute", .required = "attribute"));

}  // namespace vpcsim::ec2
