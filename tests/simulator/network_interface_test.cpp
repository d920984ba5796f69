#include "catch.hpp"
#include "protocol/ec2/network_interface_address.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;

TEST_CASE("a new interface has an address, a MAC address and the VPC's default group") {
  ComputeWorld world;
  auto made = world
                  .call(ec2::CreateNetworkInterfaceRequest{
                      .description = "d", .private_ip_address = "10.0.1.9", .subnet_id = world.subnet})
                  .network_interface;
  CHECK(made.private_ip_address == "10.0.1.9");
  CHECK(made.description == "d");
  CHECK(made.mac_address.size() == 17);
  CHECK(made.groups.at(0).group_name == "default");
  CHECK(made.source_dest_check);
  CHECK(world.interface(made.network_interface_id).status == ec2::NetworkInterfaceStatus::available);
  CHECK(world.refusal_code(ec2::DeleteSubnetRequest{.subnet_id = world.subnet}) == "DependencyViolation");
  world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = made.network_interface_id});
  CHECK(world.refusal(ec2::DeleteSubnetRequest{.subnet_id = world.subnet}) == "");
}

TEST_CASE("groups of an interface are of its VPC, and at most five") {
  auto settings = ComputeWorld::empty();
  settings.quotas.security_groups_per_interface = 0;
  ComputeWorld world(settings);
  auto other = world.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  const auto& vpcs = world.simulator.cloud().find({world.account, world.region})->vpcs;
  auto foreign = vpcs.get(other).default_security_group.text();
  auto own = vpcs.get(world.vpc).default_security_group.text();
  CHECK(world.refusal(ec2::CreateNetworkInterfaceRequest{.groups = {foreign}, .subnet_id = world.subnet}) ==
        "InvalidGroup.NotFound: You have specified two resources that belong to different networks.");
  CHECK(
      world.refusal(ec2::CreateNetworkInterfaceRequest{.groups = {own}, .subnet_id = world.subnet}) ==
      "SecurityGroupsPerInterfaceLimitExceeded: The maximum number of security groups per interface has been "
      "reached.");
}

TEST_CASE("a client token makes one interface") {
  ComputeWorld world;
  ec2::CreateNetworkInterfaceRequest request{.subnet_id = world.subnet, .client_token = "once"};
  auto first = world.call(request).network_interface.network_interface_id;
  CHECK(world.call(request).network_interface.network_interface_id == first);
  request.description = "other";
  CHECK(world.refusal_code(request) == "IdempotentParameterMismatch");
}

TEST_CASE("interfaces are attached, shown on their instance, and detached") {
  ComputeWorld world;
  auto instance = world.launch().instance_id;
  auto interface = world.add_interface();
  auto attachment = world
                        .call(ec2::AttachNetworkInterfaceRequest{
                            .device_index = 1, .instance_id = instance, .network_interface_id = interface})
                        .attachment_id;
  auto attached = world.interface(interface);
  CHECK(attached.status == ec2::NetworkInterfaceStatus::in_use);
  REQUIRE(attached.attachment);
  CHECK(attached.attachment->attachment_id == attachment);
  CHECK_FALSE(attached.attachment->delete_on_termination);
  CHECK(world.instance(instance).network_interfaces.size() == 2);
  CHECK(world.refusal(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = interface}) ==
        "InvalidParameterValue: Network interface '" + interface + "' is currently in use.");
  world.call(ec2::DetachNetworkInterfaceRequest{.attachment_id = attachment});
  CHECK(world.interface(interface).status == ec2::NetworkInterfaceStatus::available);
  CHECK(world.instance(instance).network_interfaces.size() == 1);
  CHECK(world.refusal(ec2::DetachNetworkInterfaceRequest{.attachment_id = attachment}) ==
        "InvalidAttachmentID.NotFound: The networkInterfaceAttachment ID '" + attachment +
            "' does not exist");
}

TEST_CASE("attaching has its rules: free interface, free index, same zone, room on the instance") {
  ComputeWorld world;
  auto instance = world.launch().instance_id;
  auto attached = world.add_interface(), free = world.add_interface();
  auto elsewhere = world
                       .call(ec2::CreateNetworkInterfaceRequest{
                           .subnet_id = world.add_subnet("10.0.3.0/24", "us-east-1b")})
                       .network_interface.network_interface_id;
  auto attach = [&](std::int32_t index, const std::string& interface) {
    return world.refusal(ec2::AttachNetworkInterfaceRequest{
        .device_index = index, .instance_id = instance, .network_interface_id = interface});
  };
  CHECK(attach(0, free) == "InvalidParameterValue: Instance '" + instance +
                               "' already has an interface attached at device index '0'.");
  CHECK(attach(1, elsewhere)
            .starts_with("InvalidParameterCombination: You may not attach a network interface"));
  CHECK(attach(1, attached) == "");
  CHECK(attach(2, attached) ==
        "InvalidParameterValue: Network interface '" + attached + "' is currently in use.");
  CHECK(attach(1, free) == "InvalidParameterValue: Instance '" + instance +
                               "' already has an interface attached at device index '1'.");
  CHECK(attach(2, free) == "AttachmentLimitExceeded: Interface count 3 exceeds the limit for t3.micro");
}

