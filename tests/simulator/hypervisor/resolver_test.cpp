#include "simulator/hypervisor/resolver.hpp"

#include "catch.hpp"
#include "protocol/ec2/address_attribute.hpp"
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "simulator/hypervisor/inside_world.hpp"

namespace vpcsim::tests {
namespace {

/// A second VPC, 10.1.0.0/16, with an instance that has an Elastic address.
struct TwoVpcs : InsideWorld {
  std::string other_vpc, other_subnet, other_instance, other_address, asker;

  explicit TwoVpcs(const std::string& owner = "111111111111", const std::string& place = "us-east-1") {
    asker = launch_at("10.0.1.10");
    const std::string own_account = account, own_region = region, own_image = image;
    account = owner, region = place;
    image = find_image("al2023-ami-2023*x86_64");
    other_vpc = call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
    set_dns_hostnames(other_vpc, true);
    other_subnet =
        call(ec2::CreateSubnetRequest{.cidr_block = "10.1.1.0/24", .vpc_id = other_vpc}).subnet.subnet_id;
    const std::string other_gateway =
        call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
    call(ec2::AttachInternetGatewayRequest{.internet_gateway_id = other_gateway, .vpc_id = other_vpc});
    other_instance = launch_in(other_subnet, "10.1.1.20");
    other_address = give_address(other_instance);
    account = own_account, region = own_region, image = own_image;
  }

  std::string peer(const std::string& owner = "111111111111", const std::string& place = "us-east-1") {
    ec2::CreateVpcPeeringConnectionRequest request{.peer_vpc_id = other_vpc, .vpc_id = vpc};
    request.peer_owner_id = owner;
    request.peer_region = place;
    const auto id = call(request).vpc_peering_connection.vpc_peering_connection_id;
    const std::string own_account = account, own_region = region;
    account = owner, region = place;
    call(ec2::AcceptVpcPeeringConnectionRequest{id});
    account = own_account, region = own_region;
    return id;
  }
  void allow(const std::string& peering, bool of_requester, const std::string& owner = "111111111111",
             const std::string& place = "us-east-1") {
    ec2::ModifyVpcPeeringConnectionOptionsRequest request;
    request.vpc_peering_connection_id = peering;
    ec2::PeeringConnectionOptionsRequest options;
    options.allow_dns_resolution_from_remote_vpc = true;
    (of_requester ? request.requester_peering_connection_options
                  : request.accepter_peering_connection_options) = options;
    const std::string own_account = account, own_region = region;
    account = owner, region = place;
    call(request);
    account = own_account, region = own_region;
  }
  void attach_both_to_gateway(const std::string& gateway_id, bool dns_support = true) {
    ec2::CreateTransitGatewayVpcAttachmentRequest request{
        .transit_gateway_id = gateway_id, .vpc_id = vpc, .subnet_ids = {subnet}};
    call(request);
    request.vpc_id = other_vpc;
    request.subnet_ids = {other_subnet};
    if (!dns_support) {
      request.options = ec2::CreateTransitGatewayVpcAttachmentRequestOptions{
          .dns_support = ec2::TransitGatewayOptionValue::disable};
    }
    call(request);
  }
};

}  // namespace

// ---- private names

TEST_CASE("A private name stands for its address, by form, within the VPC's blocks") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  CHECK(world.resolved(asker, "ip-10-0-1-10.ec2.internal") == "10.0.1.10");
  CHECK(world.resolved(asker, "IP-10-0-1-10.EC2.Internal.") == "10.0.1.10");
  CHECK(world.resolved(asker, "ip-10-0-9-9.ec2.internal") == "10.0.9.9");
  CHECK(world.resolved(asker, "ip-10-1-0-1.ec2.internal") == "no such name");
  CHECK(world.resolved(asker, "ip-10-0-1-10.eu-west-1.compute.internal") == "no such name");
  CHECK(world.resolved(asker, "ip-10-0-1-256.ec2.internal") == "no such name");
  CHECK(world.resolved(asker, "x.ip-10-0-1-10.ec2.internal") == "no such name");
  CHECK(world.resolved(asker, "ip-10-0-1-10") == "no such name");
}

