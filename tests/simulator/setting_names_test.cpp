#include "simulator/setting_names.hpp"

#include <set>

#include "tests/catch.hpp"

using namespace vpcsim;

TEST_CASE("Every quota and every transition has a name of its own") {
  std::set<std::string_view> names;
  for (const QuotaName& row : quota_names()) names.insert(row.name);
  CHECK(names.size() == quota_names().size());
  names.clear();
  for (const TimingName& row : timing_names()) names.insert(row.name);
  CHECK(names.size() == timing_names().size());
}

TEST_CASE("A timing preset sets every transition, and realistic ones take longer than brief ones") {
  Timing timing;
  CHECK(set_preset(timing, "brief"));
  CHECK(timing.instance_pending > 0);
  const Timing brief = timing;
  CHECK(set_preset(timing, "realistic"));
  for (const TimingName& row : timing_names()) CHECK(timing.*row.value > brief.*row.value);
  CHECK(set_preset(timing, "instant"));
  for (const TimingName& row : timing_names()) CHECK(timing.*row.value == 0);
  CHECK_FALSE(set_preset(timing, "default"));
}
