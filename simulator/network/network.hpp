// A description that was checked and got its look-up tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "simulator/network/address_table.hpp"
#include "simulator/network/description.hpp"
#include "simulator/network/filter_table.hpp"
#include "simulator/network/group_members.hpp"
#include "simulator/network/route_lookup.hpp"

namespace vpcsim::network {

/// What nearly every verdict asks about an interface, side by side.
struct InterfaceFacts {
  Index<Vpc> vpc;
  Index<Subnet> subnet;
  protocol::Ipv4 first_ipv4;  ///< if it has any
  bool has_ipv4 = false;
  bool up = false;           ///< network_interface.hpp, state_fault()
  bool of_endpoint = false;  ///< of an interface endpoint
  std::uint32_t groups_begin = 0, groups_end = 0;
};

/// A value: copies are independent, and any thread may read one.
class Network {
 public:
  Network() = default;
  /// Throws std::invalid_argument when an index that must lead somewhere doesn't, when an interface has no
  /// address, or when two interfaces hold one address (per VPC for private addresses, anywhere for public).
  explicit Network(Description description);

  /// As given, except that routes and network ACL entries stand in order of precedence.
  const Description& description() const { return description_; }
  template <class Record>
  const Record& operator[](Index<Record> index) const {
    return description_[index];
  }

  /// By one of its addresses or delegated prefixes.
  std::optional<AddressHolder> holder_of_private(Index<Vpc> vpc, const Ip& address) const {
    return addresses_.holder_of_private(vpc, address);
  }
  /// By a public IPv4 address, or an IPv6 address.
  std::optional<AddressHolder> holder_of_public(const Ip& address) const {
    return addresses_.holder_of_public(address);
  }
  /// What the holder sends as on the internet: the public IPv4 address; an IPv6 address is its own.
  std::optional<Ip> public_ip_of(const AddressHolder& holder, const Ip& address) const;

  /// The one attached to the VPC, if any.
  Index<InternetGateway> internet_gateway_of(Index<Vpc> vpc) const {
    return vpcs_[vpc.position].internet_gateway;
  }
  Index<EgressOnlyInternetGateway> egress_only_internet_gateway_of(Index<Vpc> vpc) const {
    return vpcs_[vpc.position].egress_only_internet_gateway;
  }
  /// The NAT gateway whose interface this is, if any.
  Index<NatGateway> nat_gateway_of(Index<NetworkInterface> interface) const {
    return nat_gateways_[interface.position];
  }
  /// The interface with the lowest device index; nowhere for a terminated instance.
  Index<NetworkInterface> primary_interface_of(Index<Instance> instance) const {
    return primary_interfaces_[instance.position];
  }
  /// In any state, in the description's order.
  std::span<const Index<VpcPeeringConnection>> peerings_of(Index<Vpc> vpc) const {
    return vpcs_[vpc.position].peerings;
  }
  std::span<const Index<TransitGatewayAttachment>> attachments_of(Index<Vpc> vpc) const {
    return vpcs_[vpc.position].attachments;
  }
  std::span<const Index<TransitGatewayAttachment>> attachments_of(Index<TransitGateway> gateway) const {
    return transit_gateways_[gateway.position];
  }
  /// Numbers Availability Zones; subnets whose zone isn't known share one.
  std::uint32_t zone_of(Index<Subnet> subnet) const { return zones_[subnet.position]; }
  bool owns(Index<Vpc> vpc, const Ip& address) const;
  /// GroupMembers::any_vpc
  template <class Accept>
  bool any_vpc_of_member(Index<SecurityGroup> group, const Ip& address, Accept accept) const {
    return members_.any_vpc(group, address, accept);
  }

  // ---- small changes, in the time that the one record takes ----

  /// As if the network had been made with these rules, entries or routes. Throws std::invalid_argument, and
  /// changes nothing, when they refer to what isn't there.
  void set_rules(Index<SecurityGroup> group, std::vector<SecurityGroupRule> ingress,
                 std::vector<SecurityGroupRule> egress);
  void set_entries(Index<NetworkAcl> acl, std::vector<NetworkAclEntry> ingress,
                   std::vector<NetworkAclEntry> egress);
  void set_routes(Index<RouteTable> table, std::vector<Route> routes);

  // ---- for verdicts: what rules and routes say, without which one says it ----

  const InterfaceFacts& facts_of(Index<NetworkInterface> interface) const {
    return interfaces_[interface.position];
  }
  std::span<const Index<SecurityGroup>> groups_of(Index<NetworkInterface> interface) const {
    const InterfaceFacts& facts = interfaces_[interface.position];
    return {groups_.data() + facts.groups_begin, groups_.data() + facts.groups_end};
  }

  const SecurityGroupTable& table_of(Index<SecurityGroup> group, bool ingress) const {
    return (ingress ? groups_in_ : groups_out_)[group.position];
  }
  const NetworkAclTable& table_of(Index<NetworkAcl> acl, bool ingress) const {
    return (ingress ? acls_in_ : acls_out_)[acl.position];
  }
  /// The position of the route that decides.
  std::optional<std::uint32_t> route_for(Index<RouteTable> table, const Ip& destination) const {
    return routes_[table.position].find(destination);
  }
  std::optional<std::uint32_t> route_for(Index<TransitGatewayRouteTable> table, const Ip& destination) const {
    return transit_gateway_routes_[table.position].find(destination);
  }

 private:
  struct OfVpc {
    Index<InternetGateway> internet_gateway;
    Index<EgressOnlyInternetGateway> egress_only_internet_gateway;
    std::vector<Index<VpcPeeringConnection>> peerings;
    std::vector<Index<TransitGatewayAttachment>> attachments;
  };

  void sort_rules();
  void index_vpcs();
  void index_interfaces();
  void index_facts();
  void index_zones();
  void lay_out_filters();
  void lay_out_routes();

  Description description_;
  AddressTable addresses_;
  std::vector<OfVpc> vpcs_;
  std::vector<Index<NatGateway>> nat_gateways_;
  std::vector<Index<NetworkInterface>> primary_interfaces_;
  std::vector<std::vector<Index<TransitGatewayAttachment>>> transit_gateways_;
  std::vector<std::uint32_t> zones_;
  std::vector<InterfaceFacts> interfaces_;
  std::vector<Index<SecurityGroup>> groups_;  ///< of each interface, one after another
  GroupMembers members_;
  std::vector<SecurityGroupTable> groups_in_, groups_out_;
  std::vector<NetworkAclTable> acls_in_, acls_out_;
  std::vector<RouteLookup> routes_, transit_gateway_routes_;
};

}  // namespace vpcsim::network
