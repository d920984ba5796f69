// Instances, their volumes and key pairs.
#include <algorithm>

#include "scenarios/import/home_import.hpp"
#include "simulator/actions/instance_launch_options.hpp"
#include "simulator/instance_type_catalog.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim::importing {
namespace {

using StateName = ec2::InstanceStateName;

bool is_over(StateName state) {
  return state == StateName::terminated || state == StateName::shutting_down;
}
bool is_stopped(StateName state) {
  return state == StateName::stopped || state == StateName::stopping;
}

/// Of "User initiated (2020-01-01 00:00:00 GMT)".
std::optional<Timestamp> instant_in(const std::string& reason) {
  const auto open = reason.find('(');
  if (open == std::string::npos || reason.size() < open + 20) return std::nullopt;
  return Timestamp::parse(reason.substr(open + 1, 10) + "T" + reason.substr(open + 12, 8) + "Z");
}

void set_options(const ec2::Instance& record, Instance& row) {
  row.metadata_options = record.metadata_options;
  row.cpu_options = record.cpu_options;
  row.private_dns_name_options = record.private_dns_name_options;
  row.auto_recovery = record.maintenance_options.auto_recovery;
  row.capacity_reservation_preference =
      record.capacity_reservation_specification.capacity_reservation_preference;
  row.tenancy = record.placement.tenancy.value_or(ec2::Tenancy::default_);
  row.detailed_monitoring = record.monitoring.state == ec2::MonitoringState::enabled ||
                            record.monitoring.state == ec2::MonitoringState::pending;
  row.ebs_optimized = record.ebs_optimized;
  row.idempotency.client_token = record.client_token.value_or("");
}

void set_interfaces(HomeImport& home, const std::string& id, Instance& row) {
  std::vector<const NetworkInterface*> attached;
  for (const NetworkInterface& interface :
       home.region.network_interfaces.with("attachment.instance-id", row.id)) {
    if (interface.attachment && interface.attachment->instance == row.id) attached.push_back(&interface);
  }
  std::stable_sort(attached.begin(), attached.end(), [](const auto* a, const auto* b) {
    return a->attachment->device_index < b->attachment->device_index;
  });
  if (attached.empty() || attached.front()->attachment->device_index != 0)
    throw CannotHold(
        fmt::format("the primary interface of {} is left out or in no file (aws ec2 "
                    "describe-network-interfaces)",
                    id));
  const NetworkInterface& primary = *attached.front();
  row.primary_interface = primary.id;
  row.subnet = primary.subnet;
  row.vpc = primary.vpc;
  row.availability_zone = home.region.subnets.get(primary.subnet).availability_zone;
  if (primary.primary_address() != nullptr) row.private_ip = primary.primary_address()->private_ip;
  for (std::size_t i = 1; i < attached.size(); ++i) row.secondary_interfaces.push_back(attached[i]->id);
}

/// The root volume first.
void set_volumes(HomeImport& home, const ec2::Instance& record, Instance& row) {
  for (const auto& mapping : record.block_device_mappings) {
    home.part("volume", mapping.ebs.volume_id, record.instance_id, [&] {
      const VolumeId id = home.need(home.region.volumes, mapping.ebs.volume_id).id;
      const bool is_root = mapping.device_name == record.root_device_name;
      row.volumes.insert(is_root ? row.volumes.begin() : row.volumes.end(), id);
    });
  }
}

Instance instance_of(HomeImport& home, const ec2::Instance& record, const std::string& reservation) {
  const InstanceType* type = find_instance_type(record.instance_type);
  if (is_over(record.state.name))
    throw CannotHold(fmt::format("it is {}", protocol::name_of(record.state.name)));
  if (type == nullptr)
    throw CannotHold(
        fmt::format("its type {} isn't one of those that vpcsim has (aws ec2 describe-instance-types)",
                    record.instance_type));
  Instance row{.id = home.id_of<InstanceId>(record.instance_id),
               .reservation = home.id_of<ReservationId>(reservation),
               .launch_index = record.ami_launch_index,
               .image_id = record.image_id,
               .instance_type = record.instance_type,
               .key_name = record.key_name.value_or(""),
               .user_data = {},
               .architecture = record.architecture,
               .root_device_name = record.root_device_name,
               .boot_mode = record.boot_mode,
               .ena_support = record.ena_support,
               .life = is_stopped(record.state.name) ? InstanceLife::stopped : InstanceLife::launched,
               .since = long_ago,
               .launched = record.launch_time};
  if (is_stopped(record.state.name))
    row.since = instant_in(record.state_transition_reason).value_or(record.launch_time);
  set_options(record, row);
  row.cpu_credits = default_cpu_credits(*type);
  row.tags = record.tags;
  set_interfaces(home, record.instance_id, row);
  set_volumes(home, record, row);
  return row;
}

}  // namespace

