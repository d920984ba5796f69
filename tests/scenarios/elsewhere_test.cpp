// What files say and how it is sorted, without files.
#include <algorithm>

#include "catch.hpp"
#include "scenarios/elsewhere/home_hints.hpp"
#include "scenarios/elsewhere/homes.hpp"
#include "scenarios/elsewhere/what_is_missing.hpp"

using namespace vpcsim;
using namespace vpcsim::elsewhere;

namespace {

struct Read {
  Files files;
  std::vector<std::string> notes;

  Read& file(const std::string& path, std::string_view text) {
    read_text(path, text, files);
    return *this;
  }
  std::vector<DescribedHome> homes() {
    notes = files.notes;
    return sort_into_homes(files, notes);
  }
  bool says(std::string_view part) const {
    return std::any_of(notes.begin(), notes.end(),
                       [&](const std::string& note) { return note.find(part) != std::string::npos; });
  }
};

constexpr auto vpc = R"({"Vpcs": [{"VpcId": "vpc-1", "OwnerId": "111111111111"}]})";
constexpr auto subnet = R"({"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "OwnerId": "111111111111",
                                         "AvailabilityZone": "eu-west-1b"}]})";

}  // namespace

TEST_CASE("A zone's name has its region in it") {
  CHECK(region_of_zone("us-east-1a") == "us-east-1");
  CHECK(region_of_zone("us-gov-west-1b") == "us-gov-west-1");
  CHECK(region_of_zone("us-west-2-lax-1a") == "us-west-2");
  CHECK(region_of_zone("ap-southeast-2") == "ap-southeast-2");
  CHECK(region_of_zone("").empty());
  CHECK(region_of_zone("somewhere").empty());
}

TEST_CASE("A VPC is where its subnets are, and so is what belongs to it") {
  Read read;
  const auto homes =
      read.file("a", vpc)
          .file("b", subnet)
          .file("c",
                R"({"NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1", "State": "available"}]})")
          .homes();
  REQUIRE(homes.size() == 1);
  CHECK(homes[0].account == "111111111111");
  CHECK(homes[0].region == "eu-west-1");
  CHECK(homes[0].described.vpcs.size() == 1);
  CHECK(homes[0].described.subnets.size() == 1);
  CHECK(homes[0].described.nat_gateways.size() == 1);
}

TEST_CASE("What doesn't say its region is taken for its directory's, which is said") {
  Read read;
  read.file("x/a", vpc).file("x/b", subnet);
  read.file("x/c", R"({"Vpcs": [{"VpcId": "vpc-2", "OwnerId": "222222222222"}]})");
  read.file("y/d", R"({"Vpcs": [{"VpcId": "vpc-3", "OwnerId": "222222222222"}]})");
  const auto homes = read.homes();
  REQUIRE(homes.size() == 3);
  CHECK(homes[1].account == "222222222222");
  CHECK(homes[1].region.empty());
  CHECK(homes[2].region == "eu-west-1");
  CHECK(homes[2].described.vpcs[0].vpc_id == "vpc-2");
  CHECK(read.says("x/c: vpc-2 doesn't say its region: taken for eu-west-1"));
  CHECK(read.says("y/d: the region of vpc-3 is in no file"));
}

TEST_CASE("What never says whose it is is taken for its directory's account, which is said") {
  Read read;
  read.file("x/a", vpc).file("x/b", subnet);
  read.file("x/c", R"({"KeyPairs": [{"KeyPairId": "key-1"}, {"KeyPairId": "key-2"}]})");
  read.file("y/d", R"({"KeyPairs": [{"KeyPairId": "key-3"}]})");
  const auto homes = read.homes();
  REQUIRE(homes.size() == 2);
  CHECK(homes[0].account.empty());
  CHECK(homes[0].described.key_pairs.at(0).key_pair_id == "key-3");
  CHECK(homes[1].account == "111111111111");
  CHECK(homes[1].described.key_pairs.size() == 2);
  CHECK(read.says("x/c: key-1 and 1 more don't say whose: taken for account 111111111111's"));
}

TEST_CASE("Both sides of a peering connection know the other's region") {
  Read read;
  const auto homes = read.file("a", R"({"VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-1",
      "RequesterVpcInfo": {"OwnerId": "111111111111", "Region": "us-east-1", "VpcId": "vpc-1"},
      "AccepterVpcInfo": {"OwnerId": "222222222222", "Region": "eu-west-1", "VpcId": "vpc-2"},
      "Status": {"Code": "active"}}]})")
                         .file("b", R"({"Vpcs": [{"VpcId": "vpc-2", "OwnerId": "222222222222"}]})")
                         .homes();
  REQUIRE(homes.size() == 2);
  CHECK(homes[0].described.vpc_peering_connections.size() == 1);
  CHECK(homes[1].region == "eu-west-1");
}

TEST_CASE("A record that two files have alike is one, and one that they tell differently is said") {
  Read read;
  auto homes = read.file("a", vpc).file("b", vpc).homes();
  CHECK(homes[0].described.vpcs.size() == 1);
  CHECK_FALSE(read.says("differently"));
  homes = read.file("c", R"({"Vpcs": [{"VpcId": "vpc-1", "OwnerId": "111111111111", "IsDefault": true}]})")
              .homes();
  CHECK_FALSE(homes[0].described.vpcs.at(0).is_default);
  CHECK(read.says("c: vpc-1 is described differently than in a, which is what counts"));
}

