#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED(InternetGateway, id, vpc, tags);
VPCSIM_STORED_HERE(PtrUpdate, value, since);
VPCSIM_STORED(EgressOnlyInternetGateway, id, vpc, idempotency, tags);
VPCSIM_STORED_HERE(VpnGatewayAttachment, vpc, attached, detached);
VPCSIM_STORED(VpnGateway, id, availability_zone, amazon_side_asn, attachment, deleted, tags);
VPCSIM_STORED(Address, id, public_ip, association, network_interface, private_ip, ptr_record, ptr_update,
              tags);
VPCSIM_STORED(AddressTransfer, id, public_ip, account, offered, accepted);
VPCSIM_STORED_ENUM(Connectivity, public_, private_);
VPCSIM_STORED_HERE(NatGatewayAddress, private_ip, allocation, public_ip, association, since, until);
VPCSIM_STORED(NatGateway, id, subnet, vpc, availability_zone, connectivity, addresses, former_addresses,
              network_interface, created, deleted, failure_code, failure_message, idempotency, tags);

}  // namespace vpcsim::snapshot
