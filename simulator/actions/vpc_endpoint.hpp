// What other nouns need of VPC endpoints.
#pragma once

#include "protocol/ec2/vpc_endpoint.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The state that the endpoint has at `now`: what was last done to it, and the time that has passed.
ec2::VpcEndpointState vpc_endpoint_state_at(const VpcEndpoint& endpoint, Timestamp now, const Timing& timing);
/// False once a deletion is over.
bool is_visible_at(const VpcEndpoint& endpoint, Timestamp now, const Timing& timing);

ec2::VpcEndpoint to_record(const Region& region, const VpcEndpoint& endpoint, ec2::VpcEndpointState state);
/// The names that resolve to an interface endpoint in that state; none for the other types.
std::vector<ec2::DnsEntry> dns_entries_of(const Region& region, const VpcEndpoint& endpoint,
                                          ec2::VpcEndpointState state);

/// The endpoint's state becomes what its service's owner decided. It is one of `home`'s.
void answer_request(WriteCall& call, const Home& home, VpcEndpointId id, VpcEndpointLife answer);

/// Whether the VPC has endpoints, be it on their way out.
bool has_endpoints(const ReadCall& call, VpcId vpc);
/// A route table that is deleted is no longer one of any gateway endpoint's.
void forget_route_table(WriteCall& call, RouteTableId id);

/// What a request gives of the parameters that only some types of endpoint take.
struct EndpointParameters {
  bool route_tables = false, subnets = false, groups = false, private_dns = false, dns_options = false;
};
/// Throws InvalidParameter.
void check_for_type(ec2::VpcEndpointType type, const EndpointParameters& given);
/// The policy of an endpoint whose request names `document`. Throws InvalidPolicyDocument, or
/// InvalidParameter if the service has no policies.
std::string policy_or_default(const std::optional<std::string>& document, ec2::VpcEndpointType type,
                              bool has_policies);

/// The endpoint family gives 1000 results to whoever asks for more (API reference).
inline std::optional<std::int32_t> capped(std::optional<std::int32_t> max_results) {
  if (max_results && *max_results > 1000) return 1000;
  return max_results;
}

}  // namespace vpcsim
