// Volumes as far as instances have them: there is no way yet to make one alone, to attach or to detach it.
#include "protocol/ec2/volume.hpp"

#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using Values = std::vector<std::string>;

template <class Read>
Values of_attachments(const ec2::Volume& volume, Read read) {
  Values values;
  for (const auto& attachment : volume.attachments) values.push_back(read(attachment));
  return values;
}

constexpr auto volume_filters = std::to_array<FilterField<ec2::Volume>>({
    {"attachment.attach-time",
     [](const ec2::Volume& volume) {
       return of_attachments(volume, [](const auto& attachment) { return attachment.attach_time.text(); });
     }},
    {"attachment.delete-on-termination",
     [](const ec2::Volume& volume) {
       return of_attachments(volume, [](const auto& attachment) {
         return std::string(attachment.delete_on_termination ? "true" : "false");
       });
     }},
    {"attachment.device",
     [](const ec2::Volume& volume) {
       return of_attachments(volume, [](const auto& attachment) { return attachment.device; });
     }},
    {"attachment.instance-id",
     [](const ec2::Volume& volume) {
       return of_attachments(volume, [](const auto& attachment) { return attachment.instance_id; });
     }},
    {"attachment.status",
     [](const ec2::Volume& volume) {
       return of_attachments(volume,
                             [](const auto& attachment) { return std::string(name_of(attachment.state)); });
     }},
    {"availability-zone", [](const ec2::Volume& volume) { return Values{volume.availability_zone}; }},
    {"create-time", [](const ec2::Volume& volume) { return Values{volume.create_time.text()}; }},
    {"encrypted", [](const ec2::Volume& volume) { return values_of(volume.encrypted); }},
    {"fast-restored", [](const ec2::Volume&) { return values_of(false); }},
    {"multi-attach-enabled",
     [](const ec2::Volume& volume) { return values_of(volume.multi_attach_enabled); }},
    {"size", [](const ec2::Volume& volume) { return Values{std::to_string(volume.size)}; }},
    {"snapshot-id", [](const ec2::Volume& volume) { return Values{volume.snapshot_id}; }},
    {"status", [](const ec2::Volume& volume) { return name_value(volume.state); }},
    {"volume-id", [](const ec2::Volume& volume) { return Values{volume.volume_id}; }},
    {"volume-type", [](const ec2::Volume& volume) { return name_value(volume.volume_type); }},
});

ec2::Volume to_record(const Volume& volume) {
  ec2::Volume record{.availability_zone = volume.availability_zone,
                     .create_time = volume.created,
                     .encrypted = !volume.kms_key.empty(),
                     .size = volume.size,
                     .snapshot_id = volume.snapshot_id,
                     .state = volume.attachment ? ec2::VolumeState::in_use : ec2::VolumeState::available,
                     .volume_id = volume.id.text(),
                     .iops = volume.iops,
                     .tags = volume.tags,
                     .volume_type = volume.type,
                     .throughput = volume.throughput};
  if (!volume.kms_key.empty()) record.kms_key_id = volume.kms_key;
  if (const auto& attachment = volume.attachment) {
    record.attachments.push_back({.attach_time = attachment->attached,
                                  .device = attachment->device,
                                  .instance_id = attachment->instance.text(),
                                  .volume_id = record.volume_id,
                                  .delete_on_termination = attachment->delete_on_termination});
  }
  return record;
}

void check_volume_id(std::string_view id, std::string_view parameter) {
  if (VolumeId::parse(id)) return;
  refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid. Expected: 'vol-...'.", id,
         parameter);
}

ec2::DescribeVolumesResult describe_volumes(const ReadCall& call,
                                            const ec2::DescribeVolumesRequest& request) {
  constexpr std::int32_t page_max = 500;
  for (const std::string& id : request.volume_ids) check_volume_id(id, "volumes");
  auto max_results = request.max_results;
  if (max_results) max_results = std::min(*max_results, page_max);  // more isn't an error: documented
  auto described = describe<ec2::Volume>(
      call.region.volumes,
      {request.volume_ids, request.filters, "VolumeIds", max_results, request.next_token}, volume_filters,
      [](const Volume& volume) { return to_record(volume); });
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::ReturnResult delete_volume(WriteCall& call, const ec2::DeleteVolumeRequest& request) {
  check_volume_id(request.volume_id, "volumeId");
  const Volume& volume = call.region.volumes.get(request.volume_id);
  if (volume.attachment) {
    refuse("VolumeInUse", "Volume {} is currently attached to {}", volume.id.text(),
           volume.attachment->instance.text());
  }
  call.region.volumes.erase(VolumeId{volume.id});
  return {};
}

}  // namespace

Actions volume_actions() {
  return {
      action<describe_volumes>("Describes the volumes that instances were launched with"),
      action<delete_volume>("Deletes a volume that outlived its instance"),
  };
}

}  // namespace vpcsim
