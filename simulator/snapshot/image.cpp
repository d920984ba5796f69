#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED(Image, id, name, description, architecture, virtualization, root_device_name,
              block_device_mappings, boot_mode, tpm, imds_v2, ena_support, sriov_support, source_instance_id,
              source_image_id, source_image_region, created, deprecated, last_launched, is_disabled,
              deregistration_protection, protected_until, launch_permissions, idempotency);
VPCSIM_STORED(TaggedImage, id, tags);
VPCSIM_STORED(ImageListing, id, home, users);
VPCSIM_STORED(Snapshot, id, volume_id, size, description, kms_key, started, tags, users);

}  // namespace vpcsim::snapshot
