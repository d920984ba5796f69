#include "protocol/json.hpp"

#include "catch.hpp"
#include "protocol/ec2/instance.hpp"
#include "protocol/ec2/vpc.hpp"

using namespace vpcsim;
using namespace vpcsim::protocol;

namespace {

template <class Structure>
Structure read(std::string_view text, JsonDifferences& differences) {
  JsonReader in(text);
  Structure structure;
  read_json(in, Structure::shape, &structure, differences);
  in.end();
  return structure;
}

template <class Structure>
JsonError error_of(std::string_view text) {
  JsonDifferences differences;
  try {
    read<Structure>(text, differences);
  } catch (const JsonError& error) {
    return error;
  }
  FAIL("nothing was wrong with " << text);
  throw std::logic_error("unreachable");
}

Timestamp instant(const std::string& text) {
  JsonDifferences differences;
  return read<ec2::NetworkInterfaceAttachment>("{\"AttachTime\": \"" + text + "\"}", differences).attach_time;
}

}  // namespace

TEST_CASE("JSON is read by the SDK's names, and what isn't there keeps its default") {
  JsonDifferences differences;
  const auto vpc = read<ec2::Vpc>(
      R"({"VpcId": "vpc-1", "CidrBlockAssociationSet": [{"CidrBlock": "10.0.0.0/16"}], "IsDefault": true})",
      differences);
  CHECK(vpc.vpc_id == "vpc-1");
  REQUIRE(vpc.cidr_block_associations.size() == 1);
  CHECK(vpc.cidr_block_associations[0].cidr_block == "10.0.0.0/16");
  CHECK(vpc.is_default);
  CHECK_FALSE(vpc.block_public_access_states);
}

TEST_CASE("Members that a shape doesn't have, and those it lacks, are counted") {
  JsonDifferences differences;
  read<ec2::DescribeVpcsResult>(
      R"({"Vpcs": [{"VpcId": "a", "Weather": {"Mild": [1, {"x": "]"}]}}, {"VpcId": "b", "Weather": null}]})",
      differences);
  CHECK(differences.unknown == std::map<std::string, std::size_t>{{"Vpc.Weather", 2}});
  CHECK(differences.missing.at("Vpc.OwnerId") == 2);
  CHECK(differences.missing.count("Vpc.VpcId") == 0);
  CHECK(differences.missing.count("Vpc.BlockPublicAccessStates") == 0);  // not every VPC has it
}

TEST_CASE("A null is a member that isn't there") {
  JsonDifferences differences;
  CHECK(read<ec2::Vpc>(R"({"VpcId": null, "State": "available"})", differences).vpc_id.empty());
  CHECK(differences.missing.at("Vpc.VpcId") == 1);
}

TEST_CASE("Instants are read as the AWS CLI writes them") {
  const Timestamp expected = *Timestamp::parse("2026-01-31T12:00:00.500Z");
  CHECK(instant("2026-01-31T12:00:00.500Z") == expected);
  CHECK(instant("2026-01-31T12:00:00.500000+00:00") == expected);
  CHECK(instant("2026-01-31T12:00:00.5+00:00") == expected);
  CHECK(instant("2026-01-31T13:30:00.500+01:30") == expected);
  CHECK(instant("2026-01-31T07:00:00.500-05:00") == expected);
  CHECK(instant("2026-01-31T12:00:00+00:00") == *Timestamp::parse("2026-01-31T12:00:00Z"));
  for (const char* wrong :
       {"", "yesterday", "2026-01-31", "2026-01-31T12:00:00", "2026-01-31T12:00:00+0x:00"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(instant(wrong), JsonError);
  }
}

TEST_CASE("Enumerations are read in either case: AWS's documents and answers differ in it") {
  JsonDifferences differences;
  CHECK(read<ec2::Vpc>(R"({"State": "Available"})", differences).state == ec2::VpcState::available);
}

TEST_CASE("An unknown value of what every record has is an error at its place") {
  const JsonError error = error_of<ec2::DescribeVpcsResult>("{\"Vpcs\": [\n  {\"State\": \"new-state\"}]}");
  CHECK(std::string(error.what()) == "/Vpcs/0/State: \"new-state\" isn't one of pending, available");
  const auto [line, column] = position_at("{\"Vpcs\": [\n  {\"State\": \"new-state\"}]}", error.offset());
  CHECK(line == 2);
  CHECK(column == 13);
}

TEST_CASE("A value of another type is an error, not a guess") {
  CHECK(error_of<ec2::Vpc>(R"({"VpcId": 7})").pointer() == "/VpcId");
  CHECK(error_of<ec2::Vpc>(R"({"IsDefault": "true"})").pointer() == "/IsDefault");
  CHECK(error_of<ec2::Vpc>(R"({"Tags": {}})").pointer() == "/Tags");
  CHECK(std::string(error_of<ec2::Vpc>(R"({"VpcId": "a")").what()) == "/VpcId: the JSON breaks off here");
}

TEST_CASE("An unknown value of an optional enumeration is left out and counted") {
  JsonDifferences differences;
  const auto instance = read<ec2::Instance>(R"({"BootMode": "telepathy"})", differences);
  CHECK_FALSE(instance.boot_mode);
  CHECK(differences.unknown_text ==
        std::map<std::string, std::size_t>{{"Instance.BootMode \"telepathy\"", 1}});
}
