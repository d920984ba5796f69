// A VPC with a subnet and an internet gateway, for tests of what lives in subnets.
#pragma once

#include "protocol/ec2/address.hpp"
#include "protocol/ec2/image.hpp"
#include "protocol/ec2/instance_attribute.hpp"
#include "protocol/ec2/instance_options.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "protocol/ec2/instance_type.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/nat_gateway.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/volume.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_cloud.hpp"

namespace vpcsim::tests {

struct ComputeWorld : TestCloud {
  std::string vpc, subnet, gateway, image;

  explicit ComputeWorld(Settings settings = empty()) : TestCloud(settings) {
    vpc = call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
    subnet = add_subnet("10.0.1.0/24");
    gateway = call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
    call(ec2::AttachInternetGatewayRequest{.internet_gateway_id = gateway, .vpc_id = vpc});
    image = find_image("al2023-ami-2023*x86_64");
  }

  std::string add_subnet(std::string cidr, std::string zone = "us-east-1a") {
    return call(ec2::CreateSubnetRequest{.availability_zone = zone, .cidr_block = cidr, .vpc_id = vpc})
        .subnet.subnet_id;
  }
  void make_public(const std::string& subnet_id) {
    ec2::ModifySubnetAttributeRequest request{.subnet_id = subnet_id};
    request.map_public_ip_on_launch = {true};
    call(request);
  }
  std::string find_image(const std::string& name) {
    return call(ec2::DescribeImagesRequest{.filters = {{"name", {name}}}}).images.at(0).image_id;
  }

  ec2::RunInstancesRequest launch_request() {
    return {
        .image_id = image, .instance_type = "t3.micro", .max_count = 1, .min_count = 1, .subnet_id = subnet};
  }
  ec2::Instance launch() { return call(launch_request()).instances.at(0); }
  void stop(const std::string& id) { call(ec2::StopInstancesRequest{.instance_ids = {id}}); }
  void terminate(const std::string& id) { call(ec2::TerminateInstancesRequest{.instance_ids = {id}}); }
  ec2::Instance instance(const std::string& id) {
    return call(ec2::DescribeInstancesRequest{.instance_ids = {id}}).reservations.at(0).instances.at(0);
  }
  ec2::NetworkInterface interface(const std::string& id) {
    return call(ec2::DescribeNetworkInterfacesRequest{.network_interface_ids = {id}})
        .network_interfaces.at(0);
  }
  std::string add_interface() {
    return call(ec2::CreateNetworkInterfaceRequest{.subnet_id = subnet})
        .network_interface.network_interface_id;
  }
  ec2::AllocateAddressResult allocate() { return call(ec2::AllocateAddressRequest{}); }
  std::size_t public_addresses_in_use() const { return simulator.cloud().public_addresses.size(); }
};

}  // namespace vpcsim::tests
