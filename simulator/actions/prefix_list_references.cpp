#include "simulator/actions/prefix_list.hpp"
#include "simulator/actions/route.hpp"

namespace vpcsim {
namespace {

template <class Visit>
void visit_route_tables(const Region& region, PrefixListId list, Visit&& visit) {
  for (const RouteTable& table : region.route_tables.with("route.destination-prefix-list-id", list))
    visit(table);
}

}  // namespace

std::vector<std::string> references_to(const Region& region, PrefixListId list) {
  std::vector<std::string> ids;
  visit_route_tables(region, list, [&](const RouteTable& table) { ids.push_back(table.id.text()); });
  return ids;
}

std::vector<std::string> references_without_room(const ReadCall& call, const PrefixList& list,
                                                 std::int32_t max_entries) {
  std::vector<std::string> ids;
  visit_route_tables(call.region, list.id, [&](const RouteTable& table) {
    const std::size_t others =
        static_weight(call, table, list.family) - static_cast<std::size_t>(list.max_entries);
    if (others + static_cast<std::size_t>(max_entries) > call.settings.quotas.routes_per_table)
      ids.push_back(table.id.text());
  });
  return ids;
}

}  // namespace vpcsim
