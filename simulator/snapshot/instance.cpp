#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED_HERE(NetworkInterfaceAttachment, id, instance, device_index, delete_on_termination, attached);
VPCSIM_STORED_HERE(InterfaceAddress, private_ip, public_ip, allocation, association);
VPCSIM_STORED(NetworkInterface, id, subnet, vpc, description, mac_address, interface_type, created, addresses,
              ipv4_prefixes, ipv6_addresses, ipv6_prefixes, primary_ipv6, source_dest_check, groups,
              auto_assign_public_ip, attachment, former_attachment, detached, idempotency, tags);
VPCSIM_STORED(NetworkInterfacePermission, id, network_interface, account, type);
VPCSIM_STORED_ENUM(InstanceLife, launched, stopped, terminated);
VPCSIM_STORED(Instance, id, reservation, launch_index, image_id, instance_type, key_name, user_data,
              authorized_key, architecture, root_device_name, boot_mode, ena_support, primary_interface,
              secondary_interfaces, volumes, subnet, vpc, availability_zone, private_ip, life, since,
              launched, rebooted, disable_api_termination, disable_api_stop, shutdown_behavior,
              metadata_options, cpu_options, private_dns_name_options, auto_recovery,
              capacity_reservation_preference, tenancy, cpu_credits, detailed_monitoring, ebs_optimized,
              idempotency, tags);
VPCSIM_STORED(CreditChange, idempotency, result);
VPCSIM_STORED(KeyPair, id, name, type, fingerprint, public_key, created, tags);

}  // namespace vpcsim::snapshot
