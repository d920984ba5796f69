#include "simulator/filter.hpp"

#include <algorithm>

#include "protocol/error.hpp"

namespace vpcsim {

bool matches_pattern(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0;
  std::size_t star = std::string_view::npos, star_text = 0;
  while (true) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_text = t;
      continue;
    }
    bool escaped = p + 1 < pattern.size() && pattern[p] == '\\' &&
                   std::string_view{"*?\\"}.find(pattern[p + 1]) != std::string_view::npos;
    std::size_t width = escaped ? 2 : 1;
    if (t == text.size() && p == pattern.size()) return true;
    bool same = t < text.size() && p < pattern.size() &&
                (escaped ? text[t] == pattern[p + 1] : pattern[p] == '?' || text[t] == pattern[p]);
    if (same) {
      ++t;
      p += width;
    } else if (star != std::string_view::npos && star_text < text.size()) {
      t = ++star_text;
      p = star;
    } else {
      return false;
    }
  }
}

bool matches_any(const ec2::Filter& filter, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return std::any_of(filter.values.begin(), filter.values.end(),
                       [&](const std::string& pattern) { return matches_pattern(value, pattern); });
  });
}

void refuse_filter(std::string_view name) {
  protocol::refuse("InvalidParameterValue", "The filter '{}' is invalid", name);
}

bool is_tag_filter(std::string_view name) {
  return name == "tag-key" || (name.starts_with("tag:") && name.size() > 4);
}

bool matches_tags(const ec2::Filter& filter, const std::vector<ec2::Tag>& tags) {
  return std::any_of(tags.begin(), tags.end(), [&](const ec2::Tag& tag) {
    if (filter.name == "tag-key") return matches_any(filter, {tag.key});
    return filter.name.substr(4) == tag.key && matches_any(filter, {tag.value});
  });
}

}  // namespace vpcsim
