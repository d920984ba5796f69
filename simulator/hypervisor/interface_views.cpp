#include "simulator/hypervisor/interface_views.hpp"

#include <algorithm>

#include "protocol/ascii.hpp"
#include "simulator/hypervisor/dhcp.hpp"
#include "simulator/instance_type_catalog.hpp"
#include "simulator/network/mtu.hpp"

namespace vpcsim::hypervisor {
namespace {

using instance::InterfaceAddress;
using instance::InterfaceView;
using instance::RouteView;
using protocol::Ip;
using protocol::IpBlock;

constexpr protocol::Ipv6 link_local_base{0xfe80'0000'0000'0000, 0};
/// The link-local address that the VPC's router advertises itself by.
constexpr protocol::Ipv6 router_address{0xfe80'0000'0000'0000, 1};
/// Of the primary interface's routes; the others' are higher by their device indexes.
constexpr int first_metric = 512;

/// In the order of their device indexes.
std::vector<const NetworkInterface*> interfaces_of(const Region& region, const Instance& instance) {
  std::vector<const NetworkInterface*> interfaces{&region.network_interfaces.get(instance.primary_interface)};
  for (const NetworkInterfaceId& id : instance.secondary_interfaces)
    interfaces.push_back(&region.network_interfaces.get(id));
  std::sort(interfaces.begin(), interfaces.end(), [](const auto* a, const auto* b) {
    return a->attachment->device_index < b->attachment->device_index;
  });
  return interfaces;
}

/// fe80::/64 and the modified EUI-64 of the MAC address (RFC 4291, appendix A).
protocol::Ipv6 link_local_address(std::string_view mac) {
  std::uint64_t bits = 0;
  for (char c : mac) {
    if (const int digit = protocol::ascii::hex_value(c); digit >= 0)
      bits = bits << 4 | static_cast<unsigned>(digit);
  }
  const std::uint64_t low = (bits >> 24) << 40 | std::uint64_t{0xfffe} << 24 | (bits & 0xff'ffff);
  return {link_local_base.high, low ^ std::uint64_t{2} << 56};
}

InterfaceView loopback() {
  return {.index = 1,
          .name = "lo",
          .mac = "00:00:00:00:00:00",
          .mtu = 65'536,
          .addresses = {{.address = Ipv4{0x7f00'0001}, .prefix_length = 8, .dynamic = false},
                        {.address = protocol::Ipv6{0, 1}, .prefix_length = 128, .dynamic = false}}};
}

InterfaceView view_of(const Region& region, const Instance& instance, const NetworkInterface& interface) {
  const int device = interface.attachment->device_index;
  InterfaceView view{.index = 2 + device,
                     .name = device_name(instance, device),
                     .mac = interface.mac_address,
                     .mtu = static_cast<int>(network::interface_mtu(instance.instance_type)),
                     .addresses = {}};
  const Subnet& subnet = region.subnets.get(interface.subnet);
  for (const auto& address : interface.addresses) {
    const bool primary = view.addresses.empty();
    view.addresses.push_back({.address = address.private_ip,
                              .prefix_length = primary && subnet.cidr ? subnet.cidr->prefix_length() : 32,
                              .dynamic = primary});
  }
  for (const protocol::Ipv6& address : interface.ipv6_addresses)
    view.addresses.push_back({.address = address, .prefix_length = 128});
  view.addresses.push_back({.address = link_local_address(interface.mac_address),
                            .prefix_length = 64,
                            .link_local = true,
                            .dynamic = false});
  return view;
}

/// The routes that one interface brings.
class Routes {
 public:
  Routes(const Region& region, const Instance& instance, const NetworkInterface& interface)
      : subnet_(region.subnets.get(interface.subnet)),
        device_(device_name(instance, interface.attachment->device_index)),
        metric_(first_metric + interface.attachment->device_index) {
    if (subnet_.cidr && !interface.addresses.empty()) {
      source_ = interface.primary_address()->private_ip;
      add_ipv4(name_servers(region, instance));
    }
    for (const SubnetIpv6Cidr& own : subnet_.ipv6_cidrs) add_link(own.cidr);
    add_link(protocol::Ipv6Cidr(link_local_base, 64));
    if (!interface.ipv6_addresses.empty()) add({.gateway = router_address});
  }

  const std::vector<RouteView>& rows() const { return rows_; }

 private:
  void add(RouteView route) {
    route.device = device_;
    route.metric = metric_;
    const bool v6 = route.to ? route.to->is_v6() : route.gateway->is_v6();
    if (!v6) route.source = source_;
    rows_.push_back(std::move(route));
  }
  void add_link(const IpBlock& block) { add({.to = block, .link = true}); }

  void add_ipv4(const std::vector<Ip>& servers) {
    const Ip router = subnet_.cidr->first().plus(1);
    add({.gateway = router});
    add_link(*subnet_.cidr);
    add_link(IpBlock(router, 32));
    for (const Ip& server : servers) {
      if (server.is_v6() || server == router) continue;
      if (subnet_.cidr->contains(server.v4())) {
        add_link(IpBlock(server, 32));
      } else {
        add({.to = IpBlock(server, 32), .gateway = router});
      }
    }
  }

  const Subnet& subnet_;
  std::string device_;
  int metric_;
  std::optional<Ip> source_;
  std::vector<RouteView> rows_;
};

}  // namespace

std::string device_name(const Instance& instance, int device_index) {
  const InstanceType* type = find_instance_type(instance.instance_type);
  const bool xen = type != nullptr && type->hypervisor == ec2::InstanceTypeHypervisor::xen;
  return xen ? "enX" + std::to_string(device_index) : "ens" + std::to_string(5 + device_index);
}

std::vector<InterfaceView> interface_views(const Region& region, const Instance& instance) {
  std::vector<InterfaceView> views{loopback()};
  for (const NetworkInterface* interface : interfaces_of(region, instance))
    views.push_back(view_of(region, instance, *interface));
  return views;
}

std::vector<RouteView> route_views(const Region& region, const Instance& instance) {
  std::vector<RouteView> routes;
  for (const NetworkInterface* interface : interfaces_of(region, instance)) {
    const auto own = Routes(region, instance, *interface).rows();
    routes.insert(routes.end(), own.begin(), own.end());
  }
  std::stable_sort(routes.begin(), routes.end(), [](const RouteView& a, const RouteView& b) {
    if (a.to == b.to) return a.metric < b.metric;
    return !a.to || (b.to && *a.to < *b.to);
  });
  return routes;
}

}  // namespace vpcsim::hypervisor
