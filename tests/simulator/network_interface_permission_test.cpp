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
