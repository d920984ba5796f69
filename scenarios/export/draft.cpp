#include "scenarios/export/draft.hpp"

#include <algorithm>

namespace vpcsim::scenarios {

Word Draft::name(const std::string& id, std::string wanted) {
  if (wanted.empty()) wanted = id;
  std::replace(wanted.begin(), wanted.end(), '.', '-');
  std::string unique = wanted;
  for (int number = 2; taken_.contains(unique); ++number) unique = fmt::format("{}-{}", wanted, number);
  taken_.insert(unique);
  names_[id] = unique;
  return {unique, {}};
}

Word Draft::named(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? Word{} : Word{found->second, {}};
}

std::string name_tag_of(const std::vector<ec2::Tag>& tags) {
  for (const ec2::Tag& tag : tags) {
    if (tag.key == "Name") return tag.value;
  }
  return {};
}

std::string told(const std::string& id, const std::string& name) {
  return name.empty() ? id : fmt::format("{} ({})", name, id);
}

}  // namespace vpcsim::scenarios
