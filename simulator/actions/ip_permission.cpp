#include "simulator/actions/ip_permission.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "protocol/error.hpp"

namespace vpcsim {
namespace {

bool is_icmp(IpProtocol protocol) {
  return protocol == IpProtocol::icmp || protocol == IpProtocol::icmpv6;
}

/// AWS takes -1 for a missing port.
std::optional<int> given(std::optional<std::int32_t> port) {
  return port == -1 ? std::nullopt : port;
}

void check_ports(Traffic& traffic, std::optional<int> from, std::optional<int> to) {
  if (!from || !to) {
    refuse("InvalidParameterValue",
           "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.");
  }
  if (*from < 0 || *from > 65535)
    refuse("InvalidParameterValue", "TCP/UDP from port ({}) out of range", *from);
  if (*to < 0 || *to > 65535) refuse("InvalidParameterValue", "TCP/UDP to port ({}) out of range", *to);
  if (*from > *to) {
    refuse("InvalidParameterValue", "Invalid value '{}-{}' for portRange. Invalid TCP/UDP port range", *from,
           *to);
  }
  traffic.from_port = *from;
  traffic.to_port = *to;
}

void check_icmp(Traffic& traffic, std::optional<int> type, std::optional<int> code) {
  if (traffic.protocol == IpProtocol::icmpv6 && !type && !code) return;  // all types and codes
  if (!type || !code) {
    refuse("InvalidParameterValue",
           "Invalid value for portRange. Must specify both from and to ports with ICMP.");
  }
  if (*type < -1 || *type > 255) refuse("InvalidParameterValue", "ICMP type ({}) out of range", *type);
  if (*code < -1 || *code > 255) refuse("InvalidParameterValue", "ICMP code ({}) out of range", *code);
  if (*type == -1 && *code != -1) {
    refuse("InvalidParameterValue", "Invalid value for portRange. ICMP type -1 requires code -1.");
  }
  traffic.from_port = *type;
  traffic.to_port = *code;
}

}  // namespace

Traffic traffic_from(const std::optional<std::string>& protocol, std::optional<std::int32_t> from_port,
                     std::optional<std::int32_t> to_port) {
  if (!protocol || protocol->empty()) {
    refuse("InvalidParameterValue",
           "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.");
  }
  auto parsed = IpProtocol::parse(*protocol);
  if (!parsed) {
    refuse("InvalidParameterValue", "Invalid value '{}' for IP protocol. Unknown protocol.", *protocol);
  }
  Traffic traffic{.protocol = *parsed};
  if (parsed->has_ports()) {
    check_ports(traffic, given(from_port), given(to_port));
  } else if (is_icmp(*parsed)) {
    check_icmp(traffic, from_port, to_port);
  }
  return traffic;
}

bool shows_ports(const Traffic& traffic) {
  return traffic.protocol.has_ports() || is_icmp(traffic.protocol);
}

Cidr rule_cidr_from(std::string_view text) {
  auto cidr = Cidr::parse(text);
  if (!cidr) refuse("InvalidParameterValue", "CIDR block {} is malformed", text);
  return *cidr;
}

Ipv6Cidr rule_ipv6_cidr_from(std::string_view text) {
  auto cidr = Ipv6Cidr::parse(text);
  if (!cidr) refuse("InvalidParameterValue", "CIDR block {} is malformed", text);
  return *cidr;
}

bool has_only_group_characters(std::string_view text) {
  constexpr std::string_view punctuation = ". _-:/()#,@[]+=&;{}!$*";
  return std::all_of(text.begin(), text.end(), [&](char c) {
    auto byte = static_cast<unsigned char>(c);
    return (byte < 128 && std::isalnum(byte)) || punctuation.find(c) != std::string_view::npos;
  });
}

void check_rule_description(const std::optional<std::string>& description) {
  if (description && (description->size() > 255 || !has_only_group_characters(*description))) {
    refuse("InvalidParameterValue",
           "Invalid rule description. Valid descriptions are strings less than 256 characters from the "
           "following "
           "set:  a-zA-Z0-9. _-:/()#,@[]+=&;{{}}!$*");
  }
}

namespace {

bool has_source(const ec2::IpPermission& permission) {
  return !permission.ip_ranges.empty() || !permission.ipv6_ranges.empty() ||
         !permission.prefix_list_ids.empty() || !permission.user_id_group_pairs.empty();
}

}  // namespace

std::vector<RuleRequest> rule_requests_from(const std::vector<ec2::IpPermission>& permissions) {
  if (permissions.empty()) refuse_missing("ipPermissions");
  std::vector<RuleRequest> requests;
  for (const ec2::IpPermission& permission : permissions) {
    Traffic traffic = traffic_from(permission.ip_protocol, permission.from_port, permission.to_port);
    if (!has_source(permission)) {
      refuse("MissingParameter",
             "Missing source specification: include source security group or CIDR information");
    }
    auto add = [&](auto peer, const std::optional<std::string>& description) {
      check_rule_description(description);
      requests.push_back({traffic, std::move(peer), description});
    };
    for (const auto& range : permission.ip_ranges) add(rule_cidr_from(range.cidr_ip), range.description);
    for (const auto& range : permission.ipv6_ranges) {
      add(rule_ipv6_cidr_from(range.cidr_ipv6), range.description);
    }
    for (const auto& list : permission.prefix_list_ids) {
      if (list.prefix_list_id.empty()) refuse_missing("prefixListId");
      add(list, list.description);
    }
    for (const auto& pair : permission.user_id_group_pairs) add(pair, pair.description);
  }
  return requests;
}

std::vector<ec2::IpPermission> permissions_from(const FlatPermission& flat) {
  if (!flat.source_group_name && !flat.source_group_owner_id) {
    ec2::IpPermission permission{
        .from_port = flat.from_port, .ip_protocol = flat.ip_protocol, .to_port = flat.to_port};
    if (flat.cidr_ip) permission.ip_ranges.push_back({*flat.cidr_ip, {}});
    return {permission};
  }
  if (flat.cidr_ip || flat.ip_protocol || flat.from_port || flat.to_port) {
    refuse("InvalidParameterCombination",
           "A source security group may not be specified along with a CIDR block, an IP protocol or ports");
  }
  const std::vector<ec2::UserIdGroupPair> source{
      {.group_name = flat.source_group_name, .user_id = flat.source_group_owner_id}};
  return {{.from_port = 0, .ip_protocol = "tcp", .to_port = 65535, .user_id_group_pairs = source},
          {.from_port = 0, .ip_protocol = "udp", .to_port = 65535, .user_id_group_pairs = source},
          {.from_port = -1, .ip_protocol = "icmp", .to_port = -1, .user_id_group_pairs = source}};
}

namespace {

struct PeerText {
  std::string operator()(const Cidr& cidr) const { return cidr.text(); }
  std::string operator()(const Ipv6Cidr& cidr) const { return cidr.text(); }
  std::string operator()(const PrefixListId& list) const { return list.text(); }
  std::string operator()(const GroupReference& reference) const { return reference.group.text(); }
};

}  // namespace

std::string quote(const SecurityGroupRule& rule) {
  std::string out = "peer: " + std::visit(PeerText{}, rule.peer);
  auto or_all = [](int number) { return number == -1 ? std::string("ALL") : std::to_string(number); };
  std::string protocol = rule.protocol == IpProtocol::all ? "ALL" : rule.protocol.name();
  std::transform(protocol.begin(), protocol.end(), protocol.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  out += ", " + protocol;
  if (rule.protocol.has_ports()) {
    out += fmt::format(", from port: {}, to port: {}", rule.from_port, rule.to_port);
  } else if (is_icmp(rule.protocol)) {
    out += fmt::format(", type: {}, code: {}", or_all(rule.from_port), or_all(rule.to_port));
  }
  return out + ", ALLOW";
}

}  // namespace vpcsim
