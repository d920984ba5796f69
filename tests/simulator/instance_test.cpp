#include <set>

#include "catch.hpp"
#include "protocol/base64.hpp"
#include "protocol/ec2/default_vpc.hpp"
#include "protocol/ec2/image_requests.hpp"
#include "protocol/ec2/key_pair.hpp"
#include "protocol/ec2/security_group.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Name = ec2::InstanceStateName;

TEST_CASE("a launched instance is pending in the answer and running in the next call") {
  ComputeWorld world;
  auto reservation = world.call(world.launch_request());
  REQUIRE(reservation.instances.size() == 1);
  const auto& launched = reservation.instances[0];
  CHECK(reservation.owner_id == world.account);
  CHECK(launched.state.name == Name::pending);
  CHECK(launched.state.code == 0);
  CHECK(launched.subnet_id == world.subnet);
  CHECK(launched.vpc_id == world.vpc);
  auto described = world.instance(launched.instance_id);
  CHECK(described.state.name == Name::running);
  CHECK(described.state.code == 16);
  CHECK(described.placement.availability_zone == "us-east-1a");
  REQUIRE(described.network_interfaces.size() == 1);
  CHECK(described.network_interfaces[0].private_ip_address == described.private_ip_address);
  CHECK(described.network_interfaces[0].attachment.delete_on_termination);
  CHECK(described.security_groups.at(0).group_name == "default");
}

TEST_CASE("transitions take the time that the settings give them") {
  auto settings = ComputeWorld::empty();
  settings.timing.instance_pending = 10'000;
  settings.timing.instance_stopping = 20'000;
  settings.timing.instance_shutting_down = 30'000;
  ComputeWorld world(settings);
  auto id = world.launch().instance_id;
  auto state = [&] { return world.instance(id).state.name; };
  world.clock.advance(9'999);
  CHECK(state() == Name::pending);
  CHECK(world.refusal(ec2::StopInstancesRequest{.instance_ids = {id}}) ==
        "IncorrectInstanceState: The instance '" + id + "' is not in a state from which it can be stopped.");
  world.clock.advance(1);
  CHECK(state() == Name::running);
  world.call(ec2::StopInstancesRequest{.instance_ids = {id}});
  CHECK(state() == Name::stopping);
  CHECK(world.refusal(ec2::StartInstancesRequest{.instance_ids = {id}}) ==
        "IncorrectInstanceState: The instance '" + id + "' is not in a state from which it can be started.");
  world.clock.advance(20'000);
  CHECK(state() == Name::stopped);
  world.call(ec2::TerminateInstancesRequest{.instance_ids = {id}});
  CHECK(state() == Name::shutting_down);
  world.clock.advance(30'000);
  CHECK(state() == Name::terminated);
}

TEST_CASE("stop and start answer with the states before and after") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  auto stopped = world.call(ec2::StopInstancesRequest{.instance_ids = {id}}).stopping_instances.at(0);
  CHECK(stopped.previous_state.name == Name::running);
  CHECK(stopped.current_state.name == Name::stopping);
  auto again = world.call(ec2::StopInstancesRequest{.instance_ids = {id}}).stopping_instances.at(0);
  CHECK(again.previous_state.name == Name::stopped);
  CHECK(again.current_state.name == Name::stopped);
  auto started = world.call(ec2::StartInstancesRequest{.instance_ids = {id}}).starting_instances.at(0);
  CHECK(started.previous_state.name == Name::stopped);
  CHECK(started.current_state.name == Name::pending);
  CHECK(world.instance(id).state.name == Name::running);
}

TEST_CASE("a stopped instance says who stopped it, and when") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  world.call(ec2::StopInstancesRequest{.instance_ids = {id}});
  auto stopped = world.instance(id);
  CHECK(stopped.state_transition_reason == "User initiated (2026-01-01 00:00:00 GMT)");
  REQUIRE(stopped.state_reason);
  CHECK(stopped.state_reason->message == "Client.UserInitiatedShutdown: User initiated shutdown");
}

TEST_CASE("a subnet that maps public addresses gives one, which goes at stop and comes new at start") {
  ComputeWorld world;
  world.make_public(world.subnet);
  auto id = world.launch().instance_id;
  auto first = world.instance(id).public_ip_address;
  REQUIRE(first);
  CHECK(world.public_addresses_in_use() == 1);
  CHECK(world.instance(id).network_interfaces[0].association->ip_owner_id == "amazon");
  world.call(ec2::StopInstancesRequest{.instance_ids = {id}});
  CHECK_FALSE(world.instance(id).public_ip_address);
  CHECK(world.public_addresses_in_use() == 0);
  world.call(ec2::StartInstancesRequest{.instance_ids = {id}});
  auto second = world.instance(id).public_ip_address;
  REQUIRE(second);
  CHECK(*second != *first);
  world.call(ec2::TerminateInstancesRequest{.instance_ids = {id}});
  CHECK(world.public_addresses_in_use() == 0);
}

TEST_CASE("AssociatePublicIpAddress overrules the subnet") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.subnet_id.reset();
  request.network_interfaces = {
      {.associate_public_ip_address = true, .device_index = 0, .subnet_id = world.subnet}};
  CHECK(world.instance(world.call(request).instances[0].instance_id).public_ip_address);
  world.make_public(world.subnet);
  request.network_interfaces[0].associate_public_ip_address = false;
  CHECK_FALSE(world.instance(world.call(request).instances[0].instance_id).public_ip_address);
}