TEST_CASE("Parts of a reservation are put together") {
  Read read;
  const auto homes =
      read.file("a", R"({"Reservations": [{"ReservationId": "r-1", "Instances": [{"InstanceId": "i-1"}]}]})")
          .file("b", R"({"Reservations": [{"ReservationId": "r-1", "Instances": [{"InstanceId": "i-2"}]}]})")
          .homes();
  REQUIRE(homes.at(0).described.reservations.size() == 1);
  CHECK(homes[0].described.reservations[0].instances.size() == 2);
}

TEST_CASE("Answers that don't say what they are of are named by their files") {
  Read read;
  read.file("d/routes of tgw-rtb-0123456789abcdef0.json",
            R"({"Routes": [{"DestinationCidrBlock": "10.0.0.0/8", "Type": "static", "State": "active"}],
                "AdditionalRoutesAvailable": true})");
  read.file("d/routes.json", R"({"Routes": []})");
  read.file("d/pl-0123456789abcdef0.json", R"({"Entries": [{"Cidr": "10.0.0.0/8"}]})");
  read.file("d/xpl-0123456789abcdef0.json", R"({"Entries": []})");
  const auto& files = read.files.files;
  REQUIRE(files.size() == 4);
  CHECK(files[0].described.transit_gateway_routes.at(0).transit_gateway_route_table_id ==
        "tgw-rtb-0123456789abcdef0");
  CHECK(files[1].described.transit_gateway_routes.empty());
  CHECK(files[2].described.prefix_list_entries.at(0).prefix_list_id == "pl-0123456789abcdef0");
  CHECK(files[3].described.prefix_list_entries.empty());
  read.homes();
  CHECK(read.says("taken for the routes of tgw-rtb-0123456789abcdef0, after the file's name"));
  CHECK(read.says("d/routes.json: routes of a transit gateway route table, which doesn't show in them"));
  CHECK(read.says("more routes than are here"));
  CHECK(read.says("xpl-0123456789abcdef0.json: entries of a prefix list, which doesn't show in them"));
}

TEST_CASE("The two calls that describe prefix lists are told apart by their records") {
  Read read;
  read.file("a", R"({"PrefixLists": [{"PrefixListId": "pl-1", "Cidrs": ["192.0.2.0/24"]}]})");
  read.file(
      "b",
      R"({"PrefixLists": [{"PrefixListId": "pl-2", "PrefixListName": "x", "State": "create-complete"}]})");
  CHECK(read.files.files[0].described.prefix_list_entries.at(0).entries.at(0).cidr == "192.0.2.0/24");
  CHECK(read.files.files[1].described.managed_prefix_lists.size() == 1);
}

TEST_CASE("The DNS support of a VPC comes from the call on its attributes") {
  Read read;
  read.file("a", vpc).file("b", subnet);
  read.file("c", R"({"VpcId": "vpc-1", "EnableDnsSupport": {"Value": false}})");
  read.file("d", R"({"EnableDnsSupport": {"Value": true}, "VpcId": "vpc-2"})");
  const auto homes = read.homes();
  REQUIRE(homes.size() == 1);
  REQUIRE(homes[0].described.vpc_attributes.size() == 1);
  CHECK(homes[0].described.vpc_attributes[0].vpc_id == "vpc-1");
  CHECK(homes[0].described.vpc_attributes[0].dns_support == false);
}

TEST_CASE("What isn't the answer of a call is left out by name") {
  Read read;
  read.file("a.txt", "hello").file("b.json", "[]").file("c.json", " \n").file("d.json", "\xff\xfe{\0");
  CHECK(read.files.files.empty());
  read.notes = read.files.notes;
  CHECK(read.says("a.txt is left out: it isn't a JSON object"));
  CHECK(read.says("b.json is left out: it is a list without the name of a kind"));
  CHECK(read.says("c.json is left out: it is empty"));
  CHECK(read.says("d.json is left out: it is UTF-16"));
}

TEST_CASE("Ids that nobody describes are said once") {
  Read read;
  auto homes = read.file("a", R"({"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-9", "Routes": [
      {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-9", "State": "active"},
      {"DestinationCidrBlock": "10.0.0.0/8", "GatewayId": "igw-9", "State": "active"},
      {"DestinationCidrBlock": "10.1.0.0/16", "NatGatewayId": "nat-9", "State": "blackhole"},
      {"DestinationPrefixListId": "pl-9", "GatewayId": "local", "State": "active"}]}]})")
                   .homes();
  read.notes = what_is_missing({}, {}, homes);
  CHECK(read.says("rtb-1 names vpc-9, which is in no file"));
  CHECK(read.says("rtb-1 names pl-9, whose entries are in no file"));
  CHECK_FALSE(read.says("nat-9"));  // the route says itself that its target is gone
  CHECK(std::count(read.notes.begin(), read.notes.end(), "rtb-1 names igw-9, which is in no file") == 1);
}
