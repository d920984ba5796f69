// What the instance metadata service has to tell of an instance (EC2 user guide, "Instance metadata
// categories").
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "simulator/call.hpp"

namespace vpcsim::hypervisor {

/// Values by their paths below a version: "meta-data/ami-id".
using MetadataTree = std::map<std::string, std::string, std::less<>>;

/// Of an instance of `call`'s region that isn't terminated.
MetadataTree metadata_of(const ReadCall& call, const Instance& instance);

/// The value at a path, or what is below it, one a line, directories with a slash. Nothing if there is
/// neither. The empty path is the top; a path to a directory may end with a slash.
std::optional<std::string> find_metadata(const MetadataTree& tree, std::string_view path);

}  // namespace vpcsim::hypervisor
