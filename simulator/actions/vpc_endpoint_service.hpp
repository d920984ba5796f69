// What other nouns need of endpoint services: finding what an endpoint can lead to, and who may use it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/ec2/vpc_endpoint_service.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// A service as one consumer sees it. AWS's own belong to nobody.
struct OfferedService {
  std::string name;
  ec2::VpcEndpointType type = ec2::VpcEndpointType::interface;
  std::string base_dns_name;            ///< empty: none (gateway load balancers)
  std::string private_dns_name;         ///< empty: none that may be used
  bool private_dns_unverified = false;  ///< it has one, but hasn't proved that it may
  std::vector<ec2::ServiceConnectivityType> address_types = {};  ///< that it accepts requests over
  std::optional<VpcEndpointServiceId> id;                        ///< of one that an account made, `owner`
  Home owner;

  bool has_policies() const { return !id; }
};

/// The services of that name which the caller may use: AWS's own, the caller's, and those of accounts that
/// permit the caller. Throws InvalidServiceName if there are none.
std::vector<OfferedService> services_named(const ReadCall& call, const std::string& name);

/// nullptr unless there is such a service. It may be another account's.
const VpcEndpointService* find_endpoint_service(const Cloud& cloud, VpcEndpointServiceId id);

std::string endpoint_service_name(std::string_view region, VpcEndpointServiceId id);
/// Whether the owner lets the account know of the service.
bool is_permitted(const Region& owner, VpcEndpointServiceId id, const AccountId& account);

/// The permissions go with their service.
void delete_permissions_of(Region& region, VpcEndpointServiceId id);

}  // namespace vpcsim
