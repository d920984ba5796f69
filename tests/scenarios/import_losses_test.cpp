// What can't be held is left out by name, with what depends on it; what is shown otherwise is said.
#include <algorithm>

#include "catch.hpp"
#include "scenarios/exported.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;

namespace {

const Home home{"111111111111", "us-east-1"};

/// One of everything, made once: drawing keys takes a while.
struct Everything {
  TestCloud cloud;
  EveryNoun nouns{cloud, home.account, home.region};
  Exported files;

  Everything() { files.add(home, described(cloud.simulator, cloud.clock, home)); }
  static const Everything& made() {
    static const Everything everything;
    return everything;
  }
};

/// Its files, to be changed.
struct OneHome {
  const EveryNoun& nouns = Everything::made().nouns;
  Exported files = Everything::made().files;
  importing::Report report;

  /// Of VPCs, the one with the subnet.
  std::string id(std::string_view prefix) {
    if (prefix == "vpc-") return files.list("Subnets").at(0).at("VpcId");
    return nouns.known().find(prefix)->second;
  }
  /// The record of that id, to be changed.
  Json& record(const std::string& key, const std::string& wanted) {
    for (Json& own : files.list(key)) {
      if (own.front() == wanted || own.dump().find('"' + wanted + '"') != std::string::npos) return own;
    }
    throw std::runtime_error("there is no " + wanted + " in " + key);
  }
  Json& instance() { return files.list("Reservations").at(0).at("Instances").at(0); }
  void forget(const std::string& key) {
    std::erase_if(files.files, [&](const auto& file) { return file.first.ends_with("/" + key); });
  }

  importing::Imported import() {
    auto imported = files.import();
    report = imported.report;
    return imported;
  }
  /// Why it is left out; "" if it isn't.
  std::string reason(const std::string& wanted) const {
    for (const auto& left : report.left_out) {
      if (left.id == wanted) return left.reason;
    }
    return {};
  }
  std::string difference(const std::string& wanted, const std::string& member) const {
    for (const auto& own : report.differences) {
      if (own.id == wanted && own.member == member) return own.was + " -> " + own.is;
    }
    return {};
  }
  bool notes(std::string_view part) const {
    return std::any_of(report.notes.begin(), report.notes.end(),
                       [&](const std::string& note) { return note.find(part) != std::string::npos; });
  }
};

}  // namespace

TEST_CASE("An instance of a type that isn't in the catalog is left out with its interface and its volume") {
  OneHome one;
  one.instance()["InstanceType"] = "u-6tb1.metal";
  const auto imported = one.import();
  CHECK(one.reason(one.id("i-")).starts_with("its type u-6tb1.metal isn't one of those that vpcsim has"));
  CHECK(one.reason(one.id("attached")) == "it needs " + one.id("i-") + ", which is left out");
  CHECK(one.reason(one.id("vol-")) == "it needs " + one.id("i-") + ", which is left out");
  CHECK(imported.cloud.find(home)->vcpus == 0);
  CHECK_FALSE(one.report.is_whole());
}

TEST_CASE("A terminated instance is left out") {
  OneHome one;
  one.instance()["State"] = {{"Code", 48}, {"Name", "terminated"}};
  one.import();
  CHECK(one.reason(one.id("i-")) == "it is terminated");
}

TEST_CASE("An instance whose primary interface is in no file is left out") {
  OneHome one;
  Json& list = one.files.list("NetworkInterfaces");
  const std::string interface = one.id("attached");
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i]["NetworkInterfaceId"] == interface) list.erase(i--);
  }
  one.import();
  CHECK(one.reason(one.id("i-")).starts_with("the primary interface of " + one.id("i-")));
}

