#include "scenarios/check_expectation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/ec2/vpc_peering_connection.hpp"
#include "scenarios/find_path.hpp"
#include "scenarios/resolve.hpp"
#include "simulator/action.hpp"
#include "simulator/network/explanation_code.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim::scenarios {
namespace {

class ExpectationChecker {
 public:
  /// Without a network, names of what is there aren't looked at.
  ExpectationChecker(const Scenario& scenario, const Network* network, Mistakes& mistakes)
      : scenario_(scenario), network_(network), mistakes_(mistakes) {}

  void operator()(const ExpectedPath& path) {
    end(path.from);
    end(path.to);
    if (!path.protocol.empty() && (!protocol_of(path.protocol.text) || path.protocol.text == "all")) {
      mistakes_.add(path.protocol.place,
                    fmt::format("found \"{}\" as protocol, expected tcp, udp or icmp", path.protocol.text));
    }
    for (const Word& name : path.passes) resource(name);
    if (!path.blockers) return;
    for (const ExpectedBlocker& blocker : *path.blockers) {
      code(blocker.code);
      if (!blocker.at.empty()) resource(blocker.at);
    }
  }

  void operator()(const ExpectedPeering& peering) {
    std::vector<std::string_view> names;
    if (network_ != nullptr) {
      for (const auto& row : network_->vpc_peering_connections) names.push_back(row.first.text);
    }
    if (network_ != nullptr && network_->vpc_peering_connections.find(peering.peering.text) == nullptr) {
      mistakes_.add(peering.peering.place,
                    fmt::format("\"{}\" is no peering connection that is there by this step{}",
                                peering.peering.text, suggestion(peering.peering.text, names)));
    }
    const auto& codes = protocol::EnumNames<ec2::VpcPeeringConnectionStateReasonCode>::names;
    if (std::find(codes.begin(), codes.end(), peering.status.text) == codes.end()) {
      mistakes_.add(peering.status.place, fmt::format("found \"{}\" as status{}", peering.status.text,
                                                      suggestion(peering.status.text, codes)));
    }
  }

  void operator()(const ExpectedCall& call) {
    if (!call.account.empty() && !scenario_.accounts.contains(call.account.text)) {
      std::vector<std::string_view> aliases;
      for (const auto& row : scenario_.accounts) aliases.push_back(row.first);
      mistakes_.add(call.account.place, fmt::format("\"{}\" is none of the accounts{}", call.account.text,
                                                    suggestion(call.account.text, aliases)));
    }
    check_region(call.region, mistakes_);
    const Action* action = find_action(call.action.text);
    if (action == nullptr) {
      std::vector<std::string_view> names;
      for (const Action& known : actions()) names.push_back(known.name());
      mistakes_.add(call.action.place, fmt::format("\"{}\" is no action that vpcsim knows{}",
                                                   call.action.text, suggestion(call.action.text, names)));
      return;
    }
    structure(call.parameters, *action->shapes.request);
  }

 private:
  void end(const End& end) {
    const Word& name = end.name;
    if (network_ == nullptr || name.empty() || network_->instances.find(name.text) != nullptr) return;
    bool outside = scenario_.hosts.contains(name.text) || protocol::Ipv4::parse(name.text).has_value();
    if (outside && !end.public_ip) return;
    std::vector<std::string_view> names;
    for (const auto& row : network_->instances) names.push_back(row.first.text);
    if (!end.public_ip) {
      for (const auto& row : scenario_.hosts) names.push_back(row.first);
    }
    mistakes_.add(name.place, fmt::format("\"{}\" is no {} that is there by this step{}", name.text,
                                          end.public_ip ? "instance" : "instance, host or IPv4 address",
                                          suggestion(name.text, names)));
  }

  void code(const Word& word) {
    std::vector<std::string_view> codes;
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(network::ExplanationCode::vpce_intra_vpc_traffic);
         ++i) {
      codes.push_back(network::text(static_cast<network::ExplanationCode>(i)));
    }
    codes.push_back(packet_too_big);
    if (std::find(codes.begin(), codes.end(), word.text) != codes.end()) return;
    mistakes_.add(word.place, fmt::format("\"{}\" is no explanation code that vpcsim gives{}", word.text,
                                          suggestion(word.text, codes)));
  }

  void resource(const Word& word) {
    if (network_ == nullptr || !kind_of(*network_, word.text).empty()) return;
    std::vector<std::string_view> names;
    visit_kinds(*network_, [&](const auto& resources, std::string_view) {
      for (const auto& row : resources) names.push_back(row.first.text);
    });
    mistakes_.add(word.place, fmt::format("\"{}\" is nothing that is there by this step{}", word.text,
                                          suggestion(word.text, names)));
  }

  void structure(const Node& node, const protocol::Shape& shape) {
    if (node.is_nothing()) return;
    if (node.members() == nullptr) {
      mistakes_.add(node.place,
                    fmt::format("found {}, expected {} as a mapping", node.described(), shape.name));
      return;
    }
    for (const auto& [name, value] : *node.members()) {
      const protocol::Member* member = shape.find(name.text);
      if (member != nullptr && member->type != nullptr) {
        this->value(value, *member->type);
        continue;
      }
      std::vector<std::string_view> names;
      for (const auto& known : shape.members) {
        if (known.type != nullptr) names.push_back(known.name);
      }
      mistakes_.add(name.place, fmt::format("\"{}\" is no parameter of {} that vpcsim knows{}", name.text,
                                            shape.name, suggestion(name.text, names)));
    }
  }

  void value(const Node& node, const protocol::Type& type) {
    switch (type.kind) {
      case protocol::Kind::optional:
        return value(node, *type.element);
      case protocol::Kind::structure:
        return structure(node, *type.shape);
      case protocol::Kind::list:
        if (node.list() == nullptr) {
          mistakes_.add(node.place, fmt::format("found {}, expected a list", node.described()));
          return;
        }
        for (const Node& element : *node.list()) value(element, *type.element);
        return;
      default:
        if (node.text() == nullptr)
          mistakes_.add(node.place, fmt::format("found {}, expected a text", node.described()));
    }
  }

  const Scenario& scenario_;
  const Network* network_;
  Mistakes& mistakes_;
};

}  // namespace

void check_region(const Word& region, Mistakes& mistakes) {
  if (region.empty() || find_region(region.text) != nullptr) return;
  std::vector<std::string_view> names;
  for (const CatalogRegion& known : region_catalog()) names.push_back(known.name);
  mistakes.add(region.place,
               fmt::format("\"{}\" is no region of AWS's{}", region.text, suggestion(region.text, names)));
}

void check_expectation(const Scenario& scenario, const Network& network, const Expectation& expectation,
                       Mistakes& mistakes) {
  std::visit(ExpectationChecker(scenario, &network, mistakes), expectation.what);
}

void check_goal_expectation(const Scenario& scenario, const Expectation& expectation, Mistakes& mistakes) {
  std::visit(ExpectationChecker(scenario, nullptr, mistakes), expectation.what);
}

}  // namespace vpcsim::scenarios
