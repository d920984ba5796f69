#include "protocol/ec2/account_attribute.hpp"

#include <algorithm>

#include "simulator/actions/default_vpc.hpp"
#include "simulator/actions/nouns.hpp"

namespace vpcsim {
namespace {

/// All of them, in the order of AWS's CLI example.
std::vector<ec2::AccountAttribute> account_attributes(const ReadCall& call) {
  const Quotas& quotas = call.settings.quotas;
  const Vpc* default_vpc = find_default_vpc(call.region);
  return {
      {"vpc-max-security-groups-per-interface", {{std::to_string(quotas.security_groups_per_interface)}}},
      {"max-instances", {{"20"}}},  // kept by AWS for old clients, whatever the quota of vCPUs is
      {"supported-platforms", {{"VPC"}}},
      {"default-vpc", {{default_vpc == nullptr ? "none" : default_vpc->id.text()}}},
      {"max-elastic-ips", {{std::to_string(quotas.elastic_ips)}}},
      {"vpc-max-elastic-ips", {{std::to_string(quotas.elastic_ips)}}},
  };
}

ec2::DescribeAccountAttributesResult describe_account_attributes(
    const ReadCall& call, const ec2::DescribeAccountAttributesRequest& request) {
  auto attributes = account_attributes(call);
  if (request.attribute_names.empty()) return {std::move(attributes)};
  const auto& names = request.attribute_names;
  for (const std::string& name : names) {
    bool known = std::any_of(attributes.begin(), attributes.end(),
                             [&](const auto& attribute) { return attribute.attribute_name == name; });
    if (!known) {
      refuse("InvalidParameterValue", "Value ({}) for parameter attributeName is invalid. Unknown attribute.",
             name);
    }
  }
  std::erase_if(attributes, [&](const auto& attribute) {
    return std::find(names.begin(), names.end(), attribute.attribute_name) == names.end();
  });
  return {std::move(attributes)};
}

}  // namespace

Actions account_attribute_actions() {
  return {
      action<describe_account_attributes>("Describes the account: default VPC and some quotas"),
  };
}

}  // namespace vpcsim