TEST_CASE("A subnet in a zone that isn't in the catalog is left out with what is in it") {
  OneHome one;
  one.record("Subnets", one.id("subnet-"))["AvailabilityZone"] = "us-east-1z";
  one.import();
  CHECK(one.reason(one.id("subnet-")) ==
        "its zone us-east-1z isn't one of those that vpcsim has in us-east-1");
  const std::string why = "it needs " + one.id("subnet-") + ", which is left out";
  CHECK(one.reason(one.id("eni-")) == why);
  CHECK(one.reason(one.id("nat-")) == why);
  CHECK(one.reason(one.id("scr-")) == why);
  CHECK(one.reason(one.id("vpc-attachment")) == why);
  CHECK(one.reason(one.id("i-")) != "");
  CHECK(one.reason(one.id("eipalloc-")) == "");
  CHECK(one.difference(one.id("eipalloc-"), "AssociationId").ends_with(" -> nothing"));
}

TEST_CASE("A VPC without its main route table is left out with all that is in it") {
  OneHome one;
  one.forget("RouteTables");
  one.import();
  CHECK(one.reason(one.id("vpc-")) == "its main route table is in no file (aws ec2 describe-route-tables)");
  CHECK(one.reason(one.id("subnet-")) == "it needs " + one.id("vpc-") + ", which is left out");
  CHECK(one.reason(one.id("eigw-")) != "");
  CHECK(one.reason(one.id("fl-")) != "");
  CHECK(one.difference(one.id("igw-"), "Attachments[available]").ends_with(" -> nothing"));
}

TEST_CASE("A VPC without its default group or ACL is left out") {
  for (const auto* key : {"SecurityGroups", "NetworkAcls"}) {
    OneHome one;
    one.forget(key);
    one.import();
    CHECK(one.reason(one.id("vpc-")).starts_with("its default "));
  }
}

TEST_CASE("A route whose target is of a kind that vpcsim doesn't have is left out, and its table stays") {
  OneHome one;
  Json& table = one.record("RouteTables", one.id("rtb-"));
  table["Routes"].push_back({{"DestinationCidrBlock", "10.200.0.0/16"},
                             {"CarrierGatewayId", "cagw-0123456789abcdef0"},
                             {"Origin", "CreateRoute"},
                             {"State", "active"}});
  table["Routes"].push_back({{"DestinationCidrBlock", "10.201.0.0/16"},
                             {"GatewayId", "lgw-0123456789abcdef0"},
                             {"Origin", "CreateRoute"},
                             {"State", "active"}});
  one.import();
  CHECK(one.reason("10.200.0.0/16 of " + one.id("rtb-")) ==
        "its target is of a kind that vpcsim doesn't have");
  CHECK(one.reason("10.201.0.0/16 of " + one.id("rtb-")) ==
        "vpcsim has no gateways like lgw-0123456789abcdef0");
  CHECK(one.difference(one.id("rtb-"), "Routes[10.200.0.0/16]").ends_with(" -> nothing"));
  CHECK(one.notes("RouteTable.Routes") == false);
  CHECK(one.notes("CarrierGatewayId"));
}

TEST_CASE("A route to what is in no file is a blackhole") {
  OneHome one;
  one.forget("InternetGateways");
  one.import();
  CHECK(one.difference(one.id("rtb-"), "Routes[10.7.0.0/16].State") == "\"active\" -> \"blackhole\"");
  CHECK(one.notes(one.id("rtb-") + " names " + one.id("igw-") + ", which is in no file"));
}

TEST_CASE("An id that isn't of AWS's form can't be held") {
  OneHome one;
  one.record("InternetGateways", one.id("igw-"))["InternetGatewayId"] = "igw-1";
  one.import();
  CHECK(one.reason("igw-1").starts_with("igw-1 isn't an id that vpcsim holds"));
}

TEST_CASE("A rule that names a prefix list in no file is left out") {
  OneHome one;
  Json& rules = one.files.list("SecurityGroupRules");
  for (Json& rule : rules) {
    if (rule["GroupId"] != one.id("sg-") || rule["IsEgress"] == true) continue;
    rule.erase("CidrIpv4");
    rule["PrefixListId"] = "pl-0123456789abcdef0";
    one.import();
    CHECK(one.reason(rule["SecurityGroupRuleId"].get<std::string>() + " of " + one.id("sg-")) ==
          "it needs pl-0123456789abcdef0, which is in no file of its account and region");
    return;
  }
  FAIL("no rule");
}

