#include "simulator/network/reach_walk.hpp"

#include "simulator/network/recorder.hpp"
#include "simulator/network/walker.hpp"

namespace vpcsim::network {
namespace {

/// Lets everything through, and notes where.
class FilterCollector {
 public:
  static constexpr bool explains = true;

  explicit FilterCollector(std::vector<FilterOnTheWay>& filters) : filters_(filters) {}

  bool admits(const Network&, Index<NetworkInterface> index, Direction direction, const Packet&,
              Crossed crossed) {
    filters_.push_back({index, direction, crossed});
    return true;
  }
  NetworkAclDecision decide(const Network& network, Index<Subnet> subnet, Direction direction,
                            const Packet&) {
    filters_.push_back({network[subnet].network_acl, direction});
    return {true, std::nullopt, 0};
  }

  void step(const auto&) {}
  void step(const InternetGatewayTranslated&) { internet_ = true; }
  void step(const InternetGatewayPassed&) { internet_ = true; }
  void step(const EgressOnlyInternetGatewayPassed&) { internet_ = true; }
  void step(const NatGatewayTranslated&) { translated_ = true; }

  /// Whose public address it is depends on the end; what a NAT gateway's filters see, on the gateway.
  bool internet() const { return internet_; }
  bool translated() const { return translated_; }

 private:
  std::vector<FilterOnTheWay>& filters_;
  bool internet_ = false;
  bool translated_ = false;
};

/// Reasons that look at blocks, components and subnets, and not at who holds the very address.
bool holds_for_class(ExplanationCode code) {
  switch (code) {
    using enum ExplanationCode;
    case bad_state:
    case bad_state_attachment:
    case bad_state_route:
    case eni_source_dest_check_restriction:
    case igw_destination_address_not_in_rfc1918_egress:
    case igw_destination_address_not_in_rfc6598_egress:
    case ingress_rtb_no_public_ip:
    case no_path:
    case no_route_to_destination:
    case pcx_requires_address_in_vpc_cidr:
    case protocol_restriction:
    case tgw_attach_missing_tgw_rtb_association:
    case tgw_route_az_restriction:
    case tgw_rtb_bad_state_route:
    case tgw_rtb_no_route_to_tgw_attachment:
    case unknown_resource:
    case unsupported_component:
    case vpc_local_route_cidr_restriction:
    case vpce_gateway_protocol_restriction:
    case vpce_intra_vpc_traffic:
      return true;
    default:
      return false;
  }
}

/// The receiver that is down may be another one than the wanted: of VPCs that overlap, say. Then it isn't
/// each pair's.
bool is_of(const Network& network, const Component& component, Index<NetworkInterface> interface) {
  if (const auto* own = std::get_if<Index<NetworkInterface>>(&component)) return *own == interface;
  if (const auto* instance = std::get_if<Index<Instance>>(&component))
    return *instance == network[interface].instance;
  const auto* endpoint = std::get_if<Index<VpcEndpoint>>(&component);
  return !endpoint || *endpoint == network[interface].vpc_endpoint;
}

/// Whether the leg's end is that of all pairs; sets `leg.arrives`.
bool walk_leg(const Network& network, Leg which, Index<NetworkInterface> from, Index<NetworkInterface> to,
              WalkEnd& end, LegOfClasses& leg) {
  FilterCollector collector(leg.filters);
  Walker<FilterCollector>(network, which, end, collector).send_from(from);
  if (collector.internet()) return false;
  if (const auto* dropped = std::get_if<Dropped>(&end.disposition)) {
    const Blocker& reason = dropped->reason;
    const bool down = reason.code == ExplanationCode::bad_state;
    return holds_for_class(reason.code) &&
           (!down || is_of(network, reason.component, from) || is_of(network, reason.component, to));
  }
  const auto* delivered = std::get_if<Delivered>(&end.disposition);
  leg.arrives = delivered && delivered->interface == to;
  return leg.arrives && !collector.translated();
}

}  // namespace

WalkOfClasses walk_between(const Network& network, const InsideEnd& from, const InsideEnd& to,
                           const Flow& flow) {
  WalkOfClasses walk;
  WalkEnd end{resolve(network, flow).request};
  walk.speaks_for_all = walk_leg(network, Leg::request, from.interface, to.interface, end, walk.request);
  if (!walk.speaks_for_all || !walk.request.arrives) return walk;
  if (!turn_into_reply(end.packet)) {
    walk.reply.arrives = true;
    return walk;
  }
  walk.speaks_for_all = walk_leg(network, Leg::reply, to.interface, from.interface, end, walk.reply);
  return walk;
}

}  // namespace vpcsim::network
