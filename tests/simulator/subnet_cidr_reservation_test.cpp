#include "protocol/ec2/subnet_cidr_reservation.hpp"

#include "catch.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/network_interface_address.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/tag.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/open_cloud.hpp"

using namespace vpcsim;
using tests::OpenCloud;
using ReservationType = ec2::SubnetCidrReservationType;

namespace {

std::string make_subnet_in(OpenCloud& cloud, const char* cidr = "10.0.1.0/28") {
  auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  return cloud.call(ec2::CreateSubnetRequest{.cidr_block = cidr, .vpc_id = vpc}).subnet.subnet_id;
}

ec2::CreateSubnetCidrReservationRequest reserving(const std::string& subnet, const char* cidr,
                                                  ReservationType type = ReservationType::explicit_) {
  return {.subnet_id = subnet, .cidr = cidr, .reservation_type = type};
}

}  // namespace

TEST_CASE("Reserved addresses aren't drawn, can be asked for, and are drawn again once given back") {
  OpenCloud cloud;
  auto subnet = make_subnet_in(cloud);
  auto id = *SubnetId::parse(subnet);
  auto reservation = cloud.call(reserving(subnet, "10.0.1.8/29")).subnet_cidr_reservation;
  auto writing = cloud.write();
  for (int i = 0; i < 4; ++i) CHECK(take_address(writing, id, {}, {}) < *Ipv4::parse("10.0.1.8"));
  CHECK_THROWS_WITH(take_address(writing, id, {}, {}),
                    "InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free "
                    "addresses to satisfy the request.");
  CHECK(cloud.call(ec2::DescribeSubnetsRequest{}).subnets[0].available_ip_address_count == 7);
  take_address(writing, id, Ipv4::parse("10.0.1.9"), {});
  cloud.call(ec2::DeleteSubnetCidrReservationRequest{reservation.subnet_cidr_reservation_id});
  auto again = cloud.write();
  for (int i = 0; i < 6; ++i) CHECK(take_address(again, id, {}, {}) >= *Ipv4::parse("10.0.1.8"));
}

TEST_CASE("A reservation is described as it was made") {
  OpenCloud cloud;
  auto subnet = make_subnet_in(cloud, "10.0.1.0/24");
  auto made = cloud
                  .call(ec2::CreateSubnetCidrReservationRequest{
                      .subnet_id = subnet,
                      .cidr = "10.0.1.17/28",
                      .reservation_type = ReservationType::prefix,
                      .description = "for prefixes",
                      .tag_specifications = {{"subnet-cidr-reservation", {{"Name", "web"}}}}})
                  .subnet_cidr_reservation;
  CHECK(made.subnet_cidr_reservation_id.starts_with("scr-"));
  CHECK(made.cidr == "10.0.1.16/28");
  CHECK(made.owner_id == "111111111111");
  CHECK(made.description == "for prefixes");
  cloud.call(reserving(subnet, "10.0.1.32/28"));
  auto found = [&](ec2::GetSubnetCidrReservationsRequest request) {
    request.subnet_id = subnet;
    return cloud.call(request).subnet_ipv4_cidr_reservations.size();
  };
  CHECK(found({}) == 2);
  CHECK(found({.filters = {{"reservationType", {"prefix"}}}}) == 1);
  CHECK(found({.filters = {{"subnet-id", {subnet}}}}) == 2);
  CHECK(found({.filters = {{"tag:Name", {"web"}}}}) == 1);
  CHECK(found({.filters = {{"tag-key", {"Other"}}}}) == 0);
  auto all = cloud.call(ec2::GetSubnetCidrReservationsRequest{.subnet_id = subnet});
  CHECK(all.subnet_ipv6_cidr_reservations.empty());
  CHECK(all.subnet_ipv4_cidr_reservations[0].reservation_type == ReservationType::prefix);
  CHECK(cloud.call(ec2::DeleteSubnetCidrReservationRequest{made.subnet_cidr_reservation_id})
            .deleted_subnet_cidr_reservation.cidr == "10.0.1.16/28");
  CHECK(found({}) == 1);
}

TEST_CASE("A reservation must be a block of the subnet that isn't reserved yet") {
  OpenCloud cloud;
  auto subnet = make_subnet_in(cloud, "10.0.1.0/24");
  cloud.call(reserving(subnet, "10.0.1.16/28"));
  CHECK(cloud.refusal(reserving(subnet, "junk")) ==
        "InvalidParameterValue: Value (junk) for parameter cidr is invalid. This is not a valid CIDR block.");
  CHECK(cloud.refusal(reserving(subnet, "10.0.2.0/28")) ==
        "InvalidParameterValue: Reservation CIDR 10.0.2.0/28 is not within the CIDR blocks of subnet " +
            subnet);
  CHECK(cloud.refusal(reserving(subnet, "2001:db8::/80")) ==
        "InvalidParameterValue: Reservation CIDR 2001:db8::/80 is not within the CIDR blocks of subnet " +
            subnet);
  CHECK(cloud.refusal(reserving(subnet, "10.0.1.0/27")) ==
        "InvalidParameterValue: Reservation CIDR 10.0.1.0/27 has overlap with existing reserved CIDR block");
  CHECK(cloud.refusal(reserving("subnet-1", "10.0.1.0/28")) ==
        "InvalidSubnetID.NotFound: The subnet ID 'subnet-1' does not exist");
  CHECK(cloud.refusal(ec2::GetSubnetCidrReservationsRequest{.subnet_id = "subnet-1"}) ==
        "InvalidSubnetID.NotFound: The subnet ID 'subnet-1' does not exist");
  CHECK(cloud.refusal(ec2::DeleteSubnetCidrReservationRequest{"scr-1"}) ==
        "InvalidSubnetCidrReservationID.NotFound: The subnet CIDR reservation ID 'scr-1' does not exist");
}

