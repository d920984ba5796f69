#include "protocol/syn_filter.hpp"

#include <algorithm>
#include <numeric>

#include <linux/filter.h>
#include <sys/socket.h>

namespace vpcsim::protocol {
namespace {

// The program sees the packet from the TCP header on; what lies before is reached by negative offsets.
constexpr auto source_address = static_cast<std::uint32_t>(SKF_NET_OFF + 12);  // of the IPv4 header
constexpr std::uint32_t drop = 0, keep = ~std::uint32_t{0};                    // bytes to keep

FilterInstruction load(std::uint32_t offset) {
  return {BPF_LD | BPF_W | BPF_ABS, 0, 0, offset};
}
FilterInstruction answer(std::uint32_t bytes) {
  return {BPF_RET | BPF_K, 0, 0, bytes};
}
/// Leaves the next instruction out if the address is at least that.
FilterInstruction skip_if_at_least(Ipv4 address) {
  return {BPF_JMP | BPF_JGE | BPF_K, 1, 0, address.bits};
}
FilterInstruction skip_if_beyond(Ipv4 address) {
  return {BPF_JMP | BPF_JGT | BPF_K, 1, 0, address.bits};
}

}  // namespace

std::vector<FilterInstruction> syn_filter_program(std::span<const Ipv4Range> admitted) {
  std::vector<FilterInstruction> program{load(source_address)};
  for (const Ipv4Range& range : admitted) {
    program.push_back(skip_if_at_least(range.first));
    program.push_back(answer(drop));
    program.push_back(skip_if_beyond(range.last));
    program.push_back(answer(keep));
  }
  program.push_back(answer(drop));
  return program;
}

std::vector<Ipv4Range> coarsened(std::span<const Ipv4Range> ranges, std::size_t ranges_max) {
  std::vector<Ipv4Range> kept(ranges.begin(), ranges.end());
  if (ranges.size() <= ranges_max) return kept;
  // Gaps by the place of the range behind them.
  std::vector<std::size_t> gaps(ranges.size() - 1);
  std::iota(gaps.begin(), gaps.end(), std::size_t{1});
  const auto width = [&](std::size_t at) { return ranges[at].first.bits - ranges[at - 1].last.bits; };
  const std::size_t closed = ranges.size() - ranges_max;
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(closed - 1), gaps.end(),
                   [&](std::size_t a, std::size_t b) { return width(a) < width(b); });
  std::vector<bool> closes(ranges.size());
  for (std::size_t i = 0; i < closed; ++i) closes[gaps[i]] = true;
  kept.clear();
  for (std::size_t at = 0; at < ranges.size(); ++at) {
    if (closes[at])
      kept.back().last = ranges[at].last;
    else
      kept.push_back(ranges[at]);
  }
  return kept;
}

bool admit_only(int listener, std::span<const Ipv4Range> admitted) {
  std::vector<sock_filter> instructions;
  for (const auto& [code, jump_if_true, jump_if_false, operand] :
       syn_filter_program(coarsened(admitted, filter_ranges_max)))
    instructions.push_back({code, jump_if_true, jump_if_false, operand});
  const sock_fprog program{static_cast<unsigned short>(instructions.size()), instructions.data()};
  return ::setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0;
}

void admit_everyone(int socket) {
  const int ignored = 0;
  ::setsockopt(socket, SOL_SOCKET, SO_DETACH_FILTER, &ignored, sizeof ignored);
}

}  // namespace vpcsim::protocol
