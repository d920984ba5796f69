#include "simulator/endpoint_service_catalog.hpp"

#include <array>

#include <fmt/format.h>

namespace vpcsim {
namespace {

using EndpointType = ec2::VpcEndpointType;

struct Entry {
  std::string_view name;
  EndpointType type = EndpointType::interface;
  std::string_view label = {};          ///< of its DNS name, where it isn't the name
  std::string_view private_label = {};  ///< the same for the private name
  bool ipv6 = false;                    ///< where AWS's documents or answers show it
};

constexpr std::array<Entry, 24> entries{{
    {"autoscaling"},
    {"cloudformation"},
    {"dynamodb", EndpointType::gateway},
    {"ec2"},
    {"ec2messages"},
    {"ecr.api", EndpointType::interface, "api.ecr", {}, true},
    {"ecr.dkr", EndpointType::interface, "dkr.ecr", "*.dkr.ecr", true},
    {"elasticloadbalancing"},
    {"events"},
    {"execute-api", EndpointType::interface, "execute-api", "*.execute-api"},
    {"kinesis-streams", EndpointType::interface, "kinesis"},
    {"kms"},
    {"lambda"},
    {"logs"},
    {"monitoring", EndpointType::interface, {}, {}, true},
    {"s3", EndpointType::gateway},
    {"s3", EndpointType::interface, {}, {}, true},
    {"secretsmanager"},
    {"sns"},
    {"sqs"},
    {"ssm", EndpointType::interface, {}, {}, true},
    {"ssmmessages", EndpointType::interface, {}, {}, true},
    {"states"},
    {"sts"},
}};

CatalogEndpointService in_region(const Entry& entry, std::string_view region) {
  std::string_view label = entry.label.empty() ? entry.name : entry.label;
  std::string_view private_label = entry.private_label.empty() ? label : entry.private_label;
  CatalogEndpointService service{.name = fmt::format("com.amazonaws.{}.{}", region, entry.name),
                                 .type = entry.type,
                                 .base_dns_name = {},
                                 .private_dns_name = {},
                                 .ipv6 = entry.ipv6};
  if (entry.type == EndpointType::gateway) {
    service.base_dns_name = fmt::format("{}.{}.amazonaws.com", label, region);
    return service;
  }
  service.base_dns_name = fmt::format("{}.{}.vpce.amazonaws.com", label, region);
  // S3 has private names only along with a gateway endpoint and an inbound resolver, which is Route 53's.
  if (entry.name != "s3") {
    service.private_dns_name = fmt::format("{}.{}.amazonaws.com", private_label, region);
  }
  return service;
}

}  // namespace

std::vector<CatalogEndpointService> endpoint_services_of(std::string_view region) {
  std::vector<CatalogEndpointService> services;
  for (const Entry& entry : entries) services.push_back(in_region(entry, region));
  return services;
}

}  // namespace vpcsim
