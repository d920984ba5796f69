// A network that was exported and imported is the same network, and goes on as one.
#include <algorithm>

#include "catch.hpp"
#include "protocol/ec2/default_vpc.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "scenarios/exported.hpp"
#include "simulator/snapshot/snapshot_document.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;

namespace {

const Home here{"111111111111", "us-east-1"}, partner{"222222222222", "us-east-1"},
    abroad{"111111111111", "eu-west-1"};

/// One of everything in three homes, peered across accounts, and transit gateways across regions.
struct RichCloud {
  TestCloud cloud;
  std::map<Home, EveryNoun> nouns;
  std::string peering;

  /// Once: drawing keys takes a while. Nobody changes it.
  static RichCloud& made() {
    static RichCloud rich;
    return rich;
  }

  RichCloud() {
    for (const Home& home : {here, partner, abroad})
      nouns.emplace(std::piecewise_construct, std::tuple(home),
                    std::tuple(std::ref(cloud), home.account, home.region));
    peer();
    peer_transit_gateways();
    cloud.account = here.account;
    cloud.region = here.region;
  }

  std::string id(const Home& home, std::string_view prefix) const {
    return nouns.at(home).known().find(prefix)->second;
  }
  /// The VPC with everything in it.
  std::string vpc(const Home& home) {
    return described(cloud.simulator, cloud.clock, home).subnets.at(0).vpc_id;
  }

  /// Theirs is 10.0.0.0/16 as well: the peer is their other VPC.
  void peer() {
    cloud.account = here.account;
    cloud.region = here.region;
    ec2::CreateVpcPeeringConnectionRequest request{.vpc_id = vpc(here)};
    request.peer_owner_id = partner.account;
    request.peer_vpc_id = id(partner, "peer");
    peering = cloud.call(request).vpc_peering_connection.vpc_peering_connection_id;
    cloud.account = partner.account;
    cloud.call(ec2::AcceptVpcPeeringConnectionRequest{.vpc_peering_connection_id = peering});
  }

  void peer_transit_gateways() {
    cloud.account = here.account;
    ec2::CreateTransitGatewayPeeringAttachmentRequest request{.transit_gateway_id = id(here, "tgw-"),
                                                              .peer_transit_gateway_id = id(abroad, "tgw-"),
                                                              .peer_account_id = abroad.account,
                                                              .peer_region = abroad.region};
    const auto attachment =
        cloud.call(request).transit_gateway_peering_attachment.transit_gateway_attachment_id;
    cloud.region = abroad.region;
    cloud.call(
        ec2::AcceptTransitGatewayPeeringAttachmentRequest{.transit_gateway_attachment_id = attachment});
    cloud.region = here.region;
  }

  std::map<Home, elsewhere::Described> describe() {
    std::map<Home, elsewhere::Described> all;
    for (const Home& home : {here, partner, abroad})
      all.emplace(home, described(cloud.simulator, cloud.clock, home));
    return all;
  }

  Exported exported() {
    Exported files;
    for (const auto& [home, own] : describe()) files.add(home, own);
    return files;
  }
};

std::string shown(const importing::Report& report) {
  std::string text;
  for (const auto& left : report.left_out) text += left.noun + " " + left.id + ": " + left.reason + "\n";
  for (const auto& own : report.differences)
    text += own.id + ": " + own.member + ": was " + own.was + ", is " + own.is + "\n";
  return text;
}

/// The records of a kind as text, in the order of their ids.
template <class Record>
std::string text_of(const elsewhere::Kind<Record>& kind, const elsewhere::Described& own) {
  std::map<std::string, std::string> records;
  for (const Record& record : own.*kind.list) records[record.*kind.id] = json_record(record).dump(1);
  std::string text;
  for (const auto& [id, record] : records) text += record + "\n";
  return text;
}

/// An emulator that begins with what was imported.
struct ImportedCloud : TestCloud {
  explicit ImportedCloud(const importing::Imported& imported) {
    clock.advance(imported.now.milliseconds - clock.now().milliseconds);
    simulator.restore(imported.cloud);
  }
};

}  // namespace

TEST_CASE("What was described, imported and described again is the same, kind by kind") {
  RichCloud& rich = RichCloud::made();
  const auto imported = rich.exported().import();
  for (const auto& left : imported.report.left_out) {
    INFO(left.noun + " " + left.id + ": " + left.reason);
    CHECK(left.reason == "vpcsim takes no attachments of connect from files");
  }
  CHECK(imported.report.left_out.size() == 3);
  INFO(shown(imported.report));
  CHECK(imported.report.differences.empty());

  ImportedCloud again(imported);
  const auto before = rich.describe();
  for (const auto& [home, own] : before) {
    const auto after = described(again.simulator, again.clock, home);
    elsewhere::visit_kinds([&](const auto& kind) {
      if (kind.key == "TransitGatewayAttachments") return;  // without those of Connect
      INFO(kind.noun);
      CHECK(text_of(kind, own) == text_of(kind, after));
      CHECK_FALSE((own.*kind.list).empty() != (after.*kind.list).empty());
    });
  }
}

