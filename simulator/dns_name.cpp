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

std::string private_domain(std::string_view region) {
  return region == oldest_region ? "ec2.internal" : std::string(region) + ".compute.internal";
}

std::string public_domain(std::string_view region) {
  return (region == oldest_region ? "compute-1" : std::string(region) + ".compute") + ".amazonaws.com";
}

std::string private_dns_name(std::string_view region, protocol::Ipv4 address) {
  return "ip-" + with_dashes(address) + "." + private_domain(region);
}

std::string resource_dns_name(std::string_view region, std::string_view instance_id) {
  return std::string(instance_id) + "." + private_domain(region);
}

std::string public_dns_name(std::string_view region, protocol::Ipv4 address) {
  return "ec2-" + with_dashes(address) + "." + public_domain(region);
}

std::optional<protocol::Ipv4> address_in_label(std::string_view label, std::string_view prefix) {
  if (!label.starts_with(prefix)) return std::nullopt;
  std::string text(label.substr(prefix.size()));
  if (text.find('.') != std::string::npos) return std::nullopt;
  std::replace(text.begin(), text.end(), '-', '.');
  return protocol::Ipv4::parse(text);
}

}  // namespace vpcsim