TEST_CASE("A deleted subnet takes its reservations along") {
  OpenCloud cloud;
  auto subnet = make_subnet_in(cloud);
  auto reservation = cloud.call(reserving(subnet, "10.0.1.8/29")).subnet_cidr_reservation;
  cloud.call(ec2::DeleteSubnetRequest{subnet});
  CHECK(cloud.refusal(ec2::DeleteSubnetCidrReservationRequest{reservation.subnet_cidr_reservation_id})
            .starts_with("InvalidSubnetCidrReservationID.NotFound"));
}

TEST_CASE("A subnet whose IPv6 block is reserved as a whole has no IPv6 address to draw") {
  OpenCloud cloud;
  auto vpc =
      cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16", .amazon_provided_ipv6_cidr_block = true})
          .vpc.vpc_id;
  auto block = *cloud.call(ec2::DescribeVpcsRequest{.vpc_ids = {vpc}})
                    .vpcs.at(0)
                    .ipv6_cidr_block_associations.at(0)
                    .ipv6_cidr_block;
  const std::string part = block.substr(0, block.find('/')) + "/64";
  auto subnet =
      cloud
          .call(ec2::CreateSubnetRequest{.cidr_block = "10.0.1.0/24", .vpc_id = vpc, .ipv6_cidr_block = part})
          .subnet.subnet_id;
  cloud.call(reserving(subnet, part.c_str()));
  CHECK(cloud.refusal(ec2::CreateNetworkInterfaceRequest{.ipv6_address_count = 1, .subnet_id = subnet}) ==
        "InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to "
        "satisfy the request.");
}

TEST_CASE("Prefixes are drawn from what is reserved for them first, and from no other reservation") {
  OpenCloud cloud;
  auto subnet = make_subnet_in(cloud, "10.0.1.0/25");  // /28s with room: 16, 32, 48, 64, 80, 96
  cloud.call(reserving(subnet, "10.0.1.80/28", ReservationType::prefix));
  cloud.call(reserving(subnet, "10.0.1.16/29"));
  cloud.call(reserving(subnet, "10.0.1.32/28"));
  auto interface = cloud.call(ec2::CreateNetworkInterfaceRequest{.subnet_id = subnet})
                       .network_interface.network_interface_id;
  auto draw = [&] {
    return cloud
        .call(ec2::AssignPrivateIpAddressesRequest{.network_interface_id = interface, .ipv4_prefix_count = 1})
        .assigned_ipv4_prefixes.at(0)
        .ipv4_prefix;
  };
  CHECK(draw() == "10.0.1.80/28");
  for (int i = 0; i < 2; ++i) {
    const std::string drawn = draw();
    CHECK((drawn == "10.0.1.48/28" || drawn == "10.0.1.64/28" || drawn == "10.0.1.96/28"));
  }
  ec2::AssignPrivateIpAddressesRequest named{.network_interface_id = interface};
  named.ipv4_prefixes = {"10.0.1.32/28"};
  CHECK(cloud.refusal(named) == "");
}

TEST_CASE("IPv6 prefixes, too, are drawn from what is reserved for them, and from no other reservation") {
  OpenCloud cloud;
  ec2::CreateVpcRequest make{.cidr_block = "10.0.0.0/16", .amazon_provided_ipv6_cidr_block = true};
  auto vpc = cloud.call(make).vpc.vpc_id;
  std::string block =
      *cloud.call(ec2::DescribeVpcsRequest{}).vpcs.at(0).ipv6_cidr_block_associations.at(0).ipv6_cidr_block;
  const std::string base = block.substr(0, block.find("::"));
  ec2::CreateSubnetRequest request{.cidr_block = "10.0.1.0/24", .vpc_id = vpc};
  request.ipv6_cidr_block = base + "::/64";
  auto subnet = cloud.call(request).subnet.subnet_id;
  cloud.call(reserving(subnet, (base + ":7::/80").c_str(), ReservationType::prefix));
  cloud.call(reserving(subnet, (base + ":8000::/65").c_str()));
  auto interface = cloud.call(ec2::CreateNetworkInterfaceRequest{.subnet_id = subnet})
                       .network_interface.network_interface_id;
  ec2::AssignIpv6AddressesRequest draw{.network_interface_id = interface};
  draw.ipv6_prefix_count = 20;
  auto drawn = cloud.call(draw).assigned_ipv6_prefixes;
  CHECK(drawn.at(0) == base + ":7::/80");
  const Ipv6Cidr kept = *Ipv6Cidr::parse(base + ":8000::/65");
  for (const std::string& prefix : drawn) CHECK_FALSE(kept.contains(*Ipv6Cidr::parse(prefix)));
}
