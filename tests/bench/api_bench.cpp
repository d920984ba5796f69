// One call in this process, without a socket: parse, rule, XML.
#include <benchmark/benchmark.h>

#include "protocol/ec2/vpc.hpp"
#include "simulator/test_cloud.hpp"

namespace {

using namespace vpcsim;

protocol::HttpRequest describe_vpcs() {
  protocol::HttpRequest request;
  request.headers = {{"Host", "localhost"},
                     {"X-Amz-Date", "20260101T000000Z"},
                     {"Authorization",
                      "AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/ec2/aws4_request, "
                      "SignedHeaders=host;x-amz-date, Signature=" +
                          std::string(64, '0')}};
  request.body = "Action=DescribeVpcs&Version=2016-11-15";
  return request;
}

void describe_two_vpcs(benchmark::State& state) {
  tests::TestCloud cloud;
  cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"});
  cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"});
  auto request = describe_vpcs();
  protocol::HttpResponse response;
  for (auto _ : state) cloud.simulator.handle(request, response);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(describe_two_vpcs);

void create_and_delete_a_vpc(benchmark::State& state) {
  tests::TestCloud cloud;
  for (auto _ : state) {
    auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
    cloud.call(ec2::DeleteVpcRequest{vpc.vpc_id});
  }
  state.SetItemsProcessed(2 * state.iterations());
}
BENCHMARK(create_and_delete_a_vpc);

}  // namespace