TEST_CASE("Every kind that is imported has been in the round trip") {
  RichCloud& rich = RichCloud::made();
  const auto all = rich.describe();
  elsewhere::visit_kinds([&](const auto& kind) {
    INFO(kind.noun);
    const bool any = std::any_of(all.begin(), all.end(),
                                 [&](const auto& own) { return !(own.second.*kind.list).empty(); });
    CHECK((any || kind.key == "SubnetIpv6CidrReservations"));
  });
}

TEST_CASE("An imported state is one that snapshots hold") {
  RichCloud& rich = RichCloud::made();
  const auto imported = rich.exported().import();
  const std::string document = importing::document_of(imported);
  const auto restored = snapshot::read_document(document);
  CHECK(snapshot::write_document(restored.cloud, restored.now) == document);
}

TEST_CASE("What is made after an import gets ids and addresses that nothing imported has") {
  RichCloud& rich = RichCloud::made();
  const auto imported = rich.exported().import();
  ImportedCloud cloud(imported);
  std::set<std::string> known;
  for (const Home& home : {here, partner, abroad}) {
    const auto own = described(cloud.simulator, cloud.clock, home);
    elsewhere::visit_kinds([&](const auto& kind) {
      for (const auto& record : own.*kind.list) known.insert(record.*kind.id);
    });
    for (const auto& interface : own.network_interfaces)
      for (const auto& address : interface.private_ip_addresses)
        known.insert(interface.subnet_id + address.private_ip_address);
    for (const auto& address : own.addresses) known.insert(address.public_ip);
  }
  for (int i = 0; i < 4; ++i) {
    const auto address = cloud.call(ec2::AllocateAddressRequest{});
    CHECK(known.insert(address.allocation_id).second);
    CHECK(known.insert(address.public_ip).second);
    cloud.call(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id});
    const auto interface =
        cloud.call(ec2::CreateNetworkInterfaceRequest{.subnet_id = rich.id(here, "subnet-")})
            .network_interface;
    CHECK(known.insert(interface.network_interface_id).second);
    CHECK(known.insert(interface.subnet_id + *interface.private_ip_address).second);
    const std::string vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.9.0.0/16"}).vpc.vpc_id;
    CHECK(known.insert(vpc).second);
    cloud.call(ec2::DeleteVpcRequest{.vpc_id = vpc});
  }
}

TEST_CASE("A peering connection of two accounts is active after the import, and either side may end it") {
  RichCloud& rich = RichCloud::made();
  ImportedCloud cloud(rich.exported().import());
  cloud.account = partner.account;
  const auto seen =
      cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{.vpc_peering_connection_ids = {rich.peering}});
  REQUIRE(seen.vpc_peering_connections.size() == 1);
  CHECK(seen.vpc_peering_connections[0].status.code == ec2::VpcPeeringConnectionStateReasonCode::active);
  CHECK(seen.vpc_peering_connections[0].requester_vpc_info.cidr_block == "10.0.0.0/16");
  cloud.call(ec2::DeleteVpcPeeringConnectionRequest{.vpc_peering_connection_id = rich.peering});
  cloud.account = here.account;
  CHECK(cloud.call(ec2::DescribeVpcPeeringConnectionsRequest{.vpc_peering_connection_ids = {rich.peering}})
            .vpc_peering_connections[0]
            .status.code == ec2::VpcPeeringConnectionStateReasonCode::deleted);
}

TEST_CASE("An imported instance goes with its volume and its interface, and frees its address") {
  RichCloud& rich = RichCloud::made();
  ImportedCloud cloud(rich.exported().import());
  const std::string instance = rich.id(here, "i-"), interface = rich.id(here, "attached");
  const auto before = cloud.call(ec2::DescribeSubnetsRequest{.subnet_ids = {rich.id(here, "subnet-")}});
  cloud.call(ec2::TerminateInstancesRequest{.instance_ids = {instance}});
  CHECK(cloud.refusal_code(ec2::DescribeNetworkInterfacesRequest{.network_interface_ids = {interface}}) ==
        "InvalidNetworkInterfaceID.NotFound");
  CHECK(cloud.call(ec2::DescribeVolumesRequest{}).volumes.empty());
  const auto after = cloud.call(ec2::DescribeSubnetsRequest{.subnet_ids = {rich.id(here, "subnet-")}});
  CHECK(after.subnets[0].available_ip_address_count == before.subnets[0].available_ip_address_count + 1);
}

TEST_CASE("An imported default VPC is the region's default VPC") {
  TestCloud cloud{Settings{}};
  Exported files;
  files.add(here, described(cloud.simulator, cloud.clock, here));
  const auto imported = files.import();
  CHECK(shown(imported.report).empty());
  ImportedCloud again(imported);
  CHECK(again.refusal_code(ec2::CreateDefaultVpcRequest{}) == "DefaultVpcAlreadyExists");
  const auto images = again.call(ec2::DescribeImagesRequest{.owners = {"amazon"}}).images;
  ec2::RunInstancesRequest request{.max_count = 1, .min_count = 1};
  request.image_id = images.front().image_id;
  const auto launched = again.call(request).instances.at(0);
  CHECK(launched.vpc_id == again.call(ec2::DescribeVpcsRequest{}).vpcs.at(0).vpc_id);
  CHECK(again.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.dhcp_options_id ==
        imported.cloud.find(here)->dhcp_options.begin()->id.text());
}
