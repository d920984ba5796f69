#include "protocol/flow_log_format.hpp"

#include "catch.hpp"

using namespace vpcsim::protocol;

TEST_CASE("a flow log format is fields in ${}, one space apart") {
  CHECK(fields_of_format("${version} ${srcaddr}") ==
        std::optional(std::vector<std::string_view>{"version", "srcaddr"}));
  CHECK(fields_of_format("${anything}") == std::optional(std::vector<std::string_view>{"anything"}));
  auto bad =
      GENERATE("", " ", "version", "${version", "${}", "${version}${srcaddr}", "${version}  ${srcaddr}",
               "${version} ", " ${version}", "${version},${srcaddr}", "$version");
  CHECK_FALSE(fields_of_format(bad));
}

TEST_CASE("the default format has the fields of version 2, and no other") {
  auto fields = fields_of_format(default_flow_log_format);
  REQUIRE(fields);
  CHECK(fields->size() == 14);
  for (auto field : *fields) CHECK(version_of_field(field) == 2);
  CHECK(version_of_field("vpc-id") == 3);
  CHECK(version_of_field("traffic-path") == 5);
  CHECK_FALSE(version_of_field("Version"));
  CHECK_FALSE(version_of_field(""));
}
