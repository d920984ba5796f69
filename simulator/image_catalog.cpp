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
constexpr std::string_view debian = "136693071363";
constexpr auto uefi = ec2::BootModeValues::uefi;
constexpr auto uefi_preferred = ec2::BootModeValues::uefi_preferred;
constexpr std::nullopt_t none = std::nullopt;

constexpr auto images = std::to_array<CatalogImage>({
    {"al2023-ami-2023.6.20250107.0-kernel-6.1-x86_64",
     "Amazon Linux 2023 AMI 2023.6.20250107.0 x86_64 HVM kernel-6.1", "2025-01-07T01:32:11.000Z", amazon,
     "amazon", x86_64, "/dev/xvda", gp3, 8, uefi_preferred, true},
    {"al2023-ami-2023.6.20250107.0-kernel-6.1-arm64",
     "Amazon Linux 2023 AMI 2023.6.20250107.0 arm64 HVM kernel-6.1", "2025-01-07T01:32:12.000Z", amazon,
     "amazon", arm64, "/dev/xvda", gp3, 8, uefi, true},
    {"al2023-ami-minimal-2023.6.20250107.0-kernel-6.1-x86_64",
     "Amazon Linux 2023 AMI 2023.6.20250107.0 x86_64 Minimal HVM kernel-6.1", "2025-01-07T01:32:13.000Z",
     amazon, "amazon", x86_64, "/dev/xvda", gp3, 2, uefi_preferred, true},
    {"al2023-ami-minimal-2023.6.20250107.0-kernel-6.1-arm64",
     "Amazon Linux 2023 AMI 2023.6.20250107.0 arm64 Minimal HVM kernel-6.1", "2025-01-07T01:32:14.000Z",
     amazon, "amazon", arm64, "/dev/xvda", gp3, 2, uefi, true},
    {"amzn2-ami-hvm-2.0.20250108.0-x86_64-gp2", "Amazon Linux 2 AMI 2.0.20250108.0 x86_64 HVM gp2",
     "2025-01-08T22:31:02.000Z", amazon, "amazon", x86_64, "/dev/xvda", gp2, 8, none, false},
    {"amzn2-ami-hvm-2.0.20250108.0-arm64-gp2", "Amazon Linux 2 LTS Arm64 AMI 2.0.20250108.0 arm64 HVM gp2",
     "2025-01-08T22:31:03.000Z", amazon, "amazon", arm64, "/dev/xvda", gp2, 8, uefi, false},
    {"amzn2-ami-kernel-5.10-hvm-2.0.20250108.0-x86_64-gp2",
     "Amazon Linux 2 Kernel 5.10 AMI 2.0.20250108.0 x86_64 HVM gp2", "2025-01-08T22:31:04.000Z", amazon,
     "amazon", x86_64, "/dev/xvda", gp2, 8, none, false},
    {"amzn2-ami-kernel-5.10-hvm-2.0.20250108.0-arm64-gp2",
     "Amazon Linux 2 LTS Arm64 Kernel 5.10 AMI 2.0.20250108.0 arm64 HVM gp2", "2025-01-08T22:31:05.000Z",
     amazon, "amazon", arm64, "/dev/xvda", gp2, 8, uefi, false},
    {"ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20250112",
     "Canonical, Ubuntu, 22.04, amd64 jammy image", "2025-01-12T06:21:41.000Z", canonical, "", x86_64,
     "/dev/sda1", gp2, 8, none, false},
    {"ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-20250112",
     "Canonical, Ubuntu, 22.04, arm64 jammy image", "2025-01-12T06:21:42.000Z", canonical, "", arm64,
     "/dev/sda1", gp2, 8, uefi, false},
    {"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250115",
     "Canonical, Ubuntu, 24.04, amd64 noble image", "2025-01-15T07:05:31.000Z", canonical, "", x86_64,
     "/dev/sda1", gp3, 8, uefi_preferred, false},
    {"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20250115",
     "Canonical, Ubuntu, 24.04, arm64 noble image", "2025-01-15T07:05:32.000Z", canonical, "", arm64,
     "/dev/sda1", gp3, 8, uefi, false},
    {"debian-12-amd64-20250115-1993", "Debian 12 (20250115-1993)", "2025-01-15T18:41:20.000Z", debian, "",
     x86_64, "/dev/xvda", gp3, 8, uefi_preferred, false},
    {"debian-12-arm64-20250115-1993", "Debian 12 (20250115-1993)", "2025-01-15T18:41:21.000Z", debian, "",
     arm64, "/dev/xvda", gp3, 8, uefi, false},
});

/// Amazon Linux as it was before IMDSv2: what most images out there look like from outside.
constexpr CatalogImage unknown_x86_64{"", "", "", "", "", x86_64, "/dev/xvda", gp2};
constexpr CatalogImage unknown_arm64{"", "", "", "", "", arm64, "/dev/xvda", gp2, 8, uefi};

IdGenerator generator(std::string_view region, std::string_view name) {
  return IdGenerator(0, std::string(region) + "/" + std::string(name));
}

}  // namespace

protocol::ImageId CatalogImage::id(std::string_view region) const {
  return generator(region, name).id<protocol::ImageId>();
}

std::string CatalogImage::snapshot_id(std::string_view region) const {
  if (name.empty()) return {};
  auto ids = generator(region, name);
  ids.next();  // the image's
  std::string text = "snap-";
  protocol::HexNumber{ids.next()}.append_to(text);
  return text;
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

const CatalogImage* find_image_of_snapshot(std::string_view region, std::string_view snapshot_id) {
  auto found = std::find_if(images.begin(), images.end(), [&](const CatalogImage& image) {
    return image.snapshot_id(region) == snapshot_id;
  });
  return found == images.end() ? nullptr : &*found;
}

const CatalogImage& unknown_image(ec2::Architecture architecture) {
  return architecture == arm64 ? unknown_arm64 : unknown_x86_64;
}

ec2::Image to_record(std::string_view region, const CatalogImage& image) {
  ec2::EbsBlockDevice root{.delete_on_termination = true,
                           .snapshot_id = image.snapshot_id(region),
                           .volume_size = image.volume_size,
                           .volume_type = image.volume_type,
                           .encrypted = false};
  if (image.volume_type == gp3) {
    root.iops = 3000;
    root.throughput = 125;
  }
  ec2::Image record{
      .architecture = image.architecture,
      .creation_date = std::string(image.creation_date),
      .image_id = image.id(region).text(),
      .image_location = std::string(image.owner_alias.empty() ? image.owner_id : image.owner_alias) + "/" +
                        std::string(image.name),
      .owner_id = std::string(image.owner_id),
      .platform_details = "Linux/UNIX",
      .usage_operation = "RunInstances",
      .block_device_mappings = {{.device_name = std::string(image.root_device_name), .ebs = root}},
      .description = std::string(image.description),
      .name = std::string(image.name),
      .root_device_name = std::string(image.root_device_name),
      .boot_mode = image.boot_mode};
  if (!image.owner_alias.empty()) record.image_owner_alias = std::string(image.owner_alias);
  if (image.imds_v2) record.imds_support = ec2::ImdsSupportValues::v2_0;
  return record;
}

}  // namespace vpcsim
