#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;

TEST_CASE("An instance has the options that it was launched with") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.instance_type = "m5.2xlarge";
  request.monitoring = ec2::RunInstancesMonitoringEnabled{true};
  request.ebs_optimized = true;
  request.cpu_options = ec2::CpuOptionsRequest{2, 1};
  request.metadata_options = ec2::InstanceMetadataOptionsRequest{
      .http_put_response_hop_limit = 3, .http_endpoint = ec2::EnabledState::disabled};
  request.maintenance_options = ec2::InstanceMaintenanceOptionsRequest{ec2::AutoRecoveryState::disabled};
  request.private_dns_name_options =
      ec2::PrivateDnsNameOptionsRequest{ec2::HostnameType::resource_name, true, {}};
  request.capacity_reservation_specification =
      ec2::CapacityReservationSpecification{ec2::CapacityReservationPreference::none};
  request.placement = ec2::Placement{.tenancy = ec2::Tenancy::dedicated};
  auto launched = world.call(request).instances.at(0);
  CHECK(launched.monitoring.state == ec2::MonitoringState::pending);
  CHECK(launched.metadata_options.state == ec2::MetadataOptionsState::pending);
  auto instance = world.instance(launched.instance_id);
  CHECK(instance.monitoring.state == ec2::MonitoringState::enabled);
  CHECK(instance.ebs_optimized);
  CHECK(instance.cpu_options.core_count == 2);
  CHECK(instance.cpu_options.threads_per_core == 1);
  CHECK(instance.metadata_options.state == ec2::MetadataOptionsState::applied);
  CHECK(instance.metadata_options.http_tokens == ec2::HttpTokensState::required);  // the image's
  CHECK(instance.metadata_options.http_put_response_hop_limit == 3);
  CHECK(instance.metadata_options.http_endpoint == ec2::EnabledState::disabled);
  CHECK(instance.maintenance_options.auto_recovery == ec2::AutoRecoveryState::disabled);
  CHECK(instance.private_dns_name == instance.instance_id + ".ec2.internal");
  CHECK(instance.private_dns_name_options.enable_resource_name_dns_a_record);
  CHECK(instance.capacity_reservation_specification.capacity_reservation_preference ==
        ec2::CapacityReservationPreference::none);
  CHECK(instance.placement.tenancy == ec2::Tenancy::dedicated);
  CHECK(instance.placement.availability_zone_id == "use1-az6");
  CHECK(instance.boot_mode == ec2::BootModeValues::uefi_preferred);
  CHECK(instance.current_instance_boot_mode == ec2::BootModeValues::uefi);
}

TEST_CASE("Options that don't fit the type, or each other, are refused") {
  ComputeWorld world;
  struct Row {
    void (*spoil)(ec2::RunInstancesRequest&);
    std::string refusal;
  };
  auto row = GENERATE(
      Row{[](auto& r) {
            r.cpu_options = ec2::CpuOptionsRequest{1, {}};
          },
          "InvalidParameterCombination: CpuOptions must specify both the core count and the threads per "
          "core"},
      Row{[](auto& r) {
            r.cpu_options = ec2::CpuOptionsRequest{2, 2};
          },
          "InvalidParameterValue: CpuOptions of 2 cores and 2 threads per core are not valid for the "
          "instance "
          "type t3.micro"},
      Row{[](auto& r) { r.credit_specification = ec2::CreditSpecificationRequest{"much"}; },
          "InvalidParameterValue: Value (much) for parameter cpuCredits is invalid. Valid values are: "
          "standard, "
          "unlimited."},
      Row{[](auto& r) {
            r.instance_type = "m5.large";
            r.credit_specification = ec2::CreditSpecificationRequest{"standard"};
          },
          "InvalidParameterCombination: CreditSpecification is not supported for the instance type m5.large"},
      Row{[](auto& r) {
            r.instance_type = "t2.micro";
            r.ebs_optimized = true;
          },
          "Unsupported: The requested configuration is currently not supported. Please check the "
          "documentation "
          "for supported configurations."},
      Row{[](auto& r) {
            r.metadata_options = ec2::InstanceMetadataOptionsRequest{.http_put_response_hop_limit = 65};
          },
          "InvalidParameterValue: Value (65) for parameter HttpPutResponseHopLimit is invalid. Specify a "
          "value "
          "between 1 and 64."},
      Row{[](auto& r) {
            r.metadata_options =
                ec2::InstanceMetadataOptionsRequest{.instance_metadata_tags = ec2::EnabledState::enabled};
            r.tag_specifications = {{"instance", {{"a key", "b"}}}};
          },
          "InvalidParameterValue: 'a key' is not a valid tag key. Tag keys must match pattern "
          "([0-9a-zA-Z\\-_+=,.@:]{1,255}), and must not be a reserved name ('.', '..', '_index')"},
      Row{[](auto& r) {
            r.placement =
                ec2::Placement{.availability_zone = "us-east-1a", .availability_zone_id = "use1-az6"};
          },
          "InvalidParameterCombination: The parameter AvailabilityZone cannot be used with the parameter "
          "AvailabilityZoneId"});
  auto request = world.launch_request();
  row.spoil(request);
  CHECK(world.refusal(request) == row.refusal);
}

