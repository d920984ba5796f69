#include "protocol/ec2/network_insights_path.hpp"

#include <array>

#include "simulator/actions/network_insights.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/insights/resource.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

[[noreturn]] void refuse_value(std::string_view value, std::string_view parameter) {
  refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid.", value, parameter);
}

// ---- what the request asks for
// -------------------------------------------------------------------------

std::optional<Ipv4> address_from(const std::optional<std::string>& text, std::string_view parameter) {
  if (!text) return std::nullopt;
  const auto address = Ipv4::parse(*text);
  if (!address) refuse_value(*text, parameter);
  return address;
}

void check_port(std::optional<std::int32_t> port, std::string_view parameter) {
  if (port && (*port < 0 || *port > 65535)) refuse_value(std::to_string(*port), parameter);
}

void check_ports(const std::optional<ec2::FilterPortRange>& ports, const std::string& parameter) {
  if (!ports) return;
  if (!ports->from_port) refuse_missing(parameter + ".FromPort");
  if (!ports->to_port) refuse_missing(parameter + ".ToPort");
  check_port(ports->from_port, parameter + ".FromPort");
  check_port(ports->to_port, parameter + ".ToPort");
  if (*ports->from_port > *ports->to_port)
    refuse_value(fmt::format("{}-{}", *ports->from_port, *ports->to_port), parameter);
}

void check_filter(const std::optional<ec2::PathFilter>& filter, const std::string& parameter) {
  if (!filter) return;
  address_from(filter->source_address, parameter + ".SourceAddress");
  address_from(filter->destination_address, parameter + ".DestinationAddress");
  check_ports(filter->source_port_range, parameter + ".SourcePortRange");
  check_ports(filter->destination_port_range, parameter + ".DestinationPortRange");
}

/// "tcp" or "TCP": AWS's guide writes the latter.
ec2::PathProtocol protocol_from(const std::string& text) {
  const auto protocol = IpProtocol::parse(text);
  const bool is_name = !text.empty() && (text[0] < '0' || text[0] > '9');
  if (is_name && protocol == IpProtocol::tcp) return ec2::PathProtocol::tcp;
  if (is_name && protocol == IpProtocol::udp) return ec2::PathProtocol::udp;
  refuse_value(text, "protocol");
}

/// The old parameters and the filters say the same thing twice.
void check_combinations(const ec2::CreateNetworkInsightsPathRequest& request) {
  if (request.filter_at_source && (request.source_ip || request.destination_port)) {
    refuse("InvalidParameterCombination",
           "FilterAtSource cannot be specified together with SourceIp or DestinationPort.");
  }
  if (request.filter_at_destination && request.destination_ip) {
    refuse("InvalidParameterCombination",
           "FilterAtDestination cannot be specified together with DestinationIp.");
  }
  const bool has_address = request.filter_at_source && request.filter_at_source->destination_address;
  if (!request.destination && !has_address) refuse_missing("destination");
}

insights::Resource end_from(const std::string& text, const Home& caller, std::string_view parameter) {
  auto end = insights::parse_resource(text, caller);
  if (!end || !insights::is_end(end->id) || end->home.region != caller.region) refuse_value(text, parameter);
  return *end;
}

/// Resources of other accounts are looked for when the path is analyzed.
void check_exists(const ReadCall& call, const insights::Resource& end, std::string_view role) {
  if (end.home != call.caller() || insights::exists(call, end.id)) return;
  refuse(fmt::format("NetworkInsights{}.NotFound", role), "The {} {} does not exist",
         role == "Source" ? "source" : "destination", end.id);
}

ec2::NetworkInsightsPath to_record(const NetworkInsightsPath& path, const Home& home) {
  auto if_any = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  auto text_of = [](const std::optional<Ipv4>& address) {
    return address ? std::optional(address->text()) : std::nullopt;
  };
  return {.network_insights_path_id = path.id.text(),
          .network_insights_path_arn = fmt::format("arn:aws:ec2:{}:{}:network-insights-path/{}", home.region,
                                                   home.account, path.id.text()),
          .created_date = path.created,
          .source = path.source,
          .destination = if_any(path.destination),
          .source_arn = path.source_arn,
          .destination_arn = if_any(path.destination_arn),
          .source_ip = text_of(path.source_ip),
          .destination_ip = text_of(path.destination_ip),
          .protocol = path.protocol,
          .destination_port = path.destination_port,
          .tags = path.tags,
          .filter_at_source = path.filter_at_source,
          .filter_at_destination = path.filter_at_destination};
}