TEST_CASE("Private names of other regions than the oldest have the region's name") {
  InsideWorld world;
  world.region = "eu-west-1";
  ComputeWorld& there = world;
  there.vpc = world.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  world.set_dns_hostnames(there.vpc, true);
  there.subnet = world.add_subnet("10.0.1.0/24", "eu-west-1a");
  there.image = world.find_image("al2023-ami-2023*x86_64");
  const std::string asker = world.launch_at("10.0.1.10");
  CHECK(world.resolved(asker, "ip-10-0-1-10.eu-west-1.compute.internal") == "10.0.1.10");
  CHECK(world.resolved(asker, "ip-10-0-1-10.ec2.internal") == "no such name");
}

TEST_CASE(
    "Without DNS support the resolver doesn't answer, without DNS host names it knows no names of Amazon's") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  const std::string address = world.give_address(asker);
  world.set_dns_hostnames(world.vpc, false);
  CHECK(world.resolved(asker, "ip-10-0-1-10.ec2.internal") == "no such name");
  CHECK(world.resolved(asker, "10.1.0.10.in-addr.arpa", "PTR") == "no such name");
  CHECK(world.resolved(asker, InsideWorld::public_name(address)) == address);
  world.set_dns_support(world.vpc, false);
  CHECK(world.resolved(asker, "ip-10-0-1-10.ec2.internal") == "no answer");
}

TEST_CASE("The name of an instance's id has the records that its options say") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  const std::string name = asker + ".ec2.internal";
  CHECK(world.resolved(asker, name) == "no such name");
  world.call(ec2::ModifyPrivateDnsNameOptionsRequest{.instance_id = asker,
                                                     .enable_resource_name_dns_a_record = true});
  CHECK(world.resolved(asker, name) == "10.0.1.10");
  CHECK(world.resolved(asker, name, "AAAA") == "no records");
  CHECK(world.resolved(asker, "i-00000000000000001.ec2.internal") == "no such name");
}

TEST_CASE("The name of an instance's id has its first IPv6 address if its options say so") {
  InsideWorld world;
  world.add_ipv6();
  auto request = world.launch_request();
  request.ipv6_address_count = 1;
  request.private_dns_name_options =
      ec2::PrivateDnsNameOptionsRequest{.enable_resource_name_dns_aaaa_record = true};
  const auto launched = world.call(request).instances.at(0);
  const std::string name = launched.instance_id + ".ec2.internal";
  CHECK(world.resolved(launched.instance_id, name, "AAAA") == launched.ipv6_address);
  CHECK(world.resolved(launched.instance_id, name) == "no records");
}

TEST_CASE("A terminated instance has no name any more, and other VPCs' instances have none here") {
  TwoVpcs world;
  for (const std::string& id : {world.asker, world.other_instance}) {
    world.call(ec2::ModifyPrivateDnsNameOptionsRequest{.instance_id = id,
                                                       .enable_resource_name_dns_a_record = true});
  }
  CHECK(world.resolved(world.asker, world.other_instance + ".ec2.internal") == "no such name");
  const std::string second = world.launch_at("10.0.1.11");
  world.terminate(world.asker);
  CHECK(world.resolved(second, world.asker + ".ec2.internal") == "no such name");
}

// ---- public names

TEST_CASE("A public name stands for the private address inside of the VPC, else for the public one") {
  TwoVpcs world;
  const std::string address = world.give_address(world.asker);
  CHECK(world.resolved(world.asker, InsideWorld::public_name(address)) == "10.0.1.10");
  CHECK(world.resolved(world.other_instance, InsideWorld::public_name(address)) == address);
  CHECK(world.resolved(world.asker, InsideWorld::public_name(address), "AAAA") == "no records");
}

TEST_CASE("A public name of an auto-assigned address is found, too") {
  InsideWorld world;
  world.make_public(world.subnet);
  const auto launched = world.launch();
  const auto shown = world.instance(launched.instance_id);
  CHECK(world.resolved(launched.instance_id, shown.public_dns_name) == *shown.private_ip_address);
}