TEST_CASE("A zone can be named by its id") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.placement = ec2::Placement{.availability_zone_id = "use1-az6"};
  CHECK(world.call(request).instances.at(0).placement.availability_zone == "us-east-1a");
  request.placement->availability_zone_id = "use1-az1";
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
}

TEST_CASE("In a VPC of dedicated tenancy every instance is dedicated") {
  ComputeWorld world;
  world.vpc = world
                  .call(ec2::CreateVpcRequest{.cidr_block = "10.7.0.0/16",
                                              .instance_tenancy = ec2::Tenancy::dedicated})
                  .vpc.vpc_id;
  world.subnet = world.add_subnet("10.7.0.0/24");
  CHECK(world.launch().placement.tenancy == ec2::Tenancy::dedicated);
}

TEST_CASE("Metadata options change one by one, and are pending in the answer") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  ec2::ModifyInstanceMetadataOptionsRequest request{.instance_id = id,
                                                    .http_tokens = ec2::HttpTokensState::optional};
  auto answer = world.call(request);
  CHECK(answer.instance_id == id);
  CHECK(answer.instance_metadata_options.state == ec2::MetadataOptionsState::pending);
  auto options = world.instance(id).metadata_options;
  CHECK(options.state == ec2::MetadataOptionsState::applied);
  CHECK(options.http_tokens == ec2::HttpTokensState::optional);
  CHECK(options.http_put_response_hop_limit == 2);
  request.http_put_response_hop_limit = 0;
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  CHECK(world.refusal_code(ec2::ModifyInstanceMetadataOptionsRequest{.instance_id = id}) ==
        "InvalidParameterCombination");
  world.terminate(id);
  request.http_put_response_hop_limit = 1;
  CHECK(world.refusal(request) ==
        "IncorrectInstanceState: The instance '" + id + "' is not in a valid state for this operation.");
}

TEST_CASE("Automatic recovery can be turned off") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  auto answer =
      world.call(ec2::ModifyInstanceMaintenanceOptionsRequest{id, ec2::AutoRecoveryState::disabled});
  CHECK(answer.auto_recovery == ec2::AutoRecoveryState::disabled);
  CHECK(world.instance(id).maintenance_options.auto_recovery == ec2::AutoRecoveryState::disabled);
  CHECK(world.refusal_code(ec2::ModifyInstanceMaintenanceOptionsRequest{id, {}}) == "MissingParameter");
}

TEST_CASE("Tenancy stays what it is without dedicated hosts") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  ec2::ModifyInstancePlacementRequest request{.instance_id = id, .tenancy = ec2::Tenancy::default_};
  CHECK(world.refusal(request) ==
        "InvalidInstanceState: The instance '" + id + "' is not in the 'stopped' state.");
  world.stop(id);
  CHECK(world.refusal(request) == "");
  request.tenancy = ec2::Tenancy::dedicated;
  CHECK(world.refusal_code(request) == "InvalidTenancy");
  request.tenancy = ec2::Tenancy::host;
  CHECK(world.refusal(request) ==
        "UnsupportedOperation: vpcsim does not support the parameter Tenancy=host yet");
  CHECK(world.refusal_code(ec2::ModifyInstancePlacementRequest{.instance_id = id}) ==
        "InvalidParameterCombination");
  CHECK(world.refusal_code(ec2::ModifyInstancePlacementRequest{.affinity = ec2::Affinity::host,
                                                               .instance_id = id}) == "UnsupportedOperation");
  CHECK(world.refusal(ec2::ModifyInstancePlacementRequest{.affinity = ec2::Affinity::default_,
                                                          .instance_id = id}) == "");
  CHECK(world.refusal_code(ec2::ModifyInstancePlacementRequest{.group_name = "near", .instance_id = id}) ==
        "UnsupportedOperation");
  CHECK(world.refusal(ec2::ModifyInstancePlacementRequest{.group_name = "", .instance_id = id}) == "");
}

