#include <set>

#include "catch.hpp"
#include "protocol/ec2/default_vpc.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;

TEST_CASE("RunInstances refuses what it can't launch, with AWS's words") {
  ComputeWorld world;
  struct Row {
    void (*spoil)(ec2::RunInstancesRequest&);
    std::string refusal;
  };
  auto row = GENERATE(
      Row{[](auto& r) { r.image_id.reset(); },
          "MissingParameter: The request must contain the parameter ImageId"},
      Row{[](auto& r) { r.image_id = "foo"; },
          "InvalidAMIID.Malformed: Invalid id: \"foo\" (expecting \"ami-...\")"},
      Row{[](auto& r) { r.image_id = "ami-12345678"; },
          "InvalidAMIID.NotFound: The image id '[ami-12345678]' does not exist"},
      Row{[](auto& r) { r.instance_type = "foo"; },
          "InvalidParameterValue: Invalid value 'foo' for InstanceType."},
      Row{[](auto& r) { r.key_name = "x"; }, "InvalidKeyPair.NotFound: The key pair 'x' does not exist"},
      Row{[](auto& r) { r.min_count = 0; },
          "InvalidParameterValue: Value (0) for parameter minCount is invalid. Minimum is 1"},
      Row{[](auto& r) { r.user_data = "%"; }, "InvalidParameterValue: Invalid BASE64 encoding of user data"},
      Row{[](auto& r) { r.user_data = std::string(21'848, 'A'); },
          "InvalidParameterValue: User data is limited to 16384 bytes"},
      Row{[](auto& r) { r.subnet_id = "subnet-1"; },
          "InvalidSubnetID.NotFound: The subnet ID 'subnet-1' does not exist"},
      Row{[](auto& r) { r.subnet_id.reset(); }, "VPCIdNotSpecified: No default VPC for this user"},
      Row{[](auto& r) { r.security_group_ids = {"sg-1"}; },
          "InvalidGroup.NotFound: The security group 'sg-1' does not exist"},
      Row{[](auto& r) { r.private_ip_address = "10.9.9.9"; },
          "InvalidParameterValue: Address does not fall within the subnet's address range"},
      Row{[](auto& r) { r.placement = ec2::Placement{.availability_zone = "us-east-1x"}; },
          "InvalidParameterValue: Invalid availability zone: [us-east-1x]"},
      Row{[](auto& r) { r.network_interfaces = {{.device_index = 0}}; },
          "InvalidParameterCombination: Network interfaces and an instance-level subnet ID may not be "
          "specified on the "
          "same request"},
      Row{[](auto& r) { r.enclave_options = ec2::EnclaveOptionsRequest{true}; },
          "UnsupportedOperation: vpcsim does not support the parameter EnclaveOptions.Enabled=true yet"},
      Row{[](auto& r) { r.hibernation_options = ec2::HibernationOptionsRequest{true}; },
          "UnsupportedOperation: vpcsim does not support the parameter HibernationOptions.Configured=true "
          "yet"},
      Row{[](auto& r) { r.placement = ec2::Placement{.tenancy = ec2::Tenancy::host}; },
          "UnsupportedOperation: vpcsim does not support the parameter Placement.Tenancy=host yet"},
      Row{[](auto& r) { r.placement = ec2::Placement{.group_name = "near"}; },
          "UnsupportedOperation: vpcsim does not support the parameter Placement.GroupName yet"},
      Row{[](auto& r) { r.placement = ec2::Placement{.availability_zone_id = "use1-az99"}; },
          "InvalidParameterValue: Invalid availability zone-id: [use1-az99]"},
      Row{[](auto& r) {
            r.tag_specifications = {{"spot-instances-request", {{"a", "b"}}}};
          },
          "UnsupportedOperation: vpcsim does not support the parameter "
          "TagSpecification.ResourceType=spot-instances-request yet"},
      Row{[](auto& r) {
            r.tag_specifications = {{"vpc", {{"a", "b"}}}};
          },
          "InvalidParameterValue: 'vpc' is not a valid taggable resource type for this operation."});
  auto request = world.launch_request();
  row.spoil(request);
  CHECK(world.refusal(request) == row.refusal);
  CHECK(world.call(ec2::DescribeInstancesRequest{}).reservations.empty());
  CHECK(world.call(ec2::DescribeNetworkInterfacesRequest{}).network_interfaces.empty());
}

TEST_CASE("an instance type runs only images of its architecture") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.instance_type = "t4g.micro";
  CHECK(
      world.refusal(request).starts_with("InvalidParameterValue: The architecture 'arm64' of the specified "
                                         "instance type does not match the architecture "
                                         "'x86_64' of the specified AMI."));
  request.image_id = world.find_image("al2023-ami-2023*arm64");
  CHECK(world.call(request).instances[0].architecture == ec2::Architecture::arm64);
}

TEST_CASE("a group of another VPC is refused in RunInstances' own words") {
  ComputeWorld world;
  auto other = world.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  const auto& region = *world.simulator.cloud().find({world.account, world.region});
  auto group = region.vpcs.get(other).default_security_group.text();
  auto request = world.launch_request();
  request.security_group_ids = {group};
  CHECK(world.refusal(request) == "InvalidParameter: Security group " + group + " and subnet " +
                                      world.subnet + " belong to different networks.");
}

TEST_CASE("without a subnet, an instance goes into the default VPC, in the zone asked for") {
  ComputeWorld world;
  auto default_vpc = world.call(ec2::CreateDefaultVpcRequest{}).vpc.vpc_id;
  auto request = world.launch_request();
  request.subnet_id.reset();
  request.placement = ec2::Placement{.availability_zone = "us-east-1c"};
  request.security_groups = {"default"};
  auto launched = world.call(request).instances[0];
  CHECK(launched.vpc_id == default_vpc);
  CHECK(launched.placement.availability_zone == "us-east-1c");
  CHECK(world.instance(launched.instance_id).public_ip_address);
  request.security_groups = {"nobody"};
  CHECK(world.refusal(request) ==
        "InvalidGroup.NotFound: The security group 'nobody' does not exist in default VPC '" + default_vpc +
            "'");
}

TEST_CASE("as many instances are launched as the subnet has addresses for") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.subnet_id = world.add_subnet("10.0.2.0/28");  // 11 addresses
  request.min_count = 12;
  request.max_count = 12;
  CHECK(world.refusal_code(request) == "InsufficientFreeAddressesInSubnet");
  request.min_count = 1;
  auto launched = world.call(request).instances;
  CHECK(launched.size() == 11);
  std::set<std::string> addresses;
  for (const auto& instance : launched) addresses.insert(*instance.private_ip_address);
  CHECK(addresses.size() == 11);
}

