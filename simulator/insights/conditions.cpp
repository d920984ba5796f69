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

ec2::Explanation address_fault(Finding finding, Ipv4 wanted) {
  auto explanation = explanation_of(finding);
  explanation.addresses = {Cidr(wanted, 32).text()};
  return explanation;
}

ec2::Explanation ports_fault(Finding finding, protocol::PortRange wanted) {
  auto explanation = explanation_of(finding);
  explanation.port_ranges = {port_range_of(wanted)};
  return explanation;
}

/// The last that gave the packet its source.
const NatGatewayTranslated* nat_step(const Walk& request) {
  const NatGatewayTranslated* last = nullptr;
  for (const Step& step : request.steps) {
    if (const auto* translated = std::get_if<NatGatewayTranslated>(&step)) last = translated;
  }
  return last;
}

ec2::Explanation nat_fault(const Names& names, const NatGatewayTranslated& step, bool is_about_port) {
  auto gateway = names.of(step.gateway);
  auto explanation = is_about_port ? explanation_of(Finding::remap_ephemeral_port, gateway)
                                   : explanation_of(ExplanationCode::ngw_source_address_reassign, gateway);
  explanation.nat_gateway = std::move(gateway);
  if (is_about_port) {
    explanation.port_ranges = {port_range_of(nat_gateway_ports)};
  } else {
    explanation.address = block_text(step.after);
    explanation.packet_field = "sourceAddress";
  }
  return explanation;
}

bool traverses(const std::vector<ec2::PathComponent>& way, const std::string& arn) {
  auto is_meant = [&](const std::optional<ec2::AnalysisComponent>& part) { return part && part->arn == arn; };
  return std::any_of(way.begin(), way.end(), [&](const ec2::PathComponent& component) {
    return is_meant(component.component) || is_meant(component.attached_to) || is_meant(component.subnet) ||
           is_meant(component.vpc) || is_meant(component.transit_gateway);
  });
}

ec2::Explanation about(Finding code, const std::string& arn) {
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

std::vector<ec2::Explanation> faults_at_destination(const Names& names, const HeaderFilter& filter,
                                                    const Walk& request, protocol::PortRange service_ports) {
  using enum Finding;
  std::vector<ec2::Explanation> faults;
  const Packet& received = request.received;
  const auto* nat = nat_step(request);
  if (filter.source && *filter.source != received.source) {
    faults.push_back(address_fault(filter_at_destination_source_address, *filter.source));
    if (nat != nullptr) faults.push_back(nat_fault(names, *nat, false));
  }
  if (filter.destination && *filter.destination != received.destination)
    faults.push_back(address_fault(filter_at_destination_destination_address, *filter.destination));
  if (filter.source_ports && !overlap(*filter.source_ports, received.source_ports)) {
    faults.push_back(ports_fault(filter_at_destination_source_port_range, *filter.source_ports));
    if (nat != nullptr) faults.push_back(nat_fault(names, *nat, true));
  }
  if (filter.destination_ports && !overlap(*filter.destination_ports, service_ports))
    faults.push_back(ports_fault(filter_at_destination_destination_port_range, *filter.destination_ports));
  return faults;
}

std::vector<ec2::Explanation> faults_of_way(const Conditions& conditions,
                                            const std::vector<ec2::PathComponent>& way) {
  std::vector<ec2::Explanation> faults;
  for (const std::string& arn : conditions.filter_in_arns) {
    if (!traverses(way, arn)) faults.push_back(about(Finding::component_filter_restriction, arn));
  }
  for (const std::string& arn : conditions.filter_out_arns) {
    if (traverses(way, arn))
      faults.push_back(about(Finding::component_filter_restriction_removed_component, arn));
  }
  return faults;
}

std::optional<ec2::Explanation> reflection(const Names& names, const Walk& request) {
  Index<InternetGateway> out;
  for (const Step& step : request.steps) {
    const auto* translated = std::get_if<InternetGatewayTranslated>(&step);
    if (translated == nullptr) continue;
    if (translated->direction == Direction::egress) {
      out = translated->gateway;
    } else if (out) {
      auto explanation = explanation_of(Finding::igw_nat_reflection);
      explanation.internet_gateway = names.of(out);
      explanation.vpc = names.of(names.network()[out].vpc);
      name_home(explanation);
      return explanation;
    }
  }
  return std::nullopt;
}

}  // namespace vpcsim::insights
