// The components of a network as the packet-path evaluator knows them: records of plain values, tied by dense
// indices. VPCs of several accounts and Regions live side by side in one description (description.hpp).
//
// Ids and names serve explanations; a verdict follows indices and never touches a string.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "simulator/network/index.hpp"
#include "simulator/network/transit_gateway_components.hpp"

namespace vpcsim::network {

struct Vpc {
  std::string id;
  std::string name;            ///< the Name tag; may be empty, here and below
  std::string owner;           ///< account id
  std::string region;          ///< "us-east-1"
  std::vector<IpBlock> cidrs;  ///< of both families; the first is the primary one
  bool dns_support = true;     ///< the VPC's resolver answers
  bool described = true;       ///< false: it stands for one that nobody described
};

struct Subnet {
  std::string id;
  std::string name;
  Index<Vpc> vpc;
  std::vector<IpBlock> cidrs;     ///< one of each family at most
  Index<RouteTable> route_table;  ///< the effective one: explicitly associated, else the VPC's main table
  Index<NetworkAcl> network_acl;
  std::string availability_zone_id = {};  ///< "use1-az1", if known

  bool contains(const Ip& address) const {
    for (const IpBlock& block : cidrs) {
      if (block.contains(address)) return true;
    }
    return false;
  }
};

// ---- route tables
// ------------------------------------------------------------------------------------------

struct LocalTarget {};
/// A target that isn't in the description, or a kind that the evaluator has no rule for (a Gateway Load
/// Balancer endpoint, a carrier gateway...). Packets are dropped there with UNSUPPORTED_COMPONENT, never
/// passed silently.
struct OtherTarget {
  std::string kind;  ///< for people: "carrier gateway"
  std::string id;
};
/// A network interface is an appliance's: it forwards what it gets.
using RouteTarget =
    std::variant<LocalTarget, Index<VpcPeeringConnection>, Index<InternetGateway>, Index<NatGateway>,
                 OtherTarget, Index<EgressOnlyInternetGateway>, Index<NetworkInterface>,
                 Index<TransitGateway>, Index<VpcEndpoint>, Index<VpnGateway>>;

/// DescribeRouteTables' CreateRouteTable, CreateRoute, EnableVgwRoutePropagation.
enum class RouteOrigin : std::uint8_t { local, created, propagated };
enum class RouteState : std::uint8_t { active, blackhole };

struct Route {
  IpBlock destination;
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
  IpBlock cidr;
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
using RuleSource = std::variant<IpBlock, SecurityGroupReference, OtherRuleSource>;

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
  Index<Vpc> vpc;                           ///< nowhere: detached
  Index<RouteTable> edge_route_table = {};  ///< for what comes in; nowhere: delivery by address
};

/// IPv6 only, outward only.
struct EgressOnlyInternetGateway {
  std::string id;
  std::string name;
  Index<Vpc> vpc;
};

struct VpnGateway {
  std::string id;
  std::string name;
  Index<Vpc> vpc;                           ///< nowhere: detached
  Index<RouteTable> edge_route_table = {};  ///< for what comes in; nowhere: delivery by address
  /// The network at the other end of its VPN connections, described as a VPC; nowhere: it isn't known.
  Index<Vpc> behind = {};
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
  std::vector<IpBlock> cidrs;  ///< as the connection knows them; used when the VPC isn't in the description
  Index<Vpc> vpc;
};

struct VpcPeeringConnection {
  std::string id;
  std::string name;
  PeeredVpc requester;
  PeeredVpc accepter;
  VpcPeeringStatus status = VpcPeeringStatus::active;
};

// ---- endpoints
// ----------------------------------------------------------------------------------------------

enum class VpcEndpointKind : std::uint8_t { gateway, interface };

struct VpcEndpoint {
  std::string id;
  std::string name;
  Index<Vpc> vpc;
  std::string service;  ///< "com.amazonaws.us-east-1.s3"
  VpcEndpointKind kind = VpcEndpointKind::gateway;
  std::string state = "available";
  bool available = true;
  /// The service behind a gateway endpoint, described as a VPC; nowhere: it isn't told apart from others.
  Index<Vpc> behind = {};
};

// ---- interfaces and instances
// ------------------------------------------------------------------------------

/// IPv6 addresses are private and public at once, and have no `public_ip`.
struct InterfaceAddress {
  Ip private_ip;
  std::optional<Ip> public_ip = {};  ///< auto-assigned or Elastic
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
  std::vector<IpBlock> prefixes = {};    ///< delegated: each address in them is the interface's
  Index<VpcEndpoint> vpc_endpoint = {};  ///< of an interface endpoint

  const InterfaceAddress& primary_address() const { return addresses.front(); }
};

enum class InstanceState : std::uint8_t { pending, running, shutting_down, terminated, stopping, stopped };

struct Instance {
  std::string id;
  std::string name;
  InstanceState state = InstanceState::running;
  bool metadata_endpoint = true;                               ///< the instance metadata service answers
  std::vector<std::pair<std::string, std::string>> tags = {};  ///< key and value, Name among them
  std::string type = {};                                       ///< "t3.micro", if known
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

}  // namespace vpcsim::network
