#include "simulator/insights/access_filter.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/ec2/prefix_list.hpp"
#include "simulator/action.hpp"
#include "simulator/network/gather_records.hpp"

namespace vpcsim::insights {

ResourceSet::ResourceSet(const Network& network)
    : interfaces_(network.description().network_interfaces.size()) {}

bool ResourceSet::has(const Component& component) const {
  if (const auto* interface = std::get_if<Index<NetworkInterface>>(&component)) return has(*interface);
  return others_.contains(component);
}

// ---- what is named
// -------------------------------------------------------------------------------------------

/// Looks resources up in the network, and prefix lists among the caller's.
class AccessFilter::Finder {
 public:
  Finder(const Network& network, const ReadCall& call) : network_(network), call_(call) {}

  std::vector<Path> paths(const std::vector<PathPattern>& patterns) const {
    std::vector<Path> paths;
    for (const PathPattern& pattern : patterns) {
      Path& path = paths.emplace_back();
      path.source = end(pattern.source);
      path.destination = end(pattern.destination);
      for (const ResourcePattern& through : pattern.through) path.through.push_back(resources(through));
    }
    return paths;
  }

 private:
  const Description& all() const { return network_.description(); }

  std::optional<End> end(const std::optional<EndPattern>& pattern) const {
    if (!pattern) return std::nullopt;
    End end;
    if (pattern->resource) end.resources = resources(*pattern->resource);
    if (pattern->header) end.header = header(*pattern->header);
    return end;
  }

  ResourceSet resources(const ResourcePattern& pattern) const {
    ResourceSet set(network_);
    for (const Resource& resource : pattern.resources) add(set, resource);
    for (const ResourceType type : pattern.types) add(set, type);
    return set;
  }

  template <class Record, class Is>
  void add_all(ResourceSet& set, Is is) const {
    const auto& records = all().all<Record>();
    for (std::uint32_t at = 0; at < records.size(); ++at) {
      if (is(records[at])) set.add(Index<Record>{at});
    }
  }
  template <class Record>
  void add_all(ResourceSet& set) const {
    add_all<Record>(set, [](const auto&) { return true; });
  }

