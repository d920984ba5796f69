// What a scenario's names stand for: CIDRs, protocols, accounts.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/cidr.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// A CIDR as written, or the one of the VPC, subnet or host (/32) of that name.
std::optional<protocol::Cidr> cidr_of(const Network& network, const std::map<std::string, std::string>& hosts,
                                      std::string_view name);

/// AWS's names and numbers, and "all" for -1.
std::optional<protocol::IpProtocol> protocol_of(std::string_view text);

/// The key of the kind that `name` belongs to ("vpcs"), or an empty text.
std::string_view kind_of(const Network& network, std::string_view name);

/// Where a resource is. Both empty: where the client is at home.
struct Home {
  std::string account;  ///< an alias
  std::string region;
  friend auto operator<=>(const Home&, const Home&) = default;
};

/// A resource is where its VPC is.
Home home_of(const Network& network, const Vpc& vpc);
Home home_of(const Network& network, const Subnet& subnet);
Home home_of(const Network& network, const InternetGateway& gateway);
Home home_of(const Network& network, const NatGateway& gateway);
Home home_of(const Network& network, const RouteTable& table);
Home home_of(const Network& network, const SecurityGroup& group);
Home home_of(const Network& network, const NetworkAcl& acl);
Home home_of(const Network& network, const KeyPair& key);
Home home_of(const Network& network, const Instance& instance);
Home home_of(const Network& network, const FlowLog& log);
/// The requester's.
Home home_of(const Network& network, const VpcPeeringConnection& peering);
/// The accepter's.
Home accepter_home_of(const Network& network, const VpcPeeringConnection& peering);
/// Of whatever resource has that name; the client's own when there is none.
Home home_of(const Network& network, std::string_view name);

/// Wherever anything of the network is.
std::vector<Home> homes_of(const Network& network);

}  // namespace vpcsim::scenarios
