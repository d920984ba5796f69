#include "scenarios/resolve.hpp"

#include <algorithm>

namespace vpcsim::scenarios {
namespace {

Home home_of_vpc(const Network& network, const Word& name) {
  const Vpc* vpc = network.vpcs.find(name.text);
  return vpc == nullptr ? Home{} : home_of(network, *vpc);
}

Home home_of_subnet(const Network& network, const Word& name) {
  const Subnet* subnet = network.subnets.find(name.text);
  return subnet == nullptr ? Home{} : home_of(network, *subnet);
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

Home home_of(const Network&, const Vpc& vpc) {
  return {vpc.account.text, vpc.region.text};
}
Home home_of(const Network& network, const Subnet& subnet) {
  return home_of_vpc(network, subnet.vpc);
}
Home home_of(const Network& network, const InternetGateway& gateway) {
  return home_of_vpc(network, gateway.vpc);
}
Home home_of(const Network& network, const NatGateway& gateway) {
  return home_of_subnet(network, gateway.subnet);
}
Home home_of(const Network& network, const RouteTable& table) {
  return home_of_vpc(network, table.vpc);
}
Home home_of(const Network& network, const SecurityGroup& group) {
  return home_of_vpc(network, group.vpc);
}
Home home_of(const Network& network, const NetworkAcl& acl) {
  return home_of_vpc(network, acl.vpc);
}
Home home_of(const Network&, const KeyPair& key) {
  return {key.account.text, key.region.text};
}
Home home_of(const Network& network, const Instance& instance) {
  return home_of_subnet(network, instance.subnet);
}
Home home_of(const Network& network, const VpcPeeringConnection& peering) {
  return home_of_vpc(network, peering.requester);
}
Home accepter_home_of(const Network& network, const VpcPeeringConnection& peering) {
  return home_of_vpc(network, peering.accepter);
}

Home home_of(const Network& network, const FlowLog& log) {
  if (const Vpc* vpc = network.vpcs.find(log.resource.text)) return home_of(network, *vpc);
  if (const Subnet* subnet = network.subnets.find(log.resource.text)) return home_of(network, *subnet);
  const Instance* instance = network.instances.find(log.resource.text);
  return instance == nullptr ? Home{} : home_of(network, *instance);
}

Home home_of(const Network& network, std::string_view name) {
  Home home;
  visit_kinds(network, [&](const auto& resources, std::string_view) {
    if (const auto* resource = resources.find(name)) home = home_of(network, *resource);
  });
  return home;
}

std::vector<Home> homes_of(const Network& network) {
  std::vector<Home> homes;
  visit_kinds(network, [&](const auto& resources, std::string_view) {
    for (const auto& [name, resource] : resources) {
      Home home = home_of(network, resource);
      if (std::find(homes.begin(), homes.end(), home) == homes.end()) homes.push_back(std::move(home));
    }
  });
  return homes;
}

}  // namespace vpcsim::scenarios
