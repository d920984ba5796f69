// How each kind of resource is made so and taken away: one file per kind. All of them find what they made by
// its tags, make what isn't there, change what differs, and call nothing when all is as the file says.
//
// `destroy` does nothing for what isn't there.
#pragma once

#include "scenarios/provision/session.hpp"

namespace vpcsim::scenarios {

void converge(Session& session, const Word& name, const KeyPair& wanted);
void destroy(Session& session, const Word& name, const KeyPair& wanted);

void converge(Session& session, const Word& name, const Vpc& wanted);
void destroy(Session& session, const Word& name, const Vpc& wanted);

void converge(Session& session, const Word& name, const Subnet& wanted);
void destroy(Session& session, const Word& name, const Subnet& wanted);

void converge(Session& session, const Word& name, const InternetGateway& wanted);
void destroy(Session& session, const Word& name, const InternetGateway& wanted);

void converge(Session& session, const Word& name, const NatGateway& wanted);
void destroy(Session& session, const Word& name, const NatGateway& wanted);

/// Associations and routes included: their targets must be there.
void converge(Session& session, const Word& name, const RouteTable& wanted);
/// A main table stays: it goes with its VPC.
void destroy(Session& session, const Word& name, const RouteTable& wanted);

/// The group alone. Its rules may speak of groups that come later, or behind a peering connection.
void converge(Session& session, const Word& name, const SecurityGroup& wanted);
void converge_rules(Session& session, const Word& name, const SecurityGroup& wanted);
/// Rules that refer to groups keep those from being deleted.
void destroy_rules(Session& session, const Word& name, const SecurityGroup& wanted);
void destroy(Session& session, const Word& name, const SecurityGroup& wanted);

void converge(Session& session, const Word& name, const NetworkAcl& wanted);
void destroy(Session& session, const Word& name, const NetworkAcl& wanted);

void converge(Session& session, const Word& name, const Instance& wanted);
/// All at once: terminating takes a while.
void destroy(Session& session, const Named<Instance>& instances);

void converge(Session& session, const Word& name, const FlowLog& wanted);
void destroy(Session& session, const Word& name, const FlowLog& wanted);

void converge(Session& session, const Word& name, const VpcPeeringConnection& wanted);
void destroy(Session& session, const Word& name, const VpcPeeringConnection& wanted);

}  // namespace vpcsim::scenarios
