#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_ENUM(VpcEndpointLife, requested, accepted, rejected, deleted);
VPCSIM_STORED_HERE(VpcEndpointPlace, subnet, network_interface);
VPCSIM_STORED_HERE(VpcEndpointServiceReference, home, service, connection);
VPCSIM_STORED(VpcEndpoint, id, type, vpc, service_name, service, policy_document, route_tables, places,
              groups, private_dns_enabled, private_dns_name, address_type, dns_records, dns_label, life,
              since, created, idempotency, tags);
VPCSIM_STORED(VpcEndpointService, id, type, load_balancers, address_types, acceptance_required, owner_pays,
              private_dns_name, private_dns_state, verification_name, verification_value, idempotency, tags);
VPCSIM_STORED(VpcEndpointServicePermission, id, service, principal, type, account, tags);
VPCSIM_STORED(VpcEndpointConnection, id, service, home, endpoint, tags);

}  // namespace vpcsim::snapshot