TEST_CASE("an address is given to one instance only") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.private_ip_address = "10.0.1.77";
  CHECK(world.call(request).instances[0].private_ip_address == "10.0.1.77");
  CHECK(world.refusal(request) == "InvalidIPAddress.InUse: Address 10.0.1.77 is in use.");
  request.private_ip_address = "10.0.1.78";
  request.max_count = 2;
  CHECK(world.refusal_code(request) == "InvalidParameterCombination");
}

TEST_CASE("a client token launches once") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.client_token = "once";
  auto first = world.call(request);
  auto again = world.call(request);
  CHECK(again.reservation_id == first.reservation_id);
  CHECK(again.instances.at(0).instance_id == first.instances.at(0).instance_id);
  CHECK(world.call(ec2::DescribeInstancesRequest{}).reservations.size() == 1);
  CHECK(again.instances[0].client_token == "once");
  auto other = request;
  other.instance_type = "t3.small";
  CHECK(world.refusal_code(other) == "IdempotentParameterMismatch");
  world.call(ec2::TerminateInstancesRequest{.instance_ids = {first.instances[0].instance_id}});
  CHECK(world.refusal_code(request) == "IdempotentInstanceTerminated");
}

TEST_CASE("an instance is launched with interfaces that are made for it and ones that were there") {
  ComputeWorld world;
  auto existing = world.add_interface();
  auto request = world.launch_request();
  request.subnet_id.reset();
  request.network_interfaces = {{.device_index = 1, .network_interface_id = existing},
                                {.description = "front",
                                 .device_index = 0,
                                 .private_ip_address = "10.0.1.50",
                                 .subnet_id = world.subnet}};
  auto id = world.call(request).instances.at(0).instance_id;
  auto launched = world.instance(id);
  REQUIRE(launched.network_interfaces.size() == 2);
  CHECK(launched.private_ip_address == "10.0.1.50");
  CHECK(launched.network_interfaces[0].description == "front");
  CHECK(launched.network_interfaces[1].network_interface_id == existing);
  CHECK_FALSE(launched.network_interfaces[1].attachment.delete_on_termination);
  CHECK(world.refusal(request) == "InvalidNetworkInterface.InUse: Interface: [" + existing + "] in use.");
  world.call(ec2::TerminateInstancesRequest{.instance_ids = {id}});
  CHECK(world.interface(existing).status == ec2::NetworkInterfaceStatus::available);
}

