#include "scenarios/resolve.hpp"

#include <algorithm>

namespace vpcsim::scenarios {
namespace {

std::string account_of_vpc(const Network& network, const Word& name) {
  const Vpc* vpc = network.vpcs.find(name.text);
  return vpc == nullptr ? "" : vpc->account.text;
}

std::string account_of_subnet(const Network& network, const Word& name) {
  const Subnet* subnet = network.subnets.find(name.text);
  return subnet == nullptr ? "" : account_of(network, *subnet);
}

}  // namespace

std::optional<protocol::Cidr> cidr_of(const Network& network, const std::map<std::string, std::string>& hosts,
                                      std::string_view name) {
  if (const Vpc* vpc = network.vpcs.find(name)) return protocol::Cidr::parse(vpc->cidr_block.text);
  if (const Subnet* subnet = network.subnets.find(name))
    return protocol::Cidr::parse(subnet->cidr_block.text);
  if (auto host = hosts.find(std::string(name)); host != hosts.end())
    return protocol::Cidr::parse(host->second + "/32");
  return protocol::Cidr::parse(name);
}

std::optional<protocol::IpProtocol> protocol_of(std::string_view text) {
  return text == "all" ? protocol::IpProtocol::all : protocol::IpProtocol::parse(text);
}

std::string_view kind_of(const Network& network, std::string_view name) {
  std::string_view kind;
  visit_kinds(network, [&](const auto& resources, std::string_view key) {
    if (resources.find(name) != nullptr) kind = key;
  });
  return kind;
}

std::string account_of(const Network&, const Vpc& vpc) {
  return vpc.account.text;
}
std::string account_of(const Network& network, const Subnet& subnet) {
  return account_of_vpc(network, subnet.vpc);
}
std::string account_of(const Network& network, const InternetGateway& gateway) {
  return account_of_vpc(network, gateway.vpc);
}
std::string account_of(const Network& network, const NatGateway& gateway) {
  return account_of_subnet(network, gateway.subnet);
}
std::string account_of(const Network& network, const RouteTable& table) {
  return account_of_vpc(network, table.vpc);
}
std::string account_of(const Network& network, const SecurityGroup& group) {
  return account_of_vpc(network, group.vpc);
}
std::string account_of(const Network& network, const NetworkAcl& acl) {
  return account_of_vpc(network, acl.vpc);
}
std::string account_of(const Network&, const KeyPair& key) {
  return key.account.text;
}
std::string account_of(const Network& network, const Instance& instance) {
  return account_of_subnet(network, instance.subnet);
}
std::string account_of(const Network& network, const VpcPeeringConnection& peering) {
  return account_of_vpc(network, peering.requester);
}

std::string account_of(const Network& network, const FlowLog& log) {
  if (const Vpc* vpc = network.vpcs.find(log.resource.text)) return account_of(network, *vpc);
  if (const Subnet* subnet = network.subnets.find(log.resource.text)) return account_of(network, *subnet);
  const Instance* instance = network.instances.find(log.resource.text);
  return instance == nullptr ? "" : account_of(network, *instance);
}

std::string account_of(const Network& network, std::string_view name) {
  std::string account;
  visit_kinds(network, [&](const auto& resources, std::string_view) {
    if (const auto* resource = resources.find(name)) account = account_of(network, *resource);
  });
  return account;
}

std::vector<std::string> accounts_of(const Network& network) {
  std::vector<std::string> accounts;
  visit_kinds(network, [&](const auto& resources, std::string_view) {
    for (const auto& [name, resource] : resources) {
      std::string account = account_of(network, resource);
      if (std::find(accounts.begin(), accounts.end(), account) == accounts.end()) accounts.push_back(account);
    }
  });
  return accounts;
}

}  // namespace vpcsim::scenarios
