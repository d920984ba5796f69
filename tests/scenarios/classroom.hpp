// A student at an emulator in this process, who takes lessons by calls of the EC2 API.
#pragma once

#include "catch.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/tag.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "scenarios/cloud.hpp"
#include "scenarios/endpoints/endpoints.hpp"

namespace vpcsim::tests {

inline const std::string own_account = "123456789012", partner_account = "222222222222";

struct Student : ScenarioCloud {
  hypervisor::LiveNetwork live{simulator};
  control::ControlPlane plane{simulator, clock, "1"};
  scenarios::Classroom room{plane, live, scenarios::LessonCatalog::bundled()};

  explicit Student(const std::string& lesson) { start(lesson); }

  std::map<std::string, std::string> start(const std::string& lesson) {
    const auto* found = room.catalog().find(lesson);
    REQUIRE(found != nullptr);
    return room.start(*found, {});
  }

  /// A letter for each goal: "x" met, "." not.
  std::string goals() {
    std::string signs;
    for (const auto& state : room.look()) {
      signs += state.met ? 'x' : '.';
      CHECK(state.met == state.why.english.empty());
      CHECK(state.met == state.why.japanese.empty());
    }
    return signs;
  }
  std::string why(std::size_t goal) { return room.look().at(goal).why.english; }

  template <protocol::Operation Request>
  typename Request::Result as(const std::string& account, const Request& request) {
    return call(request, account);
  }
  template <protocol::Operation Request>
  typename Request::Result own(const Request& request) {
    return as(own_account, request);
  }

  /// By Name tag, the latest.
  std::string id(const std::string& name, const std::string& account = own_account) {
    const auto tags =
        as(account, ec2::DescribeTagsRequest{.filters = {{"key", {"Name"}}, {"value", {name}}}});
    REQUIRE_FALSE(tags.tags.empty());
    return tags.tags.back().resource_id;
  }

  std::string request_peering(const std::string& requester, const std::string& accepter,
                              const std::string& accepter_account = own_account) {
    ec2::CreateVpcPeeringConnectionRequest request{.peer_vpc_id = id(accepter, accepter_account),
                                                   .vpc_id = id(requester)};
    if (accepter_account != own_account) request.peer_owner_id = accepter_account;
    return own(request).vpc_peering_connection.vpc_peering_connection_id;
  }
  void accept(const std::string& peering, const std::string& account = own_account) {
    as(account, ec2::AcceptVpcPeeringConnectionRequest{peering});
  }
  void route(const std::string& table, const std::string& cidr, const std::string& peering,
             const std::string& account = own_account) {
    as(account,
       ec2::CreateRouteRequest{.destination_cidr_block = cidr,
                               .route_table_id = table.starts_with("rtb-0") ? table : id(table, account),
                               .vpc_peering_connection_id = peering});
  }
  void reroute(const std::string& table, const std::string& cidr, const std::string& peering) {
    own(ec2::ReplaceRouteRequest{
        .destination_cidr_block = cidr, .route_table_id = id(table), .vpc_peering_connection_id = peering});
  }
  void unroute(const std::string& table, const std::string& cidr) {
    own(ec2::DeleteRouteRequest{.destination_cidr_block = cidr, .route_table_id = id(table)});
  }
  static ec2::IpPermission tcp(int port, const std::string& source) {
    ec2::IpPermission permission{.from_port = port, .ip_protocol = "tcp", .to_port = port};
    if (source.starts_with("sg-"))
      permission.user_id_group_pairs = {{.group_id = source}};
    else
      permission.ip_ranges = {{source}};
    return permission;
  }
  void admit(const std::string& group, int port, const std::string& source,
             const std::string& account = own_account) {
    as(account, ec2::AuthorizeSecurityGroupIngressRequest{.group_id = id(group, account),
                                                          .ip_permissions = {tcp(port, source)}});
  }
  void forbid(const std::string& group, int port, const std::string& source) {
    own(ec2::RevokeSecurityGroupIngressRequest{.group_id = id(group), .ip_permissions = {tcp(port, source)}});
  }
  void allow(const std::string& acl, bool egress, int from, int to, const std::string& cidr,
             const std::string& protocol = "6") {
    own(ec2::CreateNetworkAclEntryRequest{.cidr_block = cidr,
                                          .egress = egress,
                                          .network_acl_id = id(acl),
                                          .port_range = ec2::PortRange{from, to},
                                          .protocol = protocol,
                                          .rule_action = ec2::RuleAction::allow,
                                          .rule_number = 110});
  }
};

}  // namespace vpcsim::tests
