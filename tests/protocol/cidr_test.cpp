#include "protocol/cidr.hpp"

#include "catch.hpp"

using namespace vpcsim::protocol;

TEST_CASE("an IPv4 address is a dotted quad and nothing else") {
  CHECK(Ipv4::parse("10.0.0.255")->bits == 0x0a0000ff);
  CHECK(Ipv4::parse("10.0.0.255")->text() == "10.0.0.255");
  auto text = GENERATE("", "10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.0.0", "10.0.0.", " 10.0.0.1",
                       "10.0.0.1 ", "+1.0.0.0", "::1", "10.0.0.0000000001");
  CHECK_FALSE(Ipv4::parse(text));
}

TEST_CASE("a CIDR block clears its host bits and needs its prefix length") {
  CHECK(Cidr::parse("100.68.0.18/18")->text() == "100.68.0.0/18");
  CHECK(Cidr::parse("0.0.0.0/0")->size() == std::uint64_t{1} << 32);
  CHECK(Cidr::parse("255.255.255.255/32")->last().text() == "255.255.255.255");
  auto text =
      GENERATE("10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/08", "/8");
  CHECK_FALSE(Cidr::parse(text));
}

TEST_CASE(
    "blocks contain what lies within, themselves included, and overlap only when one contains the other") {
  auto block = [](const char* text) { return *Cidr::parse(text); };
  CHECK(block("10.0.0.0/8").contains(block("10.1.0.0/16")));
  CHECK_FALSE(block("10.1.0.0/16").contains(block("10.0.0.0/8")));
  CHECK(block("10.1.0.0/16").contains(block("10.1.0.0/16")));
  CHECK(block("10.1.0.0/16").overlaps(block("10.0.0.0/8")));
  CHECK_FALSE(block("10.0.0.0/16").overlaps(block("10.1.0.0/16")));
  CHECK(block("0.0.0.0/0").contains(*Ipv4::parse("255.255.255.255")));
}

TEST_CASE("private and shared address spaces end where the RFCs end them") {
  for (auto inside :
       {"10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255"}) {
    CHECK(is_rfc1918(*Ipv4::parse(inside)));
  }
  for (auto outside :
       {"9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0"}) {
    CHECK_FALSE(is_rfc1918(*Ipv4::parse(outside)));
  }
  CHECK(is_rfc6598(*Ipv4::parse("100.64.0.0")));
  CHECK(is_rfc6598(*Ipv4::parse("100.127.255.255")));
  CHECK_FALSE(is_rfc6598(*Ipv4::parse("100.128.0.0")));
}

TEST_CASE("protocols are read by name in any case or by number, and shown as AWS shows them") {
  CHECK(IpProtocol::parse("TCP")->name() == "tcp");
  CHECK(IpProtocol::parse("6")->name() == "tcp");
  CHECK(IpProtocol::parse("58")->name() == "icmpv6");
  CHECK(IpProtocol::parse("-1")->name() == "-1");
  CHECK(IpProtocol::parse("50")->name() == "50");
  auto text = GENERATE("", "256", "-2", "tcpp", "6 ", "06");
  CHECK_FALSE(IpProtocol::parse(text));
}
