#include "scenarios/import/json_difference.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vpcsim::importing {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json* value) {
  return value == nullptr ? "nothing" : value->dump();
}

/// How many members the two have alike: the most similar ones are one another's.
std::size_t likeness(const Json& a, const Json& b) {
  if (a == b) return 1'000'000;
  if (!a.is_object() || !b.is_object()) return 0;
  std::size_t same = 0;
  for (const auto& [name, value] : a.items()) {
    const auto other = b.find(name);
    // A flag that many share says less than an id.
    if (other != b.end() && *other == value) same += value.is_string() ? 10 : 1;
  }
  return same;
}

/// What an element is called: its first text that isn't long.
std::string label_of(const Json& element) {
  if (element.is_string()) return element.get<std::string>();
  if (element.is_object()) {
    for (const auto& [name, value] : element.items()) {
      if (value.is_string() && !value.get_ref<const std::string&>().empty()) return value.get<std::string>();
    }
  }
  return element.dump();
}

class Finder {
 public:
  explicit Finder(
      const std::function<void(const std::string&, const std::string&, const std::string&)>& differs)
      : differs_(differs) {}

  void compare(const std::string& member, const Json* was, const Json* is) {
    if (was != nullptr && is != nullptr) {
      if (*was == *is) return;
      if (was->is_object() && is->is_object()) return compare_members(member, *was, *is);
      if (was->is_array() && is->is_array()) return compare_elements(member, *was, *is);
    }
    differs_(member, text_of(was), text_of(is));
  }

 private:
  void compare_members(const std::string& path, const Json& was, const Json& is) {
    const auto member_of = [](const Json& value, const std::string& name) {
      const auto found = value.find(name);
      return found == value.end() ? nullptr : &*found;
    };
    const auto path_of = [&](const std::string& name) { return path.empty() ? name : path + "." + name; };
    for (const auto& [name, value] : was.items()) compare(path_of(name), &value, member_of(is, name));
    for (const auto& [name, value] : is.items()) {
      if (member_of(was, name) == nullptr) compare(path_of(name), nullptr, &value);
    }
  }

  void compare_elements(const std::string& path, const Json& was, const Json& is) {
    std::vector<const Json*> left, others;
    for (const Json& element : was) left.push_back(&element);
    for (const Json& element : is) others.push_back(&element);
    take_equal(left, others);
    for (const Json* element : left) {
      const auto best = std::max_element(others.begin(), others.end(), [&](const Json* a, const Json* b) {
        return likeness(*element, *a) < likeness(*element, *b);
      });
      const std::string name = fmt::format("{}[{}]", path, label_of(*element));
      if (best == others.end() || likeness(*element, **best) < 10) {
        compare(name, element, nullptr);
        continue;
      }
      compare(name, element, *best);
      others.erase(best);
    }
    for (const Json* element : others)
      compare(fmt::format("{}[{}]", path, label_of(*element)), nullptr, element);
  }

  static void take_equal(std::vector<const Json*>& left, std::vector<const Json*>& others) {
    std::erase_if(left, [&](const Json* element) {
      const auto same =
          std::find_if(others.begin(), others.end(), [&](const Json* other) { return *other == *element; });
      if (same == others.end()) return false;
      others.erase(same);
      return true;
    });
  }

  const std::function<void(const std::string&, const std::string&, const std::string&)>& differs_;
};

}  // namespace

void find_differences(
    const Json& was, const Json& is,
    const std::function<void(const std::string&, const std::string&, const std::string&)>& differs) {
  Finder(differs).compare("", &was, &is);
}

}  // namespace vpcsim::importing
