// The machine images that AWS, Canonical and Debian publish, or rather a few of them: public, the same in
// every region, each region with ids of its own.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "protocol/ec2/image.hpp"
#include "protocol/id.hpp"

namespace vpcsim {

struct CatalogImage {
  std::string_view name;
  std::string_view description;
  std::string_view creation_date;
  std::string_view owner_id;
  std::string_view owner_alias;  ///< empty: none
  ec2::Architecture architecture;
  std::string_view root_device_name;
  ec2::VolumeType volume_type;
  int volume_size = 8;  ///< GiB
  std::optional<ec2::BootModeValues> boot_mode = {};
  bool imds_v2 = false;  ///< its instances answer IMDSv2 only

  /// Drawn from region and name: the same in every run.
  protocol::ImageId id(std::string_view region) const;
  /// Of the root volume, likewise. Empty for an image that no catalog has.
  std::string snapshot_id(std::string_view region) const;
};

std::span<const CatalogImage> image_catalog();
/// The image that the region knows under this id, or nullptr.
const CatalogImage* find_image(std::string_view region, std::string_view image_id);
/// The image whose root volume's snapshot that is, or nullptr.
const CatalogImage* find_image_of_snapshot(std::string_view region, std::string_view snapshot_id);
/// What an image is taken for that isn't in the catalog (Settings::accept_unknown_images).
const CatalogImage& unknown_image(ec2::Architecture architecture);
ec2::Image to_record(std::string_view region, const CatalogImage& image);

}  // namespace vpcsim
