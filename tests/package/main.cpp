// README shows what stands between the two marks.
// [readme]
#include <cstdio>

#include <protocol/ec2/vpc.hpp>
#include <protocol/ec2_client.hpp>
#include <scenarios/in_process.hpp>

int main() {
  vpcsim::ManualClock clock;
  vpcsim::Simulator simulator({.seed = 1}, clock);
  vpcsim::scenarios::InProcess cloud(simulator, clock);
  vpcsim::protocol::Ec2Client ec2(cloud, cloud, {"111111111111", "any secret", ""}, "us-east-1");

  auto vpc = ec2.call(vpcsim::ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
  std::printf("%s has %s\n", vpc.vpc_id.c_str(), vpc.cidr_block.c_str());
}
// [readme]
