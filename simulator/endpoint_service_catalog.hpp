// AWS's own services that a VPC endpoint can lead to: a selection, the same in every region (PrivateLink
// guide, "AWS services that integrate with AWS PrivateLink"). Constants.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/ec2/vpc_endpoint.hpp"

namespace vpcsim {

struct CatalogEndpointService {
  std::string name;  ///< com.amazonaws.us-east-1.ecr.api; s3 is there as a gateway and as an interface
  ec2::VpcEndpointType type = ec2::VpcEndpointType::interface;
  std::string base_dns_name;     ///< api.ecr.us-east-1.vpce.amazonaws.com
  std::string private_dns_name;  ///< api.ecr.us-east-1.amazonaws.com; empty: it has none
  bool ipv6 = false;             ///< answers over IPv6 too, over IPv4 in any case
};

/// In the order of names.
std::vector<CatalogEndpointService> endpoint_services_of(std::string_view region);

}  // namespace vpcsim