NetworkInsightsPath path_from(const WriteCall& call, const ec2::CreateNetworkInsightsPathRequest& request) {
  NetworkInsightsPath path{.id = {},
                           .source = {},
                           .destination = {},
                           .source_arn = {},
                           .destination_arn = {},
                           .source_ip = address_from(request.source_ip, "sourceIp"),
                           .destination_ip = address_from(request.destination_ip, "destinationIp"),
                           .protocol = protocol_from(request.protocol),
                           .destination_port = request.destination_port,
                           .filter_at_source = request.filter_at_source,
                           .filter_at_destination = request.filter_at_destination,
                           .created = call.now,
                           .idempotency = idempotency_of(request),
                           .tags = {}};
  check_port(request.destination_port, "destinationPort");
  check_filter(request.filter_at_source, "FilterAtSource");
  check_filter(request.filter_at_destination, "FilterAtDestination");
  check_combinations(request);
  const auto source = end_from(request.source, call.caller(), "source");
  path.source = source.id;
  path.source_arn = source.arn();
  if (request.destination) {
    const auto destination = end_from(*request.destination, call.caller(), "destination");
    path.destination = destination.id;
    path.destination_arn = destination.arn();
  }
  path.tags = tags_from(request.tag_specifications, "network-insights-path", call.settings);
  return path;
}

ec2::CreateNetworkInsightsPathResult create_network_insights_path(
    WriteCall& call, const ec2::CreateNetworkInsightsPathRequest& request) {
  NetworkInsightsPath path = path_from(call, request);
  auto& paths = call.region.network_insights_paths;
  if (const NetworkInsightsPath* made = find_made_by(paths, path.idempotency))
    return {to_record(*made, call.caller())};
  check_exists(call.read(), *insights::parse_resource(path.source_arn, call.caller()), "Source");
  if (!path.destination.empty())
    check_exists(call.read(), *insights::parse_resource(path.destination_arn, call.caller()), "Destination");
  const auto limit = call.settings.quotas.network_insights_paths;
  if (paths.size() >= limit) {
    refuse("NetworkInsightsPath.LimitExceeded", "The maximum number of network insights paths is {}.", limit);
  }
  path.id = call.region.ids.id<NetworkInsightsPathId>();
  paths.insert(path);
  return {to_record(path, call.caller())};
}

// ---- what is described
// -----------------------------------------------------------------------------------

using Record = ec2::NetworkInsightsPath;
using Values = std::vector<std::string>;

Values address_at(const std::optional<ec2::PathFilter>& filter,
                  std::optional<std::string> ec2::PathFilter::*address) {
  return filter ? values_of((*filter).*address) : Values{};
}
Values ports_at(const std::optional<ec2::PathFilter>& filter,
                std::optional<ec2::FilterPortRange> ec2::PathFilter::*ports) {
  if (!filter || !((*filter).*ports)) return {};
  const auto& range = *((*filter).*ports);
  return {fmt::format("{}-{}", *range.from_port, *range.to_port)};
}

#define VPCSIM_AT(place, name)                                                                            \
  {name ".source-address",                                                                                \
   [](const Record& path) { return address_at(path.place, &ec2::PathFilter::source_address); }},          \
      {name ".source-port-range",                                                                         \
       [](const Record& path) { return ports_at(path.place, &ec2::PathFilter::source_port_range); }},     \
      {name ".destination-address",                                                                       \
       [](const Record& path) { return address_at(path.place, &ec2::PathFilter::destination_address); }}, \
  {                                                                                                       \
    name ".destination-port-range",                                                                       \
        [](const Record& path) { return ports_at(path.place, &ec2::PathFilter::destination_port_range); } \
  }

constexpr auto path_filters = std::to_array<FilterField<Record>>({
    {"destination", [](const Record& path) { return values_of(path.destination); }},
    {"destination-port",
     [](const Record& path) {
       return path.destination_port ? Values{std::to_string(*path.destination_port)} : Values{};
     }},
    VPCSIM_AT(filter_at_source, "filter-at-source"),
    VPCSIM_AT(filter_at_destination, "filter-at-destination"),
    {"protocol", [](const Record& path) { return name_value(path.protocol); }},
    {"source", [](const Record& path) { return values_of(path.source); }},
});
#undef VPCSIM_AT

ec2::DescribeNetworkInsightsPathsResult describe_network_insights_paths(
    const ReadCall& call, const ec2::DescribeNetworkInsightsPathsRequest& request) {
  auto described = describe<Record>(
      call.region.network_insights_paths,
      {request.network_insights_path_ids, request.filters, "NetworkInsightsPathIds", request.max_results,
       request.next_token, 1, 100},
      path_filters, [&](const NetworkInsightsPath& path) { return to_record(path, call.caller()); });
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::DeleteNetworkInsightsPathResult delete_network_insights_path(
    WriteCall& call, const ec2::DeleteNetworkInsightsPathRequest& request) {
  const NetworkInsightsPathId id =
      call.region.network_insights_paths.get(request.network_insights_path_id).id;
  forget_old_analyses(call);
  if (call.region.network_insights_analyses.count_with("path", id) > 0) {
    refuse("AnalysisExistsForNetworkInsightsPath", "The network insights path '{}' has analyses.", id.text());
  }
  call.region.network_insights_paths.erase(id);
  return {id.text()};
}

}  // namespace

Actions network_insights_path_actions() {
  return {
      action<create_network_insights_path>("Asks whether one resource reaches another"),
      action<describe_network_insights_paths>("Describes the paths that can be analyzed"),
      action<delete_network_insights_path>("Deletes a path that has no analyses"),
  };
}

}  // namespace vpcsim