TEST_CASE("public names need both DNS attributes of the VPC, an instance's private name needs none") {
  ComputeWorld world;
  world.make_public(world.subnet);
  auto id = world.launch().instance_id;
  CHECK(world.instance(id).public_dns_name == "");
  CHECK(world.instance(id).private_dns_name.ends_with(".ec2.internal"));
  ec2::ModifyVpcAttributeRequest request{.vpc_id = world.vpc};
  request.enable_dns_hostnames = {true};
  world.call(request);
  CHECK(world.instance(id).public_dns_name.starts_with("ec2-"));
  CHECK(world.instance(id).public_dns_name.ends_with(".compute-1.amazonaws.com"));
}

TEST_CASE("terminating frees the interface and its address; the instance is shown for an hour, bare") {
  ComputeWorld world;
  auto launched = world.launch();
  auto id = launched.instance_id;
  auto interface = launched.network_interfaces.at(0).network_interface_id;
  auto change = world.call(ec2::TerminateInstancesRequest{.instance_ids = {id}}).terminating_instances.at(0);
  CHECK(change.current_state.name == Name::shutting_down);
  CHECK(world.refusal_code(ec2::DescribeNetworkInterfacesRequest{.network_interface_ids = {interface}}) ==
        "InvalidNetworkInterfaceID.NotFound");
  auto terminated = world.instance(id);
  CHECK(terminated.state.name == Name::terminated);
  CHECK_FALSE(terminated.private_ip_address);
  CHECK(terminated.network_interfaces.empty());
  CHECK(terminated.security_groups.empty());
  CHECK(world.call(ec2::TerminateInstancesRequest{.instance_ids = {id}})
            .terminating_instances[0]
            .current_state.name == Name::terminated);
  CHECK(world.refusal(ec2::DeleteSubnetRequest{.subnet_id = world.subnet}) == "");
  world.clock.advance(3'600'000);
  CHECK(world.refusal(ec2::DescribeInstancesRequest{.instance_ids = {id}}) ==
        "InvalidInstanceID.NotFound: The instance ID '" + id + "' does not exist");
  CHECK(world.call(ec2::DescribeInstancesRequest{}).reservations.empty());
}

TEST_CASE("an interface that isn't deleted on termination stays, without its auto-assigned address") {
  ComputeWorld world;
  world.make_public(world.subnet);
  auto launched = world.launch();
  auto interface = launched.network_interfaces.at(0);
  ec2::ModifyNetworkInterfaceAttributeRequest keep{.network_interface_id = interface.network_interface_id};
  keep.attachment = {interface.attachment.attachment_id, false};
  world.call(keep);
  world.call(ec2::TerminateInstancesRequest{.instance_ids = {launched.instance_id}});
  auto kept = world.interface(interface.network_interface_id);
  CHECK(kept.status == ec2::NetworkInterfaceStatus::available);
  CHECK_FALSE(kept.association);
}

