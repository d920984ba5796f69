#include "simulator/insights/step_signature.hpp"

namespace vpcsim::insights {
namespace {

class Signer {
 public:
  explicit Signer(Signature& out) : out_(out) {}

  void operator()(const SecurityGroupsPassed& step) { put(step.group.position, step.rule); }
  void operator()(const NetworkAclPassed& step) { put(step.acl.position, step.entry); }
  void operator()(const RouteChosen& step) { put(step.route.table.position, step.route.route); }
  void operator()(const EnteredSubnet& step) { put(step.subnet.position); }
  void operator()(const PeeringCrossed& step) { put(step.peering.position); }
  void operator()(const InternetGatewayTranslated& step) { put(step.gateway.position); }
  void operator()(const NatGatewayTranslated& step) { put(step.gateway.position); }
  void operator()(const TransitGatewayEntered& step) { put(step.attachment.position, step.subnet.position); }
  void operator()(const TransitGatewayRouteChosen& step) { put(step.table.position, step.route); }
  void operator()(const TransitGatewayLeft& step) { put(step.attachment.position, step.subnet.position); }
  /// Hosts make no difference; the rest is on no path.
  void operator()(const auto&) {}

 private:
  void put(std::uint32_t one) { out_.push_back(one); }
  void put(std::uint32_t one, std::uint32_t other) {
    put(one);
    put(other);
  }
  Signature& out_;
};

struct Passed {
  std::vector<Component>& out;
  void operator()(const PeeringCrossed& step) { out.emplace_back(step.peering); }
  void operator()(const NatGatewayTranslated& step) { out.emplace_back(step.gateway); }
  void operator()(const TransitGatewayEntered& step) { out.emplace_back(step.attachment); }
  void operator()(const TransitGatewayLeft& step) { out.emplace_back(step.attachment); }
  void operator()(const InternetGatewayTranslated& step) { out.emplace_back(step.gateway); }
  void operator()(const auto&) {}
};

struct Position {
  std::uint32_t operator()(std::monostate) const { return 0; }
  std::uint32_t operator()(const RouteReference& route) const { return route.table.position; }
  std::uint32_t operator()(const auto& index) const { return index.position; }
};

}  // namespace

void append(Signature& signature, const Component& component) {
  signature.push_back(static_cast<std::uint32_t>(component.index()));
  signature.push_back(std::visit(Position{}, component));
}

Signature signature_of(std::span<const Step> steps) {
  Signature signature;
  Signer signer(signature);
  for (const Step& step : steps) {
    signature.push_back(static_cast<std::uint32_t>(step.index()));
    std::visit(signer, step);
  }
  return signature;
}

std::vector<Component> passed_by(std::span<const Step> steps) {
  std::vector<Component> passed;
  Passed visitor{passed};
  for (const Step& step : steps) std::visit(visitor, step);
  return passed;
}

}  // namespace vpcsim::insights
