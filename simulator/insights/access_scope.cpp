#include "simulator/insights/access_scope.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "protocol/error.hpp"

namespace vpcsim::insights {
namespace {

using protocol::Cidr;
using protocol::Ipv4;
using protocol::PortRange;

enum class Role { source, destination, through };

[[noreturn]] void refuse_value(std::string_view value, std::string_view parameter) {
  refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid.", value, parameter);
}
[[noreturn]] void refuse_both(std::string_view parameter, std::string_view one, std::string_view other) {
  refuse("InvalidParameterCombination", "{} cannot specify both {} and {}.", parameter, one, other);
}

// ---- resource statements
// -------------------------------------------------------------------------------------

// The Query protocol has no empty structure: what is there has a field.

/// Where a kind of resource may stand [Network Access Analyzer guide, "Resource statements"].
struct Places {
  bool source = true, destination = true, through = true;
  bool allow(Role role) const {
    if (role == Role::source) return source;
    return role == Role::destination ? destination : through;
  }
};
constexpr Places ends{.through = false}, through_only{.source = false, .destination = false}, anywhere{},
    no_source{.source = false};

struct NamedKind {
  std::string_view type;  ///< as in ARNs
  Places places;
};
constexpr auto named_kinds = std::to_array<NamedKind>({
    {"instance", ends},
    {"internet-gateway", ends},
    {"natgateway", through_only},
    {"network-interface", ends},
    {"security-group", ends},
    {"subnet", ends},
    {"transit-gateway-attachment", anywhere},
    {"vpc", ends},
    {"vpn-gateway", ends},
    {"vpc-endpoint-service", anywhere},
    {"vpc-endpoint", anywhere},
    {"vpc-peering-connection", anywhere},
});

struct NamedType {
  std::string_view name;
  ResourceType type;
  Places places;
};
constexpr auto named_types = std::to_array<NamedType>({
    {"AWS::EC2::InternetGateway", ResourceType::internet_gateway, ends},
    {"AWS::EC2::NatGateway", ResourceType::nat_gateway, through_only},
    {"AWS::EC2::NetworkInterface", ResourceType::network_interface, ends},  // of the CLI's examples
    {"AWS::EC2::TransitGatewayAttachment", ResourceType::transit_gateway_attachment, anywhere},
    {"AWS::EC2::VPCEndpoint", ResourceType::vpc_endpoint, no_source},
    {"AWS::EC2::VPCEndpointService", ResourceType::vpc_endpoint_service, anywhere},
    {"AWS::EC2::VPCPeeringConnection", ResourceType::vpc_peering_connection, anywhere},
    {"AWS::EC2::VPNGateway", ResourceType::vpn_gateway, ends},
    {"AWS::ElasticLoadBalancing::LoadBalancer", ResourceType::of_other_services, through_only},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", ResourceType::of_other_services, through_only},
    {"AWS::NetworkFirewall::NetworkFirewall", ResourceType::of_other_services, through_only},
    {"AWS::NetworkFirewall::Firewall", ResourceType::of_other_services, through_only},  // of an example
});

Resource resource_from(const std::string& text, Role role, const Home& caller, const std::string& parameter) {
  for (std::string_view service : {"resource-groups", "elasticloadbalancing", "network-firewall"}) {
    if (text.starts_with(fmt::format("arn:aws:{}:", service)))
      refuse_unsupported_parameter(parameter + "=" + text);
  }
  auto resource = parse_resource(text, caller);
  if (!resource) refuse_value(text, parameter);
  for (const NamedKind& kind : named_kinds) {
    if (kind.type == type_of(resource->id) && kind.places.allow(role)) return *resource;
  }
  refuse_value(text, parameter);
}

ResourceType type_from(const std::string& text, Role role, const std::string& parameter) {
  for (const NamedType& named : named_types) {
    if (named.name == text && named.places.allow(role)) return named.type;
  }
  refuse_value(text, parameter);
}

ResourcePattern pattern_from(const ec2::ResourceStatement& statement, Role role, const Home& caller,
                             const std::string& parameter) {
  if (!statement.resources.empty() && !statement.resource_types.empty())
    refuse_both(parameter, "Resources", "ResourceTypes");
  ResourcePattern pattern;
  for (const std::string& text : statement.resources)
    pattern.resources.push_back(resource_from(text, role, caller, parameter + ".Resource"));
  for (const std::string& text : statement.resource_types)
    pattern.types.push_back(type_from(text, role, parameter + ".ResourceType"));
  return pattern;
}

// ---- packet header statements
// --------------------------------------------------------------------------------

std::vector<Cidr> blocks_from(const std::vector<std::string>& texts, const std::string& parameter) {
  std::vector<Cidr> blocks;
  for (const std::string& text : texts) {
    if (const auto address = Ipv4::parse(text))
      blocks.emplace_back(*address, 32);
    else if (const auto block = Cidr::parse(text))
      blocks.push_back(*block);
    else
      refuse_value(text, parameter);
  }
  return blocks;
}

std::vector<Resource> lists_from(const std::vector<std::string>& texts, const Home& caller,
                                 const std::string& parameter) {
  std::vector<Resource> lists;
  for (const std::string& text : texts) {
    auto list = parse_resource(text, caller);
    // AWS's own lists have ARNs without an account.
    const auto at = text.rfind("prefix-list/");
    if (!list && text.starts_with("arn:aws:ec2:") && at != std::string::npos)
      list = parse_resource(text.substr(at + std::string_view("prefix-list/").size()), caller);
    if (!list || type_of(list->id) != "prefix-list") refuse_value(text, parameter);
    lists.push_back(*list);
  }
  return lists;
}

std::optional<std::uint16_t> port_from(std::string_view text) {
  return protocol::parse_integer<std::uint16_t>(text);
}

/// "22", "1024-65535"
std::vector<PortRange> ports_from(const std::vector<std::string>& texts, const std::string& parameter) {
  std::vector<PortRange> ranges;
  for (const std::string& text : texts) {
    const auto dash = text.find('-');
    const auto from = port_from(std::string_view(text).substr(0, dash));
    const auto to = dash == std::string::npos ? from : port_from(std::string_view(text).substr(dash + 1));
    if (!from || !to || *from > *to) refuse_value(text, parameter);
    ranges.push_back({*from, *to});
  }
  return ranges;
}

HeaderPattern pattern_from(const ec2::PacketHeaderStatement& statement, const Home& caller,
                           const std::string& parameter) {
  const auto& [sources, destinations, source_ports, destination_ports, source_lists, destination_lists,
               protocols] = statement;
  if (!sources.empty() && !source_lists.empty())
    refuse_both(parameter, "SourceAddresses", "SourcePrefixLists");
  if (!destinations.empty() && !destination_lists.empty())
    refuse_both(parameter, "DestinationAddresses", "DestinationPrefixLists");
  HeaderPattern pattern{
      .sources = blocks_from(sources, parameter + ".SourceAddress"),
      .destinations = blocks_from(destinations, parameter + ".DestinationAddress"),
      .source_lists = lists_from(source_lists, caller, parameter + ".SourcePrefixList"),
      .destination_lists = lists_from(destination_lists, caller, parameter + ".DestinationPrefixList"),
      .source_ports = ports_from(source_ports, parameter + ".SourcePort"),
      .destination_ports = ports_from(destination_ports, parameter + ".DestinationPort"),
  };
  for (const std::string& protocol : protocols) {
    if (protocol != "tcp" && protocol != "udp") refuse_value(protocol, parameter + ".Protocol");
  }
  auto admits = [&named = statement.protocols](std::string_view protocol) {
    return named.empty() || std::find(named.begin(), named.end(), protocol) != named.end();
  };
  pattern.tcp = admits("tcp");
  pattern.udp = admits("udp");
  return pattern;
}

// ---- paths
// ---------------------------------------------------------------------------------------------------

std::optional<EndPattern> pattern_from(const std::optional<ec2::PathStatement>& statement, Role role,
                                       const Home& caller, const std::string& parameter) {
  if (!statement) return std::nullopt;
  const auto& [header, resource] = *statement;
  EndPattern pattern;
  if (resource) pattern.resource = pattern_from(*resource, role, caller, parameter + ".ResourceStatement");
  if (header) pattern.header = pattern_from(*header, caller, parameter + ".PacketHeaderStatement");
  return pattern;
}

PathPattern pattern_from(const ec2::AccessScopePath& path, const Home& caller, const std::string& parameter) {
  PathPattern pattern{
      .source = pattern_from(path.source, Role::source, caller, parameter + ".Source"),
      .destination = pattern_from(path.destination, Role::destination, caller, parameter + ".Destination"),
      .through = {}};
  if (path.through_resources.size() > 1) {
    refuse("InvalidParameterValue", "{}.ThroughResource must contain exactly one element.", parameter);
  }
  for (const ec2::ThroughResourcesStatement& through : path.through_resources) {
    pattern.through.push_back(pattern_from(through.resource_statement.value(), Role::through, caller,
                                           parameter + ".ThroughResource.1.ResourceStatement"));
  }
  return pattern;
}

std::vector<PathPattern> patterns_from(const std::vector<ec2::AccessScopePath>& paths, const Home& caller,
                                       std::string_view name) {
  std::vector<PathPattern> patterns;
  for (const ec2::AccessScopePath& path : paths)
    patterns.push_back(pattern_from(path, caller, fmt::format("{}.{}", name, patterns.size() + 1)));
  return patterns;
}

}  // namespace

AccessScope read_access_scope(const std::vector<ec2::AccessScopePath>& match,
                              const std::vector<ec2::AccessScopePath>& exclude, const Home& caller) {
  if (match.empty()) refuse_missing("MatchPaths");
  return {patterns_from(match, caller, "MatchPath"), patterns_from(exclude, caller, "ExcludePath")};
}

}  // namespace vpcsim::insights
