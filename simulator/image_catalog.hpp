// The machine images that AWS and Canonical publish, or rather a few of them: public, the same in every
// region, each region with ids of its own.
#pragma once

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
  bool imds_v2 = false;  ///< its instances answer IMDSv2 only

  /// Drawn from region and name: the same in every run.
  protocol::ImageId id(std::string_view region) const;
};

std::span<const CatalogImage> image_catalog();
/// The image that the region knows under this id, or nullptr.
const CatalogImage* find_image(std::string_view region, std::string_view image_id);
ec2::Image to_record(std::string_view region, const CatalogImage& image);

}  // namespace vpcsim
