#include "protocol/account_id.hpp"
#include "scenarios/endpoints/endpoints.hpp"
#include "scenarios/export/export_cloud.hpp"
#include "scenarios/export/write_yaml.hpp"
#include "simulator/control/endpoint.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::scenarios {
namespace {

using control::ControlError;
using control::Json;

/// The account that the file's client is; the first one that has anything unless the query says which.
std::string own_account(const Cloud& cloud, std::string_view query) {
  const Json asked = Json::parse(query, nullptr, /*allow_exceptions=*/false);
  if (asked.is_object()) {
    control::check_members(asked, {"account"});
    const std::string account = asked.value("account", "");
    if (!protocol::is_account_id(account)) throw ControlError(400, "account must be twelve digits");
    return account;
  }
  for (const auto& [home, region] : cloud.regions()) {
    if (region->instances.begin() != region->instances.end()) return home.account;
  }
  return cloud.regions().empty() ? "" : std::string(cloud.regions().begin()->first.account);
}

std::string tell_scenario(control::ControlPlane& plane, std::string_view query) {
  Simulator& simulator = plane.simulator();
  try {
    const Exported exported = export_cloud(simulator.cloud(), simulator.now(), simulator.settings(),
                                           own_account(simulator.cloud(), query));
    const Json answer{{"scenario", write_yaml(exported.scenario)}, {"notes", exported.notes}};
    return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  } catch (const network::RecordsError& error) {
    throw ControlError(500, std::string("the network can't be told: ") + error.what());
  }
}

}  // namespace

void add_scenario(control::ControlPlane& plane) {
  plane.add({"GET", "/_vpcsim/scenario",
             "The network as a scenario's file, and what it leaves out; ?account= is whose it is",
             [&plane](std::string_view query) { return tell_scenario(plane, query); }});
}

}  // namespace vpcsim::scenarios
