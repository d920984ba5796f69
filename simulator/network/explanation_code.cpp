#include "simulator/network/explanation_code.hpp"

#include <array>

namespace vpcsim::network {

std::string_view text(ExplanationCode code) {
  // In the enumerators' order.
  static constexpr auto texts = std::to_array<std::string_view>({
      "BAD_STATE",
      "BAD_STATE_ATTACHMENT",
      "BAD_STATE_ROUTE",
      "DISCONNECTED_VPCS",
      "ENI_SG_RULES_MISMATCH",
      "ENI_SOURCE_DEST_CHECK_RESTRICTION",
      "GATEWAY_REJECTS_SPOOFED_TRAFFIC",
      "HIGHER_PRIORITY_ROUTE",
      "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
      "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS",
      "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
      "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
      "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS",
      "IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS",
      "MORE_SPECIFIC_ROUTE",
      "NGW_DEST_ADDRESS_PRESERVATION",
      "NGW_REQUIRES_SOURCE_IN_VPC",
      "NGW_SOURCE_ADDRESS_REASSIGN",
      "NO_PATH",
      "NO_POSSIBLE_DESTINATION",
      "NO_ROUTE_TO_DESTINATION",
      "NO_SOURCE_OR_DESTINATION",
      "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
      "PROTOCOL_RESTRICTION",
      "SUBNET_ACL_RESTRICTION",
      "UNASSOCIATED_COMPONENT",
      "UNKNOWN_RESOURCE",
      "UNSUPPORTED_COMPONENT",
      "VPC_LOCAL_ROUTE_CIDR_RESTRICTION",
  });
  static_assert(texts.size() ==
                static_cast<std::size_t>(ExplanationCode::vpc_local_route_cidr_restriction) + 1);
  return texts[static_cast<std::size_t>(code)];
}

}  // namespace vpcsim::network
