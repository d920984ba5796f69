#include "catch.hpp"
#include "simulator/endpoint_world.hpp"

using namespace vpcsim;
using tests::EndpointWorld;
using AddressType = ec2::IpAddressType;
using Records = ec2::DnsRecordIpType;
using Modify = ec2::ModifyVpcEndpointRequest;

namespace {

/// Beside the world's IPv4 subnets: a VPC with a subnet of both families and one of IPv6 alone.
struct World : EndpointWorld {
  static constexpr auto service = "com.amazonaws.us-east-1.ssm";  ///< answers over both
  std::string base;  ///< of the VPC's IPv6 block, without "00::/56"
  std::string dual, ipv6_only;

  World() {
    vpc = call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16", .amazon_provided_ipv6_cidr_block = true})
              .vpc.vpc_id;
    const std::string block = *call(ec2::DescribeVpcsRequest{.vpc_ids = {vpc}})
                                   .vpcs.at(0)
                                   .ipv6_cidr_block_associations.at(0)
                                   .ipv6_cidr_block;
    base = block.substr(0, block.find("00::/56"));
    subnet = add_subnet("10.1.1.0/24", "us-east-1a");
    dual = add_ipv6_subnet("10.1.2.0/24", "02", "us-east-1b");
    ipv6_only = add_ipv6_subnet({}, "03", "us-east-1c");
  }
  std::string add_ipv6_subnet(std::optional<std::string> cidr, const std::string& number, std::string zone) {
    ec2::CreateSubnetRequest request{.availability_zone = std::move(zone), .cidr_block = cidr, .vpc_id = vpc};
    request.ipv6_cidr_block = base + number + "::/64";
    request.ipv6_native = !cidr;
    return call(request).subnet.subnet_id;
  }
  ec2::CreateVpcEndpointRequest request(AddressType type, std::vector<std::string> subnets) {
    auto request = interface_request(service);
    request.subnet_ids = std::move(subnets);
    request.ip_address_type = type;
    return request;
  }
  ec2::NetworkInterface interface_of(const std::string& id, std::size_t i = 0) {
    return interface(endpoint(id).network_interface_ids.at(i));
  }
};

}  // namespace

TEST_CASE("A dualstack endpoint's interfaces have addresses of both families, an IPv6 endpoint's of one") {
  World world;
  auto both = world.create(world.request(AddressType::dualstack, {world.dual}));
  CHECK(world.endpoint(both).ip_address_type == AddressType::dualstack);
  CHECK(world.endpoint(both).dns_options->dns_record_ip_type == Records::dualstack);
  CHECK(world.interface_of(both).private_ip_addresses.size() == 1);
  CHECK(world.interface_of(both).ipv6_addresses.size() == 1);
  auto ipv6 = world.create(world.request(AddressType::ipv6, {world.ipv6_only}));
  CHECK(world.endpoint(ipv6).dns_options->dns_record_ip_type == Records::ipv6);
  CHECK(world.interface_of(ipv6).private_ip_addresses.empty());
  CHECK(world.interface_of(ipv6).ipv6_addresses.size() == 1);
  auto ipv4 = world.create(world.request(AddressType::ipv4, {world.dual}));
  CHECK(world.interface_of(ipv4).ipv6_addresses.empty());
  ec2::DescribeVpcEndpointsRequest found{.filters = {{"ip-address-type", {"dualstack", "ipv6"}}}};
  CHECK(world.call(found).vpc_endpoints.size() == 2);
}

TEST_CASE("The subnets of an endpoint have the addresses of its type") {
  World world;
  CHECK(world.refusal(world.request(AddressType::dualstack, {world.subnet})) ==
        "InvalidParameter: The subnet " + world.subnet +
            " has no IPv6 CIDR block, which the IP address type dualstack requires.");
  CHECK(world.refusal(world.request(AddressType::ipv4, {world.ipv6_only})) ==
        "InvalidParameter: The subnet " + world.ipv6_only +
            " has no IPv4 CIDR block, which the IP address type ipv4 requires.");
  CHECK(world.refusal(world.request(AddressType::ipv6, {world.dual})) ==
        "InvalidParameter: The subnet " + world.dual +
            " is not an IPv6-only subnet, which the IP address type ipv6 requires.");
  auto id = world.create(world.request(AddressType::dualstack, {world.dual}));
  CHECK(world.refusal_code(Modify{.vpc_endpoint_id = id, .add_subnet_ids = {world.subnet}}) ==
        "InvalidParameter");
}

TEST_CASE("The service of an endpoint accepts requests over the endpoint's addresses") {
  World world;
  auto request = world.request(AddressType::dualstack, {world.dual});
  request.service_name = "com.amazonaws.us-east-1.sqs";
  CHECK(world.refusal(request) ==
        "InvalidParameter: The IP address type dualstack is not supported by the VPC endpoint service "
        "com.amazonaws.us-east-1.sqs.");
  auto service = world.create_service(false);
  request.service_name = service.service_name;
  CHECK(world.refusal_code(request) == "InvalidParameter");
  auto id = world.create([&] {
    auto ipv4 = request;
    ipv4.ip_address_type.reset();
    return ipv4;
  }());
  Modify modify{.vpc_endpoint_id = id, .ip_address_type = AddressType::dualstack};
  CHECK(world.refusal_code(modify) == "InvalidParameter");
  ec2::ModifyVpcEndpointServiceConfigurationRequest add{.service_id = service.service_id};
  add.add_supported_ip_address_types = {"ipv6"};
  world.call(add);
  CHECK(world.refusal(modify) == "");
  CHECK(world.refusal(request) == "");
  CHECK(world.connections().at(0).ip_address_type == AddressType::dualstack);
  ec2::ModifyVpcEndpointServiceConfigurationRequest remove{.service_id = service.service_id};
  remove.remove_supported_ip_address_types = {"ipv4"};
  world.call(remove);
  request.ip_address_type = AddressType::ipv4;
  CHECK(world.refusal_code(request) == "InvalidParameter");
}