TEST_CASE("the primary interface stays attached") {
  ComputeWorld world;
  auto attachment = world.launch().network_interfaces.at(0).attachment.attachment_id;
  CHECK(world.refusal(ec2::DetachNetworkInterfaceRequest{.attachment_id = attachment}) ==
        "OperationNotPermitted: The network interface at device index 0 and networkCard index 0 cannot be "
        "detached.");
}

TEST_CASE("an interface's attributes change one at a time") {
  ComputeWorld world;
  auto interface = world.add_interface();
  using Modify = ec2::ModifyNetworkInterfaceAttributeRequest;
  CHECK(world.refusal_code(Modify{.network_interface_id = interface}) == "InvalidParameterCombination");
  Modify request{.network_interface_id = interface};
  request.description = {"new"};
  world.call(request);
  CHECK(world.interface(interface).description == "new");
  request.source_dest_check = {false};
  CHECK(world.refusal_code(request) == "InvalidParameterCombination");
  request.description.reset();
  world.call(request);
  CHECK_FALSE(world.interface(interface).source_dest_check);
  auto attribute = world.call(ec2::DescribeNetworkInterfaceAttributeRequest{
      .attribute = ec2::NetworkInterfaceAttribute::source_dest_check, .network_interface_id = interface});
  CHECK(attribute.source_dest_check->value == false);
  CHECK(world.refusal_code(ec2::DescribeNetworkInterfaceAttributeRequest{
            .network_interface_id = interface}) == "InvalidParameterCombination");
  Modify keep{.network_interface_id = interface};
  keep.attachment = {"eni-attach-1", std::nullopt};
  CHECK(world.refusal(keep) ==
        "MissingParameter: The request must contain the parameter deleteOnTermination");
}

TEST_CASE("interfaces are found by their attributes") {
  ComputeWorld world;
  auto instance = world.launch();
  world.add_interface();
  auto wanted = instance.network_interfaces.at(0);
  auto row =
      GENERATE_COPY(std::pair{"attachment.instance-id", instance.instance_id},
                    std::pair{"attachment.device-index", std::string("0")},
                    std::pair{"private-ip-address", *wanted.private_ip_address},
                    std::pair{"mac-address", wanted.mac_address}, std::pair{"status", std::string("in-use")},
                    std::pair{"attachment.delete-on-termination", std::string("true")});
  INFO(row.first);
  auto found = world.call(ec2::DescribeNetworkInterfacesRequest{.filters = {{row.first, {row.second}}}})
                   .network_interfaces;
  REQUIRE(found.size() == 1);
  CHECK(found[0].network_interface_id == wanted.network_interface_id);
}

TEST_CASE("attaching and detaching take a while, unless detaching is forced") {
  auto settings = ComputeWorld::empty();
  settings.timing.network_interface_attaching = 1000;
  settings.timing.network_interface_detaching = 2000;
  ComputeWorld world(settings);
  auto instance = world.launch().instance_id;
  auto interface = world.add_interface();
  auto attach = [&] {
    return world
        .call(ec2::AttachNetworkInterfaceRequest{
            .device_index = 1, .instance_id = instance, .network_interface_id = interface})
        .attachment_id;
  };
  auto attachment = attach();
  CHECK(world.interface(interface).attachment->status == ec2::AttachmentStatus::attaching);
  world.clock.advance(1000);
  CHECK(world.interface(interface).attachment->status == ec2::AttachmentStatus::attached);
  world.call(ec2::DetachNetworkInterfaceRequest{.attachment_id = attachment});
  auto detaching = world.interface(interface);
  CHECK(detaching.status == ec2::NetworkInterfaceStatus::in_use);
  CHECK(detaching.attachment->status == ec2::AttachmentStatus::detaching);
  CHECK(world.refusal(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = interface}) ==
        "InvalidParameterValue: Network interface '" + interface + "' is currently in use.");
  world.clock.advance(2000);
  CHECK(world.interface(interface).status == ec2::NetworkInterfaceStatus::available);
  CHECK_FALSE(world.interface(interface).attachment);
  ec2::DetachNetworkInterfaceRequest forced{.attachment_id = attach(), .force = true};
  world.call(forced);
  CHECK(world.interface(interface).status == ec2::NetworkInterfaceStatus::available);
}

TEST_CASE("resetting an interface's attribute makes it check sources and destinations again") {
  ComputeWorld world;
  auto interface = world.add_interface();
  ec2::ModifyNetworkInterfaceAttributeRequest modify{.network_interface_id = interface};
  modify.source_dest_check = {false};
  world.call(modify);
  ec2::ResetNetworkInterfaceAttributeRequest reset{.network_interface_id = interface};
  CHECK(world.refusal_code(reset) == "InvalidParameterCombination");
  reset.source_dest_check = "true";
  world.call(reset);
  CHECK(world.interface(interface).source_dest_check);
}

