// The services that each host offers to its instances without network: no route table, network ACL or
// security group has a say [EC2 user guide, "Instance metadata"; VPC user guide, "DNS attributes for your
// VPC", "Control subnet traffic with network access control lists"].
#pragma once

#include <cstdint>
#include <optional>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

enum class LinkLocalService : std::uint8_t {
  instance_metadata,  ///< 169.254.169.254, fd00:ec2::254: TCP 80
  resolver,           ///< 169.254.169.253, fd00:ec2::253, and the VPC's base address plus two: TCP and UDP 53
  time,               ///< 169.254.169.123, fd00:ec2::123: UDP 123
  windows_activation  ///< 169.254.169.250 and .251: TCP 1688
};

/// Whether `address` is one of a host's, seen from `vpc`, whatever is asked there.
bool is_service_address(const Network& network, Index<Vpc> vpc, const Ip& address);

/// Who answers the packet; none when nobody listens there: another port, a resolver that the VPC's DNS
/// support turned off, a metadata endpoint that is disabled for the instance.
std::optional<LinkLocalService> service_for(const Network& network, Index<NetworkInterface> from,
                                            const Packet& packet);

}  // namespace vpcsim::network
