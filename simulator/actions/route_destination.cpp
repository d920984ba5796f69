#include "simulator/actions/route_destination.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/prefix_list.hpp"

namespace vpcsim {
namespace {

const std::string one_destination =
    "The request must contain exactly one of destinationCidrBlock, destinationIpv6CidrBlock or "
    "destinationPrefixListId";

template <class Block>
Block to_block(const std::string& text, std::string_view parameter) {
  auto block = Block::parse(text);
  if (!block) {
    refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid. This is not a valid CIDR block.",
           text, parameter);
  }
  return *block;
}

/// Whether `outer` is a block of the same family that contains `inner`.
bool contains(const RouteDestination& outer, const RouteDestination& inner) {
  return std::visit(
      [](const auto& a, const auto& b) {
        using A = std::decay_t<decltype(a)>;
        using B = std::decay_t<decltype(b)>;
        if constexpr (std::is_same_v<A, B> && !std::is_same_v<A, PrefixListId>) {
          return a.contains(b);
        } else {
          return false;
        }
      },
      outer, inner);
}

RouteDestination to_destination(const NamedDestination& named) {
  if (named.cidr) return to_block<Cidr>(*named.cidr, "destinationCidrBlock");
  return to_block<Ipv6Cidr>(*named.ipv6_cidr, "destinationIpv6CidrBlock");
}

}  // namespace

void check_syntax(const NamedDestination& named) {
  const int given =
      int{named.cidr.has_value()} + int{named.ipv6_cidr.has_value()} + int{named.prefix_list.has_value()};
  if (given == 0) throw ApiError("MissingParameter", one_destination);
  if (given > 1) throw ApiError("InvalidParameterCombination", one_destination);
  if (!named.prefix_list) to_destination(named);
}

void check_not_reserved(const NamedDestination& named) {
  static const std::array<RouteDestination, 2> services{*Cidr::parse("169.254.168.0/22"),
                                                        *Ipv6Cidr::parse("fd00:ec2::/32")};
  if (named.prefix_list) return;
  const RouteDestination destination = to_destination(named);
  for (const RouteDestination& reserved : services) {
    if (!contains(reserved, destination)) continue;
    refuse("InvalidParameterValue",
           "The destination CIDR block {} is equal to or more specific than {}, which is reserved.",
           text(destination), text(reserved));
  }
}

RouteDestination route_destination(const ReadCall& call, const NamedDestination& named) {
  if (named.prefix_list) return get_prefix_list_to_refer_to(call, *named.prefix_list).id;
  return to_destination(named);
}

std::string text(const RouteDestination& destination) {
  return std::visit([](const auto& value) { return value.text(); }, destination);
}

std::string_view parameter_of(const RouteDestination& destination) {
  if (std::holds_alternative<Cidr>(destination)) return "destination-cidr-block";
  if (std::holds_alternative<Ipv6Cidr>(destination)) return "destination-ipv6-cidr-block";
  return "destination-prefix-list-id";
}

void show_destination(const RouteDestination& destination, ec2::Route& record) {
  if (std::holds_alternative<Cidr>(destination)) {
    record.destination_cidr_block = text(destination);
  } else if (std::holds_alternative<Ipv6Cidr>(destination)) {
    record.destination_ipv6_cidr_block = text(destination);
  } else {
    record.destination_prefix_list_id = text(destination);
  }
}

bool is_local(const Route& route) {
  return route.origin == ec2::RouteOrigin::create_route_table;
}

const Route* find_route(const RouteTable& table, const RouteDestination& destination) {
  auto found = std::find_if(table.routes.begin(), table.routes.end(),
                            [&](const Route& route) { return route.destination == destination; });
  return found == table.routes.end() ? nullptr : &*found;
}

const Route* local_route_around(const RouteTable& table, const RouteDestination& destination) {
  auto found = std::find_if(table.routes.begin(), table.routes.end(), [&](const Route& route) {
    return is_local(route) && contains(route.destination, destination);
  });
  return found == table.routes.end() ? nullptr : &*found;
}

bool is_subnet_block(const Region& region, VpcId vpc, const RouteDestination& destination) {
  auto is_block_of = [&](const Subnet& subnet) {
    if (subnet.vpc != vpc) return false;
    if (destination == RouteDestination(subnet.cidr)) return true;
    return std::any_of(subnet.ipv6_cidrs.begin(), subnet.ipv6_cidrs.end(),
                       [&](const SubnetIpv6Cidr& own) { return destination == RouteDestination(own.cidr); });
  };
  auto subnets = region.subnets.with("vpc-id", vpc);
  return std::any_of(subnets.begin(), subnets.end(), is_block_of);
}

AddressFamily family_of(const ReadCall& call, const RouteDestination& destination) {
  if (std::holds_alternative<Cidr>(destination)) return AddressFamily::ipv4;
  if (std::holds_alternative<Ipv6Cidr>(destination)) return AddressFamily::ipv6;
  return call.region.prefix_lists.get(std::get<PrefixListId>(destination)).family;
}

std::size_t weight_of(const ReadCall& call, const RouteDestination& destination) {
  const auto* list = std::get_if<PrefixListId>(&destination);
  return list == nullptr ? 1 : static_cast<std::size_t>(call.region.prefix_lists.get(*list).max_entries);
}

}  // namespace vpcsim
