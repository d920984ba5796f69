// Echoes and names, as an instance's programs ask for them.
#include "simulator/hypervisor/host_network.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/machines_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using instance::NameAnswer;
using instance::Probe;
using instance::ProbeAnswer;

namespace {

/// With a third instance, "c", in another zone.
struct ProbingWorld : MachinesWorld {
  std::string other_subnet = add_subnet("10.0.2.0/24", "us-east-1b");
  std::string c;
  std::optional<ProbeAnswer> answer;

  ProbingWorld() {
    auto request = launch_request();
    request.subnet_id = other_subnet;
    request.private_ip_address = "10.0.2.7";
    request.security_group_ids = {group};
    c = call(request).instances.at(0).instance_id;
  }
  /// Whether it is answered.
  bool answers(const Probe& probe) {
    answer.reset();
    const auto pending = network(a).probe(probe, [this](const ProbeAnswer& came) { answer = came; });
    REQUIRE(pending);
    CHECK_FALSE(answer);
    settle();
    return answer.has_value();
  }
  static Probe echo(const char* to) { return {.to = ip(to)}; }
  static Probe udp(const char* to, int port = 33434) {
    return {.kind = Probe::Kind::udp, .to = ip(to), .port = static_cast<std::uint16_t>(port)};
  }
  void allow_echo() { allow(-1, "0.0.0.0/0", "icmp"); }
  /// Out of every subnet, and so the answers of c.
  void deny_icmp_out() {
    ec2::CreateNetworkAclEntryRequest request{.cidr_block = "10.0.1.0/24", .egress = true};
    request.network_acl_id = call(ec2::DescribeNetworkAclsRequest{.filters = {{"vpc-id", {vpc}}}})
                                 .network_acls.at(0)
                                 .network_acl_id;
    request.protocol = "1";
    request.icmp_type_code = {.code = -1, .type = -1};
    request.rule_number = 50;
    call(request);
  }
};

}  // namespace

TEST_CASE("An instance answers its own echoes and has its own ports closed", "[host_network]") {
  ProbingWorld world;
  for (const char* own : {"127.0.0.1", "10.0.1.5"}) {
    REQUIRE(world.answers(world.echo(own)));
    CHECK(world.answer->kind == ProbeAnswer::Kind::reply);
    CHECK(world.answer->from == ip(own));
    REQUIRE(world.answers(world.udp(own)));
    CHECK(world.answer->kind == ProbeAnswer::Kind::port_unreachable);
  }
}

TEST_CASE("An echo is answered where the rules let it in, and not else", "[host_network]") {
  ProbingWorld world;
  CHECK_FALSE(world.answers(world.echo("10.0.1.6")));
  world.allow_echo();
  REQUIRE(world.answers(world.echo("10.0.1.6")));
  CHECK(world.answer->kind == ProbeAnswer::Kind::reply);
  CHECK(world.answer->from == ip("10.0.1.6"));
}

TEST_CASE("An echo takes longer to another zone", "[host_network]") {
  ProbingWorld world;
  world.allow_echo();
  REQUIRE(world.answers(world.echo("10.0.1.6")));
  const auto near = world.answer->microseconds;
  REQUIRE(world.answers(world.echo("10.0.2.7")));
  CHECK(world.answer->microseconds > near);
}

TEST_CASE("Nobody answers an echo to an address without a machine", "[host_network]") {
  ProbingWorld world;
  world.allow_echo();
  CHECK_FALSE(world.answers(world.echo("10.0.1.99")));
  CHECK_FALSE(world.answers(world.echo("192.0.2.1")));
  world.stop(world.b);
  CHECK_FALSE(world.answers(world.echo("10.0.1.6")));
}

TEST_CASE("An echo whose reply a network ACL drops isn't answered", "[host_network]") {
  ProbingWorld world;
  world.allow_echo();
  REQUIRE(world.answers(world.echo("10.0.2.7")));
  world.deny_icmp_out();
  CHECK_FALSE(world.answers(world.echo("10.0.2.7")));
}

TEST_CASE("A datagram to a closed port comes back as port unreachable, if the rules let it in",
          "[host_network]") {
  ProbingWorld world;
  CHECK_FALSE(world.answers(world.udp("10.0.2.7")));
  world.allow(33434, "10.0.1.5/32", "udp");
  REQUIRE(world.answers(world.udp("10.0.2.7")));
  CHECK(world.answer->kind == ProbeAnswer::Kind::port_unreachable);
  CHECK(world.answer->from == ip("10.0.2.7"));
  CHECK_FALSE(world.answers(world.udp("10.0.2.7", 33435)));
}

