#include "protocol/ec2/dhcp_options.hpp"

#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {
namespace {

/// Every region has one set, Amazon's (facts 2.1).
ec2::DhcpOptions to_record(const Region& region, const DhcpOptions& options) {
  const std::string& name = region.home.region;
  return {.dhcp_configurations = {{"domain-name",
                                   {{name == "us-east-1" ? "ec2.internal" : name + ".compute.internal"}}},
                                  {"domain-name-servers", {{"AmazonProvidedDNS"}}}},
          .dhcp_options_id = options.id.text(),
          .owner_id = region.home.account,
          .tags = options.tags};
}

constexpr std::array<FilterField<ec2::DhcpOptions>, 4> dhcp_options_filters{{
    {"dhcp-options-id", [](const ec2::DhcpOptions& options) { return std::vector{options.dhcp_options_id}; }},
    {"key",
     [](const ec2::DhcpOptions& options) {
       std::vector<std::string> values;
       for (const auto& configuration : options.dhcp_configurations) values.push_back(configuration.key);
       return values;
     }},
    {"value",
     [](const ec2::DhcpOptions& options) {
       std::vector<std::string> values;
       for (const auto& configuration : options.dhcp_configurations) {
         for (const auto& value : configuration.values) values.push_back(value.value.value_or(""));
       }
       return values;
     }},
    {"owner-id", [](const ec2::DhcpOptions& options) { return std::vector{options.owner_id}; }},
}};

ec2::DescribeDhcpOptionsResult describe_dhcp_options(const ReadCall& call,
                                                     const ec2::DescribeDhcpOptionsRequest& request) {
  auto described = describe<ec2::DhcpOptions>(
      call.region.dhcp_options,
      {request.dhcp_options_ids, request.filters, "DhcpOptionsIds", request.max_results, request.next_token},
      dhcp_options_filters, [&](const DhcpOptions& options) { return to_record(call.region, options); });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions dhcp_options_actions() {
  return {
      action<describe_dhcp_options>("Describes the DHCP options of the region"),
  };
}

}  // namespace vpcsim