TEST_CASE("A public name of nobody's address resolves by its form, one of another region's doesn't") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  const std::string address = world.give_address(asker);
  CHECK(world.resolved(asker, "ec2-203-0-113-25.compute-1.amazonaws.com") == "203.0.113.25");
  CHECK(world.resolved(asker, "ec2-203-0-113-25.eu-west-1.compute.amazonaws.com") == "203.0.113.25");
  CHECK(world.resolved(asker, "ec2-203-0-113-25.us-east-1.compute.amazonaws.com") == "no such name");
  CHECK(world.resolved(asker, "ec2-203-0-113-25.nowhere.compute.amazonaws.com") == "no such name");
  CHECK(world.resolved(asker, InsideWorld::public_name(address, "eu-west-1.compute.amazonaws.com")) ==
        "no such name");
}

TEST_CASE(
    "A peer's public name stands for the private address if the peer's side of the connection says so") {
  TwoVpcs world;
  const std::string name = InsideWorld::public_name(world.other_address);
  const std::string peering = world.peer();
  CHECK(world.resolved(world.asker, name) == world.other_address);
  world.allow(peering, true);  // the asker's side: says nothing of the other's addresses
  CHECK(world.resolved(world.asker, name) == world.other_address);
  world.allow(peering, false);
  CHECK(world.resolved(world.asker, name) == "10.1.1.20");
  world.set_dns_hostnames(world.other_vpc, false);
  CHECK(world.resolved(world.asker, name) == world.other_address);
  world.set_dns_hostnames(world.other_vpc, true);
  world.call(ec2::DeleteVpcPeeringConnectionRequest{peering});
  CHECK(world.resolved(world.asker, name) == world.other_address);
}

TEST_CASE("Names are shared over peering connections of accounts and regions") {
  TwoVpcs world("222222222222", "eu-west-1");
  const std::string peering = world.peer("222222222222", "eu-west-1");
  const std::string name = InsideWorld::public_name(world.other_address, "eu-west-1.compute.amazonaws.com");
  CHECK(world.resolved(world.asker, name) == world.other_address);
  world.allow(peering, false, "222222222222", "eu-west-1");
  CHECK(world.resolved(world.asker, name) == "10.1.1.20");
  CHECK(world.resolved(world.asker, "20.1.1.10.in-addr.arpa", "PTR") ==
        "ip-10-1-1-20.eu-west-1.compute.internal.");
}

TEST_CASE("Public names stand for private addresses over a transit gateway if all three support it") {
  const bool of_gateway = GENERATE(true, false), of_attachment = GENERATE(true, false);
  TwoVpcs world;
  ec2::CreateTransitGatewayRequest request;
  request.options = ec2::TransitGatewayRequestOptions{};
  if (!of_gateway) request.options->dns_support = ec2::TransitGatewayOptionValue::disable;
  world.attach_both_to_gateway(world.call(request).transit_gateway.transit_gateway_id, of_attachment);
  CHECK(world.resolved(world.asker, InsideWorld::public_name(world.other_address)) ==
        (of_gateway && of_attachment ? "10.1.1.20" : world.other_address));
  CHECK(world.resolved(world.asker, "20.1.1.10.in-addr.arpa", "PTR") ==
        (of_gateway && of_attachment ? "ip-10-1-1-20.ec2.internal." : "no such name"));
}

// ---- names of addresses

TEST_CASE("Private addresses of the VPC have their names, others have none") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  CHECK(world.resolved(asker, "10.1.0.10.in-addr.arpa", "PTR") == "ip-10-0-1-10.ec2.internal.");
  CHECK(world.resolved(asker, "1.0.1.10.in-addr.arpa", "PTR") == "no such name");
  CHECK(world.resolved(asker, "0.10.in-addr.arpa", "PTR") == "no such name");
  CHECK(world.resolved(asker, "10.1.0.10.in-addr.arpa", "A") == "no records");
}

