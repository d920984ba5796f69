#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using ec2::SummaryStatus;
using tests::ComputeWorld;

TEST_CASE("Status checks initialize until their time has passed") {
  auto settings = ComputeWorld::empty();
  settings.timing.instance_pending = 1000;
  settings.timing.instance_status_checks = 60'000;
  ComputeWorld world(settings);
  auto id = world.launch().instance_id;
  auto status = [&] {
    return world.call(ec2::DescribeInstanceStatusRequest{.instance_ids = {id}, .include_all_instances = true})
        .instance_statuses.at(0);
  };
  CHECK(status().instance_state.name == ec2::InstanceStateName::pending);
  CHECK(status().instance_status.status == SummaryStatus::initializing);
  world.clock.advance(1000);
  CHECK(status().instance_state.name == ec2::InstanceStateName::running);
  CHECK(status().system_status.status == SummaryStatus::initializing);
  CHECK(status().system_status.details.at(0).status == ec2::StatusType::initializing);
  world.clock.advance(60'000);
  CHECK(status().instance_status.status == SummaryStatus::ok);
  CHECK(status().instance_status.details.at(0).status == ec2::StatusType::passed);
}

TEST_CASE("Statuses are found by state, zone and check") {
  ComputeWorld world;
  auto running = world.launch().instance_id;
  auto stopped = world.launch().instance_id;
  world.stop(stopped);
  auto found = [&](std::string name, std::string value) {
    std::vector<std::string> ids;
    for (const auto& status :
         world
             .call(ec2::DescribeInstanceStatusRequest{.filters = {{std::move(name), {std::move(value)}}},
        .include_all_instances = true})
             .instance_statuses) {
      ids.push_back(status.instance_id);
    }
    return ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(found("instance-state-name", "stopped") == Ids{stopped});
  CHECK(found("instance-state-code", "16") == Ids{running});
  CHECK(found("instance-status.status", "ok") == Ids{running});
  CHECK(found("system-status.status", "not-applicable") == Ids{stopped});
  CHECK(found("instance-status.reachability", "passed") == Ids{running});
  CHECK(found("system-status.reachability", "passed") == Ids{running});
  CHECK(found("availability-zone", "us-east-1a") == Ids{running, stopped});
  CHECK(found("event.code", "instance-stop").empty());
  CHECK(world.refusal(ec2::DescribeInstanceStatusRequest{.filters = {{"x", {"y"}}}}) ==
        "InvalidParameterValue: The filter 'x' is invalid");
}

TEST_CASE("Statuses come in pages") {
  ComputeWorld world;
  for (int i = 0; i < 6; ++i) world.launch();
  auto page = world.call(ec2::DescribeInstanceStatusRequest{.max_results = 5});
  CHECK(page.instance_statuses.size() == 5);
  ec2::DescribeInstanceStatusRequest next{.max_results = 5, .next_token = page.next_token};
  CHECK(world.call(next).instance_statuses.size() == 1);
  CHECK(world.refusal_code(ec2::DescribeInstanceStatusRequest{
            .instance_ids = {"i-00000001"}, .max_results = 5}) == "InvalidParameterCombination");
}

TEST_CASE("Only the status of running instances can be reported, and a report changes nothing") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  ec2::ReportInstanceStatusRequest report{.instances = {id},
                                          .reason_codes = {ec2::ReportInstanceReasonCodes::unresponsive},
                                          .status = ec2::ReportStatusType::impaired};
  world.call(report);
  CHECK(world.call(ec2::DescribeInstanceStatusRequest{}).instance_statuses.at(0).instance_status.status ==
        SummaryStatus::ok);
  world.stop(id);
  CHECK(world.refusal(report) ==
        "IncorrectInstanceState: The instance '" + id + "' is not in the 'running' state.");
  report.instances = {"i-00000001"};
  CHECK(world.refusal_code(report) == "InvalidInstanceID.NotFound");
}

TEST_CASE("Nothing is written to the console; only Nitro types would show the latest") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  auto console = world.call(ec2::GetConsoleOutputRequest{.instance_id = id, .latest = true});
  CHECK(console.instance_id == id);
  CHECK_FALSE(console.output);
  auto request = world.launch_request();
  request.instance_type = "t2.micro";
  auto xen = world.call(request).instances.at(0).instance_id;
  CHECK(world.refusal_code(ec2::GetConsoleOutputRequest{.instance_id = xen, .latest = true}) ==
        "UnsupportedOperation");
  CHECK(world.call(ec2::GetConsoleOutputRequest{.instance_id = xen}).instance_id == xen);
  CHECK(world.refusal_code(ec2::GetConsoleOutputRequest{.instance_id = "i-00000001"}) ==
        "InvalidInstanceID.NotFound");
}

TEST_CASE("No instance has an instance profile, or a link from EC2-Classic") {
  ComputeWorld world;
  auto id = world.launch().instance_id;
  ec2::DescribeIamInstanceProfileAssociationsRequest profiles{.filters = {{"instance-id", {id}}}};
  CHECK(world.call(profiles).iam_instance_profile_associations.empty());
  profiles = {.association_ids = {"iip-assoc-1"}};
  CHECK(world.refusal(profiles) ==
        "InvalidAssociationID.NotFound: The association ID 'iip-assoc-1' does not exist");
  CHECK(world.call(ec2::DescribeClassicLinkInstancesRequest{.filters = {{"vpc-id", {world.vpc}}}})
            .instances.empty());
  CHECK(world.call(ec2::DescribeClassicLinkInstancesRequest{.instance_ids = {id}}).instances.empty());
  CHECK(world.refusal_code(ec2::DescribeClassicLinkInstancesRequest{.instance_ids = {"i-00000001"}}) ==
        "InvalidInstanceID.NotFound");
}