void import_volumes(HomeImport& home) {
  home.each("volume", home.records.volumes, &ec2::Volume::volume_id, [&](const ec2::Volume& record) {
    if (find_zone(home.region.home.region, record.availability_zone) == nullptr)
      throw CannotHold(fmt::format("its zone {} isn't one of those that vpcsim has in {}",
                                   record.availability_zone, home.region.home.region));
    Volume row{.id = home.id_of<VolumeId>(record.volume_id),
               .availability_zone = record.availability_zone,
               .snapshot_id = record.snapshot_id,
               .size = record.size,
               .type = record.volume_type,
               .iops = record.iops,
               .throughput = record.throughput,
               .kms_key = record.kms_key_id.value_or(""),
               .created = record.create_time,
               .attachment = {},
               .tags = record.tags};
    for (const auto& attachment : record.attachments) {
      if (row.attachment) break;  // vpcsim has no volumes on several instances: shown as a difference
      row.attachment = VolumeAttachment{home.id_of<InstanceId>(attachment.instance_id), attachment.device,
                                        attachment.delete_on_termination, attachment.attach_time};
    }
    home.region.volumes.insert(std::move(row));
  });
}

void import_instances(HomeImport& home) {
  for (const ec2::Reservation& reservation : home.records.reservations) {
    home.each("instance", reservation.instances, &ec2::Instance::instance_id,
              [&](const ec2::Instance& record) {
                Instance row = instance_of(home, record, reservation.reservation_id);
                if (row.life == InstanceLife::launched) home.region.vcpus += vcpus_of(row);
                home.region.instances.insert(std::move(row));
              });
  }
  if (home.region.instances.empty()) return;
  home.assume(fmt::format(
      "{} {}: describe-instances doesn't tell user data, termination and stop protection, what shutting down "
      "does, and CPU credits: taken for none, off, stop, and the type's default",
      home.account(), home.region.home.region));
}

namespace {

template <class Row>
void drop_unattached(HomeImport& home, Table<Row>& table, std::string_view noun) {
  std::vector<typename Table<Row>::Id> dropped;
  for (const Row& row : table) {
    if (!row.attachment || home.region.instances.find(row.attachment->instance) != nullptr) continue;
    home.leave_out(noun, row.id.text(), home.why_missing(row.attachment->instance.text()));
    dropped.push_back(row.id);
  }
  for (const auto& id : dropped) table.erase(id);
}

}  // namespace

void settle_attachments(HomeImport& home) {
  drop_unattached(home, home.region.network_interfaces, "network interface");
  drop_unattached(home, home.region.volumes, "volume");
}

void import_key_pairs(HomeImport& home) {
  home.each(
      "key pair", home.records.key_pairs, &ec2::KeyPairInfo::key_pair_id,
      [&](const ec2::KeyPairInfo& record) {
        home.region.key_pairs.insert({home.id_of<KeyPairId>(record.key_pair_id), record.key_name,
                                      std::string(protocol::name_of(record.key_type)), record.key_fingerprint,
                                      record.public_key.value_or(""), record.create_time, record.tags});
      });
}

}  // namespace vpcsim::importing
