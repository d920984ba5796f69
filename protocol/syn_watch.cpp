#include "protocol/syn_watch.hpp"

#include <array>
#include <cstddef>
#include <optional>

#include <arpa/inet.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#include "protocol/event_loop.hpp"

namespace vpcsim::protocol {
namespace {

constexpr std::size_t packet_bytes_max = 128;  ///< IP and TCP headers with all their options

/// Whole TCP packets to 127.0.0.0/8 with SYN and without ACK. Packets begin with the IP header.
constexpr std::uint16_t load_byte = BPF_LD | BPF_B | BPF_ABS, load_half = BPF_LD | BPF_H | BPF_ABS;
constexpr std::uint16_t equals = BPF_JMP | BPF_JEQ | BPF_K, any_set = BPF_JMP | BPF_JSET | BPF_K;
std::array<sock_filter, 12> only_syns = {{
    {load_byte, 0, 0, 9},                       // protocol
    {equals, 0, 9, IPPROTO_TCP},                //
    {load_byte, 0, 0, 16},                      // destination's first byte
    {equals, 0, 7, 127},                        //
    {load_half, 0, 0, 6},                       // fragment's offset
    {any_set, 5, 0, 0x1fff},                    //
    {BPF_LDX | BPF_B | BPF_MSH, 0, 0, 0},       // the IP header's length
    {BPF_LD | BPF_B | BPF_IND, 0, 0, 13},       // TCP's flags
    {BPF_ALU | BPF_AND | BPF_K, 0, 0, 0x12},    //
    {equals, 0, 1, 0x02},                       // SYN without ACK
    {BPF_RET | BPF_K, 0, 0, packet_bytes_max},  //
    {BPF_RET | BPF_K, 0, 0, 0},                 //
}};

using Packet = std::array<unsigned char, packet_bytes_max>;

std::uint32_t number_at(const Packet& packet, std::size_t at, std::size_t bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < bytes; ++i) number = number << 8 | packet[at + i];
  return number;
}

std::optional<Syn> read_syn(const Packet& packet, std::size_t size) {
  constexpr std::size_t shortest_headers = 20 + 20;
  const std::size_t header = static_cast<std::size_t>(packet[0] & 0x0f) * 4;
  if (size < shortest_headers || header + 4 > size) return std::nullopt;
  return Syn{.source = {number_at(packet, 12, 4)},
             .destination = {number_at(packet, 16, 4)},
             .source_port = static_cast<std::uint16_t>(number_at(packet, header, 2)),
             .destination_port = static_cast<std::uint16_t>(number_at(packet, header + 2, 2))};
}

/// -1 where the kernel refuses.
int open_socket() {
  const int descriptor = ::socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return -1;
  const sock_fprog program{.len = only_syns.size(), .filter = only_syns.data()};
  sockaddr_ll loopback = {};
  loopback.sll_family = AF_PACKET;
  loopback.sll_protocol = htons(ETH_P_IP);
  loopback.sll_ifindex = static_cast<int>(::if_nametoindex("lo"));
  const bool ready = ::setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0 &&
                     ::bind(descriptor, reinterpret_cast<const sockaddr*>(&loopback), sizeof loopback) == 0;
  if (ready) return descriptor;
  ::close(descriptor);
  return -1;
}

}  // namespace

/// Outlives its watch while it waits.
struct SynWatch::State : std::enable_shared_from_this<State> {
  State(EventLoop& loop, int descriptor, std::function<void(const Syn&)> told)
      : socket(loop.context(), descriptor), seen(std::move(told)) {}

  void wait() {
    socket.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                      [self = shared_from_this()](const boost::system::error_code& error) {
                        if (error || !self->socket.is_open()) return;
                        self->read();
                        if (self->socket.is_open()) self->wait();
                      });
  }

  /// What goes out of the loopback interface comes in again: it is seen twice.
  void read() {
    constexpr int packets_at_once_max = 64;
    Packet packet;
    for (int i = 0; i < packets_at_once_max && socket.is_open(); ++i) {
      sockaddr_ll from = {};
      socklen_t from_bytes = sizeof from;
      const ssize_t size = ::recvfrom(socket.native_handle(), packet.data(), packet.size(), 0,
                                      reinterpret_cast<sockaddr*>(&from), &from_bytes);
      if (size <= 0) return;
      if (from.sll_pkttype == PACKET_OUTGOING) continue;
      if (const auto syn = read_syn(packet, static_cast<std::size_t>(size))) seen(*syn);
    }
  }

  boost::asio::posix::stream_descriptor socket;
  std::function<void(const Syn&)> seen;
};

std::unique_ptr<SynWatch> SynWatch::open(EventLoop& loop, std::function<void(const Syn&)> seen) {
  const int descriptor = open_socket();
  if (descriptor < 0) return nullptr;
  auto state = std::make_shared<State>(loop, descriptor, std::move(seen));
  state->wait();
  return std::unique_ptr<SynWatch>(new SynWatch(std::move(state)));
}

SynWatch::~SynWatch() {
  boost::system::error_code ignored;
  state_->socket.close(ignored);
}

}  // namespace vpcsim::protocol
