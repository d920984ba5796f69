#include "scenarios/read_faults.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/account_id.hpp"
#include "simulator/weather/forecast_json.hpp"

namespace vpcsim::scenarios {
namespace {

using Json = nlohmann::ordered_json;

/// Their values are texts, also where they look like numbers.
constexpr std::array<std::string_view, 5> texts{"kind", "action", "account", "instance_type",
                                                "availability_zone"};

Json scalar(const std::string& text) {
  Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return value.is_number() || value.is_boolean() ? value : Json(text);
}

Json json_of(const Node& node, bool is_text) {
  if (const std::string* text = node.text()) return is_text ? Json(*text) : scalar(*text);
  if (const Node::List* list = node.list()) {
    Json array = Json::array();
    for (const Node& element : *list) array.push_back(json_of(element, is_text));
    return array;
  }
  if (node.members() == nullptr) return nullptr;
  Json object = Json::object();
  for (const auto& [key, value] : *node.members())
    object[key.text] = json_of(value, std::find(texts.begin(), texts.end(), key.text) != texts.end());
  return object;
}

/// Where the text stands that the message quotes first.
Place place_of(const Node& rule, const std::string& message) {
  const auto begin = message.find('"');
  const auto end = begin == std::string::npos ? begin : message.find('"', begin + 1);
  if (end == std::string::npos || rule.members() == nullptr) return rule.place;
  const std::string quoted = message.substr(begin + 1, end - begin - 1);
  for (const auto& [key, value] : *rule.members()) {
    if (key.text == quoted) return message.starts_with("unknown") ? key.place : value.place;
    if (value.text() != nullptr && *value.text() == quoted) return value.place;
    if (value.list() == nullptr) continue;
    for (const Node& element : *value.list()) {
      if (element.text() != nullptr && *element.text() == quoted) return element.place;
    }
  }
  return rule.place;
}

void resolve_account(Json& rule, const std::map<std::string, std::string>& accounts) {
  auto account = rule.is_object() ? rule.find("account") : rule.end();
  if (account == rule.end() || !account->is_string()) return;
  const auto text = account->get<std::string>();
  auto alias = accounts.find(text);
  if (alias != accounts.end()) {
    *account = alias->second;
  } else if (!text.empty() && !protocol::is_account_id(text)) {
    throw weather::ForecastError(fmt::format("\"{}\" is none of the accounts, and no 12 digits", text));
  }
}

}  // namespace

std::vector<weather::Fault> read_faults(Mistakes& mistakes, const Node& node,
                                        const std::map<std::string, std::string>& accounts) {
  std::vector<weather::Fault> faults;
  if (node.list() == nullptr) {
    mistakes.add(node.place, fmt::format("found {} as faults, expected a list of rules", node.described()));
    return faults;
  }
  for (const Node& rule : *node.list()) {
    try {
      Json json = json_of(rule, false);
      resolve_account(json, accounts);
      faults.push_back(weather::read_fault(json));
    } catch (const weather::ForecastError& error) {
      mistakes.add(place_of(rule, error.what()), error.what());
    }
  }
  return faults;
}

}  // namespace vpcsim::scenarios
