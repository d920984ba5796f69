// An instance to make images of.
#pragma once

#include "protocol/ec2/image_requests.hpp"
#include "protocol/ec2/snapshot.hpp"
#include "simulator/compute_world.hpp"

namespace vpcsim::tests {

struct ImageWorld : ComputeWorld {
  std::string instance_id, volume_id;

  explicit ImageWorld(Settings settings = empty()) : ComputeWorld(settings) {
    auto launched = launch();
    instance_id = launched.instance_id;
    volume_id = launched.block_device_mappings.at(0).ebs.volume_id;
  }
  std::string make_image(std::string name = "image") {
    return call(ec2::CreateImageRequest{.instance_id = instance_id, .name = std::move(name)}).image_id;
  }
  std::string make_snapshot() { return call(ec2::CreateSnapshotRequest{.volume_id = volume_id}).snapshot_id; }
  ec2::Image image_of(const std::string& id) {
    return call(ec2::DescribeImagesRequest{.image_ids = {id}, .include_disabled = true}).images.at(0);
  }
  std::vector<ec2::Snapshot> snapshots() { return call(ec2::DescribeSnapshotsRequest{}).snapshots; }
  ec2::Volume volume_of(const ec2::Instance& instance, std::size_t index) {
    const std::string id = instance.block_device_mappings.at(index).ebs.volume_id;
    return call(ec2::DescribeVolumesRequest{.volume_ids = {id}}).volumes.at(0);
  }
};

}  // namespace vpcsim::tests
