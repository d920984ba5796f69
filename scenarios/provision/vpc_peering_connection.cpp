#include "protocol/ec2/vpc_peering_connection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

using Code = ec2::VpcPeeringConnectionStateReasonCode;
using Peering = ec2::VpcPeeringConnection;

bool is_over(Code code) {
  return code == Code::deleted || code == Code::deleting || code == Code::rejected || code == Code::expired;
}

/// The requester's: tags belong to one side. What is over is no longer there; what failed is, and would fail
/// again between the same VPCs.
std::optional<Peering> find_shown(Session& session, const Home& home, const std::string& name) {
  ec2::DescribeVpcPeeringConnectionsRequest request{.filters = session.mine(name)};
  auto peerings = session.call(home, request, {name}).vpc_peering_connections;
  std::erase_if(peerings, [](const Peering& peering) { return is_over(peering.status.code); });
  std::stable_partition(peerings.begin(), peerings.end(),
                        [](const Peering& peering) { return peering.status.code != Code::failed; });
  if (peerings.empty()) return std::nullopt;
  session.remember(name, peerings[0].vpc_peering_connection_id);
  return peerings[0];
}

std::optional<Peering> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateVpcPeeringConnection",
                      [&] { return find_shown(session, home, name); });
}

Peering describe(Session& session, const Home& home, const std::string& name, const std::string& id) {
  ec2::DescribeVpcPeeringConnectionsRequest request{.vpc_peering_connection_ids = {id}};
  auto peerings = session.call(home, request, {name}).vpc_peering_connections;
  if (peerings.empty()) throw ScenarioError(name + " has vanished");
  return peerings[0];
}

/// Waits while AWS is busy with the connection.
Peering settled(Session& session, const Home& home, const std::string& name, const std::string& id) {
  Peering peering;
  session.wait_until(name + " to settle", [&] {
    peering = describe(session, home, name, id);
    Code code = peering.status.code;
    return code != Code::initiating_request && code != Code::provisioning && code != Code::deleting;
  });
  return peering;
}

Peering create(Session& session, const Home& home, const std::string& name,
               const VpcPeeringConnection& wanted) {
  const std::string& accepter = session.id(wanted.accepter);
  ec2::CreateVpcPeeringConnectionRequest request{
      .peer_vpc_id = accepter,
      .vpc_id = session.id(wanted.requester),
      .tag_specifications = session.tags("vpc-peering-connection", name)};
  const std::string& owner = session.vpc_owners[wanted.accepter.text];
  if (owner != session.vpc_owners[wanted.requester.text]) request.peer_owner_id = owner;
  const std::string region = session.region_of(accepter_home_of(session.network, wanted));
  if (region != session.region_of(home)) request.peer_region = region;
  auto made = session.call(
      home, request, {name, wanted.requester.text + " -> " + wanted.accepter.text},
      [](const auto& result) { return result.vpc_peering_connection.vpc_peering_connection_id; });
  session.remember(name, made.vpc_peering_connection.vpc_peering_connection_id);
  return settled(session, home, name, made.vpc_peering_connection.vpc_peering_connection_id);
}

/// Accepted by the accepter's account in the accepter's region, as AWS demands.
void accept(Session& session, const std::string& name, const VpcPeeringConnection& wanted,
            const Peering& peering) {
  const std::string& id = peering.vpc_peering_connection_id;
  const Home home = accepter_home_of(session.network, wanted);
  session.call(home, ec2::AcceptVpcPeeringConnectionRequest{id}, {name});
  auto accepted = settled(session, home, name, id);
  if (session.plan) return;
  if (accepted.status.code == Code::pending_acceptance)
    throw LookAgain::because(name + " isn't accepted yet");
  if (accepted.status.code != Code::active) {
    throw ScenarioError(fmt::format("{} was accepted and is {}: {}", name,
                                    protocol::name_of(accepted.status.code), accepted.status.message));
  }
}

void require_same_ends(Session& session, const std::string& name, const Peering& peering,
                       const VpcPeeringConnection& wanted) {
  require_same(session, name, "requester", session.name_of(peering.requester_vpc_info.vpc_id),
               wanted.requester.text);
  require_same(session, name, "accepter", session.name_of(peering.accepter_vpc_info.vpc_id),
               wanted.accepter.text);
}

}  // namespace

void converge(Session& session, const Word& name, const VpcPeeringConnection& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  Peering peering = found ? *found : create(session, home, name.text, wanted);
  if (found) require_same_ends(session, name.text, peering, wanted);
  if (wanted.accepted.value_or(false) && peering.status.code != Code::active) {
    accept(session, name.text, wanted, peering);
  }
}

void destroy(Session& session, const Word& name, const VpcPeeringConnection& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  if (!found || found->status.code == Code::failed)
    return;  // a failed one goes by itself, and can't be deleted
  const std::string& id = found->vpc_peering_connection_id;
  session.call(home, ec2::DeleteVpcPeeringConnectionRequest{id}, {name.text});
  settled(session, home, name.text, id);
}

}  // namespace vpcsim::scenarios
