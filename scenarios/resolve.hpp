// What a scenario's names stand for: CIDRs, protocols, accounts.
#pragma once

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

/// The alias of the account a resource belongs to: its VPC's. Empty: the client's own.
std::string account_of(const Network& network, const Vpc& vpc);
std::string account_of(const Network& network, const Subnet& subnet);
std::string account_of(const Network& network, const InternetGateway& gateway);
std::string account_of(const Network& network, const NatGateway& gateway);
std::string account_of(const Network& network, const RouteTable& table);
std::string account_of(const Network& network, const SecurityGroup& group);
std::string account_of(const Network& network, const NetworkAcl& acl);
std::string account_of(const Network& network, const KeyPair& key);
std::string account_of(const Network& network, const Instance& instance);
std::string account_of(const Network& network, const FlowLog& log);
/// The requester's.
std::string account_of(const Network& network, const VpcPeeringConnection& peering);
/// Of whatever resource has that name; empty when there is none.
std::string account_of(const Network& network, std::string_view name);

/// The accounts that anything of the network is in.
std::vector<std::string> accounts_of(const Network& network);

}  // namespace vpcsim::scenarios
