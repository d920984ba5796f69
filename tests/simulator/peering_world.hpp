// Two VPCs and a peering connection between them.
#pragma once

#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/test_cloud.hpp"

namespace vpcsim::tests {

inline constexpr std::int64_t hour = 3'600'000;  // milliseconds

/// Two VPCs in the same or in two accounts, and calls from either side.
struct Peering {
  TestCloud cloud;
  std::string requester_account = "111111111111", accepter_account = "111111111111";
  std::string requester_region = "us-east-1", accepter_region = "us-east-1";
  std::string a, b, id;

  Peering& as_requester() { return as(requester_account, requester_region); }
  Peering& as_accepter() { return as(accepter_account, accepter_region); }
  Peering& as(std::string account, std::string region) {
    cloud.account = std::move(account);
    cloud.region = std::move(region);
    return *this;
  }
  void make_vpcs(const char* cidr_a = "10.0.0.0/16", const char* cidr_b = "10.1.0.0/16") {
    as_requester();
    a = cloud.call(ec2::CreateVpcRequest{.cidr_block = cidr_a}).vpc.vpc_id;
    as_accepter();
    b = cloud.call(ec2::CreateVpcRequest{.cidr_block = cidr_b}).vpc.vpc_id;
  }
  ec2::VpcPeeringConnection request() {
    as_requester();
    auto connection = cloud
                          .call(ec2::CreateVpcPeeringConnectionRequest{.peer_owner_id = accepter_account,
                                                                       .peer_vpc_id = b,
                                                                       .vpc_id = a,
                                                                       .peer_region = accepter_region})
                          .vpc_peering_connection;
    id = connection.vpc_peering_connection_id;
    return connection;
  }
  ec2::VpcPeeringConnection accept() {
    as_accepter();
    return cloud.call(ec2::AcceptVpcPeeringConnectionRequest{id}).vpc_peering_connection;
  }
  ec2::VpcPeeringConnection describe() {
    return cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{.vpc_peering_connection_ids = {id}})
        .vpc_peering_connections.at(0);
  }
  bool visible() {
    return !cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{}).vpc_peering_connections.empty();
  }
};

/// Requests stay initiating for a second and connections provisioning for two.
inline Settings slow_peering() {
  Settings settings = TestCloud::empty();
  settings.timing.peering_initiating = 1000;
  settings.timing.peering_provisioning = 2000;
  return settings;
}

}  // namespace vpcsim::tests
