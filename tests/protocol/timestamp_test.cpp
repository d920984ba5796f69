#include "protocol/timestamp.hpp"

#include "catch.hpp"
#include "protocol/id.hpp"

using namespace vpcsim::protocol;

TEST_CASE("instants are written with milliseconds and Z, and read with or without them") {
  CHECK(Timestamp{1546964360000}.text() == "2019-01-08T16:19:20.000Z");
  CHECK(Timestamp::parse("2019-01-08T16:19:20.000Z")->milliseconds == 1546964360000);
  CHECK(Timestamp::parse("2019-01-08T16:19:20Z")->milliseconds == 1546964360000);
  CHECK(Timestamp::parse("1969-12-31T23:59:59.999Z")->text() == "1969-12-31T23:59:59.999Z");
  auto text =
      GENERATE("", "2019-01-08", "2019-13-08T16:19:20Z", "2019-02-30T16:19:20Z", "2019-01-08T24:19:20Z",
               "2019-01-08T16:19:20", "2019-01-08T16:19:20.1Z", "2019-01-08T16:19:20Zx");
  CHECK_FALSE(Timestamp::parse(text));
}

TEST_CASE("an id is its prefix and 8 or 17 hexadecimal digits") {
  CHECK(VpcId::parse("vpc-0123456789abcdef0")->text() == "vpc-0123456789abcdef0");
  CHECK(VpcId::parse("vpc-1a2b3c4d")->text() == "vpc-1a2b3c4d");
  auto text = GENERATE("", "vpc-", "vpc-0", "subnet-0123456789abcdef0", "vpc-0123456789ABCDEF0",
                       "vpc-0123456789abcdefg", "vpc-0123456789abcdef01", "0123456789abcdef0");
  CHECK_FALSE(VpcId::parse(text));
}
