#include "simulator/hypervisor/interface_views.hpp"

#include "catch.hpp"
#include "protocol/ec2/network_interface_address.hpp"
#include "simulator/hypervisor/inside_world.hpp"

namespace vpcsim::tests {
namespace {

/// "ens5 9001 10.0.1.10/24 dynamic fe80::…/64", a line for each interface.
std::string interfaces(InsideWorld& world, const std::string& id) {
  std::string text;
  for (const auto& view : hypervisor::interface_views(world.here(), world.row(id))) {
    text += std::to_string(view.index) + " " + view.name + " " + std::to_string(view.mtu);
    for (const auto& address : view.addresses) {
      if (address.link_local) continue;
      text += " " + address.address.text() + "/" + std::to_string(address.prefix_length);
      if (address.dynamic) text += "*";
    }
    text += "\n";
  }
  return text;
}

/// As `ip route` has them, those of IPv4.
std::string routes(InsideWorld& world, const std::string& id, bool v6 = false) {
  std::string text;
  for (const auto& route : hypervisor::route_views(world.here(), world.row(id))) {
    if ((route.to ? route.to->is_v6() : route.gateway->is_v6()) != v6) continue;
    text += route.to ? route.to->text() : "default";
    if (route.gateway) text += " via " + route.gateway->text();
    text += " dev " + route.device;
    if (route.link) text += " link";
    if (route.source) text += " src " + route.source->text();
    text += " metric " + std::to_string(route.metric) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("An instance has a loopback interface and its own, with the subnet's prefix length") {
  InsideWorld world;
  const std::string id = world.launch_at("10.0.1.10");
  CHECK(interfaces(world, id) == "1 lo 65536 127.0.0.1/8 ::1/128\n2 ens5 9001 10.0.1.10/24*\n");
  const auto view = hypervisor::interface_views(world.here(), world.row(id)).at(1);
  CHECK(view.mac == world.instance(id).network_interfaces.at(0).mac_address);
}

TEST_CASE("Every interface has the link-local address that its MAC address makes") {
  InsideWorld world;
  const std::string id = world.launch_at("10.0.1.10");
  const auto view = hypervisor::interface_views(world.here(), world.row(id)).at(1);
  const auto& address = view.addresses.back();
  CHECK(address.link_local);
  CHECK(address.prefix_length == 64);
  // 02:12:34:56:78:9a becomes fe80::12:34ff:fe56:789a.
  const auto digits = [&](std::size_t at) { return std::stoul(view.mac.substr(at, 2), nullptr, 16); };
  const std::uint64_t expected = (digits(0) ^ 2) << 56 | digits(3) << 48 | digits(6) << 40 |
                                 std::uint64_t{0xfffe} << 24 | digits(9) << 16 | digits(12) << 8 | digits(15);
  CHECK(address.address == protocol::Ip(protocol::Ipv6{0xfe80'0000'0000'0000, expected}));
}

TEST_CASE("Secondary private addresses are host addresses, secondary interfaces follow by device index") {
  InsideWorld world;
  const std::string id = world.launch_at("10.0.1.10");
  const std::string primary = world.instance(id).network_interfaces.at(0).network_interface_id;
  world.call(ec2::AssignPrivateIpAddressesRequest{.network_interface_id = primary,
                                                  .private_ip_addresses = {"10.0.1.50"}});
  const std::string second = world
                                 .call(ec2::CreateNetworkInterfaceRequest{.private_ip_address = "10.0.1.60",
                                                                          .subnet_id = world.subnet})
                                 .network_interface.network_interface_id;
  world.call(ec2::AttachNetworkInterfaceRequest{
      .device_index = 1, .instance_id = id, .network_interface_id = second});
  CHECK(
      interfaces(world, id) ==
      "1 lo 65536 127.0.0.1/8 ::1/128\n2 ens5 9001 10.0.1.10/24* 10.0.1.50/32\n3 ens6 9001 10.0.1.60/24*\n");
}

TEST_CASE("On Xen interfaces are named otherwise, and the oldest types know no jumbo frames") {
  InsideWorld world;
  auto request = world.launch_request();
  request.instance_type = "t2.micro";
  const std::string id = world.call(request).instances.at(0).instance_id;
  CHECK(interfaces(world, id).find("2 enX0 9001 ") != std::string::npos);
}

TEST_CASE("Routes lead to the subnet, to its router, to the resolver and to the rest") {
  InsideWorld world;
  const std::string id = world.launch_at("10.0.1.10");
  CHECK(routes(world, id) ==
        "default via 10.0.1.1 dev ens5 src 10.0.1.10 metric 512\n"
        "10.0.0.2/32 via 10.0.1.1 dev ens5 src 10.0.1.10 metric 512\n"
        "10.0.1.0/24 dev ens5 link src 10.0.1.10 metric 512\n"
        "10.0.1.1/32 dev ens5 link src 10.0.1.10 metric 512\n");
}

TEST_CASE("A resolver in the instance's own subnet is reached without the router") {
  InsideWorld world;
  const std::string id = world.launch_in(world.add_subnet("10.0.0.0/24"), "10.0.0.10");
  CHECK(routes(world, id) ==
        "default via 10.0.0.1 dev ens5 src 10.0.0.10 metric 512\n"
        "10.0.0.0/24 dev ens5 link src 10.0.0.10 metric 512\n"
        "10.0.0.1/32 dev ens5 link src 10.0.0.10 metric 512\n"
        "10.0.0.2/32 dev ens5 link src 10.0.0.10 metric 512\n");
}

TEST_CASE("An instance in an IPv6-only subnet has IPv6 addresses and routes alone") {
  InsideWorld world;
  const std::string id = world.launch_ipv6_only();
  const std::string address = *world.instance(id).ipv6_address;
  CHECK(interfaces(world, id) == "1 lo 65536 127.0.0.1/8 ::1/128\n2 ens5 9001 " + address + "/128*\n");
  CHECK(routes(world, id).empty());
  const auto block = protocol::Ipv6Cidr(*protocol::Ipv6::parse(address), 64).text();
  CHECK(routes(world, id, true) == "default via fe80::1 dev ens5 metric 512\n" + block +
                                       " dev ens5 link metric 512\nfe80::/64 dev ens5 link metric 512\n");
}

}  // namespace vpcsim::tests
