#include "protocol/ec2/network_interface_permission.hpp"

#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Create = ec2::CreateNetworkInterfacePermissionRequest;
using Describe = ec2::DescribeNetworkInterfacePermissionsRequest;

TEST_CASE("a permission for an interface is granted, described, and taken back") {
  ComputeWorld world;
  auto interface = world.add_interface();
  auto made = world.call(Create{.network_interface_id = interface, .aws_account_id = "222222222222"})
                  .interface_permission;
  CHECK(made.permission_state.state == ec2::NetworkInterfacePermissionStateCode::granted);
  CHECK(made.network_interface_permission_id.starts_with("eni-perm-"));
  auto row =
      GENERATE_COPY(std::pair{"network-interface-permission.network-interface-id", interface},
                    std::pair{"network-interface-permission.aws-account-id", std::string("222222222222")},
                    std::pair{"network-interface-permission.permission", std::string("INSTANCE-ATTACH")},
                    std::pair{"network-interface-permission.network-interface-permission-id",
                              made.network_interface_permission_id});
  CHECK(world.call(Describe{.filters = {{row.first, {row.second}}}}).network_interface_permissions.size() ==
        1);
  CHECK(world.call(Describe{.filters = {{row.first, {"other"}}}}).network_interface_permissions.empty());
  world.call(ec2::DeleteNetworkInterfacePermissionRequest{.network_interface_permission_id =
                                                              made.network_interface_permission_id});
  CHECK(world.call(Describe{}).network_interface_permissions.empty());
  CHECK(world.refusal_code(ec2::DeleteNetworkInterfacePermissionRequest{
            .network_interface_permission_id = made.network_interface_permission_id}) ==
        "InvalidPermissionID.NotFound");
}

TEST_CASE("an interface takes its permission along when it goes") {
  ComputeWorld world;
  auto interface = world.add_interface();
  world.call(Create{.network_interface_id = interface, .aws_account_id = "222222222222"});
  world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = interface});
  CHECK(world.call(Describe{}).network_interface_permissions.empty());
}

TEST_CASE("one account at a time has a permission for an interface") {
  ComputeWorld world;
  auto interface = world.add_interface();
  CHECK(world.refusal_code(Create{.network_interface_id = interface}) == "MissingParameter");
  CHECK(world.refusal_code(Create{.network_interface_id = interface, .aws_account_id = "me"}) ==
        "InvalidParameterValue");
  CHECK(world.refusal_code(Create{.network_interface_id = "eni-00000001",
                                  .aws_account_id = "222222222222"}) == "InvalidNetworkInterfaceID.NotFound");
  world.call(Create{.network_interface_id = interface, .aws_account_id = "222222222222"});
  CHECK(world.refusal_code(Create{.network_interface_id = interface, .aws_account_id = "333333333333"}) ==
        "InvalidParameterValue");
}

TEST_CASE("a permission is of no use to an account that AWS hasn't authorized, and it is told so") {
  ComputeWorld world;
  auto interface = world.add_interface();
  using Permission = ec2::InterfacePermissionType;
  auto permission = GENERATE(Permission::instance_attach, Permission::eip_associate);
  world.account = "222222222222";
  auto tries = [&] {
    world.account = "222222222222";
    auto launch = world.launch_request();
    launch.subnet_id.reset();
    launch.network_interfaces = {{.device_index = 0, .network_interface_id = interface}};
    std::vector<std::string> codes = {
        world.refusal(ec2::AttachNetworkInterfaceRequest{
            .device_index = 1, .instance_id = "i-00000001", .network_interface_id = interface}),
        world.refusal(launch),
        world.refusal(ec2::AssociateAddressRequest{.allocation_id = world.allocate().allocation_id,
                                                   .network_interface_id = interface})};
    world.account = "111111111111";
    return codes;
  };
  const std::string unknown =
      "InvalidNetworkInterfaceID.NotFound: The networkInterface ID '" + interface + "' does not exist";
  CHECK(tries() == std::vector(3, unknown));
  auto made =
      world
          .call(Create{
              .network_interface_id = interface, .aws_account_id = "222222222222", .permission = permission})
          .interface_permission;
  auto refused = [&](std::string_view name) {
    return "OperationNotPermitted: Account 222222222222 is not authorized by AWS to use the " +
           std::string(name) + " permission for network interface '" + interface + "'.";
  };
  const bool attach = permission == Permission::instance_attach;
  CHECK(tries() == std::vector{attach ? refused("INSTANCE-ATTACH") : unknown,
                               attach ? refused("INSTANCE-ATTACH") : unknown,
                               attach ? unknown : refused("EIP-ASSOCIATE")});
  world.call(ec2::DeleteNetworkInterfacePermissionRequest{
      .network_interface_permission_id = made.network_interface_permission_id, .force = true});
  CHECK(tries() == std::vector(3, unknown));
}

TEST_CASE("the owner of a permitted interface uses it as before; a third account doesn't know it") {
  ComputeWorld world;
  auto interface = world.add_interface();
  world.call(Create{.network_interface_id = interface, .aws_account_id = "222222222222"});
  ec2::AttachNetworkInterfaceRequest attach{
      .device_index = 1, .instance_id = "i-00000001", .network_interface_id = interface};
  world.account = "333333333333";
  CHECK(world.refusal_code(attach) == "InvalidNetworkInterfaceID.NotFound");
  world.account = "222222222222";
  world.region = "us-west-2";
  CHECK(world.refusal_code(attach) == "InvalidNetworkInterfaceID.NotFound");
  world.region = "us-east-1";
  world.account = "111111111111";
  attach.instance_id = world.launch().instance_id;
  CHECK(world.refusal(attach) == "");
}
