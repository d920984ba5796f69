#include "scenarios/teaching/names.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace vpcsim::scenarios {

bool matches(std::string_view pattern, std::string_view text) {
  const auto star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  pattern.remove_prefix(star + 1);
  for (std::size_t from = star; from <= text.size(); ++from) {
    if (matches(pattern, text.substr(from))) return true;
  }
  return false;
}

std::vector<network::Index<network::Instance>> instances_called(const network::Network& network,
                                                                std::string_view name) {
  auto found = called<network::Instance>(network, name);
  std::erase_if(found,
                [&](auto index) { return network[index].state == network::InstanceState::terminated; });
  return found;
}

std::optional<protocol::IpBlock> block_of(const GoalView& view, const std::string& name) {
  const auto first = [](const std::vector<network::IpBlock>& blocks) -> std::optional<protocol::IpBlock> {
    if (blocks.empty()) return std::nullopt;
    return blocks.front();
  };
  if (const auto block = protocol::IpBlock::parse(name)) return block;
  if (const auto vpcs = called<network::Vpc>(view.network, name); !vpcs.empty())
    return first(view.network[vpcs.front()].cidrs);
  if (const auto subnets = called<network::Subnet>(view.network, name); !subnets.empty())
    return first(view.network[subnets.front()].cidrs);
  if (const auto host = view.hosts.find(name); host != view.hosts.end())
    return protocol::IpBlock::parse(host->second + "/32");
  return std::nullopt;
}

bool is_stale(const network::Network& network, const network::SecurityGroup& group,
              const network::SecurityGroupRule& rule) {
  const auto* reference = std::get_if<network::SecurityGroupReference>(&rule.source);
  if (reference == nullptr) return false;
  if (!reference->group) return true;
  const network::Index<network::Vpc> other = network[reference->group].vpc;
  if (other == group.vpc) return false;
  const auto peerings = network.peerings_of(group.vpc);
  return std::none_of(peerings.begin(), peerings.end(), [&](auto index) {
    const auto& peering = network[index];
    return peering.status == network::VpcPeeringStatus::active &&
           (peering.requester.vpc == other || peering.accepter.vpc == other);
  });
}

std::string label_of_group(const network::SecurityGroup& group, network::Language language) {
  const auto kind = network::say(language, "security group", "セキュリティグループ");
  return group.name.empty() ? fmt::format("{} {}", kind, group.id)
                            : fmt::format("{} {} ({})", kind, group.name, group.id);
}

std::string sentence(std::string text) {
  static constexpr std::array<std::string_view, 8> kinds{"route ",   "network ", "security ", "internet ",
                                                         "peering ", "subnet ",  "instance ", "transit "};
  const bool begins_with_kind =
      std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) { return text.starts_with(kind); });
  if (begins_with_kind) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace vpcsim::scenarios
