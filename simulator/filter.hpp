// Filters of Describe calls: values of one filter are OR-ed, filters are AND-ed; * stands for any run of
// characters, ? for one, and \ takes their meaning away (EC2 user guide, "Filter resources"; facts 1.6).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/ec2/common.hpp"

namespace vpcsim {

/// A filter that a call knows: how to read the values it compares from one described record. A record passes
/// if any of them matches. `tag:KEY` and `tag-key` need no row.
template <class Record>
struct FilterField {
  std::string_view name;
  std::vector<std::string> (*values)(const Record&);
};

/// Case-sensitive; linear in practice: a * is retried from its last place only.
bool matches_pattern(std::string_view text, std::string_view pattern);
bool matches_any(const ec2::Filter& filter, const std::vector<std::string>& values);

/// `InvalidParameterValue: The filter 'X' is invalid`.
[[noreturn]] void refuse_filter(std::string_view name);
bool is_tag_filter(std::string_view name);
bool matches_tags(const ec2::Filter& filter, const std::vector<ec2::Tag>& tags);

/// Throws for a filter that the call doesn't know, whether or not there is anything to filter.
template <class Record>
void check_filters(const std::vector<ec2::Filter>& filters, std::span<const FilterField<Record>> fields) {
  constexpr bool has_tags = requires(const Record& record) {
    record.tags;
  };
  for (const ec2::Filter& filter : filters) {
    bool known = has_tags && is_tag_filter(filter.name);
    for (const auto& field : fields) known = known || field.name == filter.name;
    if (!known) refuse_filter(filter.name);
  }
}

/// `filters` have been checked.
template <class Record>
bool matches(const Record& record, const std::vector<ec2::Filter>& filters,
             std::span<const FilterField<Record>> fields) {
  for (const ec2::Filter& filter : filters) {
    if (is_tag_filter(filter.name)) {
      if constexpr (requires { record.tags; }) {
        if (!matches_tags(filter, record.tags)) return false;
      }
      continue;
    }
    for (const auto& field : fields) {
      if (field.name == filter.name && !matches_any(filter, field.values(record))) return false;
    }
  }
  return true;
}

}  // namespace vpcsim
