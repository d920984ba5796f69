#include "simulator/hypervisor/metadata_service.hpp"

#include "catch.hpp"
#include "protocol/base64.hpp"
#include "protocol/ec2/key_pair.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/hypervisor/inside_world.hpp"

namespace vpcsim::tests {
namespace {

using protocol::HttpHeaders;
using protocol::HttpResponse;

constexpr const char* token_header = "X-aws-ec2-metadata-token";
constexpr const char* lifetime_header = "X-aws-ec2-metadata-token-ttl-seconds";

struct MetadataWorld : InsideWorld {
  std::string id;

  /// Tokens are optional unless a test says otherwise.
  MetadataWorld() { id = launched(launch_request()); }

  std::string launched(ec2::RunInstancesRequest request,
                       ec2::HttpTokensState tokens = ec2::HttpTokensState::optional) {
    if (!request.metadata_options) request.metadata_options = ec2::InstanceMetadataOptionsRequest{};
    request.metadata_options->http_tokens = tokens;
    return call(request).instances.at(0).instance_id;
  }
  HttpResponse send(const std::string& method, const std::string& target, HttpHeaders headers = {}) {
    return hypervisor::metadata_response(
        read(), row(id), {.method = method, .target = target, .headers = std::move(headers), .body = {}});
  }
  /// The body of an answer 200, or the status of another.
  std::string get(const std::string& path, HttpHeaders headers = {}) {
    const auto response = send("GET", path, std::move(headers));
    return response.status == 200 ? response.body : std::to_string(response.status);
  }
  std::string meta(const std::string& path) { return get("/latest/meta-data/" + path); }
  std::string token(int seconds) {
    return send("PUT", "/latest/api/token", {{lifetime_header, std::to_string(seconds)}}).body;
  }
  void set_options(ec2::ModifyInstanceMetadataOptionsRequest request) {
    request.instance_id = id;
    call(request);
  }
};

}  // namespace

// ---- sessions

TEST_CASE("A token holds for the seconds that it was asked for, and says how many are left") {
  MetadataWorld world;
  const auto answer = world.send("PUT", "/latest/api/token", {{lifetime_header, "60"}});
  CHECK(answer.status == 200);
  CHECK(answer.body.size() == 56);
  CHECK(*find_header(answer.headers, lifetime_header) == "60");
  CHECK(*find_header(answer.headers, "Server") == "EC2ws");
  world.clock.advance(59'500);
  const auto used = world.send("GET", "/latest/meta-data/instance-id", {{token_header, answer.body}});
  CHECK(used.body == world.id);
  CHECK(*find_header(used.headers, lifetime_header) == "1");
  world.clock.advance(500);
  CHECK(world.get("/latest/meta-data/instance-id", {{token_header, answer.body}}) == "401");
}

TEST_CASE("A token's lifetime is 1 to 21600 seconds") {
  MetadataWorld world;
  const auto status = [&](HttpHeaders headers) {
    return world.send("PUT", "/latest/api/token", std::move(headers)).status;
  };
  CHECK(status({}) == 400);
  for (const char* text : {"0", "-1", "21601", "1.5", "", "x"})
    CHECK(status({{lifetime_header, text}}) == 400);
  CHECK(status({{lifetime_header, "1"}}) == 200);
  CHECK(status({{lifetime_header, "21600"}}) == 200);
}

TEST_CASE("A token isn't given through a proxy") {
  MetadataWorld world;
  CHECK(world.send("PUT", "/latest/api/token", {{lifetime_header, "60"}, {"X-Forwarded-For", "10.0.1.1"}})
            .status == 403);
}

TEST_CASE("Where tokens are required nothing is told without one") {
  MetadataWorld world;
  CHECK(world.meta("instance-id") == world.id);
  ec2::ModifyInstanceMetadataOptionsRequest required;
  required.http_tokens = ec2::HttpTokensState::required;
  world.set_options(required);
  CHECK(world.meta("instance-id") == "401");
  CHECK(world.get("/") == "401");
  CHECK(world.get("/latest/meta-data/instance-id", {{token_header, world.token(60)}}) == world.id);
}

TEST_CASE("A token that isn't one doesn't hold, even where none is required") {
  MetadataWorld world;
  std::string token = world.token(60);
  CHECK(world.get("/latest/", {{token_header, "x"}}) == "401");
  CHECK(world.get("/latest/", {{token_header, ""}}) == "401");
  token[10] = token[10] == 'A' ? 'B' : 'A';
  CHECK(world.get("/latest/", {{token_header, token}}) == "401");
}

TEST_CASE("An instance's token is no other's") {
  MetadataWorld world;
  const std::string token = world.token(60);
  world.id = world.launched(world.launch_request());
  CHECK(world.get("/latest/", {{token_header, token}}) == "401");
}

TEST_CASE("A service that is turned off answers nobody") {
  MetadataWorld world;
  ec2::ModifyInstanceMetadataOptionsRequest off;
  off.http_endpoint = ec2::EnabledState::disabled;
  world.set_options(off);
  CHECK(world.meta("instance-id") == "403");
  CHECK(world.send("PUT", "/latest/api/token", {{lifetime_header, "60"}}).status == 403);
}

TEST_CASE("Other methods aren't allowed, and the answer says which are") {
  MetadataWorld world;
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS"}) {
    const auto response = world.send(method, "/latest/meta-data/");
    CHECK(response.status == 405);
    CHECK(*find_header(response.headers, "Allow") == "GET, HEAD");
  }
  const auto response = world.send("GET", "/latest/api/token");
  CHECK(response.status == 405);
  CHECK(*find_header(response.headers, "Allow") == "OPTIONS, PUT");
  CHECK(world.send("HEAD", "/latest/meta-data/").status == 200);
}

TEST_CASE("What isn't there is answered with a page") {
  MetadataWorld world;
  for (const char* path : {"/x", "/latest/x", "/latest/meta-data/x", "/latest/meta-data/ami", "/1999-01-01/",
                           "/latest/meta-data/instance-id/", "/latest/meta-data/iam/", "/latest/user-data",
                           "/latest/dynamic/instance-identity/signature"})
    CHECK(world.get(path) == "404");
  const auto response = world.send("GET", "/x");
  CHECK(*find_header(response.headers, "Content-Type") == "text/html");
  CHECK(response.body.find("<title>404 - Not Found</title>") != std::string::npos);
  CHECK(world.send("GET", "x").status == 400);
}

// ---- categories

TEST_CASE("Directories are listed with and without a slash at the end, and so are the versions") {
  MetadataWorld world;
  CHECK(world.get("/").starts_with("1.0\n2007-01-19\n"));
  CHECK(world.get("/").ends_with("\nlatest"));
  CHECK(world.get("/latest") == "dynamic\nmeta-data");
  CHECK(world.get("/latest/") == "dynamic\nmeta-data");
  CHECK(world.get("/2021-01-03/meta-data/instance-id") == world.id);
  CHECK(world.get("/latest/meta-data/instance-id?x=1") == world.id);
  CHECK(world.get("/latest/meta-data") ==
        "ami-id\nami-launch-index\nami-manifest-path\nblock-device-mapping/\nevents/\nhostname\n"
        "instance-action\ninstance-id\ninstance-life-cycle\ninstance-type\nlocal-hostname\nlocal-ipv4\nmac\n"
        "network/\nplacement/\nprofile\nreservation-id\nsecurity-groups\nservices/\nsystem");
  CHECK(world.meta("") == world.get("/latest/meta-data"));
  CHECK(world.meta("placement/") == "availability-zone\navailability-zone-id\nregion");
  CHECK(world.meta("network") == "interfaces/");
}

TEST_CASE("An instance is told what it was launched as") {
  MetadataWorld world;
  const auto shown = world.instance(world.id);
  CHECK(world.meta("ami-id") == world.image);
  CHECK(world.meta("ami-launch-index") == "0");
  CHECK(world.meta("instance-type") == "t3.micro");
  CHECK(world.meta("instance-life-cycle") == "on-demand");
  CHECK(world.meta("instance-action") == "none");
  CHECK(world.meta("system") == "nitro");
  CHECK(world.meta("security-groups") == "default");
  CHECK(world.meta("reservation-id") ==
        world.call(ec2::DescribeInstancesRequest{}).reservations.at(0).reservation_id);
  CHECK(world.meta("placement/availability-zone") == "us-east-1a");
  CHECK(world.meta("placement/availability-zone-id") == "use1-az6");
  CHECK(world.meta("placement/region") == "us-east-1");
  CHECK(world.meta("services/domain") == "amazonaws.com");
  CHECK(world.meta("services/partition") == "aws");
  CHECK(world.meta("block-device-mapping/root") == shown.root_device_name);
  CHECK("/dev/" + world.meta("block-device-mapping/ami") == shown.root_device_name);
}

TEST_CASE("Volumes beside the root's are numbered") {
  MetadataWorld world;
  auto request = world.launch_request();
  ec2::BlockDeviceMapping mapping;
  mapping.device_name = "/dev/sdf";
  mapping.ebs = ec2::EbsBlockDevice{.volume_size = 8};
  request.block_device_mappings = {mapping};
  world.id = world.launched(request);
  CHECK(world.meta("block-device-mapping/") == "ami\nebs1\nroot");
  CHECK(world.meta("block-device-mapping/ebs1") == "sdf");
}

TEST_CASE("An instance is told its names and addresses") {
  MetadataWorld world;
  const std::string private_ip = *world.instance(world.id).private_ip_address;
  CHECK(world.meta("local-ipv4") == private_ip);
  CHECK(world.meta("hostname") == world.instance(world.id).private_dns_name);
  CHECK(world.meta("local-hostname") == world.meta("hostname"));
  CHECK(world.meta("public-ipv4") == "404");
  CHECK(world.meta("public-hostname") == "404");
  const std::string public_ip = world.give_address(world.id);
  CHECK(world.meta("public-ipv4") == public_ip);
  CHECK(world.meta("public-hostname") == InsideWorld::public_name(public_ip));
  world.set_dns_hostnames(world.vpc, false);
  CHECK(world.meta("public-ipv4") == public_ip);
  CHECK(world.meta("public-hostname") == "404");
}

TEST_CASE("Each interface is told of under its MAC address") {
  MetadataWorld world;
  const auto shown = world.instance(world.id).network_interfaces.at(0);
  const std::string public_ip = world.give_address(world.id);
  CHECK(world.meta("mac") == shown.mac_address);
  CHECK(world.meta("network/interfaces/macs/") == shown.mac_address + "/");
  const auto of = [&](const std::string& name) {
    return world.meta("network/interfaces/macs/" + shown.mac_address + "/" + name);
  };
  CHECK(of("") ==
        "device-number\ninterface-id\nipv4-associations/\nlocal-hostname\nlocal-ipv4s\nmac\nowner-id\n"
        "public-hostname\npublic-ipv4s\nsecurity-group-ids\nsecurity-groups\nsubnet-id\n"
        "subnet-ipv4-cidr-block\nvpc-id\nvpc-ipv4-cidr-block\nvpc-ipv4-cidr-blocks");
  CHECK(of("device-number") == "0");
  CHECK(of("interface-id") == shown.network_interface_id);
  CHECK(of("ipv4-associations/") == public_ip);
  CHECK(of("ipv4-associations/" + public_ip) == *shown.private_ip_address);
  CHECK(of("local-ipv4s") == *shown.private_ip_address);
  CHECK(of("owner-id") == world.account);
  CHECK(of("public-ipv4s") == public_ip);
  CHECK(of("security-group-ids") == shown.groups.at(0).group_id);
  CHECK(of("security-groups") == "default");
  CHECK(of("subnet-id") == world.subnet);
  CHECK(of("subnet-ipv4-cidr-block") == "10.0.1.0/24");
  CHECK(of("vpc-id") == world.vpc);
  CHECK(of("vpc-ipv4-cidr-block") == "10.0.0.0/16");
}

TEST_CASE("IPv6 addresses and blocks are told of where there are any") {
  MetadataWorld world;
  world.add_ipv6();
  auto request = world.launch_request();
  request.ipv6_address_count = 2;
  world.id = world.launched(request);
  const auto shown = world.instance(world.id).network_interfaces.at(0);
  const std::string at = "network/interfaces/macs/" + shown.mac_address + "/";
  CHECK(world.meta("ipv6") == shown.ipv6_addresses.at(0).ipv6_address);
  CHECK(world.meta(at + "ipv6s") ==
        shown.ipv6_addresses.at(0).ipv6_address + "\n" + shown.ipv6_addresses.at(1).ipv6_address);
  CHECK(world.meta(at + "subnet-ipv6-cidr-blocks") == world.ipv6_part(0));
  CHECK(world.meta(at + "vpc-ipv6-cidr-blocks").ends_with("/56"));
}

TEST_CASE("The key pair's public key is told as it was at launch") {
  MetadataWorld world;
  const std::string line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF8vR5Hs/WdHeNVFCX0gSerj8PsYBuyP0rUXJ3d5ULOT";
  world.call(ec2::ImportKeyPairRequest{.key_name = "k", .public_key_material = protocol::to_base64(line)});
  CHECK(world.meta("public-keys/") == "404");
  auto request = world.launch_request();
  request.key_name = "k";
  world.id = world.launched(request);
  world.call(ec2::DeleteKeyPairRequest{.key_name = "k"});
  CHECK(world.meta("").find("\npublic-keys/\n") != std::string::npos);
  for (const char* path : {"public-keys", "public-keys/"}) CHECK(world.meta(path) == "0=k");
  for (const char* path : {"public-keys/0", "public-keys/0/"}) CHECK(world.meta(path) == "openssh-key");
  CHECK(world.meta("public-keys/0/openssh-key") == line + " k\n");
}

TEST_CASE("Tags are told of if the options say so") {
  MetadataWorld world;
  world.call(
      ec2::CreateTagsRequest{.resources = {world.id}, .tags = {{"Name", "web one"}, {"stage", "test"}}});
  CHECK(world.meta("tags/") == "404");
  ec2::ModifyInstanceMetadataOptionsRequest with_tags;
  with_tags.instance_metadata_tags = ec2::EnabledState::enabled;
  world.set_options(with_tags);
  CHECK(world.meta("tags/") == "instance/");
  CHECK(world.meta("tags/instance/") == "Name\nstage");
  CHECK(world.meta("tags/instance/Name") == "web one");
}

TEST_CASE("User data is told as its bytes") {
  MetadataWorld world;
  auto request = world.launch_request();
  const std::string bytes("#!/bin/sh\necho \0 hi\n", 20);
  request.user_data = protocol::to_base64(bytes);
  world.id = world.launched(request);
  CHECK(world.get("/latest") == "dynamic\nmeta-data\nuser-data");
  const auto response = world.send("GET", "/latest/user-data");
  CHECK(response.body == bytes);
  CHECK(*find_header(response.headers, "Content-Type") == "application/octet-stream");
}

TEST_CASE("The identity document says which instance it is, of whom and since when") {
  MetadataWorld world;
  CHECK(world.get("/latest/dynamic/instance-identity/") == "document");
  CHECK(world.get("/latest/dynamic/instance-identity/document") ==
        "{\n  \"accountId\" : \"111111111111\",\n  \"architecture\" : \"x86_64\",\n"
        "  \"availabilityZone\" : \"us-east-1a\",\n  \"billingProducts\" : null,\n"
        "  \"devpayProductCodes\" : null,\n  \"marketplaceProductCodes\" : null,\n  \"imageId\" : \"" +
            world.image + "\",\n  \"instanceId\" : \"" + world.id +
            "\",\n  \"instanceType\" : \"t3.micro\",\n  \"kernelId\" : null,\n"
            "  \"pendingTime\" : \"2026-01-01T00:00:00Z\",\n  \"privateIp\" : \"" +
            *world.instance(world.id).private_ip_address +
            "\",\n  \"ramdiskId\" : null,\n  \"region\" : \"us-east-1\",\n  \"version\" : \"2017-09-30\"\n}");
}

}  // namespace vpcsim::tests
