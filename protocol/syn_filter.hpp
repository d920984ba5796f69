// A listener that doesn't answer strangers: the kernel drops their SYNs by a classic BPF filter [Linux,
// Documentation/networking/filter.rst], so that who is blocked sees a time-out, as on AWS, and not a
// connection that is accepted and closed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "protocol/ipv4_range.hpp"

namespace vpcsim::protocol {

/// As the kernel's struct sock_filter.
struct FilterInstruction {
  std::uint16_t code = 0;
  std::uint8_t jump_if_true = 0, jump_if_false = 0;
  std::uint32_t operand = 0;
};

/// For a listening TCP socket of IPv4. `admitted` is sorted and disjoint, and holds at most
/// `filter_ranges_max`.
std::vector<FilterInstruction> syn_filter_program(std::span<const Ipv4Range> admitted);
inline constexpr std::size_t filter_ranges_max = 1023;  ///< a program has 4,096 instructions [BPF_MAXINSNS]

/// At most `ranges_max` that contain all of `ranges`, which are sorted and disjoint: the narrowest gaps
/// close.
std::vector<Ipv4Range> coarsened(std::span<const Ipv4Range> ranges, std::size_t ranges_max);

/// From now on the listener answers these sources, and no others but for those between ranges that are too
/// many for one filter. Replaces what was there. False where the kernel refuses.
bool admit_only(int listener, std::span<const Ipv4Range> admitted);
/// For a listener, and for each socket that one with a filter accepts: these inherit it.
void admit_everyone(int socket);

}  // namespace vpcsim::protocol
