// The public parameters of the Systems Manager parameter store under which AWS, Canonical and Debian publish
// the ids of their latest images (EC2 user guide, "Reference AMIs using Systems Manager parameters").
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/image_catalog.hpp"

namespace vpcsim {

struct PublicParameter {
  std::string name;
  const CatalogImage* image;
};

/// Sorted by name; the same in every region.
std::span<const PublicParameter> public_parameters();
/// nullptr if there is none of that name.
const PublicParameter* find_public_parameter(std::string_view name);

/// A parameter asked for by name, by ARN or as name:version.
struct ParameterReference {
  std::string_view name;
  std::string_view selector;  ///< the version or label; empty: the latest
};
ParameterReference parse_parameter_reference(std::string_view text);
/// Each parameter has had one version; nobody labels public ones.
bool selects_latest(std::string_view selector);

}  // namespace vpcsim
