// The DNS resolver of a VPC: Route 53's, at the VPC's base address plus two, 169.254.169.253 and
// fd00:ec2::253 (VPC user guide, "DNS attributes for your VPC" and "Amazon DNS server"; facts 2.7). There is
// no internet behind it: whatever AWS doesn't name itself, nobody does.
#pragma once

#include "simulator/call.hpp"
#include "simulator/instance/network.hpp"

namespace vpcsim::hypervisor {

/// What the resolver answers to `who`, an instance of `call`'s region that isn't terminated. Which server the
/// question is for isn't looked at. `no_answer`: the VPC's DNS support is off. The answer takes no time.
instance::NameAnswer resolve(const ReadCall& call, const Instance& who,
                             const instance::NameQuestion& question);

/// Whether names of public addresses in the VPC `other` of `owner` stand for their private addresses when
/// asked for in `vpc`, which is the caller's: over a peering connection, if the owner's side has
/// AllowDnsResolutionFromRemoteVpc (VPC peering guide, "Enable DNS resolution for a VPC peering connection"),
/// or over a transit gateway, if it and both attachments have DNS support (transit gateways guide).
bool shares_dns_with(const ReadCall& call, const Vpc& vpc, const Home& owner, const Vpc& other);

}  // namespace vpcsim::hypervisor