TEST_CASE("The kind of host name changes while the instance is stopped, its DNS records any time") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  ec2::ModifyPrivateDnsNameOptionsRequest request{.instance_id = id,
                                                  .enable_resource_name_dns_a_record = true};
  world.call(request);
  CHECK(world.instance(id).private_dns_name_options.enable_resource_name_dns_a_record);
  request.private_dns_hostname_type = ec2::HostnameType::resource_name;
  CHECK(world.refusal_code(request) == "IncorrectInstanceState");
  world.stop(id);
  world.call(request);
  CHECK(world.instance(id).private_dns_name == id + ".ec2.internal");
}

TEST_CASE("An instance takes over the host names of its subnet") {
  ComputeWorld world;
  ec2::ModifySubnetAttributeRequest modify{.subnet_id = world.subnet};
  modify.private_dns_hostname_type_on_launch = ec2::HostnameType::resource_name;
  world.call(modify);
  auto instance = world.launch();
  CHECK(instance.private_dns_name == instance.instance_id + ".ec2.internal");
  CHECK(instance.private_dns_name_options.hostname_type == ec2::HostnameType::resource_name);
}

TEST_CASE("Detailed monitoring is turned on and off for several instances at once") {
  ComputeWorld world;
  auto one = world.launch().instance_id, two = world.launch().instance_id;
  auto on = world.call(ec2::MonitorInstancesRequest{{one, two}}).instance_monitorings;
  REQUIRE(on.size() == 2);
  CHECK(on[1].monitoring.state == ec2::MonitoringState::pending);
  CHECK(world.instance(two).monitoring.state == ec2::MonitoringState::enabled);
  auto off = world.call(ec2::UnmonitorInstancesRequest{{two}}).instance_monitorings;
  CHECK(off.at(0).monitoring.state == ec2::MonitoringState::disabling);
  CHECK(world.instance(two).monitoring.state == ec2::MonitoringState::disabled);
  CHECK(world.instance(one).monitoring.state == ec2::MonitoringState::enabled);
  world.terminate(one);
  CHECK(world.refusal_code(ec2::MonitorInstancesRequest{{two, one}}) == "InvalidState");
  CHECK(world.refusal(ec2::MonitorInstancesRequest{}) ==
        "MissingParameter: The request must contain the parameter instancesSet");
}

TEST_CASE("Burstable instances have a credit option: unlimited, but for the oldest") {
  ComputeWorld world;
  auto launch = [&](std::string type, std::optional<std::string> credits = {}) {
    auto request = world.launch_request();
    request.instance_type = std::move(type);
    if (credits) request.credit_specification = ec2::CreditSpecificationRequest{*credits};
    return world.call(request).instances.at(0).instance_id;
  };
  auto t2 = launch("t2.micro"), t3 = launch("t3.micro"), m5 = launch("m5.large"),
       chosen = launch("t3.nano", "standard");
  auto credits = [&](std::vector<std::string> ids) {
    return world.call(ec2::DescribeInstanceCreditSpecificationsRequest{.instance_ids = std::move(ids)})
        .instance_credit_specifications;
  };
  CHECK(credits({t2}).at(0).cpu_credits == "standard");
  CHECK(credits({t3}).at(0).cpu_credits == "unlimited");
  CHECK(credits({chosen}).at(0).cpu_credits == "standard");
  auto unlimited = credits({});
  REQUIRE(unlimited.size() == 1);  // AWS shows the standard ones only to those who name them
  CHECK(unlimited[0].instance_id == t3);
  CHECK(world.refusal_code(ec2::DescribeInstanceCreditSpecificationsRequest{.instance_ids = {m5}}) ==
        "InstanceCreditSpecification.NotSupported");
}

