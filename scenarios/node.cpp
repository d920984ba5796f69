#include "scenarios/node.hpp"

#include <algorithm>

#include <yaml-cpp/yaml.h>

namespace vpcsim::scenarios {
namespace {

constexpr int nodes_max = 100'000;
constexpr int depth_max = 40;

Place place_of(const YAML::Mark& mark, Place otherwise) {
  if (mark.is_null()) return otherwise;
  return {mark.line + 1, mark.column + 1};
}

class Converter {
 public:
  Node convert(const YAML::Node& yaml, Place otherwise, int depth = 0) {
    Node node{.place = place_of(yaml.Mark(), otherwise), .value = {}};
    if (depth > depth_max) throw NodeError(node.place, "this is nested too deeply");
    if (++count_ > nodes_max) throw NodeError(node.place, "this document is too large");
    if (yaml.IsScalar()) {
      node.value = yaml.Scalar();
    } else if (yaml.IsSequence()) {
      Node::List list;
      for (const YAML::Node& element : yaml) list.push_back(convert(element, node.place, depth + 1));
      node.value = std::move(list);
    } else if (yaml.IsMap()) {
      node.value = members(yaml, node.place, depth);
    }
    return node;
  }

 private:
  Node::Members members(const YAML::Node& yaml, Place place, int depth) {
    Node::Members members;
    for (const auto& entry : yaml) {
      Word key{entry.first.IsScalar() ? entry.first.Scalar() : "", place_of(entry.first.Mark(), place)};
      if (!entry.first.IsScalar()) throw NodeError(key.place, "a key must be a plain text");
      auto same =
          std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.key == key; });
      if (same != members.end()) {
        throw NodeError(key.place, "key \"" + key.text + "\" is given twice: first on line " +
                                       std::to_string(same->key.place.line));
      }
      Node value = convert(entry.second, key.place, depth + 1);
      members.push_back({std::move(key), std::move(value)});
    }
    return members;
  }

  int count_ = 0;
};

}  // namespace

std::string Node::described() const {
  if (const std::string* scalar = text()) return "\"" + *scalar + "\"";
  if (list() != nullptr) return "a list";
  return members() != nullptr ? "a mapping" : "nothing";
}

Node parse_yaml(std::string_view text) {
  try {
    std::vector<YAML::Node> documents = YAML::LoadAll(std::string(text));
    if (documents.empty()) return {};
    if (documents.size() > 1) {
      throw NodeError(place_of(documents[1].Mark(), {}),
                      "a file holds one scenario, this is a second document");
    }
    return Converter().convert(documents[0], {1, 1});
  } catch (const YAML::Exception& error) {
    throw NodeError(place_of(error.mark, {1, 1}), "this is no YAML: " + error.msg);
  }
}

}  // namespace vpcsim::scenarios
