#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

using FlowLogResource = decltype(FlowLog::resource);
VPCSIM_KINDS(FlowLogResource, "vpc", "subnet", "network-interface");
VPCSIM_STORED(FlowLog, id, resource, traffic, destination_type, log_group, destination, format,
              max_aggregation_seconds, role_arn, cross_account_role_arn, created, idempotency, tags);

}  // namespace vpcsim::snapshot
