#include "simulator/aws_actions.hpp"

#include <algorithm>
#include <set>

#include "simulator/action.hpp"
#include "tests/catch.hpp"
#include "tests/simulator/test_cloud.hpp"

using namespace vpcsim;

TEST_CASE("Every implemented action is one of AWS's, each in one family") {
  std::multiset<std::string_view> names;
  for (const AwsFamily& family : aws_action_families()) {
    CHECK(std::is_sorted(family.actions.begin(), family.actions.end()));
    names.insert(family.actions.begin(), family.actions.end());
  }
  for (const Action& action : actions()) {
    CAPTURE(action.name());
    CHECK(names.count(action.name()) == 1);
  }
  CHECK(names.size() == std::set<std::string_view>(names.begin(), names.end()).size());
}

TEST_CASE(
    "An action of AWS's that isn't implemented is refused by name, otherwise than one AWS doesn't have") {
  tests::TestCloud cloud;
  auto answer = [&cloud](const std::string& action) {
    return std::string(
        protocol::read_error(cloud.send("Action=" + action + "&Version=2016-11-15").body).what());
  };
  CHECK(answer("PurchaseCapacityBlock") ==
        "UnsupportedOperation: vpcsim doesn't implement the action PurchaseCapacityBlock.");
  CHECK(answer("PurchaseCapacityBlok") ==
        "InvalidAction: The action PurchaseCapacityBlok is not valid for this web service.");
}
