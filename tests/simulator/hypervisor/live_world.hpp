// Two instances, "a" with a public address and "b" without one, in a public subnet; their security group lets
// nothing in until a test says so, and both admit client_key.
#pragma once

#include "protocol/base64.hpp"
#include "protocol/ec2/key_pair.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/hypervisor/event_log.hpp"
#include "simulator/hypervisor/inside_world.hpp"
#include "simulator/hypervisor/live_network.hpp"
#include "simulator/hypervisor/streams.hpp"
#include "simulator/instance/fake_secure_shell.hpp"

namespace vpcsim::tests {

inline protocol::Ip ip(std::string_view text) {
  return *protocol::Ip::parse(text);
}

struct LiveWorld : InsideWorld {
  protocol::EventLoop loop;
  std::string table, group, a, b, public_a;

  explicit LiveWorld(Settings settings = empty()) : InsideWorld(settings) {
    table = call(ec2::DescribeRouteTablesRequest{}).route_tables.at(0).route_table_id;
    route_to_internet();
    group =
        call(ec2::CreateSecurityGroupRequest{.description = "d", .group_name = "g", .vpc_id = vpc}).group_id;
    call(ec2::ImportKeyPairRequest{.key_name = "me",
                                   .public_key_material = protocol::to_base64(client_public_key)});
    a = launch_named("a", "10.0.1.5");
    b = launch_named("b", "10.0.1.6");
    clock.advance(settings.timing.instance_pending);
    public_a = give_address(a);
  }

  std::string launch_named(const std::string& name, const std::string& address) {
    auto request = launch_request();
    request.private_ip_address = address;
    request.security_group_ids = {group};
    request.key_name = "me";
    request.tag_specifications = {{"instance", {{"Name", name}}}};
    return call(request).instances.at(0).instance_id;
  }
  void take_address(const std::string& address) {
    const auto row = call(ec2::DescribeAddressesRequest{.public_ips = {address}}).addresses.at(0);
    call(ec2::DisassociateAddressRequest{.association_id = row.association_id});
    call(ec2::ReleaseAddressRequest{.allocation_id = row.allocation_id});
  }
  void route_to_internet() {
    call(ec2::CreateRouteRequest{
        .destination_cidr_block = "0.0.0.0/0", .gateway_id = gateway, .route_table_id = table});
  }
  void cut_internet() {
    call(ec2::DeleteRouteRequest{.destination_cidr_block = "0.0.0.0/0", .route_table_id = table});
  }
  static std::vector<ec2::IpPermission> permission(int port, const std::string& cidr,
                                                   const std::string& protocol) {
    return {{.from_port = port, .ip_protocol = protocol, .ip_ranges = {{cidr, {}}}, .to_port = port}};
  }
  void allow(int port, const std::string& cidr, const std::string& protocol = "tcp") {
    call(ec2::AuthorizeSecurityGroupIngressRequest{.group_id = group,
                                                   .ip_permissions = permission(port, cidr, protocol)});
  }
  void disallow(int port, const std::string& cidr, const std::string& protocol = "tcp") {
    call(ec2::RevokeSecurityGroupIngressRequest{.group_id = group,
                                                .ip_permissions = permission(port, cidr, protocol)});
  }

  static hypervisor::Attempt from_internet(const std::string& destination, int port,
                                           const char* source = "203.0.113.10") {
    return {.from = {},
            .source = ip(source),
            .source_port = 40000,
            .destination = ip(destination),
            .port = static_cast<std::uint16_t>(port)};
  }
  static hypervisor::Attempt from_instance(const std::string& id, const std::string& destination, int port) {
    return {.from = id,
            .source = {},
            .source_port = 40000,
            .destination = ip(destination),
            .port = static_cast<std::uint16_t>(port)};
  }
};

/// Its events, without their instants and sentences: "blocked 203.0.113.10 -> a (198.18.0.1) tcp/22: CODE".
inline std::vector<std::string> lines(const hypervisor::EventLog& log) {
  std::vector<std::string> found;
  for (const auto& event : log.after(0)) {
    std::string line = std::string(text(event.what)) + " " + event.from + " -> " + event.to + " tcp/" +
                       std::to_string(event.port);
    if (!event.detail.empty()) line += " " + event.detail;
    for (const auto& obstacle : event.obstacles) line += ": " + obstacle.code;
    found.push_back(line);
  }
  return found;
}

}  // namespace vpcsim::tests
