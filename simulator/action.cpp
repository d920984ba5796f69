#include "simulator/action.hpp"

#include <algorithm>

#include "protocol/ec2/common.hpp"
#include "protocol/error.hpp"
#include "protocol/xml.hpp"
#include "simulator/actions/nouns.hpp"

namespace vpcsim {
namespace {

constexpr std::size_t filter_values_max = 200;

/// Throws FilterLimitExceeded, in EC2's words (recorded on DescribeInstances).
void check_filter_values(const Shape& shape, const void* request) {
  for (const Member& member : shape.members) {
    const bool is_filters = member.type != nullptr && member.type->element != nullptr &&
                            member.type->element->shape == &ec2::Filter::shape;
    if (!is_filters) continue;
    std::size_t values = 0;
    for (const auto& filter : *static_cast<const std::vector<ec2::Filter>*>(member_of(request, member)))
      values += filter.values.size();
    if (values > filter_values_max) {
      refuse("FilterLimitExceeded", "The maximum number of filter values specified on a single call is {}",
             filter_values_max);
    }
  }
}

/// Throws InvalidClientToken: at most 64 ASCII characters (EC2 API reference, "Ensuring idempotency").
void check_client_token(const Shape& shape, const void* request) {
  const Member* member = shape.find("ClientToken");
  if (member == nullptr || member->type != protocol::type_of<std::optional<std::string>>) return;
  const auto& token = *static_cast<const std::optional<std::string>*>(member_of(request, *member));
  if (!token) return;
  auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  if (token->size() <= 64 && std::all_of(token->begin(), token->end(), is_printable)) return;
  refuse("InvalidClientToken", "The client token '{}' is not valid: at most 64 ASCII characters.", *token);
}

}  // namespace

void begin(const Action::Exchange& exchange, const Shape& shape, void* request) {
  decode_request(exchange.form, shape, request);
  check_filter_values(shape, request);
  check_client_token(shape, request);
  if (exchange.dry_run) refuse("DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
}

void finish(const Action::Exchange& exchange, const OperationShapes& shapes, const void* result) {
  append_response(exchange.body, shapes.action, exchange.version, exchange.request_id, *shapes.result,
                  result);
}

std::span<const Action> actions() {
  static const Actions all = [] {
    Actions rows;
    for (auto noun : {availability_zone_actions,
                      account_attribute_actions,
                      vpc_actions,
                      vpc_cidr_block_actions,
                      vpc_classic_link_actions,
                      default_vpc_actions,
                      dhcp_options_actions,
                      subnet_actions,
                      subnet_attribute_actions,
                      subnet_cidr_block_actions,
                      subnet_cidr_reservation_actions,
                      route_table_actions,
                      route_table_association_actions,
                      route_actions,
                      internet_gateway_actions,
                      egress_only_internet_gateway_actions,
                      vpn_gateway_actions,
                      prefix_list_actions,
                      prefix_list_change_actions,
                      nat_gateway_actions,
                      address_actions,
                      address_attribute_actions,
                      address_transfer_actions,
                      moving_address_actions,
                      nat_gateway_address_actions,
                      network_interface_address_actions,
                      network_interface_ipv6_address_actions,
                      network_interface_permission_actions,
                      network_interface_actions,
                      security_group_actions,
                      security_group_rule_actions,
                      security_group_vpc_actions,
                      network_acl_actions,
                      instance_actions,
                      instance_type_actions,
                      volume_actions,
                      snapshot_actions,
                      image_actions,
                      image_state_actions,
                      key_pair_actions,
                      vpc_peering_connection_actions,
                      vpc_endpoint_actions,
                      vpc_endpoint_modify_actions,
                      vpc_endpoint_service_actions,
                      vpc_endpoint_service_configuration_actions,
                      vpc_endpoint_connection_actions,
                      flow_log_actions,
                      network_insights_path_actions,
                      network_insights_analysis_actions,
                      network_insights_access_scope_actions,
                      network_insights_access_scope_analysis_actions,
                      transit_gateway_actions,
                      transit_gateway_attachment_actions,
                      transit_gateway_vpc_attachment_actions,
                      transit_gateway_peering_attachment_actions,
                      transit_gateway_route_table_actions,
                      transit_gateway_association_actions,
                      transit_gateway_route_actions,
                      transit_gateway_route_search_actions,
                      transit_gateway_prefix_list_reference_actions,
                      transit_gateway_connect_actions,
                      transit_gateway_connect_peer_actions,
                      transit_gateway_multicast_domain_actions,
                      transit_gateway_multicast_association_actions,
                      transit_gateway_multicast_group_actions,
                      tag_actions}) {
      auto of_noun = noun();
      rows.insert(rows.end(), of_noun.begin(), of_noun.end());
    }
    std::sort(rows.begin(), rows.end(), [](const Action& a, const Action& b) { return a.name() < b.name(); });
    return rows;
  }();
  return all;
}

const Action* find_action(std::string_view name) {
  auto all = actions();
  auto found =
      std::lower_bound(all.begin(), all.end(), name,
                       [](const Action& action, std::string_view wanted) { return action.name() < wanted; });
  return found == all.end() || found->name() != name ? nullptr : &*found;
}

}  // namespace vpcsim
