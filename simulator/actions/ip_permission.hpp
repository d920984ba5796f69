// What requests say of security group rules: parsed, and checked as far as that goes without the state.
#pragma once

#include <variant>

#include "protocol/ec2/security_group.hpp"
#include "simulator/state/security_group.hpp"

namespace vpcsim {

/// What a rule lets through, whoever the peer is. Ports as SecurityGroupRule holds them.
struct Traffic {
  IpProtocol protocol;
  int from_port = -1;
  int to_port = -1;
  friend bool operator==(const Traffic&, const Traffic&) = default;
};

inline Traffic traffic_of(const SecurityGroupRule& rule) {
  return {rule.protocol, rule.from_port, rule.to_port};
}

/// Protocols other than TCP, UDP, ICMP and ICMPv6 have no ports: what a client sends for them is dropped, as
/// AWS does. Throws InvalidParameterValue.
Traffic traffic_from(const std::optional<std::string>& protocol, std::optional<std::int32_t> from_port,
                     std::optional<std::int32_t> to_port);

/// True if AWS shows ports (or ICMP type and code) of such traffic in a permission.
bool shows_ports(const Traffic& traffic);

/// Throws InvalidParameterValue unless `text` is an IPv4 block, or an IPv6 block.
Cidr rule_cidr_from(std::string_view text);
Ipv6Cidr rule_ipv6_cidr_from(std::string_view text);

/// The characters that names and descriptions of groups and rules may have.
bool has_only_group_characters(std::string_view text);
/// Throws InvalidParameterValue.
void check_rule_description(const std::optional<std::string>& description);

/// One source or destination of a permission: what becomes one rule.
struct RuleRequest {
  Traffic traffic;
  std::variant<Cidr, Ipv6Cidr, ec2::PrefixListId, ec2::UserIdGroupPair> peer;
  std::optional<std::string> description;
};

/// In the order of the request; of one permission IPv4 ranges, IPv6 ranges, prefix lists, groups. Throws
/// MissingParameter (no permission, no source) or InvalidParameterValue.
std::vector<RuleRequest> rule_requests_from(const std::vector<ec2::IpPermission>& permissions);

/// The flat parameters of EC2 Classic.
struct FlatPermission {
  std::optional<std::string> cidr_ip, ip_protocol, source_group_name, source_group_owner_id;
  std::optional<std::int32_t> from_port, to_port;

  bool is_given() const {
    return cidr_ip || ip_protocol || source_group_name || source_group_owner_id || from_port || to_port;
  }
};

/// What the flat parameters mean as permissions: a source group alone stands for all of TCP, UDP and ICMP.
/// Throws InvalidParameterCombination.
std::vector<ec2::IpPermission> permissions_from(const FlatPermission& flat);

/// As AWS names a rule in an error: `peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW`.
std::string quote(const SecurityGroupRule& rule);

}  // namespace vpcsim
