#include "protocol/ec2/key_pair.hpp"

#include "catch.hpp"
#include "protocol/base64.hpp"
#include "simulator/key_material.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

namespace {

const std::string public_line =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF8vR5Hs/WdHeNVFCX0gSerj8PsYBuyP0rUXJ3d5ULOT";

ec2::ImportKeyPairRequest import_as(std::string name) {
  return {.key_name = std::move(name),
          .public_key_material = protocol::to_base64(public_line + " me@home\n")};
}
ec2::CreateKeyPairRequest ed25519(std::string name) {
  return {.key_name = std::move(name), .key_type = ec2::KeyType::ed25519};
}

}  // namespace

TEST_CASE("CreateKeyPair makes an RSA key unless told otherwise, and answers its private half once") {
  TestCloud cloud;
  auto made = cloud.call(ec2::CreateKeyPairRequest{.key_name = "k",
                                                   .tag_specifications = {{"key-pair", {{"a", "b"}}}},
                                                   .key_format = ec2::KeyFormat::pem});
  CHECK(made.key_name == "k");
  CHECK(made.key_pair_id.starts_with("key-"));
  CHECK(made.key_material.starts_with("-----BEGIN RSA PRIVATE KEY-----\n"));
  CHECK(made.tags == std::vector<ec2::Tag>{{"a", "b"}});
  auto described = cloud.call(ec2::DescribeKeyPairsRequest{}).key_pairs;
  REQUIRE(described.size() == 1);
  CHECK(described[0].key_pair_id == made.key_pair_id);
  CHECK(described[0].key_type == ec2::KeyType::rsa);
  CHECK(described[0].key_fingerprint == made.key_fingerprint);
  CHECK(described[0].create_time == cloud.clock.now());
  CHECK_FALSE(described[0].public_key);
}

TEST_CASE("ED25519 keys come in OpenSSH's format") {
  TestCloud cloud;
  auto made = cloud.call(ed25519("k"));
  CHECK(made.key_material.starts_with("-----BEGIN OPENSSH PRIVATE KEY-----\n"));
  CHECK(cloud.call(ec2::DescribeKeyPairsRequest{}).key_pairs.at(0).key_type == ec2::KeyType::ed25519);
}

TEST_CASE("private keys come in PuTTY's format when asked for") {
  TestCloud cloud;
  auto made = cloud.call(ec2::CreateKeyPairRequest{
      .key_name = "k", .key_type = ec2::KeyType::ed25519, .key_format = ec2::KeyFormat::ppk});
  CHECK(made.key_material.starts_with("PuTTY-User-Key-File-2: ssh-ed25519\nEncryption: none\nComment: k\n"));
  auto described = cloud.call(ec2::DescribeKeyPairsRequest{.include_public_key = true}).key_pairs.at(0);
  CHECK(described.key_fingerprint == made.key_fingerprint);
  auto line = parse_public_key(*described.public_key);
  REQUIRE(line);
  CHECK(made.key_material.find(protocol::to_base64(line->blob).substr(0, 64)) != std::string::npos);
}

TEST_CASE("an imported key is described with its fingerprint and, when asked for, its public line") {
  TestCloud cloud;
  auto imported = cloud.call(import_as("mine"));
  CHECK(imported.key_fingerprint == "eyUx0819cxdFRRHAOTtCJevoYPj9VY8L2Bd2X044S/g=");
  auto described =
      cloud.call(ec2::DescribeKeyPairsRequest{.key_names = {"mine"}, .include_public_key = true}).key_pairs;
  REQUIRE(described.size() == 1);
  CHECK(described[0].key_pair_id == imported.key_pair_id);
  CHECK(described[0].public_key == public_line + " mine");
}

TEST_CASE("ImportKeyPair refuses what is no public key") {
  TestCloud cloud;
  auto material = GENERATE(std::string("!"), protocol::to_base64("ecdsa-sha2-nistp256 AAAA"),
                           protocol::to_base64("junk"));
  CHECK(cloud.refusal(ec2::ImportKeyPairRequest{.key_name = "k", .public_key_material = material}) ==
        "InvalidKey.Format: Key is not in valid OpenSSH public key format");
}

