// The whole state as a document, not an EBS snapshot (snapshot_test.cpp).
#include "simulator/snapshot/snapshot_document.hpp"

#include "catch.hpp"
#include "protocol/ec2/key_pair.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/compute_world.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/snapshot/json_writer.hpp"
#include "simulator/test_cloud.hpp"

namespace vpcsim::tests {
namespace {

using snapshot::read_document;
using snapshot::SnapshotError;
using snapshot::write_document;

std::string document_of(TestCloud& cloud) {
  return write_document(cloud.simulator.cloud(), cloud.clock.now());
}

/// What is said about the document; "" if it is taken.
std::string complaint(const std::string& document) {
  try {
    read_document(document);
    return "";
  } catch (const SnapshotError& error) {
    return error.what();
  }
}

/// With the first `from` replaced.
std::string with(std::string document, const std::string& from, const std::string& to) {
  const auto at = document.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return document.replace(at, from.size(), to);
}

/// A VPC with a subnet and an interface in it.
struct SmallCloud : TestCloud {
  ec2::Vpc vpc = call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
  ec2::Subnet subnet =
      call(ec2::CreateSubnetRequest{.cidr_block = "10.0.1.0/24", .vpc_id = vpc.vpc_id}).subnet;
  std::string interface_id = call(ec2::CreateNetworkInterfaceRequest{.subnet_id = subnet.subnet_id})
                                 .network_interface.network_interface_id;
  std::string document = document_of(*this);
};

}  // namespace

TEST_CASE("A document that was read is written again as it was") {
  SmallCloud cloud;
  const auto restored = read_document(cloud.document);
  CHECK(restored.now == cloud.clock.now());
  CHECK(write_document(restored.cloud, restored.now) == cloud.document);
}

TEST_CASE("An empty cloud has a document, too") {
  TestCloud cloud;
  const std::string document = document_of(cloud);
  CHECK(write_document(read_document(document).cloud, cloud.clock.now()) == document);
}

TEST_CASE("A restored cloud draws the ids that the saved one would have drawn") {
  SmallCloud cloud;
  TestCloud other;
  other.simulator.restore(read_document(cloud.document).cloud);
  const ec2::CreateVpcRequest request{.cidr_block = "10.1.0.0/16"};
  CHECK(cloud.call(request).vpc.vpc_id == other.call(request).vpc.vpc_id);
  cloud.region = other.region = "eu-west-1";  // born after the restoration
  CHECK(cloud.call(request).vpc.vpc_id == other.call(request).vpc.vpc_id);
}

TEST_CASE("A page goes on after a restoration where it ended before") {
  Settings settings = TestCloud::empty();
  settings.quotas.vpcs = 10;
  TestCloud cloud(settings), other(settings);
  for (int i = 0; i < 7; ++i)
    cloud.call(ec2::CreateVpcRequest{.cidr_block = "10." + std::to_string(i) + ".0.0/16"});
  cloud.call(ec2::DeleteVpcRequest{.vpc_id = cloud.call(ec2::DescribeVpcsRequest{}).vpcs[2].vpc_id});
  const auto page = cloud.send("Action=DescribeVpcs&Version=2016-11-15&MaxResults=5");
  ec2::DescribeVpcsResult first;
  read_response(page.body, ec2::DescribeVpcsResult::shape, &first);
  REQUIRE(first.next_token);
  other.simulator.restore(read_document(document_of(cloud)).cloud);
  std::string next = "Action=DescribeVpcs&Version=2016-11-15&MaxResults=5&NextToken=";
  append_percent_encoded(next, *first.next_token);
  const auto second = cloud.send(next);
  CHECK(second.status == 200);
  CHECK(other.send(next).body == second.body);
}

TEST_CASE("Any text survives, even what is no UTF-8") {
  const std::string text = "quote \" backslash \\ newline \n nul " + std::string(1, '\0') +
                           " Zürich 東京 \xf0\x9f\x98\x80 bad \xff\xc3( \xed\xa0\x80 \xc0\xaf end";
  std::string json;
  snapshot::append_text(json, text);
  snapshot::JsonReader in(json);
  CHECK(in.text() == text);
  in.end();
}

TEST_CASE("Escapes of other JSON writers are read") {
  const std::string json = R"("\u00e9\u6771\ud83d\ude00\/\b\f\r\t\udcff")";
  snapshot::JsonReader in(json);
  CHECK(in.text() == "é東\xf0\x9f\x98\x80/\b\f\r\t\xff");
}

TEST_CASE("Members may come in any order, and spaces between them") {
  SmallCloud cloud;
  std::string sorted = with(cloud.document, "{\"format\":\"vpcsim-snapshot\",\"version\":4,", "{ ");
  const auto end = sorted.rfind('}');
  sorted.replace(end, 1, ",\n \"version\" : 4 , \"format\": \"vpcsim-snapshot\" }");
  CHECK(complaint(sorted) == "");
}

TEST_CASE("What isn't a snapshot is refused with the reason") {
  SmallCloud cloud;
  CHECK(complaint("") == "the JSON breaks off here");
  CHECK(complaint("[]") == "an object is expected here");
  CHECK(complaint("{}") == "the member format is missing: this is no snapshot of vpcsim's");
  CHECK(complaint("{\"format\": \"vpcsim-snapshot\"}") == "the member version is missing");
  CHECK(complaint(with(cloud.document, "vpcsim-snapshot", "other")) ==
        "/format: is expected to be \"vpcsim-snapshot\"");
  CHECK(complaint(with(cloud.document, "\"version\":4", "\"version\":99")) ==
        "/version: version 99 is newer than what this vpcsim reads, 4");
  CHECK(complaint(with(cloud.document, "\"version\":4", "\"version\":0")) ==
        "/version: 0 isn't a whole number from 1 to 2147483647");
  CHECK(complaint(cloud.document + "x")
            .ends_with("not JSON: line " +
                       std::to_string(std::count(cloud.document.begin(), cloud.document.end(), '\n') + 1) +
                       ", column 1"));
}

TEST_CASE("A document that breaks off is refused, wherever it does") {
  SmallCloud cloud;
  for (std::size_t size = 0; size + 1 < cloud.document.size(); size += 7)
    CHECK(complaint(cloud.document.substr(0, size)) != "");
}

TEST_CASE("A member that is missing, unknown, there twice or of the wrong type is refused by its place") {
  SmallCloud cloud;
  const std::string subnet = "/regions/0/subnets/rows/0";
  CHECK(complaint(with(cloud.document, "\"cidr\":\"10.0.1.0/24\"", "\"cidr\":\"10.0.1.0\"")) ==
        subnet + "/cidr: \"10.0.1.0\" isn't an IPv4 block such as 10.0.0.0/16");
  CHECK(complaint(with(cloud.document, "\"default_for_az\":false,", "")) ==
        subnet + ": the member default_for_az is missing");
  CHECK(complaint(with(cloud.document, "\"default_for_az\":false", "\"default_for_ax\":false")) ==
        subnet + ": there is no member \"default_for_ax\"");
  CHECK(complaint(with(cloud.document, "\"default_for_az\":false",
                       "\"default_for_az\":false,\"default_for_az\":false")) ==
        subnet + ": the member default_for_az is there twice");
  CHECK(complaint(with(cloud.document, "\"default_for_az\":false", "\"default_for_az\":0")) ==
        subnet + "/default_for_az: true or false is expected here");
  CHECK(complaint(with(cloud.document, "\"hostname_type\":\"ip-name\"", "\"hostname_type\":\"no-name\"")) ==
        subnet + "/hostname_type: \"no-name\" isn't one of ip-name, resource-name");
  CHECK(complaint(with(cloud.document, "\"vcpus\":0", "\"vcpus\":1.5")) ==
        "/regions/0/vcpus: 1.5 isn't a whole number from -2147483648 to 2147483647");
  CHECK(complaint(with(cloud.document, "\"seed\":\"1\"", "\"seed\":1")) == "/seed: text is expected here");
  CHECK(complaint(with(cloud.document, "{\"local\":{}}", "{\"locale\":{}}"))
            .find("one member is expected here: local, internet-gateway") != std::string::npos);
  CHECK(complaint(with(cloud.document, "{\"local\":{}}", "{\"local\":{},\"nat-gateway\":\"nat-0\"}"))
            .find("there must be one member only") != std::string::npos);
}

TEST_CASE("Names, numbers and blocks are refused with what they should be") {
  ComputeWorld world;
  world.launch();
  ec2::CreateTransitGatewayRequest gateway;
  gateway.options = ec2::TransitGatewayRequestOptions{.transit_gateway_cidr_blocks = {"192.0.2.0/24"}};
  world.call(gateway);
  const std::string document = document_of(world);
  const std::string instance = "/regions/0/instances/rows/0";
  CHECK(complaint(with(document, "\"life\":\"launched\"", "\"life\":\"alive\""))
            .starts_with(instance + "/life: \"alive\" isn't one of launched, "));
  CHECK(complaint(with(document, "\"HttpTokens\":\"required\"", "\"HttpTokens\":\"wanted\"")) ==
        instance + "/metadata_options/HttpTokens: \"wanted\" isn't one of optional, required");
  CHECK(complaint(with(document, "\"CoreCount\":1", "\"CoreCount\":99999999999"))
            .starts_with(instance + "/cpu_options/CoreCount: \"99999999999\" isn't "));
  CHECK(complaint(with(document, "\"seed\":\"1\"", "\"seed\":\"one\"")) ==
        "/seed: \"one\" isn't a whole number of 64 bits, as text");
  CHECK(complaint(with(document, "\"192.0.2.0/24\"", "\"192.0.2.0\""))
            .ends_with(": \"192.0.2.0\" isn't an IPv4 or IPv6 block"));
}

TEST_CASE("A document in which an id is there twice, or a row out of order, is refused by its place") {
  TestCloud cloud;
  const std::string first = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  const std::string second = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  const std::string document = document_of(cloud);
  CHECK(complaint(with(document, "\"id\":\"" + second, "\"id\":\"" + first)) ==
        "/regions/0/vpcs/rows/1/id: another row of the table has that id");
  const std::string row = "{\"sequence\":2,\"id\":\"" + second;
  CHECK(complaint(with(document, row, "{\"sequence\":1,\"id\":\"" + second)) ==
        "/regions/0/vpcs/rows/1: rows stand in the order of their sequence, and 1 comes after 1");
  CHECK(complaint(with(document, row, "{\"sequence\":9,\"id\":\"" + second)) ==
        "/regions/0/vpcs: next is 3, and a row has the sequence 9 already");
}

TEST_CASE("A document with a region twice is refused") {
  TestCloud cloud;
  cloud.call(ec2::DescribeVpcsRequest{});
  cloud.region = "eu-west-1";
  cloud.call(ec2::DescribeVpcsRequest{});
  CHECK(complaint(with(document_of(cloud), "\"region\":\"us-east-1\"", "\"region\":\"eu-west-1\"")) ==
        "/regions/1/home: eu-west-1 of account 111111111111 is there twice");
}

TEST_CASE("A document that names a row which isn't there is refused by its place") {
  SmallCloud cloud;
  const std::string no_vpc = "vpc-00000000000000001";
  const std::string subnet_row = "\"id\":\"" + cloud.subnet.subnet_id + "\",\"vpc\":\"";
  CHECK(complaint(with(cloud.document, subnet_row + cloud.vpc.vpc_id, subnet_row + no_vpc)) ==
        "/regions/0/subnets/rows/0/vpc: there is no " + no_vpc + " in the region");
  const std::string no_interface = "eni-00000000000000001";
  CHECK(complaint(with(cloud.document, "\":\"" + cloud.interface_id, "\":\"" + no_interface)) ==
        "/regions/0/subnets/rows/0/addresses: there is no " + no_interface + " in the region");
}

TEST_CASE("Instances of a document that knows no keys of theirs have those of the key pairs") {
  ComputeWorld world;
  world.call(ec2::CreateKeyPairRequest{.key_name = "k", .key_type = ec2::KeyType::ed25519});
  auto request = world.launch_request();
  request.key_name = "k";
  const InstanceId id = *InstanceId::parse(world.call(request).instances.at(0).instance_id);
  world.call(ec2::RebootInstancesRequest{.instance_ids = {id.text()}});
  const auto instance_in = [&](const Cloud& cloud) {
    return cloud.find({world.account, world.region})->instances.get(id);
  };
  const Instance instance = instance_in(world.simulator.cloud());
  REQUIRE(!instance.authorized_key.empty());
  std::string document = document_of(world);
  CHECK(instance_in(read_document(document).cloud).rebooted == instance.rebooted);
  document = with(document, "\"version\":4", "\"version\":3");
  document = with(document, "\"authorized_key\":\"" + instance.authorized_key + "\",", "");
  document = with(document, "\"rebooted\":\"" + instance.rebooted->text() + "\",", "");
  const Instance restored = instance_in(read_document(document).cloud);
  CHECK(restored.authorized_key == instance.authorized_key);
  CHECK(restored.booted() == instance.launched);
}

TEST_CASE("A document in which a VPC has no block is refused") {
  SmallCloud cloud;
  const auto begin = cloud.document.find("\"cidrs\":[") + 9;
  std::string document = cloud.document;
  document.erase(begin, document.find(']', begin) - begin);
  CHECK(complaint(document) == "/regions/0/vpcs/rows/0/cidrs: must not be empty");
}

// ---- /_vpcsim/snapshot

namespace {

struct ControlledCloud : TestCloud {
  control::ControlPlane controls{simulator, clock, "1"};
  protocol::HttpResponse control(const std::string& method, const std::string& body = {}) {
    protocol::HttpRequest request;
    request.method = method;
    request.target = "/_vpcsim/snapshot";
    request.headers = {{"Host", "127.0.0.1:4566"}};
    request.body = body;
    protocol::HttpResponse response;
    controls.handle(request, response);
    return response;
  }
};

}  // namespace

TEST_CASE("What GET /_vpcsim/snapshot answers, PUT makes of another cloud") {
  ControlledCloud cloud, other;
  const std::string vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  other.call(ec2::CreateVpcRequest{.cidr_block = "10.9.0.0/16"});
  const auto saved = cloud.control("GET");
  CHECK(saved.status == 200);
  const auto loaded = other.control("PUT", saved.body);
  CHECK(loaded.status == 200);
  CHECK(loaded.body == "{\"now\":\"2026-01-01T00:00:00.000Z\"}\n");
  const auto vpcs = other.call(ec2::DescribeVpcsRequest{}).vpcs;
  REQUIRE(vpcs.size() == 1);
  CHECK(vpcs[0].vpc_id == vpc);
}

TEST_CASE("Reads that lag behind don't show what was there before the restoration") {
  ControlledCloud cloud, other;
  const std::string vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  other.controls.weather().set({.faults = {{.kind = weather::Kind::eventual_consistency, .calls = 9}}});
  const auto ask = [&](const std::string& form) {
    protocol::HttpRequest request;
    request.headers = {
        {"Authorization", "AWS4-HMAC-SHA256 Credential=" + other.account + "/20260101/" + other.region +
                              "/ec2/aws4_request, SignedHeaders=host, Signature=" + std::string(64, '0')},
        {"X-Amz-Date", "20260101T000000Z"}};
    request.body = form + "&Version=2016-11-15";
    return other.controls.weather().handle(request).body;
  };
  ask("Action=CreateVpc&CidrBlock=10.9.0.0/16");
  REQUIRE(ask("Action=DescribeVpcs").find("10.9.0.0/16") == std::string::npos);
  CHECK(other.control("PUT", cloud.control("GET").body).status == 200);
  CHECK(ask("Action=DescribeVpcs").find(vpc) != std::string::npos);
}

TEST_CASE("A document that is refused changes nothing, the clock neither") {
  ControlledCloud cloud, other;
  cloud.clock.advance(1000);
  cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"});
  other.call(ec2::CreateVpcRequest{.cidr_block = "10.9.0.0/16"});
  const std::string before = document_of(other);
  const std::string document = cloud.control("GET").body;
  const auto refused = other.control("PUT", with(document, "\"is_default\":false", "\"is_default\":7"));
  CHECK(refused.status == 400);
  CHECK(refused.body.find("/regions/0/vpcs/rows/0/is_default: true or false is expected here") !=
        std::string::npos);
  CHECK(other.control("PUT").status == 400);
  CHECK(document_of(other) == before);
}

TEST_CASE("The clock moves forward to the document's instant, and never back") {
  ControlledCloud cloud, behind, ahead;
  cloud.clock.advance(60'000);
  ahead.clock.advance(90'000);
  const std::string document = cloud.control("GET").body;
  CHECK(behind.control("PUT", document).status == 200);
  CHECK(ahead.control("PUT", document).status == 200);
  CHECK(behind.clock.now() == cloud.clock.now());
  CHECK(ahead.clock.now().milliseconds == cloud.clock.now().milliseconds + 30'000);
}

}  // namespace vpcsim::tests
