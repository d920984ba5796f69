#include "protocol/ec2/instance_requirements.hpp"

#include "catch.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;
using Types = std::vector<std::string>;

namespace {

struct Finder {
  TestCloud cloud{TestCloud::empty()};
  ec2::GetInstanceTypesFromInstanceRequirementsRequest request{
      .architecture_types = {ec2::Architecture::x86_64, ec2::Architecture::arm64},
      .virtualization_types = {ec2::VirtualizationType::hvm},
      .instance_requirements = ec2::InstanceRequirementsRequest{},
      .max_results = {},
      .next_token = {}};

  Finder() {
    wanted().v_cpu_count = ec2::RequiredRangeRequest{};
    wanted().memory_mib = ec2::RequiredRangeRequest{};
  }
  ec2::InstanceRequirementsRequest& wanted() { return *request.instance_requirements; }
  Types found() {
    Types names;
    for (const auto& type : cloud.call(request).instance_types) names.push_back(type.instance_type);
    return names;
  }
};

const Types fixed_performance{"c5.2xlarge", "c5.large", "c5.xlarge", "m1.small",
                              "m5.2xlarge", "m5.large", "m5.xlarge"};

}  // namespace

TEST_CASE("Instance types are found by vCPUs and memory; burstable ones only if they are asked for") {
  Finder finder;
  CHECK(finder.found() == fixed_performance);
  finder.wanted().v_cpu_count = {4, 4};
  CHECK(finder.found() == Types{"c5.xlarge", "m5.xlarge"});
  finder.wanted().memory_mib = {8193, {}};
  CHECK(finder.found() == Types{"m5.xlarge"});
  finder.wanted().burstable_performance = ec2::Inclusion::included;
  CHECK(finder.found() == Types{"m5.xlarge", "t3.xlarge"});
  finder.wanted().burstable_performance = ec2::Inclusion::required;
  CHECK(finder.found() == Types{"t3.xlarge"});
}

TEST_CASE("Every attribute of instance types narrows what is found") {
  struct Row {
    void (*change)(ec2::InstanceRequirementsRequest&);
    Types found;
  };
  const std::vector<Row> rows{
      {[](auto& r) {
         r.memory_gib_per_v_cpu = {{}, 1.8};
       },
       {"m1.small"}},
      {[](auto& r) {
         r.memory_gib_per_v_cpu = {4.0, {}};
       },
       {"m5.2xlarge", "m5.large", "m5.xlarge"}},
      {[](auto& r) { r.instance_generations = {ec2::InstanceGeneration::previous}; }, {"m1.small"}},
      {[](auto& r) { r.cpu_manufacturers = {ec2::CpuManufacturer::intel}; }, fixed_performance},
      {[](auto& r) { r.cpu_manufacturers = {ec2::CpuManufacturer::amd}; }, {}},
      {[](auto& r) { r.bare_metal = ec2::Inclusion::required; }, {}},
      {[](auto& r) { r.bare_metal = ec2::Inclusion::included; }, fixed_performance},
      {[](auto& r) { r.local_storage = ec2::Inclusion::required; }, {"m1.small"}},
      {[](auto& r) {
         r.total_local_storage_gb = {100.5, {}};
       },
       {"m1.small"}},
      {[](auto& r) {
         r.network_interface_count = {{}, 2};
       },
       {"m1.small"}},
      {[](auto& r) {
         r.baseline_ebs_bandwidth_mbps = {1150, 1150};
       },
       {"c5.xlarge", "m5.xlarge"}},
      {[](auto& r) {
         r.network_bandwidth_gbps = {{}, 1.0};
       },
       {"m1.small"}},
      {[](auto& r) {
         r.accelerator_count = {1, {}};
       },
       {}},
      {[](auto& r) {
         r.accelerator_count = {{}, 0};
       },
       fixed_performance},
      {[](auto& r) { r.accelerator_types = {ec2::AcceleratorType::gpu}; }, {}},
      {[](auto& r) { r.accelerator_manufacturers = {ec2::AcceleratorManufacturer::nvidia}; }, {}},
      {[](auto& r) { r.accelerator_names = {ec2::AcceleratorName::t4}; }, {}},
      {[](auto& r) {
         r.accelerator_total_memory_mib = {1, {}};
       },
       {}},
      {[](auto& r) {
         r.allowed_instance_types = {"c5.*arge", "t3.*"};
       },
       {"c5.2xlarge", "c5.large", "c5.xlarge"}},
      {[](auto& r) { r.excluded_instance_types = {"?5*"}; }, {"m1.small"}},
      {[](auto& r) {
         r.local_storage = ec2::Inclusion::required;
         r.local_storage_types = {ec2::DiskType::ssd};
       },
       {}}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(i);
    Finder finder;
    rows[i].change(finder.wanted());
    CHECK(finder.found() == rows[i].found);
  }
  Finder finder;
  finder.wanted().require_hibernate_support = true;
  CHECK(finder.found().size() == fixed_performance.size() - 1);
  finder.wanted().cpu_manufacturers = {ec2::CpuManufacturer::amazon_web_services};
  finder.wanted().burstable_performance = ec2::Inclusion::included;
  CHECK(finder.found().size() == 5);  // t4g
  finder.request.architecture_types = {ec2::Architecture::x86_64};
  CHECK(finder.found().empty());
  Finder old;
  old.request.virtualization_types = {ec2::VirtualizationType::paravirtual};
  CHECK(old.found() == Types{"m1.small"});
}

TEST_CASE("Requirements must make sense, and are answered in pages") {
  Finder finder;
  finder.request.max_results = 5;
  auto page = finder.cloud.call(finder.request);
  CHECK(page.instance_types.size() == 5);
  finder.request.next_token = page.next_token;
  CHECK(finder.found().size() == 2);
  finder.request.max_results = 0;
  CHECK(finder.cloud.refusal_code(finder.request) == "InvalidParameterValue");
  Finder ranges;
  ranges.wanted().v_cpu_count = {4, 2};
  CHECK(ranges.cloud.refusal_code(ranges.request) == "InvalidParameterValue");
  ranges.wanted().v_cpu_count = {2, 4};
  ranges.wanted().network_interface_count = {4, 2};
  CHECK(ranges.cloud.refusal_code(ranges.request) == "InvalidParameterValue");
  ranges.wanted().network_interface_count = {2, 4};
  ranges.wanted().memory_gib_per_v_cpu = {4.0, 1.8};
  CHECK(ranges.cloud.refusal_code(ranges.request) == "InvalidParameterValue");
  ranges.wanted().memory_gib_per_v_cpu = {1.8, 4.0};
  CHECK(ranges.cloud.refusal(ranges.request) == "");
  Finder both;
  both.wanted().allowed_instance_types = both.wanted().excluded_instance_types = {"m5.*"};
  CHECK(both.cloud.refusal_code(both.request) == "InvalidParameterCombination");
  Finder none;
  none.wanted().memory_mib.reset();
  CHECK(none.cloud.refusal_code(none.request) == "MissingParameter");
}