TEST_CASE("names of key pairs are unique, ASCII, at most 255 long, without spaces at the ends") {
  TestCloud cloud;
  cloud.call(import_as("k"));
  CHECK(cloud.refusal(import_as("k")) == "InvalidKeyPair.Duplicate: The keypair already exists");
  CHECK(cloud.refusal(ed25519("k")) == "InvalidKeyPair.Duplicate: The keypair already exists");
  auto bad = GENERATE(std::string(" k2"), std::string("k2 "), std::string("\xc3\xa9"), std::string(256, 'k'));
  CHECK(cloud.refusal_code(import_as(bad)) == "InvalidParameterValue");
  CHECK(cloud.refusal(import_as(std::string(255, 'k'))) == "");
  CHECK(cloud.refusal(import_as("")) == "MissingParameter: The request must contain the parameter keyName");
}

TEST_CASE("the quota of key pairs is the region's") {
  auto settings = TestCloud::empty();
  settings.quotas.key_pairs = 1;
  TestCloud cloud(settings);
  cloud.call(import_as("a"));
  CHECK(cloud.refusal_code(import_as("b")) == "KeyPairLimitExceeded");
  cloud.region = "eu-west-1";
  CHECK(cloud.refusal(import_as("b")) == "");
}

TEST_CASE("key pairs are described by name, id and filter") {
  TestCloud cloud;
  auto a = cloud.call(import_as("a"));
  auto b = cloud.call(ed25519("b"));
  auto tagged = import_as("c");
  tagged.tag_specifications = {{"key-pair", {{"Team", "net"}}}};
  cloud.call(tagged);
  auto names = [&](const ec2::DescribeKeyPairsRequest& request) {
    std::vector<std::string> found;
    for (const auto& pair : cloud.call(request).key_pairs) found.push_back(pair.key_name);
    return found;
  };
  using Names = std::vector<std::string>;
  CHECK(names({.key_names = {"b"}}) == Names{"b"});
  CHECK(names({.key_pair_ids = {a.key_pair_id}}) == Names{"a"});
  CHECK(names({.filters = {{"key-name", {"a*"}}}}) == Names{"a"});
  CHECK(names({.filters = {{"key-pair-id", {b.key_pair_id}}}}) == Names{"b"});
  CHECK(names({.filters = {{"tag:Team", {"net"}}}}) == Names{"c"});
  CHECK(names({.filters = {{"tag-key", {"Te*"}}}}) == Names{"c"});
  CHECK(names({.filters = {{"fingerprint", {b.key_fingerprint}}}}) == Names{"b"});
  CHECK(cloud.refusal(ec2::DescribeKeyPairsRequest{.key_names = {"d"}}) ==
        "InvalidKeyPair.NotFound: The key pair 'd' does not exist");
  CHECK(cloud.refusal(ec2::DescribeKeyPairsRequest{.key_pair_ids = {"key-0"}}) ==
        "InvalidKeyPair.NotFound: The key pair 'key-0' does not exist");
}

TEST_CASE("deleting a key pair that isn't there succeeds") {
  TestCloud cloud;
  auto id = cloud.call(import_as("a")).key_pair_id;
  CHECK(cloud.call(ec2::DeleteKeyPairRequest{.key_name = "a"}).key_pair_id == id);
  CHECK_FALSE(cloud.call(ec2::DeleteKeyPairRequest{.key_name = "a"}).key_pair_id);
  CHECK_FALSE(cloud.call(ec2::DeleteKeyPairRequest{.key_pair_id = id}).key_pair_id);
  CHECK(cloud.refusal_code(ec2::DeleteKeyPairRequest{}) == "MissingParameter");
  CHECK(cloud.call(ec2::DescribeKeyPairsRequest{}).key_pairs.empty());
}

TEST_CASE("a key pair to delete is named by name or by id, not by both") {
  TestCloud cloud;
  auto id = cloud.call(import_as("a")).key_pair_id;
  CHECK(cloud.refusal(ec2::DeleteKeyPairRequest{.key_name = "a", .key_pair_id = id}) ==
        "InvalidParameterCombination: The parameters KeyName and KeyPairId may not be specified together");
}
