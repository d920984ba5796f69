// How large a packet may be along a path: a pure function of the finished path. AWS fragments nothing that
// says "don't fragment", as nearly all do: what is too large for a component is dropped there, and either the
// sender is told (Path MTU Discovery, RFC 1191 and RFC 8201) or it is not, and the connection hangs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/network/language.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/path.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

// ---- bytes of an IP packet, its headers included
// ---------------------------------------------------------------

/// Network interfaces of types that know jumbo frames; traffic in a VPC, and of a peering connection in one
/// Region [EC2 user guide, "Network maximum transmission unit (MTU) for your EC2 instance"].
inline constexpr std::uint32_t jumbo_mtu = 9001;
/// A peering connection between Regions [the same]; a transit gateway [transit gateways guide, "Quotas"]; a
/// NAT gateway [VPC user guide, "NAT gateway basics"]; an endpoint [PrivateLink guide, "Quotas"].
inline constexpr std::uint32_t gateway_mtu = 8500;
/// An internet gateway, and instance types without jumbo frames [EC2 user guide, the same].
inline constexpr std::uint32_t standard_mtu = 1500;

/// Of the interfaces of an instance of that type.
std::uint32_t interface_mtu(std::string_view instance_type);

/// A component that bounds the size, on a packet's way.
struct MtuBound {
  Component component;
  std::uint32_t mtu = jumbo_mtu;
  std::uint32_t step = 0;    ///< where in the walk it comes in
  bool tells_sender = true;  ///< of what it drops
  bool is_sender = false;    ///< the interface by which the packet would leave: it can't be sent at all
};

/// In the order of the leg's walk; empty if it wasn't walked.
std::vector<MtuBound> mtu_bounds(const Network& network, const Path& path, Leg leg);

/// The first of the smallest; none for a packet that met nothing.
std::optional<MtuBound> smallest_bound(const std::vector<MtuBound>& bounds);

// ---- a packet that is too large
// --------------------------------------------------------------------------------

/// What becomes of the message that tells the sender: ICMP type 3 code 4 "fragmentation needed", ICMPv6 type
/// 2 "packet too big".
enum class MtuNotice : std::uint8_t {
  unneeded,  ///< the sender's own interface is the bound
  heard,     ///< the sender can adapt
  not_sent,  ///< a black hole: the component doesn't tell
  lost       ///< a black hole: a network ACL or the sender's security groups don't let it back
};

/// "unneeded", "heard", "not-sent", "lost"
std::string_view text(MtuNotice notice);

struct TooLarge {
  Leg leg = Leg::request;
  std::uint32_t size = 0;  ///< in bytes
  MtuBound bound;
  Packet packet;  ///< as it was there
  MtuNotice notice = MtuNotice::heard;
  /// What loses the message, each; with the message as the packet.
  std::vector<Blocker> losers = {};
};

/// Whether a packet of so many bytes, that must not be fragmented, gets along a path that is otherwise free:
/// the request, then a reply of the same size. None: it does. The message comes from the host that the packet
/// was for, which is how AWS wants rules for it to be written [EC2 user guide, "Security group rules for
/// different use cases"].
std::optional<TooLarge> too_large(const Network& network, const Path& path, std::uint32_t size);

/// What the path comes to for such packets: a request that is dropped makes it unreachable, a reply
/// forward-only.
Verdict verdict_with(const Path& path, const std::optional<TooLarge>& too_large);

// ---- in words
// --------------------------------------------------------------------------------------------------

/// The sizes that pass there and back, and what bounds them: one sentence. Empty unless the request arrives.
std::string describe_mtu(const Network& network, const Path& path, Language language = Language::english);
/// Why the packet doesn't pass, and whether the sender hears of it: one sentence.
std::string explain(const Network& network, const TooLarge& packet, Language language = Language::english);
/// What to change: one sentence.
std::string remedy(const Network& network, const TooLarge& packet, Language language = Language::english);

}  // namespace vpcsim::network
