#include "simulator/insights/access_findings.hpp"

#include <algorithm>
#include <map>

#include "simulator/insights/access_search.hpp"
#include "simulator/insights/components.hpp"
#include "simulator/insights/search.hpp"
#include "simulator/insights/view.hpp"
#include "simulator/network/records.hpp"
#include "simulator/snapshot/form.hpp"

namespace vpcsim::insights {
namespace {

/// The fewest blocks that have all the addresses, in ascending order.
std::vector<Cidr> blocks_of(const std::vector<Remote>& remotes) {
  std::vector<Cidr> all, fewest;
  for (const Remote& remote : remotes) all.insert(all.end(), remote.blocks.begin(), remote.blocks.end());
  std::sort(all.begin(), all.end());
  for (std::size_t at = 0; at < all.size();) {
    const Ipv4 first = all[at].first();
    Ipv4 last = all[at].last();
    for (++at; at < all.size() && (all[at].first() <= last || all[at].first() == last.plus(1)); ++at)
      last = std::max(last, all[at].last());
    for (const Cidr& block : blocks_between(first, last)) fewest.push_back(block);
  }
  return fewest;
}

HeaderView view_of(const AccessPaths& paths) {
  HeaderView view{.port = paths.ports.from, .ports = paths.ports};
  if (!paths.far_destinations.empty()) {
    view.open.push_back({paths.far_destinations.front().address, blocks_of(paths.far_destinations)});
  }
  if (!paths.far_sources.empty()) {
    view.open.push_back({paths.far_sources.front().address, blocks_of(paths.far_sources)});
  }
  return view;
}

class Builder {
 public:
  Builder(const Network& network, const Home& caller) : names_(network, caller) {}

  void add(const AccessPath& path, const HeaderView& view) {
    auto components = components_of(names_, path.walk, view, {}, {});
    // Steps don't tell of a virtual private gateway, a gateway endpoint, a connection to an unknown VPC.
    if (!begins_with(components, path.from)) insert(components.begin(), components, path.from);
    if (!ends_with(components, path.to)) insert(components.end(), components, path.to);
    auto& first = components.front();
    if (!first.outbound_header) first.outbound_header = header_of(path.walk.sent, view);
    auto& last = components.back();
    if (!last.inbound_header && !last.outbound_header)
      last.inbound_header = header_of(path.walk.received, view);
    auto& finding = outcome_.findings.emplace_back();
    for (ec2::PathComponent& component : components) finding.push_back(number_of(std::move(component)));
  }
  std::size_t size() const { return outcome_.findings.size(); }
  AccessScopeOutcome take() && { return std::move(outcome_); }

 private:
  using Components = std::vector<ec2::PathComponent>;

  bool is(const ec2::PathComponent& component, const Component& end) const {
    return component.component && component.component->id == names_.of(end)->id;
  }
  bool begins_with(const Components& components, const Component& end) const {
    return !components.empty() && is(components.front(), end);
  }
  bool ends_with(const Components& components, const Component& end) const {
    return !components.empty() && is(components.back(), end);
  }
  void insert(Components::iterator place, Components& components, const Component& end) {
    ec2::PathComponent added;
    added.component = names_.of(end);
    components.insert(place, std::move(added));
  }

  std::uint32_t number_of(ec2::PathComponent component) {
    component.sequence_number = 0;
    std::string text;
    snapshot::write_shape(ec2::PathComponent::shape, &component, text);
    const auto next = static_cast<std::uint32_t>(outcome_.components.size());
    const auto [number, is_new] = numbers_.emplace(std::move(text), next);
    if (is_new) outcome_.components.push_back(std::move(component));
    return number->second;
  }

  const Names names_;
  AccessScopeOutcome outcome_;
  std::map<std::string, std::uint32_t> numbers_;
};

/// One of each group, then another of each, until there are enough.
AccessScopeOutcome some_of_each(const Network& network, const Home& caller,
                                const std::vector<AccessPaths>& groups, std::size_t limit) {
  Builder builder(network, caller);
  std::vector<const AccessPaths*> left;
  for (const AccessPaths& paths : groups) left.push_back(&paths);
  for (std::size_t at = 0; !left.empty() && builder.size() < limit; ++at) {
    for (const AccessPaths* paths : left) {
      if (builder.size() == limit) break;
      if (const auto path = path_at(network, *paths, at)) builder.add(*path, view_of(*paths));
    }
    std::erase_if(left, [&](const AccessPaths* paths) { return at + 1 >= paths->size(); });
  }
  return std::move(builder).take();
}

AccessScopeOutcome failed(const std::exception& error) {
  AccessScopeOutcome outcome;
  outcome.failure = error.what();
  return outcome;
}

}  // namespace

AccessScopeOutcome find_access(const ReadCall& call, const std::vector<ec2::AccessScopePath>& match,
                               const std::vector<ec2::AccessScopePath>& exclude) {
  try {
    const Network network = view(call, {});
    const AccessFilter filter(network, call, read_access_scope(match, exclude, call.caller()));
    const AccessEnds ends(network, filter);
    const std::size_t limit = call.settings.quotas.findings_per_network_insights_access_scope_analysis;
    AccessScopeOutcome outcome =
        some_of_each(network, call.caller(), search_access(network, filter, ends, limit), limit);
    outcome.analyzed_interfaces = static_cast<std::int32_t>(network.description().network_interfaces.size());
    return outcome;
  } catch (const AccessScopeFault& fault) {
    return failed(fault);
  } catch (const network::RecordsError& error) {
    return failed(error);
  }
}

}  // namespace vpcsim::insights
