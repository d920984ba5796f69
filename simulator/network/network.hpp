// What the packet-path evaluator knows of a network: records of plain values, tied by dense indices.
//
// `Description` is data that anyone may build (from the EC2 API's records, from a test, from JSON).
// `Network` is a description that was checked and got its look-up tables; the rules take only this.
// VPCs of several accounts and Regions live side by side in one description.
//
// Ids and names serve explanations; a verdict follows indices and never touches a string.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "protocol/cidr.hpp"

namespace vpcsim::network {

using protocol::Cidr;
using protocol::IpProtocol;
using protocol::Ipv4;
using protocol::PortRange;

/// The place of a `Record` in its vector of the description; by default, of none.
template <class Record>
struct Index {
  static constexpr std::uint32_t nowhere = ~std::uint32_t{0};
  std::uint32_t position = nowhere;

  explicit operator bool() const { return position != nowhere; }
  friend auto operator<=>(const Index&, const Index&) = default;
};

struct Vpc;
struct Subnet;
struct RouteTable;
struct NetworkAcl;
struct SecurityGroup;
struct InternetGateway;
struct NatGateway;
struct VpcPeeringConnection;
struct NetworkInterface;
struct Instance;
struct FlowLog;

struct Vpc {
  std::string id;
  std::string name;    ///< the Name tag; may be empty, here and below
  std::string owner;   ///< account id
  std::string region;  ///< "us-east-1"
  std::vector<Cidr> cidrs;
};

struct Subnet {
  std::string id;
  std::string name;
  Index<Vpc> vpc;
  Cidr cidr;
  Index<RouteTable> route_table;  ///< the effective one: explicitly associated, else the VPC's main table
  Index<NetworkAcl> network_acl;
  std::string availability_zone_id = {};  ///< "use1-az1", if known
};

// ---- route tables
// ------------------------------------------------------------------------------------------

struct LocalTarget {};
/// A kind of target that the evaluator has no rule for yet: a transit gateway, an endpoint, an appliance's
/// network interface... Packets are dropped there with UNSUPPORTED_COMPONENT, never passed silently.
struct OtherTarget {
  std::string kind;  ///< for people: "transit gateway"
  std::string id;
};
using RouteTarget = std::variant<LocalTarget, Index<VpcPeeringConnection>, Index<InternetGateway>,
                                 Index<NatGateway>, OtherTarget>;

/// DescribeRouteTables' CreateRouteTable, CreateRoute, EnableVgwRoutePropagation.
enum class RouteOrigin : std::uint8_t { local, created, propagated };
enum class RouteState : std::uint8_t { active, blackhole };

struct Route {
  Cidr destination;
  RouteTarget target;
  RouteOrigin origin = RouteOrigin::created;
  RouteState state = RouteState::active;
};

struct RouteTable {
  std::string id;
  std::string name;
  Index<Vpc> vpc;
  /// In any order; a Network keeps them in order of precedence (route_table.hpp).
  std::vector<Route> routes;
};

// ---- filters
// -----------------------------------------------------------------------------------------------

/// The traffic that a rule speaks of. Ports count for TCP and UDP, type and code for ICMP (-1: any); for
/// other protocols the number alone decides.
struct Traffic {
  IpProtocol protocol = IpProtocol::all;
  PortRange ports;
  std::int16_t icmp_type = -1;
  std::int16_t icmp_code = -1;
};

struct NetworkAclEntry {
  std::int32_t rule_number = 0;  ///< 1..32766; 32767 is the final "*"
  bool allow = false;
  Traffic traffic;
  Cidr cidr;
};

struct NetworkAcl {
  std::string id;
  std::string name;
  Index<Vpc> vpc;
  /// In any order; a Network sorts them by rule number. The final deny may be left out.
  std::vector<NetworkAclEntry> ingress;
  std::vector<NetworkAclEntry> egress;
};

/// "sg-..." as the other end of a rule. Without an index the group isn't in the description (deleted, or of
/// an account that we can't see): a stale rule, which matches nothing.
struct SecurityGroupReference {
  Index<SecurityGroup> group;
  std::string id;
  std::string owner;  ///< account id, when it isn't the rule's own
};
/// A kind of rule source without a rule yet (a prefix list). It matches nothing: security groups only allow.
struct OtherRuleSource {
  std::string kind;
  std::string id;
};
using RuleSource = std::variant<Cidr, SecurityGroupReference, OtherRuleSource>;

struct SecurityGroupRule {
  Traffic traffic;
  RuleSource source;  ///< of an ingress rule; the destination of an egress rule
  std::string id;     ///< "sgr-...", if known
};

struct SecurityGroup {
  std::string id;
  std::string name;  ///< the Name tag, else the group's name
  Index<Vpc> vpc;
  std::vector<SecurityGroupRule> ingress;
  std::vector<SecurityGroupRule> egress;
};

// ---- gateways and peerings
// ---------------------------------------------------------------------------------

struct InternetGateway {
  std::string id;
  std::string name;
  Index<Vpc> vpc;  ///< nowhere: detached
  /// A gateway (edge) route table, for which there is no rule yet: what comes in is dropped with
  /// UNSUPPORTED_COMPONENT. Empty: none.
  std::string edge_route_table_id = {};
};

enum class NatGatewayState : std::uint8_t { pending, failed, available, deleting, deleted };

/// Public and private ones differ only in the public address of their interface.
struct NatGateway {
  std::string id;
  std::string name;
  Index<NetworkInterface> network_interface;  ///< its subnet, private and public address are the gateway's
  NatGatewayState state = NatGatewayState::available;
};

enum class VpcPeeringStatus : std::uint8_t {
  initiating_request,
  pending_acceptance,
  active,
  deleted,
  rejected,
  failed,
  expired,
  provisioning,
  deleting
};

struct PeeredVpc {
  std::string owner;
  std::string region;
  std::string vpc_id;
  std::vector<Cidr> cidrs;  ///< as the connection knows them; used when the VPC isn't in the description
  Index<Vpc> vpc;
};

struct VpcPeeringConnection {
  std::string id;
  std::string name;
  PeeredVpc requester;
  PeeredVpc accepter;
  VpcPeeringStatus status = VpcPeeringStatus::active;
};

// ---- interfaces and instances
// ------------------------------------------------------------------------------

struct InterfaceAddress {
  Ipv4 private_ip;
  std::optional<Ipv4> public_ip = {};  ///< auto-assigned or Elastic
};

enum class NetworkInterfaceStatus : std::uint8_t { available, associated, attaching, in_use, detaching };

struct NetworkInterface {
  std::string id;
  std::string name;
  Index<Vpc> vpc;
  Index<Subnet> subnet;
  std::vector<InterfaceAddress> addresses;  ///< the primary one first; Network takes no interface without
  std::vector<Index<SecurityGroup>> groups;
  bool source_dest_check = true;
  Index<Instance> instance = {};  ///< nowhere: none, or something that AWS runs
  std::int32_t device_index = 0;
  NetworkInterfaceStatus status = NetworkInterfaceStatus::in_use;

