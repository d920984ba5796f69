#pragma once

#include <array>

#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

struct TransitGatewayMulticastDomain {
  TransitGatewayMulticastDomainId id;
  TransitGatewayId transit_gateway;
  bool igmpv2_support = false;
  bool static_sources_support = false;
  bool auto_accept_shared_associations = false;
  Timestamp created;
  std::optional<Timestamp> deleted;
  Tags tags;

  static constexpr std::array indexed = {std::string_view("transit-gateway-id"),
                                         std::string_view("existing-of-gateway")};
  void index(IndexKeys& keys) const {
    keys.add("transit-gateway-id", transit_gateway);
    if (!deleted) keys.add("existing-of-gateway", transit_gateway);
  }
};

/// A subnet in a domain: in one at most.
struct MulticastAssociation {
  MulticastAssociationId id;
  TransitGatewayMulticastDomainId domain;
  TransitGatewayAttachmentId attachment;
  VpcId vpc;
  SubnetId subnet;
  bool ending = false;  ///< disassociated
  Timestamp since;      ///< when the call was made

  static constexpr std::array indexed = {std::string_view("domain"), std::string_view("attachment"),
                                         std::string_view("subnet"), std::string_view("lasting-of-vpc"),
                                         std::string_view("lasting-of-domain")};
  void index(IndexKeys& keys) const {
    keys.add("domain", domain);
    keys.add("attachment", attachment);
    keys.add("subnet", subnet);
    if (ending) return;
    keys.add("lasting-of-vpc", vpc);
    keys.add("lasting-of-domain", domain);
  }
};

/// An interface in a group of a domain.
struct MulticastMembership {
  MulticastMembershipId id;
  TransitGatewayId transit_gateway;
  TransitGatewayMulticastDomainId domain;
  std::string group;  ///< an IPv4 or IPv6 address
  NetworkInterfaceId network_interface;
  SubnetId subnet;                            ///< the interface's
  bool is_member = false, is_source = false;  ///< at least one

  /// "DOMAIN GROUP" for those who receive and those who send.
  static constexpr std::array indexed = {
      std::string_view("domain"), std::string_view("transit-gateway"), std::string_view("network-interface"),
      std::string_view("subnet"), std::string_view("members"),         std::string_view("sources")};
  void index(IndexKeys& keys) const {
    keys.add("domain", domain);
    keys.add("transit-gateway", transit_gateway);
    keys.add("network-interface", network_interface);
    keys.add("subnet", subnet);
    if (is_member) keys.add("members", group_in(domain, group));
    if (is_source) keys.add("sources", group_in(domain, group));
  }
  static std::string group_in(TransitGatewayMulticastDomainId domain, const std::string& group) {
    return domain.text() + " " + group;
  }
};

}  // namespace vpcsim