  template <class Record>
  Index<Record> find(const Resource& resource) const {
    const auto& records = all().all<Record>();
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&](const Record& record) { return record.id == resource.id; });
    if (found == records.end()) refuse_missing(resource.id);
    return {static_cast<std::uint32_t>(found - records.begin())};
  }
  [[noreturn]] static void refuse_missing(const std::string& id) {
    throw AccessScopeFault(fmt::format("The request failed due to missing component {}", id));
  }

  void add(ResourceSet& set, const Resource& resource) const {
    if (resource.home != call_.caller())
      throw AccessScopeFault(
          fmt::format("The request failed due to inaccessible resource {}", resource.arn()));
    const std::string_view type = type_of(resource.id);
    if (type == "network-interface") return set.add(find<NetworkInterface>(resource));
    if (type == "internet-gateway") return set.add(find<InternetGateway>(resource));
    if (type == "natgateway") return set.add(find<NatGateway>(resource));
    if (type == "vpn-gateway") return set.add(find<VpnGateway>(resource));
    if (type == "vpc-peering-connection") return set.add(find<VpcPeeringConnection>(resource));
    if (type == "transit-gateway-attachment") return set.add(find<TransitGatewayAttachment>(resource));
    if (type == "vpc-endpoint") return add_endpoint(set, find<VpcEndpoint>(resource));
    if (type == "vpc-endpoint-service") return check_service(resource);
    if (type == "instance") return add_interfaces(set, &NetworkInterface::instance, find<Instance>(resource));
    if (type == "subnet") return add_interfaces(set, &NetworkInterface::subnet, find<Subnet>(resource));
    if (type == "vpc") return add_interfaces(set, &NetworkInterface::vpc, find<Vpc>(resource));
    const auto group = find<SecurityGroup>(resource);
    add_all<NetworkInterface>(set, [&](const NetworkInterface& own) {
      return std::find(own.groups.begin(), own.groups.end(), group) != own.groups.end();
    });
  }

  template <class Record>
  void add_interfaces(ResourceSet& set, Index<Record> NetworkInterface::*of, Index<Record> wanted) const {
    add_all<NetworkInterface>(set, [&](const NetworkInterface& own) { return own.*of == wanted; });
  }
  /// An interface endpoint is its interfaces, too.
  void add_endpoint(ResourceSet& set, Index<VpcEndpoint> endpoint) const {
    set.add(Component(endpoint));
    add_interfaces(set, &NetworkInterface::vpc_endpoint, endpoint);
  }
  /// Behind one is a load balancer, which nobody has: no path leads there.
  void check_service(const Resource& resource) const {
    const auto id = VpcEndpointServiceId::parse(resource.id);
    const bool there = id && call_.region.vpc_endpoint_services.find(*id) != nullptr;
    if (!there) refuse_missing(resource.id);
  }

  void add(ResourceSet& set, ResourceType type) const {
    switch (type) {
      case ResourceType::internet_gateway:
        return add_all<InternetGateway>(set);
      case ResourceType::nat_gateway:
        return add_all<NatGateway>(set);
      case ResourceType::network_interface:
        return add_all<NetworkInterface>(set);
      case ResourceType::transit_gateway_attachment:
        return add_all<TransitGatewayAttachment>(set);
      case ResourceType::vpc_endpoint:
        add_all<VpcEndpoint>(set);
        return add_all<NetworkInterface>(
            set, [](const NetworkInterface& own) { return static_cast<bool>(own.vpc_endpoint); });
      case ResourceType::vpc_peering_connection:
        return add_all<VpcPeeringConnection>(set);
      case ResourceType::vpn_gateway:
        return add_all<VpnGateway>(set);
      case ResourceType::vpc_endpoint_service:
      case ResourceType::of_other_services:
        return;
    }
  }

  Header header(const HeaderPattern& pattern) const {
    Header header{.sources = pattern.sources,
                  .destinations = pattern.destinations,
                  .any_source = pattern.sources.empty() && pattern.source_lists.empty(),
                  .any_destination = pattern.destinations.empty() && pattern.destination_lists.empty(),
                  .source_ports = pattern.source_ports,
                  .destination_ports = pattern.destination_ports,
                  .tcp = pattern.tcp,
                  .udp = pattern.udp};
    for (const Resource& list : pattern.source_lists) add_entries(list, header.sources);
    for (const Resource& list : pattern.destination_lists) add_entries(list, header.destinations);
    return header;
  }

  void add_entries(const Resource& list, std::vector<Cidr>& blocks) const {
    ec2::GetManagedPrefixListEntriesRequest request{.prefix_list_id = list.id};
    auto answer = [&](const auto& asked) { return ask(call_, asked); };
    try {
      for (const auto& entry : network::all_pages(
               answer, request, [](auto& page) -> auto& { return page.entries; })) {
        if (const auto block = Cidr::parse(entry.cidr)) blocks.push_back(*block);
      }
    } catch (const ApiError&) {
      refuse_missing(list.id);
    }
  }

  const Network& network_;
  const ReadCall& call_;
};

AccessFilter::AccessFilter(const Network& network, const ReadCall& call, const AccessScope& scope)
    : match_(Finder(network, call).paths(scope.match)),
      exclude_(Finder(network, call).paths(scope.exclude)) {}

// ---- what is wanted
// ------------------------------------------------------------------------------------------

namespace {

bool any_holds(const std::vector<Cidr>& blocks, const Ip& address) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [&](const Cidr& block) { return block.contains(address.v4()); });
}