TEST_CASE("what AWS attached to machines of its own nobody detaches") {
  ComputeWorld world;
  world.call(ec2::CreateNatGatewayRequest{.subnet_id = world.subnet,
                                          .connectivity_type = ec2::ConnectivityType::private_});
  auto interface = world.call(ec2::DescribeNetworkInterfacesRequest{}).network_interfaces.at(0);
  REQUIRE(interface.attachment);
  CHECK(interface.attachment->attachment_id.starts_with("ela-attach-"));
  CHECK(interface.attachment->instance_owner_id == "amazon-aws");
  CHECK(world.refusal(
            ec2::DetachNetworkInterfaceRequest{.attachment_id = interface.attachment->attachment_id}) ==
        "OperationNotPermitted: You are not allowed to manage 'ela-attach' attachments.");
}

TEST_CASE("an interface's private addresses come last in its record: Ruby's fog reads nothing after them") {
  ComputeWorld world;
  world.add_interface();
  const std::string xml = world.send("Action=DescribeNetworkInterfaces&Version=2016-11-15").body;
  CHECK(xml.find("</privateIpAddressesSet></item>") != std::string::npos);
}

TEST_CASE("interface calls refuse what their parameters can't mean") {
  ComputeWorld world;
  auto interface = world.add_interface();
  auto instance = world.launch().instance_id;
  ec2::AttachNetworkInterfaceRequest attach{
      .device_index = -1, .instance_id = instance, .network_interface_id = interface};
  CHECK(world.refusal(attach) == "InvalidParameterValue: Value (-1) for parameter deviceIndex is invalid.");
  attach.device_index = 1;
  attach.network_card_index = 1;
  CHECK(world.refusal(attach) ==
        "InvalidParameterValue: Value (1) for parameter networkCardIndex is invalid.");
  using Modify = ec2::ModifyNetworkInterfaceAttributeRequest;
  Modify keep{.network_interface_id = interface};
  keep.attachment = {std::nullopt, true};
  CHECK(world.refusal(keep) == "MissingParameter: The request must contain the parameter attachmentId");
  keep.attachment = {"eni-attach-00000001", true};
  CHECK(world.refusal_code(keep) == "InvalidAttachmentID.NotFound");
  CHECK(world.refusal_code(ec2::DetachNetworkInterfaceRequest{.attachment_id = "eni-attach-00000001"}) ==
        "InvalidAttachmentID.NotFound");
  Modify primary{.network_interface_id = interface};
  primary.enable_primary_ipv6 = true;
  CHECK(world.refusal(primary) ==
        "InvalidParameterValue: The network interface has no IPv6 address that could be its primary one.");
  primary.enable_primary_ipv6 = false;
  CHECK(world.refusal(primary) == "InvalidParameterValue: A primary IPv6 address cannot be disabled.");
  ec2::CreateNetworkInterfaceRequest efa{.subnet_id = world.subnet};
  efa.interface_type = "efa";
  CHECK(world.refusal_code(efa) == "UnsupportedOperation");
}

TEST_CASE("an instance on its way out takes no interface") {
  ComputeWorld world;
  auto instance = world.launch().instance_id;
  auto interface = world.add_interface();
  world.terminate(instance);
  CHECK(world.refusal(ec2::AttachNetworkInterfaceRequest{
            .device_index = 1, .instance_id = instance, .network_interface_id = interface}) ==
        "IncorrectState: Instance '" + instance + "' is not in the 'running' or 'stopped' state.");
}

TEST_CASE("a region has so many interfaces") {
  auto settings = ComputeWorld::empty();
  settings.quotas.network_interfaces = 1;
  ComputeWorld world(settings);
  auto interface = world.add_interface();
  ec2::CreateNetworkInterfaceRequest request{.subnet_id = world.subnet};
  CHECK(world.refusal(request) ==
        "NetworkInterfaceLimitExceeded: The maximum number of network interfaces has been reached.");
  world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = interface});
  CHECK(world.refusal(request) == "");
}

TEST_CASE("what AWS manages nobody changes") {
  ComputeWorld world;
  world.call(ec2::CreateNatGatewayRequest{.subnet_id = world.subnet,
                                          .connectivity_type = ec2::ConnectivityType::private_});
  auto id = world.call(ec2::DescribeNetworkInterfacesRequest{}).network_interfaces.at(0).network_interface_id;
  const std::string refused =
      "OperationNotPermitted: You do not have permission to modify the network interface '" + id + "'.";
  ec2::ModifyNetworkInterfaceAttributeRequest modify{.network_interface_id = id};
  modify.source_dest_check = {false};
  CHECK(world.refusal(modify) == refused);
  ec2::AssignPrivateIpAddressesRequest assign{.network_interface_id = id};
  assign.secondary_private_ip_address_count = 1;
  CHECK(world.refusal(assign) == refused);
}
