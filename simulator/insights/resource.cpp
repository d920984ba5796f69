#include "simulator/insights/resource.hpp"

#include <array>

#include <fmt/format.h>

namespace vpcsim::insights {
namespace {

struct Kind {
  std::string_view prefix, type;
  /// nullptr: no end of paths.
  bool (*exists)(const ReadCall&, std::string_view id) = nullptr;
};

template <class Row>
bool is_in(const Table<Row>& table, std::string_view text) {
  auto id = Table<Row>::Id::parse(text);
  return id && table.find(*id) != nullptr;
}

bool is_own_peering(const ReadCall& call, std::string_view text) {
  auto id = PeeringId::parse(text);
  const VpcPeeringConnection* peering = id ? call.cloud.peerings.find(*id) : nullptr;
  return peering != nullptr &&
         (peering->requester.home == call.caller() || peering->accepter.home == call.caller());
}

#define VPCSIM_END(table) \
  [](const ReadCall& call, std::string_view id) { return is_in(call.region.table, id); }

/// The longest of prefixes that begin alike first.
constexpr auto kinds = std::to_array<Kind>({
    {"i-", "instance", VPCSIM_END(instances)},
    {"eni-", "network-interface", VPCSIM_END(network_interfaces)},
    {"igw-", "internet-gateway", VPCSIM_END(internet_gateways)},
    {"vgw-", "vpn-gateway", VPCSIM_END(vpn_gateways)},
    {"pcx-", "vpc-peering-connection", is_own_peering},
    {"tgw-attach-", "transit-gateway-attachment", VPCSIM_END(transit_gateway_attachments)},
    {"tgw-rtb-", "transit-gateway-route-table"},
    {"tgw-", "transit-gateway", VPCSIM_END(transit_gateways)},
    {"vpce-svc-", "vpc-endpoint-service", VPCSIM_END(vpc_endpoint_services)},
    {"vpce-", "vpc-endpoint", VPCSIM_END(vpc_endpoints)},
    {"vpc-", "vpc"},
    {"subnet-", "subnet"},
    {"rtb-", "route-table"},
    {"acl-", "network-acl"},
    {"sg-", "security-group"},
    {"nat-", "natgateway"},
    {"eigw-", "egress-only-internet-gateway"},
    {"pl-", "prefix-list"},
});
#undef VPCSIM_END

const Kind* kind_of(std::string_view id) {
  for (const Kind& kind : kinds) {
    if (id.starts_with(kind.prefix) && HexNumber::parse(id.substr(kind.prefix.size()))) return &kind;
  }
  return nullptr;
}

/// What stands before the next `mark`, which is dropped along; nothing if there is none.
std::optional<std::string_view> take(std::string_view& text, char mark) {
  const auto end = text.find(mark);
  if (end == std::string_view::npos) return std::nullopt;
  const auto part = text.substr(0, end);
  text.remove_prefix(end + 1);
  return part;
}

}  // namespace

std::string_view type_of(std::string_view id) {
  const Kind* kind = kind_of(id);
  return kind == nullptr ? std::string_view() : kind->type;
}

std::string Resource::arn() const {
  return fmt::format("arn:aws:ec2:{}:{}:{}/{}", home.region, home.account, type_of(id), id);
}

std::optional<Resource> parse_resource(std::string_view text, const Home& caller) {
  if (!text.starts_with("arn:")) {
    if (kind_of(text) == nullptr) return std::nullopt;
    return Resource{caller, std::string(text)};
  }
  std::string_view rest = text;
  for (std::string_view part : {"arn", "aws", "ec2"}) {
    if (take(rest, ':') != part) return std::nullopt;
  }
  auto region = take(rest, ':'), account = take(rest, ':'), type = take(rest, '/');
  if (!type || type_of(rest) != *type || type->empty() || !is_account_id(*account)) return std::nullopt;
  return Resource{{std::string(*account), std::string(*region)}, std::string(rest)};
}

bool is_end(std::string_view id) {
  const Kind* kind = kind_of(id);
  return kind != nullptr && kind->exists != nullptr;
}

bool exists(const ReadCall& call, std::string_view id) {
  const Kind* kind = kind_of(id);
  return kind != nullptr && kind->exists != nullptr && kind->exists(call, id);
}

}  // namespace vpcsim::insights