TEST_CASE("interfaces in RunInstances have rules of their own") {
  using Interfaces = std::vector<ec2::InstanceNetworkInterfaceSpecification>;
  ComputeWorld world;
  auto existing = world.add_interface();
  auto subnet = world.subnet;
  auto elsewhere = world.add_subnet("10.0.3.0/24", "us-east-1b");
  struct Row {
    Interfaces interfaces;
    std::string refusal;
  };
  auto row = GENERATE_COPY(
      Row{{{.subnet_id = subnet}}, "InvalidParameterValue: Each network interface requires a device index."},
      Row{{{.device_index = 0, .subnet_id = subnet}, {.device_index = 0, .subnet_id = subnet}},
          "InvalidParameterValue: Each network interface requires a unique device index."},
      Row{{{.associate_public_ip_address = true, .device_index = 0, .subnet_id = subnet},
           {.device_index = 1, .subnet_id = subnet}},
          "InvalidParameterCombination: The associatePublicIPAddress parameter cannot be specified when "
          "launching with "
          "multiple network interfaces."},
      Row{{{.delete_on_termination = true, .device_index = 0, .network_interface_id = existing}},
          "InvalidParameterCombination: A network interface may not specify a network interface ID and "
          "delete on "
          "termination as true"},
      Row{{{.device_index = 0, .subnet_id = subnet}, {.device_index = 1, .subnet_id = elsewhere}},
          "InvalidParameterCombination: You may not attach a network interface to an instance if they are "
          "not in the "
          "same availability zone"},
      Row{{{.device_index = 0, .subnet_id = subnet},
           {.device_index = 1, .subnet_id = subnet},
           {.device_index = 2, .subnet_id = subnet}},
          "AttachmentLimitExceeded: Interface count 3 exceeds the limit for t3.micro"});
  auto request = world.launch_request();
  request.subnet_id.reset();
  request.network_interfaces = row.interfaces;
  CHECK(world.refusal(request) == row.refusal);
}

TEST_CASE("parameters of RunInstances that vpcsim has not are refused by name") {
  ComputeWorld world;
  auto body = "Action=RunInstances&Version=2016-11-15&MinCount=1&MaxCount=1&ImageId=" + world.image;
  auto parameter =
      GENERATE("IamInstanceProfile.Name", "LaunchTemplate.LaunchTemplateName", "KernelId",
               "InstanceMarketOptions.MarketType", "LicenseSpecification.1.LicenseConfigurationArn",
               "ElasticGpuSpecification.1.Type", "Placement.HostId", "BlockDeviceMapping.1.VirtualName",
               "BlockDeviceMapping.1.Ebs.OutpostArn");
  auto answer = world.send(body + "&" + parameter + "=x").body;
  CHECK(answer.find("UnsupportedOperation") != std::string::npos);
  CHECK(answer.find(parameter) != std::string::npos);
}
