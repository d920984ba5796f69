#include "scenarios/plain_words.hpp"

namespace vpcsim::scenarios {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

PlainWords::PlainWords(const network::Network& network) {
  const network::Description& all = network.description();
  auto named = [&](const auto& records) {
    for (const auto& record : records) {
      if (record.name.empty()) continue;
      words_.emplace_back(record.name + " (" + record.id + ")", record.name);
      words_.emplace_back(record.id, record.name);
    }
  };
  named(all.vpcs);
  named(all.subnets);
  named(all.route_tables);
  named(all.network_acls);
  named(all.security_groups);
  named(all.internet_gateways);
  named(all.nat_gateways);
  named(all.vpc_peering_connections);
  named(all.egress_only_internet_gateways);
  named(all.vpn_gateways);
  named(all.vpc_endpoints);
  named(all.transit_gateways);
  named(all.transit_gateway_attachments);
  named(all.transit_gateway_route_tables);
  named(all.network_interfaces);
  named(all.instances);
  for (const auto& interface : all.network_interfaces) {
    if (!interface.instance || !interface.name.empty()) continue;
    const std::string& instance = network[interface.instance].name;
    if (!instance.empty()) words_.emplace_back("network interface " + interface.id, instance);
  }
  // A subnet has one network ACL, and the sentence names the subnet.
  for (const auto& acl : all.network_acls) {
    if (acl.name.empty()) words_.emplace_back("network ACL " + acl.id, "the network ACL");
  }
}

std::string PlainWords::operator()(std::string sentence) const {
  for (const auto& [from, to] : words_) replace_all(sentence, from, to);
  return sentence;
}

}  // namespace vpcsim::scenarios
