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

std::string private_domain(std::string_view region) {
  if (region == oldest_region) return ".ec2.internal";
  return "." + std::string(region) + ".compute.internal";
}

}  // namespace

std::string private_dns_name(std::string_view region, protocol::Ipv4 address) {
  return "ip-" + with_dashes(address) + private_domain(region);
}

std::string resource_dns_name(std::string_view region, std::string_view instance_id) {
  return std::string(instance_id) + private_domain(region);
}

std::string public_dns_name(std::string_view region, protocol::Ipv4 address) {
  auto domain = region == oldest_region ? std::string("compute-1") : std::string(region) + ".compute";
  return "ec2-" + with_dashes(address) + "." + domain + ".amazonaws.com";
}

}  // namespace vpcsim