TEST_CASE("Without the rules' ids, groups have the permissions with new ones") {
  OneHome one;
  one.forget("SecurityGroupRules");
  const auto imported = one.import();
  CHECK(one.report.left_out.size() == 1);  // the Connect attachment
  CHECK(one.report.differences.empty());
  CHECK(one.notes("they have new ids (aws ec2 describe-security-group-rules)"));
  const auto* group = imported.cloud.find(home)->security_groups.find(*SecurityGroupId::parse(one.id("sg-")));
  REQUIRE(group != nullptr);
  CHECK_FALSE(group->rules.empty());
}

TEST_CASE("What is deleted is left out") {
  OneHome one;
  one.record("NatGateways", one.id("nat-"))["State"] = "deleted";
  one.record("VpnGateways", one.id("vgw-"))["State"] = "deleted";
  one.record("TransitGateways", one.id("tgw-"))["State"] = "deleted";
  one.record("VpcEndpoints", one.id("interface-endpoint"))["State"] = "deleting";
  one.record("VpcPeeringConnections", one.id("pcx-"))["Status"]["Code"] = "deleted";
  one.record("PrefixLists", one.id("pl-"))["State"] = "delete-complete";
  one.import();
  CHECK(one.reason(one.id("nat-")) == "it is deleted");
  CHECK(one.reason(one.id("vgw-")) == "it is deleted");
  CHECK(one.reason(one.id("tgw-")) == "it is deleted");
  CHECK(one.reason(one.id("interface-endpoint")) == "it is deleting");
  CHECK(one.reason(one.id("pcx-")) == "it is deleted");
  CHECK(one.reason(one.id("pl-")) == "it is deleted");
  CHECK(one.reason(one.id("tgw-rtb-")) == "it needs " + one.id("tgw-") + ", which is left out");
}

TEST_CASE("A transit gateway's attachment of another kind is left out") {
  OneHome one;
  one.record("TransitGatewayAttachments", one.id("vpc-attachment"))["ResourceType"] = "vpn";
  one.import();
  CHECK(one.reason(one.id("vpc-attachment")) == "vpcsim takes no attachments of vpn from files");
}

TEST_CASE("A flow log of what vpcsim has no flow logs of is left out") {
  OneHome one;
  one.record("FlowLogs", one.id("fl-"))["ResourceId"] = one.id("tgw-");
  one.import();
  CHECK(one.reason(one.id("fl-")) == "vpcsim has no flow logs of resources like " + one.id("tgw-"));
}

TEST_CASE("What has no account or region that vpcsim has is left out") {
  OneHome one;
  for (auto& [name, document] : std::map(one.files.files)) {
    std::string text = document.dump();
    for (auto at = text.find("us-east-1"); at != std::string::npos; at = text.find("us-east-1", at))
      text.replace(at, 9, "us-moon-1");
    one.files.files[name] = Json::parse(text);
  }
  one.import();
  CHECK(one.reason(one.id("vpc-")) == "vpcsim has no region us-moon-1");
  CHECK(one.reason(one.id("i-")) == "vpcsim has no region us-moon-1");
  for (const auto& count : one.report.counts) CHECK(count.imported == 0);
}

TEST_CASE("A member that is shown otherwise is said with both values") {
  OneHome one;
  one.record("Subnets", one.id("subnet-"))["AvailabilityZoneId"] = "use1-az99";
  one.record("NetworkInterfaces", one.id("attached"))["RequesterId"] = "amazon-elb";
  one.import();
  CHECK(one.difference(one.id("subnet-"), "AvailabilityZoneId").starts_with("\"use1-az99\" -> \"use1-az"));
  CHECK(one.difference(one.id("attached"), "RequesterId") == "\"amazon-elb\" -> nothing");
  const auto count = std::find_if(one.report.counts.begin(), one.report.counts.end(),
                                  [](const auto& own) { return own.noun == "subnets"; });
  CHECK(count->in_files == 1);
  CHECK(count->imported == 1);
  CHECK(count->different == 1);
}

