#include "simulator/hypervisor/dhcp.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/inside_world.hpp"

namespace vpcsim::tests {
namespace {

std::string resolv_conf(InsideWorld& world, const std::string& id) {
  return hypervisor::resolv_conf(world.here(), world.row(id));
}
std::string host_name(InsideWorld& world, const std::string& id) {
  return hypervisor::host_name(world.here(), world.row(id));
}

}  // namespace

TEST_CASE("Amazon's options name the VPC's resolver and the region's private domain") {
  InsideWorld world;
  const std::string id = world.launch_at("10.0.1.10");
  CHECK(resolv_conf(world, id) == "nameserver 10.0.0.2\nsearch ec2.internal\n");
}

TEST_CASE("A set's servers and domain are those of resolv.conf") {
  InsideWorld world;
  const std::string id = world.launch_at("10.0.1.10");
  world.use_dhcp_options(
      {{"domain-name-servers", {"10.0.9.9", "AmazonProvidedDNS"}}, {"domain-name", {"example.com"}}});
  CHECK(resolv_conf(world, id) == "nameserver 10.0.9.9\nnameserver 10.0.0.2\nsearch example.com\n");
  CHECK(hypervisor::search_domain(world.here(), world.row(id)) == "example.com");
}

TEST_CASE("A VPC without options tells its instances of no servers") {
  InsideWorld world;
  const std::string id = world.launch_at("10.0.1.10");
  world.call(ec2::AssociateDhcpOptionsRequest{.dhcp_options_id = "default", .vpc_id = world.vpc});
  CHECK(resolv_conf(world, id).empty());
}

TEST_CASE("A host is named after its address, or after its id where its options say so") {
  InsideWorld world;
  const std::string by_address = world.launch_at("10.0.1.10");
  CHECK(host_name(world, by_address) == "ip-10-0-1-10.ec2.internal");
  auto request = world.launch_request();
  request.private_dns_name_options =
      ec2::PrivateDnsNameOptionsRequest{.hostname_type = ec2::HostnameType::resource_name};
  const std::string by_id = world.call(request).instances.at(0).instance_id;
  CHECK(host_name(world, by_id) == by_id + ".ec2.internal");
}

TEST_CASE("A set's own domain is part of a host's name where Amazon's names don't resolve") {
  InsideWorld world;
  const std::string id = world.launch_at("10.0.1.10");
  world.use_dhcp_options({{"domain-name", {"example.com"}}});
  CHECK(host_name(world, id) == "ip-10-0-1-10.ec2.internal");
  world.set_dns_hostnames(world.vpc, false);
  CHECK(host_name(world, id) == "ip-10-0-1-10.example.com");
}

TEST_CASE("In an IPv6-only subnet the resolver has its IPv6 address, and hosts are named after their ids") {
  InsideWorld world;
  const std::string id = world.launch_ipv6_only();
  CHECK(resolv_conf(world, id) == "nameserver fd00:ec2::253\nsearch ec2.internal\n");
  CHECK(host_name(world, id) == id + ".ec2.internal");
}

}  // namespace vpcsim::tests
