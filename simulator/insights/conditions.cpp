#include "simulator/insights/conditions.hpp"

#include <algorithm>

#include "simulator/insights/explanations.hpp"
#include "simulator/insights/resource.hpp"
#include "simulator/insights/rules.hpp"

namespace vpcsim::insights {
namespace {

std::optional<Ipv4> address_of(const std::optional<std::string>& text) {
  return text ? Ipv4::parse(*text) : std::nullopt;
}

std::optional<protocol::PortRange> ports_of(const std::optional<ec2::FilterPortRange>& ports) {
  if (!ports) return std::nullopt;
  return protocol::PortRange{static_cast<std::uint16_t>(*ports->from_port),
                             static_cast<std::uint16_t>(*ports->to_port)};
}

bool overlap(protocol::PortRange a, protocol::PortRange b) {
  return a.from <= b.to && b.from <= a.to;
}

ec2::Explanation address_fault(std::string_view what, Ipv4 wanted) {
  auto explanation = explanation_of("FILTER_AT_DESTINATION_" + std::string(what));
  explanation.addresses = {Cidr(wanted, 32).text()};
  return explanation;
}

ec2::Explanation ports_fault(std::string_view what, protocol::PortRange wanted) {
  auto explanation = explanation_of("FILTER_AT_DESTINATION_" + std::string(what));
  explanation.port_ranges = {port_range_of(wanted)};
  return explanation;
}

bool traverses(const std::vector<ec2::PathComponent>& way, const std::string& arn) {
  auto is_meant = [&](const std::optional<ec2::AnalysisComponent>& part) { return part && part->arn == arn; };
  return std::any_of(way.begin(), way.end(), [&](const ec2::PathComponent& component) {
    return is_meant(component.component) || is_meant(component.attached_to) || is_meant(component.subnet) ||
           is_meant(component.vpc);
  });
}

ec2::Explanation about(std::string_view code, const std::string& arn) {
  ec2::AnalysisComponent component{.id = {}, .arn = arn, .name = {}};
  if (auto resource = parse_resource(arn, {})) component.id = resource->id;
  return explanation_of(code, std::move(component));
}

}  // namespace

HeaderFilter filter_of(const std::optional<ec2::PathFilter>& filter) {
  if (!filter) return {};
  return {address_of(filter->source_address), address_of(filter->destination_address),
          ports_of(filter->source_port_range), ports_of(filter->destination_port_range)};
}

std::vector<ec2::Explanation> faults_at_destination(const HeaderFilter& filter, const Packet& received,
                                                    protocol::PortRange service_ports) {
  std::vector<ec2::Explanation> faults;
  if (filter.source && *filter.source != received.source)
    faults.push_back(address_fault("SOURCE_ADDRESS", *filter.source));
  if (filter.destination && *filter.destination != received.destination)
    faults.push_back(address_fault("DESTINATION_ADDRESS", *filter.destination));
  if (filter.source_ports && !overlap(*filter.source_ports, received.source_ports))
    faults.push_back(ports_fault("SOURCE_PORT_RANGE", *filter.source_ports));
  if (filter.destination_ports && !overlap(*filter.destination_ports, service_ports))
    faults.push_back(ports_fault("DESTINATION_PORT_RANGE", *filter.destination_ports));
  return faults;
}

std::vector<ec2::Explanation> faults_of_way(const Conditions& conditions,
                                            const std::vector<ec2::PathComponent>& way) {
  std::vector<ec2::Explanation> faults;
  for (const std::string& arn : conditions.filter_in_arns) {
    if (!traverses(way, arn)) faults.push_back(about("COMPONENT_FILTER_RESTRICTION", arn));
  }
  for (const std::string& arn : conditions.filter_out_arns) {
    if (traverses(way, arn)) faults.push_back(about("REMOVED_COMPONENT", arn));
  }
  return faults;
}

}  // namespace vpcsim::insights
