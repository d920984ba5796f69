#include "protocol/ec2/nat_gateway.hpp"

#include "protocol/ec2/address.hpp"
#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

/// A deleted one stays visible for an hour, and one that failed is made again.
bool is_there(const ec2::NatGateway& gateway) {
  return gateway.state == ec2::NatGatewayState::pending || gateway.state == ec2::NatGatewayState::available;
}

std::vector<ec2::NatGateway> find_all(Session& session, const Home& home, const std::string& name) {
  ec2::DescribeNatGatewaysRequest request{.filter = session.mine(name)};
  return session.call(home, request, {name}).nat_gateways;
}

std::optional<ec2::NatGateway> find_shown(Session& session, const Home& home, const std::string& name) {
  auto gateways = find_all(session, home, name);
  std::erase_if(gateways, [](const ec2::NatGateway& gateway) { return !is_there(gateway); });
  if (gateways.empty()) return std::nullopt;
  session.remember(name, gateways[0].nat_gateway_id);
  return gateways[0];
}

std::optional<ec2::NatGateway> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateNatGateway", [&] { return find_shown(session, home, name); });
}

std::vector<ec2::Address> find_addresses(Session& session, const Home& home, const std::string& name) {
  return session.call(home, ec2::DescribeAddressesRequest{.filters = session.mine(name)}, {name}).addresses;
}

/// Those that are gone: what a new one isn't to be taken for.
std::vector<std::string> predecessors(Session& session, const Home& home, const std::string& name) {
  std::vector<std::string> ids;
  for (const auto& gateway : find_all(session, home, name)) {
    if (!is_there(gateway)) ids.push_back(gateway.nat_gateway_id);
  }
  return ids;
}

std::string address_for(Session& session, const Home& home, const std::string& name) {
  auto found = session.look(home, name, "AllocateAddress", [&]() -> std::optional<ec2::Address> {
    auto addresses = find_addresses(session, home, name);
    return addresses.empty() ? std::nullopt : std::optional(addresses[0]);
  });
  if (found) return found->allocation_id;
  ec2::AllocateAddressRequest request{.domain = ec2::DomainType::vpc,
                                      .tag_specifications = session.tags("elastic-ip", name)};
  return session.call(home, request, {name}, [](const auto& result) { return result.allocation_id; })
      .allocation_id;
}

ec2::NatGateway describe(Session& session, const Home& home, const std::string& name, const std::string& id) {
  auto gateways =
      session.call(home, ec2::DescribeNatGatewaysRequest{.nat_gateway_ids = {id}}, {name}).nat_gateways;
  if (gateways.empty()) throw ScenarioError(name + " has vanished");
  return gateways[0];
}

}  // namespace

void converge(Session& session, const Word& name, const NatGateway& wanted) {
  const Home home = home_of(session.network, wanted);
  const std::string& subnet = session.id(wanted.subnet);
  if (auto found = find(session, home, name.text)) {
    require_same(session, name.text, "subnet", session.name_of(found->subnet_id), wanted.subnet.text);
  } else {
    ec2::CreateNatGatewayRequest request{.allocation_id = address_for(session, home, name.text),
                                         .subnet_id = subnet,
                                         .tag_specifications = session.tags("natgateway", name.text)};
    request.client_token = session.token(request, predecessors(session, home, name.text));
    auto made = session.call(home, request, {name.text, "in " + wanted.subnet.text},
                             [](const auto& result) { return result.nat_gateway.nat_gateway_id; });
    session.remember(name.text, made.nat_gateway.nat_gateway_id);
  }
  session.wait_until(name.text + " to be available", [&] {
    auto gateway = describe(session, home, name.text, session.id(name));
    if (gateway.state == ec2::NatGatewayState::failed) {
      throw ScenarioError(name.text +
                          " failed: " + gateway.failure_message.value_or("for a reason that AWS kept"));
    }
    return gateway.state == ec2::NatGatewayState::available;
  });
}

void destroy(Session& session, const Word& name, const NatGateway& wanted) {
  const Home home = home_of(session.network, wanted);
  if (auto found = find(session, home, name.text)) {
    session.call(home, ec2::DeleteNatGatewayRequest{found->nat_gateway_id}, {name.text});
    session.wait_until(name.text + " to be deleted", [&] {
      auto gateway = describe(session, home, name.text, found->nat_gateway_id);
      return gateway.state == ec2::NatGatewayState::deleted;
    });
  }
  for (const auto& address : find_addresses(session, home, name.text)) {
    session.call(home, ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id}, {name.text});
  }
}

}  // namespace vpcsim::scenarios