TEST_CASE("A member that the files lack is no difference") {
  OneHome one;
  one.record("Subnets", one.id("subnet-")).erase("SubnetArn");
  one.import();
  CHECK(one.report.differences.empty());
  CHECK(one.notes("Subnet.SubnetArn"));
}

TEST_CASE("An Elastic address in no file is known from the interface that has it") {
  OneHome one;
  one.forget("Addresses");
  const auto imported = one.import();
  CHECK(one.notes(one.id("eipalloc-") + " is in no file: taken for "));
  const auto* address = imported.cloud.find(home)->addresses.find(*AllocationId::parse(one.id("eipalloc-")));
  REQUIRE(address != nullptr);
  CHECK(address->association);
  CHECK(imported.cloud.public_addresses.contains(address->public_ip));
}

TEST_CASE("DHCP options in no file are taken for AWS's own, under their id") {
  OneHome one;
  one.forget("DhcpOptions");
  one.import();
  CHECK(one.report.differences.empty());
  CHECK(one.notes("is in no file: taken for the DHCP options that AWS gives a new account"));
}

TEST_CASE("Without the VPC's attributes, DNS host names are what interfaces show") {
  OneHome one;
  std::erase_if(one.files.files,
                [](const auto& file) { return file.first.find("/vpc-") != std::string::npos; });
  const auto imported = one.import();
  CHECK(one.report.differences.empty());
  CHECK(one.notes("no file with the DNS attributes of " + one.id("vpc-")));
  CHECK_FALSE(imported.cloud.find(home)->vpcs.find(*VpcId::parse(one.id("vpc-")))->enable_dns_hostnames);
  for (Json& interface : one.files.list("NetworkInterfaces")) {
    if (interface.contains("Association"))
      interface["Association"]["PublicDnsName"] = "ec2-1-2-3-4.compute-1.amazonaws.com";
  }
  const auto named = one.import();
  CHECK(named.cloud.find(home)->vpcs.find(*VpcId::parse(one.id("vpc-")))->enable_dns_hostnames);
}

TEST_CASE("AWS's list that an endpoint's routes name is known by the endpoint's service") {
  OneHome one;
  std::erase_if(one.files.files, [](const auto& file) {
    return file.first.ends_with("/PrefixLists") || file.first.find("/pl-") != std::string::npos;
  });
  one.import();
  CHECK(one.report.differences.empty());
  CHECK(one.notes("is in no file: taken for AWS's list com.amazonaws.us-east-1.s3"));
}

TEST_CASE("The entries of a list that are in no file are said to be none") {
  OneHome one;
  one.forget(one.id("pl-"));
  one.import();
  CHECK(one.notes("the entries of " + one.id("pl-") + " (p) are in no file: taken for none"));
}

TEST_CASE("Kinds without a file are named") {
  OneHome one;
  one.forget("Volumes");
  one.import();
  CHECK(one.notes("no file with volumes: taken for none (aws ec2 describe-volumes)"));
  CHECK(one.reason(one.id("vol-") + " of " + one.id("i-")) ==
        "it needs " + one.id("vol-") + ", which is in no file of its account and region");
}

TEST_CASE("Broken files end an import, by file and line") {
  elsewhere::Files files;
  try {
    elsewhere::read_text("net/vpcs.json", "{\"Vpcs\": [\n  {\"VpcId\": 1}]}", files);
    FAIL("it was read");
  } catch (const elsewhere::FilesError& error) {
    CHECK(std::string(error.what()).starts_with("net/vpcs.json:2:"));
  }
}
