// A description that was checked and got its look-up tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "simulator/network/address_table.hpp"
#include "simulator/network/description.hpp"

namespace vpcsim::network {

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
  void index_zones();

  Description description_;
  AddressTable addresses_;
  std::vector<OfVpc> vpcs_;
  std::vector<Index<NatGateway>> nat_gateways_;
  std::vector<Index<NetworkInterface>> primary_interfaces_;
  std::vector<std::vector<Index<TransitGatewayAttachment>>> transit_gateways_;
  std::vector<std::uint32_t> zones_;
};

}  // namespace vpcsim::network
