#include "simulator/image_catalog.hpp"

#include <algorithm>
#include <array>

#include "simulator/id_generator.hpp"

namespace vpcsim {
namespace {

constexpr auto arm64 = ec2::Architecture::arm64;
constexpr auto x86_64 = ec2::Architecture::x86_64;
constexpr auto gp2 = ec2::VolumeType::gp2;
constexpr auto gp3 = ec2::VolumeType::gp3;
constexpr std::string_view amazon = "137112412989";
constexpr std::string_view canonical = "099720109477";

constexpr auto images = std::to_array<CatalogImage>({
    {"al2023-ami-2023.6.20250107.0-kernel-6.1-x86_64",
     "Amazon Linux 2023 AMI 2023.6.20250107.0 x86_64 HVM kernel-6.1", "2025-01-07T01:32:11.000Z", amazon,
     "amazon", x86_64, "/dev/xvda", gp3, true},
    {"al2023-ami-2023.6.20250107.0-kernel-6.1-arm64",
     "Amazon Linux 2023 AMI 2023.6.20250107.0 arm64 HVM kernel-6.1", "2025-01-07T01:32:12.000Z", amazon,
     "amazon", arm64, "/dev/xvda", gp3, true},
    {"amzn2-ami-hvm-2.0.20250108.0-x86_64-gp2", "Amazon Linux 2 AMI 2.0.20250108.0 x86_64 HVM gp2",
     "2025-01-08T22:31:02.000Z", amazon, "amazon", x86_64, "/dev/xvda", gp2},
    {"amzn2-ami-hvm-2.0.20250108.0-arm64-gp2", "Amazon Linux 2 LTS Arm64 AMI 2.0.20250108.0 arm64 HVM gp2",
     "2025-01-08T22:31:03.000Z", amazon, "amazon", arm64, "/dev/xvda", gp2},
    {"amzn2-ami-kernel-5.10-hvm-2.0.20250108.0-x86_64-gp2",
     "Amazon Linux 2 Kernel 5.10 AMI 2.0.20250108.0 x86_64 HVM gp2", "2025-01-08T22:31:04.000Z", amazon,
     "amazon", x86_64, "/dev/xvda", gp2},
    {"amzn2-ami-kernel-5.10-hvm-2.0.20250108.0-arm64-gp2",
     "Amazon Linux 2 LTS Arm64 Kernel 5.10 AMI 2.0.20250108.0 arm64 HVM gp2", "2025-01-08T22:31:05.000Z",
     amazon, "amazon", arm64, "/dev/xvda", gp2},
    {"ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20250112",
     "Canonical, Ubuntu, 22.04, amd64 jammy image", "2025-01-12T06:21:41.000Z", canonical, "", x86_64,
     "/dev/sda1", gp2},
    {"ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-20250112",
     "Canonical, Ubuntu, 22.04, arm64 jammy image", "2025-01-12T06:21:42.000Z", canonical, "", arm64,
     "/dev/sda1", gp2},
    {"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250115",
     "Canonical, Ubuntu, 24.04, amd64 noble image", "2025-01-15T07:05:33.000Z", canonical, "", x86_64,
     "/dev/sda1", gp3},
    {"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20250115",
     "Canonical, Ubuntu, 24.04, arm64 noble image", "2025-01-15T07:05:34.000Z", canonical, "", arm64,
     "/dev/sda1", gp3},
});

IdGenerator generator(std::string_view region, std::string_view name) {
  return IdGenerator(0, std::string(region) + "/" + std::string(name));
}

}  // namespace

protocol::ImageId CatalogImage::id(std::string_view region) const {
  return generator(region, name).id<protocol::ImageId>();
}

std::span<const CatalogImage> image_catalog() {
  return images;
}

const CatalogImage* find_image(std::string_view region, std::string_view image_id) {
  auto id = protocol::ImageId::parse(image_id);
  auto found = std::find_if(images.begin(), images.end(),
                            [&](const CatalogImage& image) { return id && image.id(region) == *id; });
  return found == images.end() ? nullptr : &*found;
}

ec2::Image to_record(std::string_view region, const CatalogImage& image) {
  auto ids = generator(region, image.name);
  std::string image_id = ids.id<protocol::ImageId>().text();
  std::string snapshot_id = "snap-";
  protocol::HexNumber{ids.next()}.append_to(snapshot_id);
  ec2::BlockDeviceMapping root{
      .device_name = std::string(image.root_device_name),
      .ebs = {.snapshot_id = snapshot_id, .volume_size = 8, .volume_type = image.volume_type}};
  ec2::Image record{
      .architecture = image.architecture,
      .creation_date = std::string(image.creation_date),
      .image_id = image_id,
      .image_location = std::string(image.owner_alias.empty() ? image.owner_id : image.owner_alias) + "/" +
                        std::string(image.name),
      .owner_id = std::string(image.owner_id),
      .platform_details = "Linux/UNIX",
      .usage_operation = "RunInstances",
      .block_device_mappings = {std::move(root)},
      .description = std::string(image.description),
      .name = std::string(image.name),
      .root_device_name = std::string(image.root_device_name)};
  if (!image.owner_alias.empty()) record.image_owner_alias = std::string(image.owner_alias);
  if (image.architecture == arm64) record.boot_mode = ec2::BootModeValues::uefi;
  if (image.imds_v2) record.imds_support = ec2::ImdsSupportValues::v2_0;
  return record;
}

}  // namespace vpcsim
