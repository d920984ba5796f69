#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED(NetworkInsightsPath, id, source, destination, source_arn, destination_arn, source_ip,
              destination_ip, protocol, destination_port, filter_at_source, filter_at_destination, created,
              idempotency, tags);
VPCSIM_STORED(NetworkInsightsAnalysis, id, path, started, outcome, idempotency, tags);
VPCSIM_STORED(NetworkInsightsAccessScope, id, content, created, idempotency, tags);
VPCSIM_STORED_HERE(AccessScopeOutcome, failure, analyzed_interfaces, components, findings);
VPCSIM_STORED(NetworkInsightsAccessScopeAnalysis, id, scope, started, outcome, idempotency, tags);

}  // namespace vpcsim::snapshot
