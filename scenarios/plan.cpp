#include <algorithm>

#include "scenarios/report.hpp"

namespace vpcsim::scenarios {

std::string_view name_of(Planned::Verb verb) {
  switch (verb) {
    case Planned::Verb::create:
      return "create";
    case Planned::Verb::change:
      return "change";
    case Planned::Verb::remove:
      return "remove";
    default:
      return "conflict";
  }
}

Planned& Plan::at(Planned::Verb verb, const std::string& name, const std::string& kind) {
  auto row = std::find_if(rows.begin(), rows.end(), [&](const Planned& planned) {
    return planned.name == name && planned.kind == kind &&
           (planned.verb == Planned::Verb::remove) == (verb == Planned::Verb::remove);
  });
  if (row == rows.end()) return rows.emplace_back(Planned{.verb = verb, .name = name, .kind = kind});
  const bool outweighs = verb == Planned::Verb::create || verb == Planned::Verb::conflict;
  if (outweighs && row->verb == Planned::Verb::change) row->verb = verb;
  return *row;
}

int Plan::count(Planned::Verb verb) const {
  return static_cast<int>(
      std::count_if(rows.begin(), rows.end(), [&](const Planned& row) { return row.verb == verb; }));
}

}  // namespace vpcsim::scenarios
