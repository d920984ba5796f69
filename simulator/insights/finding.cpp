#include "simulator/insights/finding.hpp"

#include <array>

namespace vpcsim::insights {

std::string_view text(Finding finding) {
  // In the enumerators' order.
  static constexpr auto texts = std::to_array<std::string_view>({
      "COMPONENT_FILTER_RESTRICTION",
      "COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT",
      "ENI_ADDRESS_RESTRICTION",
      "FILTER_AT_DESTINATION_DESTINATION_ADDRESS",
      "FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE",
      "FILTER_AT_DESTINATION_SOURCE_ADDRESS",
      "FILTER_AT_DESTINATION_SOURCE_PORT_RANGE",
      "FILTER_AT_SOURCE_DESTINATION_ADDRESS",
      "FILTER_AT_SOURCE_DESTINATION_PORT_RANGE",
      "FILTER_AT_SOURCE_PROTOCOL",
      "FILTER_AT_SOURCE_SOURCE_ADDRESS",
      "FILTER_AT_SOURCE_SOURCE_PORT_RANGE",
      "IGW_EXPECTS_PUBLIC_ADDRESS",
      "IGW_NAT_REFLECTION",
      "REMAP_EPHEMERAL_PORT",
      "SG_HAS_NO_RULES",
      "TGW_RTB_ROUTES_ARE_UNKNOWN",
      "UNKNOWN_PEERED_SGS",
  });
  static_assert(texts.size() == static_cast<std::size_t>(Finding::unknown_peered_sgs) + 1);
  return texts[static_cast<std::size_t>(finding)];
}

}  // namespace vpcsim::insights
