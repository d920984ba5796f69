#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_HERE(VolumeAttachment, instance, device, delete_on_termination, attached);
VPCSIM_STORED(Volume, id, availability_zone, snapshot_id, size, type, iops, throughput, kms_key, created,
              attachment, tags);

}  // namespace vpcsim::snapshot