TEST_CASE("A peer's private addresses have names if its side of the connection shares them") {
  TwoVpcs world;
  const std::string peering = world.peer();
  CHECK(world.resolved(world.asker, "20.1.1.10.in-addr.arpa", "PTR") == "no such name");
  world.allow(peering, false);
  CHECK(world.resolved(world.asker, "20.1.1.10.in-addr.arpa", "PTR") == "ip-10-1-1-20.ec2.internal.");
}

TEST_CASE("Public addresses have their names, or those that reverse DNS was set to") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  const auto allocated = world.allocate();
  std::string name;
  for (std::string rest = allocated.public_ip + "."; !rest.empty();) {
    const auto dot = rest.find('.');
    name.insert(0, rest.substr(0, dot + 1));
    rest.erase(0, dot + 1);
  }
  name += "in-addr.arpa";
  CHECK(world.resolved(asker, name, "PTR") == InsideWorld::public_name(allocated.public_ip) + ".");
  world.call(ec2::ModifyAddressAttributeRequest{.allocation_id = allocated.allocation_id,
                                                .domain_name = "mail.example.com"});
  CHECK(world.resolved(asker, name, "PTR") == "mail.example.com.");
  CHECK(world.resolved(asker, "25.113.0.203.in-addr.arpa", "PTR") == "no such name");
}

// ---- answers

TEST_CASE("Negative answers say whose zone the name would be in") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  const auto authority = [&](const std::string& name, const std::string& type = "A") {
    const auto answer = world.ask(asker, name, type);
    REQUIRE(answer.authority.size() == 1);
    CHECK(answer.authority[0].type == "SOA");
    return answer.authority[0].name + " " + answer.authority[0].data;
  };
  const std::string internal =
      "ec2.internal ns0.ec2.internal. hostmaster.amazon.com. 2012103100 3600 3600 3600 60";
  CHECK(authority("nothing.ec2.internal") == internal);
  CHECK(authority("ip-10-0-1-10.ec2.internal", "MX") == internal);
  CHECK(authority("example.com") ==
        " a.root-servers.net. nstld.verisign-grs.com. 2026010100 1800 900 604800 86400");
  CHECK(authority("ec2-203-0-113-25.compute-1.amazonaws.com", "TXT").starts_with("amazonaws.com "));
  CHECK(world.ask(asker, "ip-10-0-1-10.ec2.internal").authority.empty());
  CHECK(world.resolved(asker, "ec2.internal", "NS") == "ns0.ec2.internal.");
  CHECK("ec2.internal " + world.resolved(asker, "ec2.internal", "SOA") == internal);
}

TEST_CASE("There is no internet behind the resolver") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  for (const char* name : {"example.com", "ec2.us-east-1.amazonaws.com", "", "localhost"})
    CHECK(world.resolved(asker, name) == "no such name");
}

TEST_CASE("The answer is the VPC's resolver's, or of the server that was asked") {
  InsideWorld world;
  const std::string asker = world.launch_at("10.0.1.10");
  CHECK(world.ask(asker, "example.com").server.text() == "10.0.0.2");
  const auto answer = hypervisor::resolve(world.read(), world.row(asker),
                                          {"example.com", "A", protocol::Ip::parse("169.254.169.253")});
  CHECK(answer.server.text() == "169.254.169.253");
}

TEST_CASE("In a subnet with DNS64, what has IPv4 alone gets an IPv6 address of NAT64's") {
  InsideWorld world;
  world.add_ipv6();
  const std::string asker = world.launch_at("10.0.1.10");
  const std::string name = "ec2-203-0-113-25.compute-1.amazonaws.com";
  CHECK(world.resolved(asker, name, "AAAA") == "no records");
  ec2::ModifySubnetAttributeRequest request{.subnet_id = world.subnet};
  request.enable_dns64 = {true};
  world.call(request);
  CHECK(world.resolved(asker, name, "AAAA") == "64:ff9b::cb00:7119");
  CHECK(world.resolved(asker, "example.com", "AAAA") == "no such name");
}

}  // namespace vpcsim::tests