TEST_CASE("ids of instances have a form, and one bad id fails the call") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  CHECK(world.refusal(ec2::DescribeInstancesRequest{.instance_ids = {"foo"}}) ==
        "InvalidInstanceID.Malformed: Invalid id: \"foo\" (expecting \"i-...\")");
  CHECK(world.refusal(
            ec2::TerminateInstancesRequest{.instance_ids = {id, "i-1234567890abcdef0", "i-00000001"}}) ==
        "InvalidInstanceID.NotFound: The instance IDs 'i-1234567890abcdef0, i-00000001' do not exist");
  CHECK(world.instance(id).state.name == Name::running);
  CHECK(world.refusal(ec2::StartInstancesRequest{}) ==
        "MissingParameter: The request must contain the parameter instancesSet");
}

TEST_CASE("protected instances are neither terminated nor stopped") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.disable_api_termination = true;
  auto id = world.call(request).instances[0].instance_id;
  CHECK(world.refusal(ec2::TerminateInstancesRequest{.instance_ids = {id}}) ==
        "OperationNotPermitted: The instance '" + id +
            "' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
  ec2::ModifyInstanceAttributeRequest stop{.instance_id = id};
  stop.disable_api_stop = {true};
  world.call(stop);
  CHECK(world.refusal(ec2::StopInstancesRequest{.instance_ids = {id}}) ==
        "OperationNotPermitted: The instance '" + id +
            "' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.");
  ec2::ModifyInstanceAttributeRequest free{
      .attribute = "disableApiTermination", .instance_id = id, .value = "false"};
  world.call(free);
  CHECK(world.refusal(ec2::TerminateInstancesRequest{.instance_ids = {id}}) == "");
}

TEST_CASE("only running instances reboot") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  CHECK(world.refusal(ec2::RebootInstancesRequest{.instance_ids = {id}}) == "");
  world.call(ec2::StopInstancesRequest{.instance_ids = {id}});
  CHECK(world.refusal_code(ec2::RebootInstancesRequest{.instance_ids = {id}}) == "IncorrectInstanceState");
}

TEST_CASE("The public key of an instance is that of its launch, whatever becomes of the key pair") {
  ComputeWorld world;
  const std::string line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF8vR5Hs/WdHeNVFCX0gSerj8PsYBuyP0rUXJ3d5ULOT";
  world.call(ec2::ImportKeyPairRequest{.key_name = "k", .public_key_material = protocol::to_base64(line)});
  auto request = world.launch_request();
  const std::string without = world.call(request).instances.at(0).instance_id;
  request.key_name = "k";
  const std::string with = world.call(request).instances.at(0).instance_id;
  world.call(ec2::DeleteKeyPairRequest{.key_name = "k"});
  world.call(ec2::CreateKeyPairRequest{.key_name = "k", .key_type = ec2::KeyType::ed25519});
  const Region& region = *world.simulator.cloud().find({world.account, world.region});
  CHECK(region.instances.get(without).authorized_key.empty());
  CHECK(region.instances.get(with).authorized_key == line + " k");
}

TEST_CASE("What ran on an instance ends when it is launched, started, rebooted or made an image of") {
  ComputeWorld world;
  const std::string id = world.launch().instance_id;
  auto booted = [&] {
    return world.simulator.cloud()
        .find({world.account, world.region})
        ->instances.get(id)
        .booted()
        .milliseconds;
  };
  const auto launched = world.clock.now().milliseconds;
  world.clock.advance(1000);
  CHECK(booted() == launched);
  world.call(ec2::RebootInstancesRequest{.instance_ids = {id}});
  CHECK(booted() == launched + 1000);
  world.clock.advance(1000);
  world.call(ec2::CreateImageRequest{.instance_id = id, .name = "without", .no_reboot = true});
  CHECK(booted() == launched + 1000);
  world.call(ec2::CreateImageRequest{.instance_id = id, .name = "with"});
  CHECK(booted() == launched + 2000);
  world.clock.advance(1000);
  world.stop(id);
  world.call(ec2::CreateImageRequest{.instance_id = id, .name = "of a stopped one"});
  CHECK(booted() == launched + 2000);
  world.call(ec2::StartInstancesRequest{.instance_ids = {id}});
  CHECK(booted() == launched + 3000);
}

