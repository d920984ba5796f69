// A scenario: a network declared by names, steps that add to it, and what must be true after each step.
// Read from YAML by reader.hpp, made so through the EC2 API by provisioner.hpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/node.hpp"
#include "simulator/weather/fault.hpp"

namespace vpcsim::scenarios {

/// Resources of one kind by name, in the order of the file.
template <class Resource>
class Named {
 public:
  using Row = std::pair<Word, Resource>;

  const Resource* find(std::string_view name) const {
    for (const Row& row : rows_) {
      if (row.first.text == name) return &row.second;
    }
    return nullptr;
  }
  Resource* find(std::string_view name) { return const_cast<Resource*>(std::as_const(*this).find(name)); }
  /// The resource called `name`, made when it isn't there.
  Resource& at(const Word& name) {
    if (Resource* found = find(name.text)) return *found;
    return rows_.emplace_back(name, Resource{}).second;
  }
  /// A row that find() doesn't see when there is one of that name.
  void append(const Word& name, Resource resource) { rows_.emplace_back(name, std::move(resource)); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }
  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }

 private:
  std::vector<Row> rows_;
};

// ---- the network
// ------------------------------------------------------------------------------------------- A member that
// isn't given is empty: AWS's default, or what an earlier step said. Members named after another resource
// hold its name.

struct Vpc {
  Word account;  ///< an alias of Scenario::accounts; empty: the client's own
  Word region;   ///< empty: the client's own
  Word cidr_block;
  std::optional<bool> enable_dns_support, enable_dns_hostnames;
};

struct Subnet {
  Word vpc;
  Word cidr_block;
  Word availability_zone;  ///< "us-east-1a", or "a" for whatever region the VPC is in
  std::optional<bool> map_public_ip_on_launch;
};

struct InternetGateway {
  Word vpc;
};

/// A public one: its Elastic IP address is made and released along with it.
struct NatGateway {
  Word subnet;
};

struct Route {
  Word destination;  ///< a CIDR, or the name of a VPC or subnet, whose CIDR it stands for
  Word target;       ///< an internet gateway, NAT gateway, peering connection or instance
};

struct RouteTable {
  Word vpc;
  std::optional<bool> main;  ///< the VPC's main route table, which came with it
  std::vector<Word> subnets;
  std::vector<Route> routes;
};

struct Ports {
  int from = 0;
  int to = 0;
  friend bool operator==(const Ports&, const Ports&) = default;
};

/// Of a security group. `peer` is the rule's source (ingress) or destination (egress): a CIDR, or the name of
/// a host, subnet or VPC (its CIDR) or of a security group.
struct SecurityGroupRule {
  Word protocol;
  std::optional<Ports> ports;  ///< not given: all ports
  Word peer;
};

struct SecurityGroup {
  Word vpc;
  Word description;
  std::vector<SecurityGroupRule> ingress;
  std::optional<std::vector<SecurityGroupRule>> egress;  ///< not given: AWS's, which lets everything out
};

struct NetworkAclEntry {
  int rule_number = 0;
  Word protocol;
  std::optional<Ports> ports;
  Word peer;  ///< as in a security group's rule, but no group
  bool allow = false;
};

struct NetworkAcl {
  Word vpc;
  std::vector<Word> subnets;
  std::vector<NetworkAclEntry> ingress, egress;
};

struct KeyPair {
  Word account, region;
};

struct Instance {
  Word subnet;
  std::vector<Word> security_groups;  ///< empty: the VPC's default group
  Word key_pair;
  Word instance_type;                               ///< empty: t3.micro
  Word private_ip_address;                          ///< empty: drawn
  std::optional<bool> associate_public_ip_address;  ///< not given: as the subnet says
  std::optional<bool> source_dest_check;
};

struct VpcPeeringConnection {
  Word requester, accepter;      ///< VPCs
  std::optional<bool> accepted;  ///< by the accepter's account, in its region
};

/// Its role is named after it unless `role` says another.
struct FlowLog {
  Word resource;   ///< a VPC, a subnet, or an instance: its primary interface
  Word traffic;    ///< all (also if empty), accept or reject
  Word log_group;  ///< of CloudWatch Logs; empty: named after the flow log
  Word format;     ///< "${version} ${srcaddr}", say; empty: AWS's default
  Word role;       ///< ARN of the IAM role that may write to the log group
};

struct Network {
  Named<Vpc> vpcs;
  Named<Subnet> subnets;
  Named<InternetGateway> internet_gateways;
  Named<NatGateway> nat_gateways;
  Named<RouteTable> route_tables;
  Named<SecurityGroup> security_groups;
  Named<NetworkAcl> network_acls;
  Named<KeyPair> key_pairs;
  Named<Instance> instances;
  Named<VpcPeeringConnection> vpc_peering_connections;
  Named<FlowLog> flow_logs;
};

