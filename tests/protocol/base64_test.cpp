#include "protocol/base64.hpp"

#include "catch.hpp"

using namespace vpcsim::protocol;

TEST_CASE("base64 goes both ways, whatever the length") {
  for (std::string text : {"", "a", "ab", "abc", "abcd"}) CHECK(from_base64(to_base64(text)) == text);
  CHECK(from_base64(" YQ =\n=") == "a");
  CHECK_FALSE(from_base64("YQ"));
  CHECK_FALSE(from_base64("Y=Q="));
  CHECK_FALSE(from_base64("===="));
}