TEST_CASE("instances are described by reservation") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.max_count = 2;
  auto first = world.call(request);
  auto second = world.call(world.launch_request());
  auto reservations = world.call(ec2::DescribeInstancesRequest{}).reservations;
  REQUIRE(reservations.size() == 2);
  CHECK(reservations[0].reservation_id == first.reservation_id);
  REQUIRE(reservations[0].instances.size() == 2);
  CHECK(reservations[0].instances[1].ami_launch_index == 1);
  CHECK(reservations[1].reservation_id == second.reservation_id);
}

TEST_CASE("instances are found by what they, their interfaces and their reservations have") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.tag_specifications = {{"instance", {{"Name", "web"}}},
                                {"network-interface", {{"Name", "web-eni"}}}};
  auto reservation = world.call(request);
  world.launch();
  auto wanted = world.instance(reservation.instances[0].instance_id);
  auto row =
      GENERATE_COPY(std::pair{"tag:Name", std::string("web")}, std::pair{"instance-id", wanted.instance_id},
                    std::pair{"reservation-id", reservation.reservation_id},
                    std::pair{"private-ip-address", *wanted.private_ip_address},
                    std::pair{"network-interface.network-interface-id",
                              wanted.network_interfaces.at(0).network_interface_id},
                    std::pair{"network-interface.addresses.private-ip-address", *wanted.private_ip_address},
                    std::pair{"network-interface.attachment.attachment-id",
                              wanted.network_interfaces.at(0).attachment.attachment_id});
  INFO(row.first);
  auto found = world.call(ec2::DescribeInstancesRequest{.filters = {{row.first, {row.second}}}}).reservations;
  REQUIRE(found.size() == 1);
  CHECK(found[0].instances.at(0).instance_id == wanted.instance_id);
  CHECK(world.interface(wanted.network_interfaces[0].network_interface_id).tags.at(0).value == "web-eni");
}

TEST_CASE("pages of instances can't be asked for by id") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  CHECK(
      world.refusal(ec2::DescribeInstancesRequest{.instance_ids = {id}, .max_results = 5}) ==
      "InvalidParameterCombination: The parameter instancesSet cannot be used with the parameter maxResults");
  CHECK(world.refusal(ec2::DescribeInstancesRequest{.max_results = 3}) ==
        "InvalidParameterValue: Value ( 3 ) for parameter maxResults is invalid. Expecting a value greater "
        "than 5.");
}

TEST_CASE("instance status shows running instances, and the others if asked") {
  ComputeWorld world;
  auto running = world.launch().instance_id;
  auto stopped = world.launch().instance_id;
  world.call(ec2::StopInstancesRequest{.instance_ids = {stopped}});
  auto statuses = world.call(ec2::DescribeInstanceStatusRequest{}).instance_statuses;
  REQUIRE(statuses.size() == 1);
  CHECK(statuses[0].instance_id == running);
  CHECK(statuses[0].instance_status.status == ec2::SummaryStatus::ok);
  CHECK(world.call(ec2::DescribeInstanceStatusRequest{.instance_ids = {stopped}}).instance_statuses.empty());
  auto all = world.call(ec2::DescribeInstanceStatusRequest{.include_all_instances = true}).instance_statuses;
  REQUIRE(all.size() == 2);
  CHECK(all[1].system_status.status == ec2::SummaryStatus::not_applicable);
}

