// What later versions of the document added, so that older documents load. Whoever gives a row another field
// raises `document_version` and names the field here: in an older document it keeps its default.
#pragma once

#include <array>
#include <string_view>

namespace vpcsim::snapshot {

/// Of documents that are written. Older ones are read, newer ones are refused.
inline constexpr int document_version = 4;

struct Addition {
  int version;
  std::string_view structure;  ///< "Subnet"
  std::string_view field;      ///< "enable_dns64"
};

inline constexpr auto additions = std::to_array<Addition>({
    {2, "Snapshot", "users"},
    {2, "Region", "network_insights_paths"},
    {2, "Region", "network_insights_analyses"},
    {3, "Region", "network_insights_access_scopes"},
    {3, "Region", "network_insights_access_scope_analyses"},
    {4, "Instance", "authorized_key"},
    {4, "Instance", "rebooted"},
    {4, "Document", "disks"},
});

/// The first version whose documents have that member.
constexpr int version_with(std::string_view structure, std::string_view field) {
  for (const Addition& addition : additions) {
    if (addition.structure == structure && addition.field == field) return addition.version;
  }
  return 1;
}

}  // namespace vpcsim::snapshot