TEST_CASE("An endpoint's interfaces get IPv6 addresses and lose them with its type") {
  World world;
  auto id = world.create(world.request(AddressType::ipv4, {world.dual}));
  world.call(Modify{.vpc_endpoint_id = id, .ip_address_type = AddressType::dualstack});
  CHECK(world.interface_of(id).ipv6_addresses.size() == 1);
  CHECK(world.endpoint(id).dns_options->dns_record_ip_type == Records::ipv4);
  CHECK(world.refusal_code(Modify{.vpc_endpoint_id = id, .ip_address_type = AddressType::ipv6}) ==
        "InvalidParameter");
  Modify swap{.vpc_endpoint_id = id, .ip_address_type = AddressType::ipv6};
  swap.remove_subnet_ids = {world.dual};
  swap.add_subnet_ids = {world.ipv6_only};
  swap.dns_options = {{Records::ipv6}};
  world.call(swap);
  CHECK(world.interface_of(id).private_ip_addresses.empty());
  auto other = world.create(world.request(AddressType::dualstack, {world.dual}));
  Modify back{.vpc_endpoint_id = other, .ip_address_type = AddressType::ipv4};
  CHECK(world.refusal(back) ==
        "InvalidParameter: The DNS record IP type dualstack does not match the IP address type ipv4.");
  back.dns_options = {{Records::ipv4}};
  world.call(back);
  CHECK(world.interface_of(other).ipv6_addresses.empty());
  CHECK(world.interface_of(other).private_ip_addresses.size() == 1);
}

TEST_CASE("DNS records go with the addresses of the endpoint") {
  World world;
  auto row = GENERATE(table<AddressType, Records, bool>({
      {AddressType::ipv4, Records::ipv4, true},
      {AddressType::ipv4, Records::ipv6, false},
      {AddressType::ipv4, Records::dualstack, false},
      {AddressType::ipv4, Records::service_defined, false},
      {AddressType::dualstack, Records::ipv4, true},
      {AddressType::dualstack, Records::ipv6, true},
      {AddressType::dualstack, Records::dualstack, true},
      {AddressType::dualstack, Records::service_defined, true},
      {AddressType::ipv6, Records::ipv4, false},
      {AddressType::ipv6, Records::ipv6, true},
      {AddressType::ipv6, Records::dualstack, false},
      {AddressType::ipv6, Records::service_defined, false},
  }));
  auto [type, records, allowed] = row;
  auto request = world.request(type, {});
  request.dns_options = {{records}};
  CHECK((world.refusal(request) == "") == allowed);
  auto id = world.create(world.request(type, {}));
  Modify modify{.vpc_endpoint_id = id};
  modify.dns_options = {{records}};
  CHECK((world.refusal(modify) == "") == allowed);
}

TEST_CASE("A gateway endpoint has IPv4 routes and records that its service defines") {
  World world;
  auto id = world.create(world.gateway_request({}));
  CHECK(world.endpoint(id).ip_address_type == AddressType::ipv4);
  CHECK(world.endpoint(id).dns_options->dns_record_ip_type == Records::service_defined);
  Modify modify{.vpc_endpoint_id = id};
  modify.dns_options = {{Records::ipv4}};
  world.call(modify);
  CHECK(world.endpoint(id).dns_options->dns_record_ip_type == Records::ipv4);
  auto request = world.gateway_request({});
  request.ip_address_type = AddressType::dualstack;
  CHECK(world.refusal_code(request) == "UnsupportedOperation");
}

TEST_CASE("The addresses of an endpoint's interfaces may be picked, and changed later") {
  World world;
  auto request = world.request(AddressType::dualstack, {world.dual});
  request.subnet_configurations = {{world.dual, "10.1.2.77", world.base + "02::77"}};
  auto id = world.create(request);
  CHECK(world.interface_of(id).private_ip_address == "10.1.2.77");
  CHECK(world.interface_of(id).ipv6_address == world.base + "02::77");
  Modify move{.vpc_endpoint_id = id};
  move.subnet_configurations = {{world.dual, "10.1.2.78", {}}};
  world.call(move);
  CHECK(world.interface_of(id).private_ip_address == "10.1.2.78");
  CHECK(world.endpoint(id).network_interface_ids.size() == 1);
  auto refused = [&](std::vector<ec2::SubnetConfiguration> configurations) {
    auto other = world.request(AddressType::ipv4, {world.dual});
    other.subnet_configurations = std::move(configurations);
    return world.refusal(other);
  };
  CHECK(refused({{world.dual, "10.1.2.78", {}}}) == "InvalidIPAddress.InUse: Address 10.1.2.78 is in use.");
  CHECK(refused({{world.dual, {}, world.base + "02::78"}}) ==
        "InvalidParameter: The address " + world.base + "02::78 does not match the IP address type ipv4.");
  CHECK(refused({{world.subnet, "10.1.1.9", {}}}) ==
        "InvalidParameter: The subnet " + world.subnet +
            " is configured but is not one of the VPC endpoint's subnets.");
  CHECK(refused({{{}, "10.1.1.9", {}}}).starts_with("MissingParameter"));
  CHECK(refused({{"subnet-0", "10.1.1.9", {}}}).starts_with("InvalidSubnetId.NotFound"));
  CHECK(refused({{"x", "10.1.1.9", {}}}).starts_with("InvalidSubnetId.Malformed"));
  CHECK(refused({{world.dual, "x", {}}}).starts_with("InvalidParameterValue"));
}
