#include "scenarios/columns.hpp"

#include "catch.hpp"

using namespace vpcsim::scenarios;

TEST_CASE("East Asian wide characters take two columns, combining ones none") {
  CHECK(columns_of("abc") == 3);
  CHECK(columns_of("往路") == 4);
  CHECK(columns_of("ルート a") == 8);
  CHECK(columns_of("。") == 2);
  CHECK(columns_of("✓→é") == 3);
  CHECK(columns_of("e\xcc\x81") == 1);  // e and a combining acute accent
  CHECK(columns_of("\xf0\x9f\x98\x80") == 2);
  CHECK(padded("往路", 6) == "往路  ");
  CHECK(padded("request", 3) == "request");
}