bool any_meets(const std::vector<protocol::PortRange>& ranges, protocol::PortRange ports, bool whole) {
  if (ranges.empty()) return true;
  return std::any_of(ranges.begin(), ranges.end(), [&](protocol::PortRange range) {
    return whole ? range.contains(ports.from) && range.contains(ports.to)
                 : range.from <= ports.to && ports.from <= range.to;
  });
}

}  // namespace

bool AccessFilter::Header::admits(const Packet& packet, bool whole) const {
  if (packet.protocol == IpProtocol::tcp ? !tcp : !udp) return false;
  if (!any_source && !any_holds(sources, packet.source)) return false;
  if (!any_destination && !any_holds(destinations, packet.destination)) return false;
  return any_meets(source_ports, packet.source_ports, whole) &&
         any_meets(destination_ports, packet.destination_ports, whole);
}

bool AccessFilter::Path::admits(const Trial& trial, bool whole) const {
  if (source && !source->admits(trial.from)) return false;
  if (destination && !destination->admits(trial.to)) return false;
  if (source && source->header && !source->header->admits(trial.sent, whole)) return false;
  if (destination && destination->header && !destination->header->admits(trial.received, whole)) return false;
  return std::all_of(through.begin(), through.end(), [&](const ResourceSet& set) {
    return std::any_of(trial.passed.begin(), trial.passed.end(),
                       [&](const Component& passed) { return set.has(passed); });
  });
}

bool AccessFilter::wants(const Trial& trial) const {
  const auto admits = [&](bool whole) {
    return [&trial, whole](const Path& path) { return path.admits(trial, whole); };
  };
  return std::any_of(match_.begin(), match_.end(), admits(false)) &&
         std::none_of(exclude_.begin(), exclude_.end(), admits(true));
}

bool AccessFilter::may_begin(const Component& end) const {
  return std::any_of(match_.begin(), match_.end(),
                     [&](const Path& path) { return !path.source || path.source->admits(end); });
}
bool AccessFilter::may_end(const Component& end) const {
  return std::any_of(match_.begin(), match_.end(),
                     [&](const Path& path) { return !path.destination || path.destination->admits(end); });
}

std::vector<bool> AccessFilter::opinion_of(Index<NetworkInterface> interface) const {
  std::vector<bool> opinion;
  for (const auto* paths : {&match_, &exclude_}) {
    for (const Path& path : *paths) {
      for (const auto* end : {&path.source, &path.destination})
        opinion.push_back(!*end || (*end)->admits(interface));
      for (const ResourceSet& through : path.through) opinion.push_back(through.has(interface));
    }
  }
  return opinion;
}

// ---- borders
// --------------------------------------------------------------------------------------------------

template <class Visit>
void AccessFilter::visit_headers(Visit visit) const {
  for (const auto* paths : {&match_, &exclude_}) {
    for (const Path& path : *paths) {
      for (const auto* end : {&path.source, &path.destination}) {
        if (*end && (*end)->header) visit(*(*end)->header);
      }
    }
  }
}

void AccessFilter::add_borders(AddressBorders& borders) const {
  visit_headers([&](const Header& header) {
    for (const auto* blocks : {&header.sources, &header.destinations}) {
      for (const Cidr& block : *blocks) borders.add(block);
    }
  });
}

namespace {

void add_ports(const std::vector<protocol::PortRange>& ranges, std::vector<std::uint32_t>& begins) {
  for (const protocol::PortRange range : ranges) {
    begins.push_back(range.from);
    begins.push_back(range.to + 1u);
  }
}

}  // namespace

void AccessFilter::add_destination_ports(std::vector<std::uint32_t>& begins) const {
  visit_headers([&](const Header& header) { add_ports(header.destination_ports, begins); });
}
void AccessFilter::add_source_ports(std::vector<std::uint32_t>& begins) const {
  visit_headers([&](const Header& header) { add_ports(header.source_ports, begins); });
}

}  // namespace vpcsim::insights
