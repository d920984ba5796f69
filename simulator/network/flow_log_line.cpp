#include "simulator/network/flow_log_line.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "protocol/flow_log_format.hpp"

namespace vpcsim::network {
namespace {

struct Seen {
  const Network& network;
  const Crossing& crossing;
  protocol::Timestamp at;
  int version;  ///< the highest of the format's fields

  const NetworkInterface& interface() const { return network[crossing.interface]; }
  const Subnet& subnet() const { return network[interface().subnet]; }
  const Vpc& vpc() const { return network[interface().vpc]; }
  const Packet& packet() const { return crossing.packet; }
  bool is_egress() const { return crossing.direction == Direction::egress; }
};

constexpr std::string_view not_applicable = "-";

std::string or_dash(const std::string& text) {
  return text.empty() ? std::string(not_applicable) : text;
}

/// The interface's end of the flow is always its primary private address, whatever the packet says.
std::string source(const Seen& seen) {
  return (seen.is_egress() ? seen.interface().primary_address().private_ip : seen.packet().source).text();
}
std::string destination(const Seen& seen) {
  return (seen.is_egress() ? seen.packet().destination : seen.interface().primary_address().private_ip)
      .text();
}

std::string port(const Seen& seen, const PortRange& ports) {
  return seen.packet().protocol.has_ports() ? std::to_string(ports.from) : "0";
}

/// The headers alone: no payload is evaluated.
std::string bytes(const Seen& seen) {
  constexpr int ipv4_header = 20;
  const IpProtocol protocol = seen.packet().protocol;
  const int own = protocol == IpProtocol::tcp                                   ? 20
                  : protocol == IpProtocol::udp || protocol == IpProtocol::icmp ? 8
                                                                                : 0;
  return std::to_string(ipv4_header + own);
}

/// SYN there, SYN-ACK back.
std::string tcp_flags(const Seen& seen) {
  if (seen.packet().protocol != IpProtocol::tcp) return "0";
  return seen.crossing.leg == Leg::request ? "2" : "18";
}

struct TrafficPath {
  const Seen& seen;
  std::string operator()(const LocalTarget&) const { return "1"; }
  std::string operator()(Index<NatGateway>) const { return "1"; }
  std::string operator()(Index<InternetGateway>) const { return "8"; }
  std::string operator()(Index<VpcPeeringConnection> index) const {
    const auto& peering = seen.network[index];
    return peering.requester.region == peering.accepter.region ? "4" : "5";
  }
  std::string operator()(const auto&) const { return std::string(not_applicable); }
};

/// Where egress traffic went: 1 within the VPC, 4 and 5 over a peering connection within and between regions,
/// 8 through an internet gateway (from an instance on Nitro).
std::string traffic_path(const Seen& seen) {
  if (!seen.is_egress()) return std::string(not_applicable);
  if (seen.crossing.within_subnet) return "1";
  if (!seen.crossing.route) return std::string(not_applicable);
  const auto& [table, route] = *seen.crossing.route;
  return std::visit(TrafficPath{seen}, seen.network[table].routes[route].target);
}

std::string instance(const Seen& seen) {
  const auto index = seen.interface().instance;
  return index ? seen.network[index].id : std::string(not_applicable);
}

std::string seconds(const Seen& seen) {
  return std::to_string(seen.at.milliseconds / 1000);
}

struct Field {
  std::string_view name;
  std::string (*value)(const Seen& seen);
};

/// Fields that aren't here are never known: of containers, sublocations, AWS's services.
constexpr auto fields = std::to_array<Field>({
    {"version", [](const Seen& seen) { return std::to_string(seen.version); }},
    {"account-id", [](const Seen& seen) { return or_dash(seen.vpc().owner); }},
    {"interface-id", [](const Seen& seen) { return seen.interface().id; }},
    {"srcaddr", source},
    {"dstaddr", destination},
    {"srcport", [](const Seen& seen) { return port(seen, seen.packet().source_ports); }},
    {"dstport", [](const Seen& seen) { return port(seen, seen.packet().destination_ports); }},
    {"protocol", [](const Seen& seen) { return std::to_string(seen.packet().protocol.number); }},
    {"packets", [](const Seen&) { return std::string("1"); }},
    {"bytes", bytes},
    {"start", seconds},
    {"end", seconds},
    {"action", [](const Seen& seen) { return std::string(seen.crossing.accepted ? "ACCEPT" : "REJECT"); }},
    {"log-status", [](const Seen&) { return std::string("OK"); }},
    {"vpc-id", [](const Seen& seen) { return seen.vpc().id; }},
    {"subnet-id", [](const Seen& seen) { return seen.subnet().id; }},
    {"instance-id", instance},
    {"tcp-flags", tcp_flags},
    {"type", [](const Seen&) { return std::string("IPv4"); }},
    {"pkt-srcaddr", [](const Seen& seen) { return seen.packet().source.text(); }},
    {"pkt-dstaddr", [](const Seen& seen) { return seen.packet().destination.text(); }},
    {"region", [](const Seen& seen) { return or_dash(seen.vpc().region); }},
    {"az-id", [](const Seen& seen) { return or_dash(seen.subnet().availability_zone_id); }},
    {"flow-direction", [](const Seen& seen) { return std::string(seen.is_egress() ? "egress" : "ingress"); }},
    {"traffic-path", traffic_path},
});

}  // namespace

std::string flow_log_line(const Network& network, const Crossing& crossing, std::string_view format,
                          protocol::Timestamp at) {
  const auto names = protocol::fields_of_format(format).value_or(std::vector<std::string_view>{});
  int version = 2;
  for (std::string_view name : names) {
    version = std::max(version, protocol::version_of_field(name).value_or(version));
  }
  const Seen seen{network, crossing, at, version};
  std::string line;
  for (std::string_view name : names) {
    if (!line.empty()) line += ' ';
    auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    line += found == fields.end() ? std::string(not_applicable) : found->value(seen);
  }
  return line;
}

}  // namespace vpcsim::network
