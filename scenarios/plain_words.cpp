#include "scenarios/plain_words.hpp"

#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {
namespace {

bool is_latin(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    // Japanese stands apart from the Latin letters of a name.
    const bool touches = at > 0 && !is_latin(text[at - 1]) && !is_latin(from.front()) && is_latin(to.front());
    if (touches) text.insert(at++, " ");
  }
}

}  // namespace

PlainWords::PlainWords(const network::Network& network, network::Language language) {
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
  for (std::uint32_t i = 0; i < all.network_interfaces.size(); ++i) {
    const network::Index<network::NetworkInterface> index{i};
    const auto& interface = network[index];
    if (!interface.instance || !interface.name.empty()) continue;
    const std::string& instance = network[interface.instance].name;
    if (!instance.empty()) words_.emplace_back(network::label_of(network, index, language), instance);
  }
  // A subnet has one network ACL, and the sentence names the subnet.
  for (std::uint32_t i = 0; i < all.network_acls.size(); ++i) {
    const network::Index<network::NetworkAcl> index{i};
    if (!network[index].name.empty()) continue;
    words_.emplace_back(network::label_of(network, index, language),
                        network::say(language, "the network ACL", "ネットワーク ACL"));
  }
}

std::string PlainWords::operator()(std::string sentence) const {
  for (const auto& [from, to] : words_) replace_all(sentence, from, to);
  return sentence;
}

}  // namespace vpcsim::scenarios