/// Calls `visit(rows, key)` for each kind; the key is the one of the file ("vpcs").
template <class NetworkLike, class Visitor>
void visit_kinds(NetworkLike& network, Visitor&& visit) {
  visit(network.vpcs, "vpcs");
  visit(network.subnets, "subnets");
  visit(network.internet_gateways, "internet_gateways");
  visit(network.nat_gateways, "nat_gateways");
  visit(network.route_tables, "route_tables");
  visit(network.security_groups, "security_groups");
  visit(network.network_acls, "network_acls");
  visit(network.key_pairs, "key_pairs");
  visit(network.instances, "instances");
  visit(network.vpc_peering_connections, "vpc_peering_connections");
  visit(network.flow_logs, "flow_logs");
}

/// Adds `more` to `network`: new resources are added, members given again are replaced, lists grow. A route
/// to the same destination, and a network ACL entry of the same number, take the place of the earlier one.
void merge(Network& network, const Network& more);

// ---- expectations
// ------------------------------------------------------------------------------------------

/// One end of a connection.
struct End {
  Word name;               ///< an instance, a host, or an IPv4 address outside AWS
  bool public_ip = false;  ///< written "ec2-a.public_ip": the instance by its public address
};

struct ExpectedBlocker {
  Word code;       ///< AWS's explanation code: "NO_ROUTE_TO_DESTINATION"
  Word at;         ///< the resource that blocks; empty: wherever
  Word direction;  ///< "ingress" or "egress"; empty: either
};

struct ExpectedPath {
  End from, to;
  Word protocol;
  std::optional<int> port;
  std::optional<int> size = {};  ///< of a packet that must not be fragmented, in bytes
  bool reachable = false;
  /// Exactly these, in any order; not given: blocked, for whatever reason.
  std::optional<std::vector<ExpectedBlocker>> blockers;
  /// Nothing blocks at these, whatever blocks elsewhere.
  std::vector<Word> passes = {};
  bool has_verdict = true;  ///< false: only `passes` counts
};

struct ExpectedPeering {
  Word peering;
  Word status;  ///< AWS's code: "pending-acceptance"
};

struct ExpectedCall {
  Word action;
  Word account;     ///< an alias; empty: the client's own
  Word region;      ///< empty: the client's own
  Node parameters;  ///< members by SDK name; names of resources stand for their ids
  Word error;       ///< the error's code; empty: the call succeeds
  Word message;     ///< the error's message; empty: whatever
};

struct Expectation {
  Place place;
  std::variant<ExpectedPath, ExpectedPeering, ExpectedCall> what;
};

// ---- a lesson
// ------------------------------------------------------------------------------------------

/// In every language that vpcsim speaks.
struct Translated {
  std::string english, japanese;
};

/// A resource that must be there, or must not. In names, `*` stands for any characters, and ids do, too.
/// Members that aren't given don't count.
struct ExpectedResource {
  Place place;
  std::string kind;  ///< the key of the kind: "vpcs"
  Word name;
  bool absent = false;

  Word vpc, subnet;
  Word cidr_block;  ///< of a VPC or subnet: one of its blocks
  Word apart_from;  ///< of a VPC: another one, whose blocks its own don't overlap
  Word requester, accepter;
  std::vector<Word> between;   ///< of a peering connection: both VPCs, whoever asked whom
  std::vector<Word> statuses;  ///< of a peering connection, instance or NAT gateway: one of these
  std::vector<Word> subnets, security_groups;      ///< these, and perhaps others
  std::vector<Route> routes;                       ///< packets for the destination do go to such a target
  std::vector<SecurityGroupRule> ingress, egress;  ///< that admit this much, or more
  std::optional<bool> blackholes;                  ///< of a route table: whether it has any
  std::optional<bool> stale_rules;                 ///< of a security group: whether it has any
};

struct Goal {
  Translated title, text;
  std::vector<Translated> hints;  ///< from a nudge to the exact clicks
  std::vector<Expectation> expectations;
  std::vector<ExpectedResource> resources;
};

/// What a scenario that is a lesson tells its student. Its network is what is there at the start.
struct Lesson {
  Place place;
  Translated title, summary, introduction;
  int minutes = 0;
  std::vector<Goal> goals;
};

// ---- the scenario
// ------------------------------------------------------------------------------------------

struct Step {
  Word title;
  Network more;  ///< what this step adds to the network
  std::vector<Expectation> expectations;
};

struct Scenario {
  std::string file;  ///< as it was given to load()
  std::string name;
  std::string description;
  std::map<std::string, std::string> accounts;  ///< alias → 12 digits
  std::map<std::string, std::string> hosts;     ///< name → IPv4 address outside AWS
  std::vector<weather::Fault> faults;           ///< of the weather that the network is made in
  std::optional<Lesson> lesson;                 ///< of a lesson: its steps are a solution
  /// The first is "As built": the file's `network` and `expect`.
  std::vector<Step> steps;
};

/// The network after all steps.
Network final_network(const Scenario& scenario);

}  // namespace vpcsim::scenarios
