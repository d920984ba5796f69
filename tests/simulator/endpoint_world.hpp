// A VPC with two subnets in two zones, and helpers for endpoints and their services.
#pragma once

#include "protocol/ec2/vpc_endpoint_connection.hpp"
#include "protocol/ec2/vpc_endpoint_service.hpp"
#include "simulator/compute_world.hpp"

namespace vpcsim::tests {

struct EndpointWorld : ComputeWorld {
  static constexpr auto interface_type = ec2::VpcEndpointType::interface;
  std::string other_subnet;  ///< in another zone

  explicit EndpointWorld(Settings settings = empty()) : ComputeWorld(settings) {
    other_subnet = add_subnet("10.0.2.0/24", "us-east-1b");
  }

  /// An interface endpoint for EC2, without a private name.
  ec2::CreateVpcEndpointRequest interface_request(std::string service = "com.amazonaws.us-east-1.ec2") {
    return {.vpc_endpoint_type = interface_type,
            .vpc_id = vpc,
            .service_name = std::move(service),
            .subnet_ids = {subnet},
            .private_dns_enabled = false};
  }
  ec2::CreateVpcEndpointRequest gateway_request(std::vector<std::string> tables) {
    return {
        .vpc_id = vpc, .service_name = "com.amazonaws.us-east-1.s3", .route_table_ids = std::move(tables)};
  }
  std::string create(const ec2::CreateVpcEndpointRequest& request) {
    return call(request).vpc_endpoint.vpc_endpoint_id;
  }
  ec2::VpcEndpoint endpoint(const std::string& id) {
    return call(ec2::DescribeVpcEndpointsRequest{.vpc_endpoint_ids = {id}}).vpc_endpoints.at(0);
  }
  /// "Code: message" of the one endpoint that can't be deleted; "" if it was.
  std::string delete_endpoint(const std::string& id) {
    auto result = call(ec2::DeleteVpcEndpointsRequest{.vpc_endpoint_ids = {id}});
    if (result.unsuccessful.empty()) return "";
    return result.unsuccessful[0].error.code + ": " + result.unsuccessful[0].error.message;
  }
  void enable_dns() {
    ec2::ModifyVpcAttributeRequest request{.vpc_id = vpc};
    request.enable_dns_hostnames = {true};
    call(request);
  }

  std::string load_balancer(std::string_view kind = "net") const {
    return "arn:aws:elasticloadbalancing:" + region + ":" + account + ":loadbalancer/" + std::string(kind) +
           "/front/0123456789abcdef";
  }
  ec2::ServiceConfiguration create_service(bool acceptance_required) {
    return call(ec2::CreateVpcEndpointServiceConfigurationRequest{
                    .acceptance_required = acceptance_required,
                    .network_load_balancer_arns = {load_balancer()}})
        .service_configuration;
  }
  std::vector<ec2::VpcEndpointConnection> connections() {
    return call(ec2::DescribeVpcEndpointConnectionsRequest{}).vpc_endpoint_connections;
  }
};

}  // namespace vpcsim::tests
