#include "simulator/actions/dhcp_options.hpp"

#include <algorithm>
#include <array>

#include "protocol/ec2/dhcp_options.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

DhcpOptionsId default_dhcp_options(Region& region) {
  if (region.dhcp_options.find(region.default_dhcp_options) == nullptr) {
    const std::string& name = region.home.region;
    DhcpOptions options{
        .id = region.ids.id<DhcpOptionsId>(),
        .configurations = {{"domain-name",
                            {name == "us-east-1" ? "ec2.internal" : name + ".compute.internal"}},
                           {"domain-name-servers", {"AmazonProvidedDNS"}}},
        .tags = {}};
    region.default_dhcp_options = options.id;
    region.dhcp_options.insert(std::move(options));
  }
  return region.default_dhcp_options;
}

namespace {

ec2::DhcpOptions to_record(const Region& region, const DhcpOptions& options) {
  ec2::DhcpOptions record{.dhcp_configurations = {},
                          .dhcp_options_id = options.id.text(),
                          .owner_id = region.home.account,
                          .tags = options.tags};
  for (const DhcpOption& option : options.configurations) {
    ec2::DhcpConfiguration configuration{option.name, {}};
    for (const std::string& value : option.values) configuration.values.push_back({value});
    record.dhcp_configurations.push_back(std::move(configuration));
  }
  return record;
}

[[noreturn]] void refuse_value(std::string_view value, std::string_view why) {
  refuse("InvalidParameterValue", "Value ({}) for parameter value is invalid. {}", value, why);
}

bool is_address(const std::string& value) {
  return Ipv4::parse(value) || Ipv6::parse(value);
}
void check_address(const std::string& value) {
  if (!is_address(value)) refuse_value(value, "Invalid server IP address");
}
void check_ipv4_address(const std::string& value) {
  if (!Ipv4::parse(value)) refuse_value(value, "Invalid server IP address");
}
void check_name_server(const std::string& value) {
  if (value != "AmazonProvidedDNS") check_address(value);
}
void check_domain_name(const std::string& value) {
  if (value.empty()) refuse_value(value, "Invalid domain name");
}
void check_node_type(const std::string& value) {
  if (value != "1" && value != "2" && value != "4" && value != "8")
    refuse_value(value, "Invalid NetBIOS node type");
}
/// Seconds: RFC 8415's preferred lifetime, in the range that AWS documents.
void check_lease_time(const std::string& value) {
  auto seconds = parse_integer<std::uint64_t>(value);
  if (!seconds || *seconds < 140 || *seconds > 2'147'483'647u) refuse_value(value, "Invalid lease time");
}

/// The options that there are (EC2 API reference, CreateDhcpOptions).
struct KnownOption {
  std::string_view name;
  std::size_t values_max;
  void (*check)(const std::string& value);
};
constexpr std::array known_options{
    KnownOption{"domain-name-servers", 4, check_name_server},
    KnownOption{"domain-name", 1, check_domain_name},
    KnownOption{"ntp-servers", 4, check_address},
    KnownOption{"netbios-name-servers", 4, check_ipv4_address},
    KnownOption{"netbios-node-type", 1, check_node_type},
    KnownOption{"ipv6-address-preferred-lease-time", 1, check_lease_time},
};

/// Clients send lists of servers as several values, or as one with commas.
std::vector<std::string> split_at_commas(const std::vector<std::string>& values) {
  std::vector<std::string> parts;
  for (const std::string& value : values) {
    std::size_t start = 0;
    for (std::size_t comma; (comma = value.find(',', start)) != std::string::npos; start = comma + 1) {
      parts.push_back(value.substr(start, comma - start));
    }
    parts.push_back(value.substr(start));
  }
  return parts;
}

/// Throws InvalidParameterValue.
DhcpOption checked(const ec2::NewDhcpConfiguration& wanted) {
  auto known = std::find_if(known_options.begin(), known_options.end(),
                            [&](const KnownOption& option) { return option.name == wanted.key; });
  if (known == known_options.end()) {
    refuse("InvalidParameterValue", "Value ({}) for parameter name is invalid. Unknown DHCP option",
           wanted.key);
  }
  DhcpOption option{wanted.key, known->values_max > 1 ? split_at_commas(wanted.values) : wanted.values};
  if (option.values.empty()) refuse_missing("value");
  if (option.values.size() > known->values_max) {
    refuse_value(option.values[known->values_max],
                 fmt::format("{} takes {} at most", option.name, known->values_max));
  }
  for (const std::string& value : option.values) known->check(value);
  return option;
}

ec2::CreateDhcpOptionsResult create_dhcp_options(WriteCall& call,
                                                 const ec2::CreateDhcpOptionsRequest& request) {
  DhcpOptions options{.id = {}, .configurations = {}, .tags = {}};
  for (const auto& wanted : request.dhcp_configurations) {
    DhcpOption option = checked(wanted);
    bool twice = std::any_of(options.configurations.begin(), options.configurations.end(),
                             [&](const DhcpOption& other) { return other.name == option.name; });
    if (twice) {
      refuse("InvalidParameterValue", "Value ({}) for parameter name is invalid. Duplicate DHCP option",
             option.name);
    }
    options.configurations.push_back(std::move(option));
  }
  options.tags = tags_from(request.tag_specifications, "dhcp-options", call.settings);
  options.id = call.region.ids.id<DhcpOptionsId>();
  call.region.dhcp_options.insert(options);
  return {to_record(call.region, options)};
}

ec2::ReturnResult delete_dhcp_options(WriteCall& call, const ec2::DeleteDhcpOptionsRequest& request) {
  const DhcpOptionsId id = call.region.dhcp_options.get(request.dhcp_options_id).id;
  if (call.region.vpcs.first_with("dhcp-options-id", id) != nullptr) {
    refuse("DependencyViolation", "The dhcpOptions '{}' has dependencies and cannot be deleted.",
           request.dhcp_options_id);
  }
  call.region.dhcp_options.erase(id);
  return {};
}

ec2::ReturnResult associate_dhcp_options(WriteCall& call, const ec2::AssociateDhcpOptionsRequest& request) {
  std::optional<DhcpOptionsId> options;
  if (request.dhcp_options_id != "default") {
    options = call.region.dhcp_options.get(request.dhcp_options_id).id;
  }
  const VpcId vpc = call.region.vpcs.get(request.vpc_id).id;
  call.region.vpcs.update(vpc, [&](Vpc& changed) { changed.dhcp_options = options; });
  return {};
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
      action<create_dhcp_options>("Creates a set of DHCP options"),
      action<delete_dhcp_options>("Deletes a set of DHCP options that no VPC is associated with"),
      action<associate_dhcp_options>("Associates a VPC with a set of DHCP options, or with none"),
      action<describe_dhcp_options>("Describes the DHCP options of the region"),
  };
}

}  // namespace vpcsim
