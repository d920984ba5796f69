#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Modify = ec2::ModifyInstanceAttributeRequest;

TEST_CASE("Every attribute that AWS names is described") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  for (auto name : protocol::EnumNames<ec2::InstanceAttributeName>::names) {
    INFO(name);
    CHECK(world.refusal(ec2::DescribeInstanceAttributeRequest{.attribute = std::string(name),
                                                              .instance_id = id}) == "");
  }
  auto attribute = [&](std::string name) {
    return world.call(ec2::DescribeInstanceAttributeRequest{.attribute = std::move(name), .instance_id = id});
  };
  CHECK(attribute("rootDeviceName").root_device_name->value == "/dev/xvda");
  CHECK(attribute("ebsOptimized").ebs_optimized->value == false);
  CHECK(attribute("enaSupport").ena_support->value == true);
  CHECK(attribute("sriovNetSupport").sriov_net_support->value == "simple");
  CHECK(attribute("productCodes").product_codes->empty());
  CHECK(attribute("blockDeviceMapping").block_device_mappings->size() == 1);
}

TEST_CASE("EBS optimization changes while the instance is stopped, on types that have it") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  Modify request{.instance_id = id};
  request.ebs_optimized = {true};
  CHECK(world.refusal_code(request) == "IncorrectInstanceState");
  world.stop(id);
  world.call(request);
  CHECK(world.instance(id).ebs_optimized);
  Modify type{.instance_id = id};
  type.instance_type = {"t2.micro"};
  CHECK(world.refusal_code(type) == "Unsupported");
  world.call(Modify{.attribute = "ebsOptimized", .instance_id = id, .value = "false"});
  CHECK_FALSE(world.instance(id).ebs_optimized);
  CHECK(world.refusal(type) == "");
}

TEST_CASE("A new type brings its own cores, and credits if the instance had none") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.instance_type = "m5.2xlarge";
  request.cpu_options = ec2::CpuOptionsRequest{2, 1};
  auto id = world.call(request).instances.at(0).instance_id;
  world.stop(id);
  Modify type{.instance_id = id};
  type.instance_type = {"t3.xlarge"};
  world.call(type);
  CHECK(world.instance(id).cpu_options.core_count == 2);
  CHECK(world.instance(id).cpu_options.threads_per_core == 2);
  CHECK(world.call(ec2::DescribeInstanceCreditSpecificationsRequest{.instance_ids = {id}})
            .instance_credit_specifications.at(0)
            .cpu_credits == "unlimited");
}

TEST_CASE("Enhanced networking stays on") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  world.stop(id);
  Modify request{.instance_id = id};
  request.ena_support = {true};
  CHECK(world.refusal(request) == "");
  request.ena_support = {false};
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  Modify sriov{.instance_id = id};
  sriov.sriov_net_support = {"complex"};
  CHECK(world.refusal_code(sriov) == "InvalidParameterValue");
  sriov.sriov_net_support = {"simple"};
  CHECK(world.refusal(sriov) == "");
}

TEST_CASE("User data changes while the instance is stopped and has AWS's limits") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  Modify request{.instance_id = id};
  request.user_data = {"aGVsbG8="};
  CHECK(world.refusal_code(request) == "IncorrectInstanceState");
  world.stop(id);
  world.call(request);
  CHECK(world.call(ec2::DescribeInstanceAttributeRequest{.attribute = "userData", .instance_id = id})
            .user_data->value == "aGVsbG8=");
  request.user_data = {"%"};
  CHECK(world.refusal(request) == "InvalidParameterValue: Invalid BASE64 encoding of user data");
}

TEST_CASE("The old form names the attribute beside its value") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  auto refusal = [&](std::string name, std::optional<std::string> value) {
    return world.refusal(Modify{.attribute = std::move(name), .instance_id = id, .value = std::move(value)});
  };
  CHECK(refusal("disableApiStop", "true") == "");
  CHECK(refusal("instanceInitiatedShutdownBehavior", "terminate") == "");
  CHECK(refusal("instanceInitiatedShutdownBehavior", "x") ==
        "InvalidParameterValue: Value (x) for parameter instanceInitiatedShutdownBehavior is invalid.");
  CHECK(refusal("sourceDestCheck", "maybe") ==
        "InvalidParameterValue: Value (maybe) for parameter value is invalid. It must be of type boolean.");
  CHECK(refusal("disableApiStop", {}) == "MissingParameter: The request must contain the parameter value");
  CHECK(refusal("kernel", "aki-1") ==
        "UnsupportedOperation: vpcsim does not support the parameter Attribute=kernel yet");
  CHECK(refusal("rootDeviceName", "x") ==
        "InvalidParameterCombination: The attribute 'rootDeviceName' cannot be modified by Attribute and "
        "Value.");
  CHECK(refusal("x", "y") ==
        "InvalidParameterValue: Value (x) for parameter attribute is invalid. Unknown attribute.");
}

TEST_CASE("The source/destination check and the kernel can be reset, nothing else") {
  using Name = ec2::InstanceAttributeName;
  ComputeWorld world;
  auto id = world.launch().instance_id;
  Modify off{.instance_id = id};
  off.source_dest_check = {false};
  world.call(off);
  world.call(ec2::ResetInstanceAttributeRequest{Name::source_dest_check, id});
  CHECK(world.instance(id).source_dest_check == true);
  CHECK(world.refusal(ec2::ResetInstanceAttributeRequest{Name::user_data, id}) ==
        "InvalidParameterValue: Value (userData) for parameter attribute is invalid. It can't be reset.");
  CHECK(world.refusal_code(ec2::ResetInstanceAttributeRequest{Name::kernel, id}) == "IncorrectInstanceState");
  world.stop(id);
  CHECK(world.refusal(ec2::ResetInstanceAttributeRequest{Name::kernel, id}) == "");
  world.terminate(id);
  CHECK(world.refusal_code(ec2::ResetInstanceAttributeRequest{Name::source_dest_check, id}) ==
        "IncorrectInstanceState");
}