  const InterfaceAddress& primary_address() const { return addresses.front(); }
};

enum class InstanceState : std::uint8_t { pending, running, shutting_down, terminated, stopping, stopped };

struct Instance {
  std::string id;
  std::string name;
  InstanceState state = InstanceState::running;
};

// ---- flow logs
// ---------------------------------------------------------------------------------------------

/// No packet's fate depends on it (flow_log.hpp).
struct FlowLog {
  std::string id;
  std::variant<Index<Vpc>, Index<Subnet>, Index<NetworkInterface>> resource;
  bool accepts = true;      ///< logs what was let through
  bool rejects = true;      ///< logs what a security group or network ACL dropped
  std::string format;       ///< "${version} ${account-id} ..."
  std::string destination;  ///< the name of a log group, bucket or delivery stream
};

// ---- the whole
// ---------------------------------------------------------------------------------------------

struct Description {
  std::vector<Vpc> vpcs;
  std::vector<Subnet> subnets;
  std::vector<RouteTable> route_tables;
  std::vector<NetworkAcl> network_acls;
  std::vector<SecurityGroup> security_groups;
  std::vector<InternetGateway> internet_gateways;
  std::vector<NatGateway> nat_gateways;
  std::vector<VpcPeeringConnection> vpc_peering_connections;
  std::vector<NetworkInterface> network_interfaces;
  std::vector<Instance> instances;
  std::vector<FlowLog> flow_logs;

  template <class Record>
  const std::vector<Record>& all() const {
    if constexpr (std::is_same_v<Record, Vpc>)
      return vpcs;
    else if constexpr (std::is_same_v<Record, Subnet>)
      return subnets;
    else if constexpr (std::is_same_v<Record, RouteTable>)
      return route_tables;
    else if constexpr (std::is_same_v<Record, NetworkAcl>)
      return network_acls;
    else if constexpr (std::is_same_v<Record, SecurityGroup>)
      return security_groups;
    else if constexpr (std::is_same_v<Record, InternetGateway>)
      return internet_gateways;
    else if constexpr (std::is_same_v<Record, NatGateway>)
      return nat_gateways;
    else if constexpr (std::is_same_v<Record, VpcPeeringConnection>)
      return vpc_peering_connections;
    else if constexpr (std::is_same_v<Record, NetworkInterface>)
      return network_interfaces;
    else if constexpr (std::is_same_v<Record, Instance>)
      return instances;
    else if constexpr (std::is_same_v<Record, FlowLog>)
      return flow_logs;
  }
  template <class Record>
  std::vector<Record>& all() {
    return const_cast<std::vector<Record>&>(std::as_const(*this).all<Record>());
  }
  template <class Record>
  Index<Record> add(Record record) {
    all<Record>().push_back(std::move(record));
    return {static_cast<std::uint32_t>(all<Record>().size() - 1)};
  }
  template <class Record>
  const Record& operator[](Index<Record> index) const {
    return all<Record>()[index.position];
  }
  template <class Record>
  Record& operator[](Index<Record> index) {
    return all<Record>()[index.position];
  }
};

/// Which interface holds an address, and as which of its addresses.
struct AddressHolder {
  Index<NetworkInterface> interface;
  std::uint32_t address = 0;
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

  std::optional<AddressHolder> holder_of_private(Index<Vpc> vpc, Ipv4 address) const;
  std::optional<AddressHolder> holder_of_public(Ipv4 address) const;
  /// The one attached to the VPC, if any.
  Index<InternetGateway> internet_gateway_of(Index<Vpc> vpc) const {
    return internet_gateways_[vpc.position];
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
    return peerings_[vpc.position];
  }
  bool owns(Index<Vpc> vpc, Ipv4 address) const;

 private:
  /// Sorted by key: VPC position and address, or the address alone.
  using AddressTable = std::vector<std::pair<std::uint64_t, AddressHolder>>;

  void index_addresses();
  void index_gateways_and_instances();

  Description description_;
  AddressTable private_addresses_;
  AddressTable public_addresses_;
  std::vector<Index<InternetGateway>> internet_gateways_;
  std::vector<Index<NatGateway>> nat_gateways_;
  std::vector<Index<NetworkInterface>> primary_interfaces_;
  std::vector<std::vector<Index<VpcPeeringConnection>>> peerings_;
};

}  // namespace vpcsim::network