TEST_CASE("Credit options change item by item") {
  ComputeWorld world;
  auto id = world.launch().instance_id, gone = world.launch().instance_id;
  auto request = world.launch_request();
  request.instance_type = "m5.large";
  auto m5 = world.call(request).instances.at(0).instance_id;
  world.terminate(gone);
  ec2::ModifyInstanceCreditSpecificationRequest change;
  for (const std::string& each : {id, gone, m5, std::string("i-00000001"), std::string("x")}) {
    change.instance_credit_specifications.push_back({each, "standard"});
  }
  auto answer = world.call(change);
  REQUIRE(answer.successful_instance_credit_specifications.size() == 1);
  CHECK(answer.successful_instance_credit_specifications[0].instance_id == id);
  std::vector<std::string> codes;
  for (const auto& item : answer.unsuccessful_instance_credit_specifications) {
    codes.emplace_back(name_of(item.error.code));
  }
  CHECK(codes == std::vector<std::string>{"IncorrectInstanceState",
                                          "InstanceCreditSpecification.NotSupported",
                                          "InvalidInstanceID.NotFound", "InvalidInstanceID.Malformed"});
  change.instance_credit_specifications = {{id, "standard"}, {m5, "standard"}, {id, "unlimited"}};
  CHECK(world.refusal_code(change) == "InvalidInstanceCreditSpecification.DuplicateInstanceId");
  change.instance_credit_specifications = {{id, "x"}};
  CHECK(world.refusal_code(change) == "InvalidParameterValue");
  change.instance_credit_specifications = {{{}, "standard"}};
  CHECK(world.refusal(change) == "MissingParameter: The request must contain the parameter instanceId");
}

TEST_CASE("Credit options change once for a client token") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  auto credits = [&] {
    return world.call(ec2::DescribeInstanceCreditSpecificationsRequest{.instance_ids = {id}})
        .instance_credit_specifications.at(0)
        .cpu_credits;
  };
  ec2::ModifyInstanceCreditSpecificationRequest change{.client_token = "once"};
  change.instance_credit_specifications = {{id, "standard"}, {"i-00000001", "standard"}};
  world.call(change);
  CHECK(credits() == "standard");
  ec2::ModifyInstanceCreditSpecificationRequest back;
  back.instance_credit_specifications = {{id, "unlimited"}};
  world.call(back);
  world.call(back);  // without a token, every call counts
  auto repeated = world.call(change);
  CHECK(repeated.successful_instance_credit_specifications.at(0).instance_id == id);
  CHECK(repeated.unsuccessful_instance_credit_specifications.size() == 1);
  CHECK(credits() == "unlimited");
  change.instance_credit_specifications.pop_back();
  CHECK(world.refusal_code(change) == "IdempotentParameterMismatch");
}

TEST_CASE("Tags that an instance's metadata shows have keys that fit into a path") {
  ComputeWorld world;
  auto request = world.launch_request();
  request.metadata_options =
      ec2::InstanceMetadataOptionsRequest{.instance_metadata_tags = ec2::EnabledState::enabled};
  auto bad = GENERATE(std::string("a b"), std::string("a/b"), std::string("."), std::string(".."),
                      std::string("_index"));
  const std::string refusal = "InvalidParameterValue: '" + bad +
                              "' is not a valid tag key. Tag keys must match pattern "
                              "([0-9a-zA-Z\\-_+=,.@:]{1,255}), and must not be a "
                              "reserved name ('.', '..', '_index')";
  request.tag_specifications = {{"instance", {{bad, "v"}}}};
  CHECK(world.refusal(request) == refusal);
  request.tag_specifications = {{"instance", {{"a+b=c,d.e@f:g_h-i", "v"}}}};
  auto id = world.call(request).instances.at(0).instance_id;
  ec2::CreateTagsRequest tag{.resources = {id}, .tags = {{bad, "v"}}};
  CHECK(world.refusal(tag) == refusal);
  ec2::ModifyInstanceMetadataOptionsRequest options{.instance_id = id};
  options.instance_metadata_tags = ec2::EnabledState::disabled;
  world.call(options);
  CHECK(world.refusal(tag) == "");
  options.instance_metadata_tags = ec2::EnabledState::enabled;
  CHECK(world.refusal(options) == refusal);
}

TEST_CASE("Running instances count against the limit of vCPUs, stopped ones don't") {
  auto settings = ComputeWorld::empty();
  settings.quotas.standard_vcpus = 4;
  ComputeWorld world(settings);
  auto one = world.launch().instance_id;
  world.launch();
  CHECK(world.refusal(world.launch_request())
            .starts_with("VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU "
                         "limit of 4 allows"));
  world.stop(one);
  auto three = world.launch().instance_id;
  CHECK(world.refusal_code(ec2::StartInstancesRequest{.instance_ids = {one}}) == "VcpuLimitExceeded");
  world.terminate(three);
  CHECK(world.refusal(ec2::StartInstancesRequest{.instance_ids = {one}}) == "");
  world.stop(one);
  world.terminate(one);  // counted down once
  world.launch();
  CHECK(world.refusal_code(world.launch_request()) == "VcpuLimitExceeded");
}
