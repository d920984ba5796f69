// What has been asked of the APIs, and where.
#include "simulator/control/calls.hpp"

#include <array>
#include <charconv>

#include "simulator/control/endpoint.hpp"

namespace vpcsim::control {
namespace {

Json list(ControlPlane& plane, const Json& query) {
  Json calls = Json::array();
  for (const LoggedCall& call : plane.calls().after(number_after(query), plane.simulator()))
    calls.push_back(to_json(call));
  return {{"calls", calls}, {"last", plane.calls().last()}};
}

Json homes(ControlPlane& plane, const Json& query) {
  check_none(query);
  Json listed = Json::array();
  for (const auto& [home, region] : plane.simulator().cloud().regions())
    listed.push_back({{"account", home.account}, {"region", home.region}});
  return {{"homes", listed}};
}

constexpr auto rows = std::to_array<Endpoint>({
    {"GET", "/_vpcsim/calls", "Who asked what, and the answers; ?after=NUMBER leaves out older ones", list},
    {"GET", "/_vpcsim/homes", "The accounts and regions that somebody has called", homes},
});

}  // namespace

Json to_json(const LoggedCall& call) {
  Json parameters = Json::array();
  for (const auto& [name, value] : call.parameters) parameters.push_back({name, value});
  Json json{{"number", call.number},        {"at", call.at.text()},  {"account", call.home.account},
            {"region", call.home.region},   {"caller", call.caller}, {"agent", call.agent},
            {"service", call.service},      {"action", call.action}, {"writes", call.writes},
            {"parameters", parameters},     {"status", call.status}, {"ids", call.ids},
            {"request_id", call.request_id}};
  if (!call.error_code.empty()) json["error"] = {{"code", call.error_code}, {"message", call.error_message}};
  return json;
}

std::uint64_t number_after(const Json& query) {
  if (query.is_null()) return 0;
  check_members(query, {"after"});
  if (!query.contains("after")) return 0;
  const std::string text = query["after"].get<std::string>();
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    throw ControlError(400, "after must be a number, as an earlier answer gave it");
  return number;
}

std::span<const Endpoint> calls_endpoints() {
  return rows;
}

}  // namespace vpcsim::control
