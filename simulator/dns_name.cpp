#include "simulator/dns_name.hpp"

#include <algorithm>

namespace vpcsim {
namespace {

std::string with_dashes(protocol::Ipv4 address) {
  auto text = address.text();
  std::replace(text.begin(), text.end(), '.', '-');
  return text;
}

/// The oldest region has names of its own.
constexpr std::string_view oldest_region = "us-east-1";

}  // namespace

std::string private_dns_name(std::string_view region, protocol::Ipv4 address) {
  auto domain = region == oldest_region ? std::string("ec2") : std::string(region) + ".compute";
  return "ip-" + with_dashes(address) + "." + domain + ".internal";
}

std::string public_dns_name(std::string_view region, protocol::Ipv4 address) {
  auto domain = region == oldest_region ? std::string("compute-1") : std::string(region) + ".compute";
  return "ec2-" + with_dashes(address) + "." + domain + ".amazonaws.com";
}

}  // namespace vpcsim