TEST_CASE("Port unreachable is dropped by a network ACL that drops ICMP, though not by security groups",
          "[host_network]") {
  ProbingWorld world;
  world.allow(33434, "10.0.1.5/32", "udp");
  REQUIRE(world.answers(world.udp("10.0.2.7")));  // no group lets ICMP in
  world.deny_icmp_out();
  CHECK_FALSE(world.answers(world.udp("10.0.2.7")));
}

TEST_CASE("Who no longer waits for a probe's answer or a name's isn't called", "[host_network]") {
  ProbingWorld world;
  int called = 0;
  auto probe = world.network(world.a).probe(world.echo("127.0.0.1"), [&](const auto&) { ++called; });
  auto name = world.network(world.a).resolve({.name = "localhost"}, [&](const auto&) { ++called; });
  probe.reset();
  name.reset();
  world.settle();
  CHECK(called == 0);
}

namespace {

struct AskingWorld : MachinesWorld {
  std::optional<NameAnswer> answer;
  std::string name_of_b = "ip-10-0-1-6.ec2.internal";

  const NameAnswer& ask(const std::string& name, std::optional<protocol::Ip> server = {}) {
    answer.reset();
    const auto pending = network(a).resolve({.name = name, .server = server},
                                            [this](const NameAnswer& came) { answer = came; });
    REQUIRE(until([&] { return answer.has_value(); }));
    return *answer;
  }
};

}  // namespace

TEST_CASE("Names are asked of the VPC's resolver, which says who it is", "[host_network]") {
  AskingWorld world;
  const auto& answer = world.ask(world.name_of_b);
  REQUIRE(answer.records.size() == 1);
  CHECK(answer.records[0].data == "10.0.1.6");
  CHECK(answer.server == ip("10.0.0.2"));
}

TEST_CASE("Each of the resolver's addresses answers, no other server does", "[host_network]") {
  AskingWorld world;
  for (const char* server : {"10.0.0.2", "169.254.169.253", "fd00:ec2::253"}) {
    const auto& answer = world.ask(world.name_of_b, ip(server));
    CHECK(answer.records.size() == 1);
    CHECK(answer.server == ip(server));
  }
  const auto& answer = world.ask(world.name_of_b, ip("8.8.8.8"));
  CHECK(answer.code == NameAnswer::Code::no_answer);
  CHECK(answer.server == ip("8.8.8.8"));
}

TEST_CASE("Without another word the DHCP options' name server is asked", "[host_network]") {
  AskingWorld world;
  world.use_dhcp_options({{"domain-name-servers", {"10.0.0.53"}}});
  const auto& answer = world.ask(world.name_of_b);
  CHECK(answer.code == NameAnswer::Code::no_answer);
  CHECK(answer.server == ip("10.0.0.53"));
}

TEST_CASE("Who can't wait gets a literal's, a short name's or a whole name's address", "[host_network]") {
  AskingWorld world;
  auto& network = world.network(world.a);
  CHECK(network.address_of("192.0.2.1") == ip("192.0.2.1"));
  CHECK(network.address_of("2001:db8::1") == ip("2001:db8::1"));
  CHECK(network.address_of("localhost") == ip("127.0.0.1"));
  CHECK(network.address_of(world.name_of_b) == ip("10.0.1.6"));
  CHECK(network.address_of("ip-10-0-1-6") == ip("10.0.1.6"));
  CHECK_FALSE(network.address_of("nothing"));
  CHECK_FALSE(network.address_of("nothing.example"));
}

TEST_CASE("Its interfaces' addresses and loopback are an instance's own", "[host_network]") {
  AskingWorld world;
  auto& network = world.network(world.a);
  for (const char* own : {"127.0.0.1", "127.255.0.1", "::1", "10.0.1.5"}) CHECK(network.is_own(ip(own)));
  for (const char* other : {"10.0.1.6", "128.0.0.1"}) CHECK_FALSE(network.is_own(ip(other)));
  CHECK_FALSE(network.is_own(ip(world.public_a)));
  CHECK(network.interfaces().size() == 2);
  CHECK_FALSE(network.routes().empty());
}

TEST_CASE("An instance that AWS has forgotten has no network", "[host_network]") {
  AskingWorld world;
  const auto host = world.host(world.a);
  world.simulator.reset();
  auto& network = static_cast<HostNetwork&>(host->network());
  CHECK(network.interfaces().empty());
  CHECK(network.routes().empty());
  CHECK_FALSE(network.address_of("ip-10-0-1-6"));
  CHECK(host->host_name() == "localhost");
  CHECK(host->name() == world.a);
  CHECK_FALSE(host->is_up());
}
