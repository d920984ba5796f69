// What the parts of an export share: everything as the API describes it, names by id, and what is written.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "protocol/ec2/tag.hpp"
#include "scenarios/export/export_cloud.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::scenarios {

/// What one account has in one region.
struct ExportedHome {
  const Region* region = nullptr;
  network::Records records;
  Word account_alias, region_name;  ///< empty: the client's own
};

class Draft {
 public:
  std::vector<ExportedHome> homes;
  Exported out;
  Network& network() { return out.scenario.steps.front().more; }

  /// Gives a resource its name: the wanted one, or its id when that is empty. Names are unique and have no
  /// dots.
  Word name(const std::string& id, std::string wanted);
  /// Empty for what isn't exported.
  Word named(const std::string& id) const;
  bool has(const std::string& id) const { return names_.contains(id); }

  template <class... Values>
  void note(fmt::format_string<Values...> text, Values&&... values) {
    out.notes.push_back(fmt::format(text, std::forward<Values>(values)...));
  }

 private:
  std::map<std::string, std::string> names_;  ///< by id
  std::set<std::string> taken_;
};

/// "" when there is none.
std::string name_tag_of(const std::vector<ec2::Tag>& tags);
/// "vpc-a (vpc-0abc)", or the id alone.
std::string told(const std::string& id, const std::string& name);

/// In this order: later ones name what earlier ones have written.
void export_vpcs(Draft& draft);      ///< and subnets
void export_gateways(Draft& draft);  ///< internet and NAT gateways
void export_peerings(Draft& draft);
void export_security_groups(Draft& draft);
void export_network_acls(Draft& draft);
void export_instances(Draft& draft);  ///< and key pairs
void export_route_tables(Draft& draft);
void note_the_rest(Draft& draft);  ///< kinds that a scenario doesn't have

}  // namespace vpcsim::scenarios
