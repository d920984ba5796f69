#include "scenarios/fields.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/cidr.hpp"

namespace vpcsim::scenarios {

Fields::Fields(Mistakes& mistakes, const Node& node, std::string_view what)
    : mistakes_(mistakes), node_(node), what_(what) {
  if (node.members() == nullptr && !node.is_nothing()) {
    mistakes_.add(node.place,
                  fmt::format("found {}, expected {} as a mapping (key: value)", node.described(), what));
  }
}

Fields::~Fields() {
  if (node_.members() == nullptr) return;
  for (const auto& [key, value] : *node_.members()) {
    if (std::find(known_.begin(), known_.end(), key.text) != known_.end()) continue;
    mistakes_.add(key.place,
                  fmt::format("unknown key \"{}\" in {}{}", key.text, what_, suggestion(key.text, known_)));
  }
}

const Node* Fields::get(std::string_view key) {
  known_.push_back(key);
  if (node_.members() == nullptr) return nullptr;
  for (const auto& [name, value] : *node_.members()) {
    if (name.text == key) return &value;
  }
  return nullptr;
}

bool Fields::has(std::string_view key) const {
  const auto* members = node_.members();
  return members != nullptr && std::any_of(members->begin(), members->end(),
                                           [&](const auto& member) { return member.key.text == key; });
}

void Fields::read(std::string_view key, Word& word) {
  if (const Node* node = get(key)) word = word_of(mistakes_, *node, key);
}

Word Fields::required(std::string_view key) {
  if (const Node* node = get(key)) return word_of(mistakes_, *node, key);
  if (node_.members() != nullptr || node_.is_nothing()) {
    mistakes_.add(node_.place, fmt::format("{} needs \"{}\"", what_, key));
  }
  return {};
}

void Fields::read(std::string_view key, std::optional<bool>& flag) {
  const Node* node = get(key);
  if (node == nullptr) return;
  const std::string* text = node->text();
  if (text != nullptr && (*text == "true" || *text == "false")) {
    flag = *text == "true";
  } else {
    mistakes_.add(node->place, fmt::format("found {} as {}, expected true or false", node->described(), key));
  }
}

void Fields::read(std::string_view key, std::vector<Word>& words) {
  const Node* node = get(key);
  if (node == nullptr) return;
  if (node->list() == nullptr) {
    mistakes_.add(node->place, fmt::format("found {} as {}, expected a list", node->described(), key));
    return;
  }
  for (const Node& element : *node->list()) words.push_back(word_of(mistakes_, element, key));
}

void Fields::read(std::string_view key, std::optional<Ports>& ports) {
  const Node* node = get(key);
  if (node == nullptr) return;
  std::string_view text = node->text() != nullptr ? std::string_view(*node->text()) : std::string_view{};
  auto dash = text.find('-');
  auto from = protocol::parse_integer<std::uint16_t>(text.substr(0, dash));
  auto to =
      dash == std::string_view::npos ? from : protocol::parse_integer<std::uint16_t>(text.substr(dash + 1));
  if (!from || !to || *from > *to) {
    mistakes_.add(node->place,
                  fmt::format("found {} as {}, expected a port (22) or a range of ports (8000-8010)",
                              node->described(), key));
    return;
  }
  ports = Ports{*from, *to};
}

void Fields::read(std::string_view key, std::optional<int>& number) {
  const Node* node = get(key);
  if (node == nullptr) return;
  auto value = node->text() != nullptr ? protocol::parse_integer<std::uint16_t>(*node->text()) : std::nullopt;
  if (value) {
    number = *value;
  } else {
    mistakes_.add(node->place,
                  fmt::format("found {} as {}, expected a number from 0 to 65535", node->described(), key));
  }
}

int Fields::required_number(std::string_view key) {
  if (!has(key)) return required(key), 0;
  std::optional<int> number;
  read(key, number);
  return number.value_or(0);
}

Word word_of(Mistakes& mistakes, const Node& node, std::string_view what) {
  if (const std::string* text = node.text(); text != nullptr && !text->empty()) return {*text, node.place};
  mistakes.add(node.place, fmt::format("found {} as {}, expected a text", node.described(), what));
  return {{}, node.place};
}

}  // namespace vpcsim::scenarios