TEST_CASE("attributes are described one at a time") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.user_data = "aGVsbG8=";
  auto id = world.call(request).instances[0].instance_id;
  auto attribute = [&](std::string name) {
    return world.call(ec2::DescribeInstanceAttributeRequest{.attribute = std::move(name), .instance_id = id});
  };
  CHECK(attribute("userData").user_data->value == "aGVsbG8=");
  CHECK(attribute("instanceType").instance_type->value == "t3.micro");
  CHECK(attribute("instanceInitiatedShutdownBehavior").instance_initiated_shutdown_behavior->value == "stop");
  CHECK(attribute("disableApiTermination").disable_api_termination->value == false);
  CHECK(attribute("sourceDestCheck").source_dest_check->value == true);
  CHECK(attribute("groupSet").groups->at(0).group_name == "default");
  CHECK(attribute("kernel").kernel_id->value == std::nullopt);
  CHECK(world.refusal(ec2::DescribeInstanceAttributeRequest{.attribute = "x", .instance_id = id}) ==
        "InvalidParameterValue: Value (x) for parameter attribute is invalid. Unknown attribute.");
}

TEST_CASE("type and user data change only while the instance is stopped") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  ec2::ModifyInstanceAttributeRequest type{.instance_id = id};
  type.instance_type = {"t3.small"};
  CHECK(world.refusal(type) ==
        "IncorrectInstanceState: The instance '" + id + "' is not in the 'stopped' state.");
  world.call(ec2::StopInstancesRequest{.instance_ids = {id}});
  world.call(type);
  CHECK(world.instance(id).instance_type == "t3.small");
  type.instance_type = {"t4g.small"};
  CHECK(world.refusal_code(type) == "InvalidParameterValue");
  type.instance_type = {"t9.huge"};
  CHECK(world.refusal(type) == "InvalidParameterValue: Invalid value 't9.huge' for InstanceType.");
}

TEST_CASE("source/destination check is the instance's as long as it has one interface") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  ec2::ModifyInstanceAttributeRequest request{.instance_id = id};
  request.source_dest_check = {false};
  world.call(request);
  CHECK(world.instance(id).source_dest_check == false);
  world.call(ec2::AttachNetworkInterfaceRequest{
      .device_index = 1, .instance_id = id, .network_interface_id = world.add_interface()});
  CHECK(world.refusal(request) == "InvalidInstanceID: There are multiple interfaces attached to instance '" +
                                      id + "'. Please specify an interface ID for the operation instead.");
}

TEST_CASE("one attribute is modified at a time") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  CHECK(world.refusal_code(ec2::ModifyInstanceAttributeRequest{.instance_id = id}) ==
        "InvalidParameterCombination");
  ec2::ModifyInstanceAttributeRequest both{.instance_id = id};
  both.disable_api_stop = {true};
  both.disable_api_termination = {true};
  CHECK(world.refusal(both) == "InvalidParameterCombination: Fields for multiple attribute types specified");
}

TEST_CASE("Instances are found by the groups of their interfaces") {
  ComputeWorld world;
  const auto& region = *world.simulator.cloud().find({world.account, world.region});
  auto default_group = region.vpcs.begin()->default_security_group.text();
  auto group =
      world
          .call(ec2::CreateSecurityGroupRequest{.description = "d", .group_name = "web", .vpc_id = world.vpc})
          .group_id;
  auto request = world.launch_request();
  request.security_group_ids = {group};
  auto web = world.call(request).instances.at(0).instance_id;
  auto other = world.launch().instance_id;
  auto found = [&](std::string name, std::vector<std::string> values) {
    std::size_t count = 0;
    for (const auto& reservation :
         world.call(ec2::DescribeInstancesRequest{.filters = {{std::move(name), std::move(values)}}})
             .reservations) {
      count += reservation.instances.size();
    }
    return count;
  };
  CHECK(found("group-id", {group}) == 1);
  CHECK(found("instance.group-id", {group, default_group}) == 2);
  CHECK(found("network-interface.group-id", {default_group}) == 1);
  CHECK(found("group-id", {"sg-*"}) == 2);
  CHECK(found("group-id", {"sg-00000001"}) == 0);
  CHECK(found("instance.group-name", {"web"}) == 1);
  world.terminate(web);
  CHECK(found("group-id", {group}) == 0);
  CHECK(found("instance-id", {web, other}) == 2);
}
