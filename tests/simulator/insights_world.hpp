// Two VPCs of the peering walk-through, each with an instance, and Reachability Analyzer's calls on them.
#pragma once

#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/network_insights_analysis.hpp"
#include "protocol/ec2/network_insights_path.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/compute_world.hpp"

namespace vpcsim::tests {

/// A VPC that lets nothing in.
struct Side {
  std::string vpc, subnet, table, group, instance, interface, ip;
};

struct InsightsWorld : ComputeWorld {
  using Analysis = ec2::NetworkInsightsAnalysis;
  Side a, b;
  std::string peering;

  explicit InsightsWorld(Settings settings = empty()) : ComputeWorld(settings) {
    a = make_side("10.10.0.0/16", "10.10.1.0/24");
    b = make_side("10.20.0.0/16", "10.20.1.0/24");
  }

  Side make_side(const char* cidr, const char* subnet_cidr) {
    Side side;
    side.vpc = call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
    side.subnet =
        call(ec2::CreateSubnetRequest{.cidr_block = subnet_cidr, .vpc_id = side.vpc}).subnet.subnet_id;
    side.table = call(ec2::CreateRouteTableRequest{.vpc_id = side.vpc}).route_table.route_table_id;
    call(ec2::AssociateRouteTableRequest{.route_table_id = side.table, .subnet_id = side.subnet});
    side.group =
        call(ec2::CreateSecurityGroupRequest{.description = "d", .group_name = "g", .vpc_id = side.vpc})
            .group_id;
    launch_in(side);
    return side;
  }
  void launch_in(Side& side) {
    auto request = launch_request();
    request.subnet_id = side.subnet;
    request.security_group_ids = {side.group};
    auto launched = call(request).instances.at(0);
    side.instance = launched.instance_id;
    side.interface = launched.network_interfaces.at(0).network_interface_id;
    side.ip = launched.private_ip_address.value();
  }

  void peer() {
    peering = call(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = b.vpc, .vpc_id = a.vpc})
                  .vpc_peering_connection.vpc_peering_connection_id;
    call(ec2::AcceptVpcPeeringConnectionRequest{peering});
  }
  void route(const Side& side, const char* cidr) {
    call(ec2::CreateRouteRequest{
        .destination_cidr_block = cidr, .route_table_id = side.table, .vpc_peering_connection_id = peering});
  }
  void let_in(const Side& side, const char* cidr, int port = 80) {
    call(ec2::AuthorizeSecurityGroupIngressRequest{
        .group_id = side.group,
        .ip_permissions = {
            {.from_port = port, .ip_protocol = "tcp", .ip_ranges = {{.cidr_ip = cidr}}, .to_port = port}}});
  }
  /// All that A needs to reach B.
  void connect() {
    peer();
    route(a, "10.20.0.0/16");
    route(b, "10.10.0.0/16");
    let_in(b, "10.10.0.0/16");
  }

  ec2::CreateNetworkInsightsPathRequest request(std::string source, std::string destination) {
    return {.source = std::move(source),
            .destination = std::move(destination),
            .protocol = "tcp",
            .destination_port = 80,
            .client_token = token()};
  }
  std::string token() { return "token-" + std::to_string(++tokens); }
  std::string make_path(const ec2::CreateNetworkInsightsPathRequest& wanted) {
    return call(wanted).network_insights_path.network_insights_path_id;
  }
  std::string start(const std::string& path) { return start(start_request(path)); }
  std::string start(const ec2::StartNetworkInsightsAnalysisRequest& wanted) {
    return call(wanted).network_insights_analysis.network_insights_analysis_id;
  }
  ec2::StartNetworkInsightsAnalysisRequest start_request(const std::string& path) {
    return {.network_insights_path_id = path, .client_token = token()};
  }
  Analysis described(const std::string& id) {
    return call(ec2::DescribeNetworkInsightsAnalysesRequest{.network_insights_analysis_ids = {id}})
        .network_insights_analyses.at(0);
  }
  Analysis analyze(const ec2::CreateNetworkInsightsPathRequest& wanted) {
    return described(start(make_path(wanted)));
  }
  Analysis analyze(std::string source, std::string destination) {
    return analyze(request(std::move(source), std::move(destination)));
  }
  Analysis a_to_b() { return analyze(a.instance, b.instance); }

  int tokens = 0;
};

inline std::vector<std::string> codes(const ec2::NetworkInsightsAnalysis& analysis) {
  std::vector<std::string> codes;
  for (const auto& explanation : analysis.explanations)
    codes.push_back(explanation.explanation_code.value_or(""));
  return codes;
}

inline std::vector<std::string> ids(const std::vector<ec2::PathComponent>& components) {
  std::vector<std::string> ids;
  for (const auto& part : components) ids.push_back(part.component->id.value_or(""));
  return ids;
}

}  // namespace vpcsim::tests
