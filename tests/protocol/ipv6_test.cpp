#include "protocol/ipv6.hpp"

#include "catch.hpp"

using namespace vpcsim::protocol;

TEST_CASE("an IPv6 address is read in any of its forms and written in the canonical one") {
  CHECK(Ipv6::parse("2001:DB8:0:0:0:0:0:1")->text() == "2001:db8::1");
  CHECK(Ipv6::parse("::")->text() == "::");
  CHECK(Ipv6::parse("2600:1f18::")->high == 0x26001f1800000000u);
  CHECK(Ipv6::parse("::ffff")->low == 0xffff);
  auto text = GENERATE("", "10.0.0.1", "2001:db8", "2001:db8::1::", "g::", "::1%eth0", " ::1", "::1/64");
  CHECK_FALSE(Ipv6::parse(text));
}

TEST_CASE("an IPv6 block clears its host bits and needs its prefix length") {
  CHECK(Ipv6Cidr::parse("2600:1f18::abcd/56")->text() == "2600:1f18::/56");
  CHECK(Ipv6Cidr::parse("::/0")->last().text() == "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  CHECK(Ipv6Cidr::parse("2600::1/128")->first() == Ipv6Cidr::parse("2600::1/128")->last());
  CHECK(Ipv6Cidr::parse("2600::/80")->last().text() == "2600::ffff:ffff:ffff");
  auto text = GENERATE("2600::", "2600::/", "2600::/129", "2600::/-1", "2600::/064", "/64", "10.0.0.0/8");
  CHECK_FALSE(Ipv6Cidr::parse(text));
}

TEST_CASE("IPv6 blocks contain what lies within, and overlap only when one contains the other") {
  auto block = [](const char* text) { return *Ipv6Cidr::parse(text); };
  CHECK(block("2600::/56").contains(block("2600:0:0:ff::/64")));
  CHECK_FALSE(block("2600::/56").contains(block("2600:0:0:100::/64")));
  CHECK(block("2600::/64").overlaps(block("2600::/56")));
  CHECK_FALSE(block("2600::/64").overlaps(block("2600:0:0:1::/64")));
  CHECK(block("2600::/64").contains(*Ipv6::parse("2600::ffff:ffff:ffff:ffff")));
}

TEST_CASE("counting on from an IPv6 address carries into its upper half") {
  CHECK(Ipv6::parse("::ffff:ffff:ffff:ffff")->plus(1).text() == "0:0:0:1::");
}
