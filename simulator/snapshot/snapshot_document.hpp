// The whole state of the cloud as one JSON document. What another process makes of it goes on as this one
// would: the same calls get the same answers, byte for byte, ids included.
//
//   {"format": "vpcsim-snapshot", "version": 2, "clock": {"now": "2026-01-01T00:00:00.000Z"},
//    "seed": "1", "request_ids": "…", "regions": [{"home": {"account": …, "region": …}, "ids": "…",
//    "vpcs": {"next": 3, "rows": [{"sequence": 2, "id": "vpc-…", …}]}, …}], "peerings": …}
//
// The state alone: neither settings (quotas, timing) nor faults. form.hpp says how types look.
#pragma once

#include <string>
#include <string_view>

#include "protocol/timestamp.hpp"
#include "simulator/cloud.hpp"
#include "simulator/snapshot/json_error.hpp"

namespace vpcsim::snapshot {

/// Ends with a newline; has a line for each row.
std::string write_document(const Cloud& cloud, protocol::Timestamp now);

struct Restored {
  Cloud cloud;
  protocol::Timestamp now;  ///< when the document was written, by the virtual clock
};

/// Throws SnapshotError for what isn't a whole state: another format, a newer version, a member that is
/// missing, unknown or of the wrong type, an id that is there twice, or one that should be there and isn't.
Restored read_document(std::string_view document);

}  // namespace vpcsim::snapshot
