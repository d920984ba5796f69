#include "protocol/syn_filter.hpp"

#include <algorithm>
#include <cerrno>
#include <random>

#include <arpa/inet.h>
#include <linux/filter.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "catch.hpp"

using namespace vpcsim::protocol;

namespace {

Ipv4Range range(const char* first, const char* last) {
  return {*Ipv4::parse(first), *Ipv4::parse(last)};
}

/// What the kernel does with the program.
bool keeps(const std::vector<FilterInstruction>& program, std::uint32_t source) {
  for (std::size_t at = 0;;) {
    const auto& [code, jump_if_true, jump_if_false, operand] = program.at(at++);
    switch (code) {
      case BPF_LD | BPF_W | BPF_ABS:
        REQUIRE(operand == static_cast<std::uint32_t>(SKF_NET_OFF + 12));
        break;
      case BPF_JMP | BPF_JGE | BPF_K:
        at += source >= operand ? jump_if_true : jump_if_false;
        break;
      case BPF_JMP | BPF_JGT | BPF_K:
        at += source > operand ? jump_if_true : jump_if_false;
        break;
      default:
        REQUIRE(code == (BPF_RET | BPF_K));
        return operand != 0;
    }
  }
}

bool contain(const std::vector<Ipv4Range>& ranges, std::uint32_t address) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const Ipv4Range& one) {
    return one.first.bits <= address && address <= one.last.bits;
  });
}

/// Sorted and disjoint.
std::vector<Ipv4Range> random_ranges(std::mt19937& random, std::size_t count) {
  std::vector<std::uint32_t> borders;
  while (borders.size() < 2 * count) {
    borders.push_back(static_cast<std::uint32_t>(random()));
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  }
  std::vector<Ipv4Range> ranges;
  for (std::size_t at = 0; at < borders.size(); at += 2) ranges.push_back({{borders[at]}, {borders[at + 1]}});
  return ranges;
}

class Listener {
 public:
  Listener() : socket(::socket(AF_INET, SOCK_STREAM, 0)) {
    REQUIRE(::bind(socket, as_address("127.0.0.1", 0), sizeof(sockaddr_in)) == 0);
    REQUIRE(::listen(socket, 16) == 0);
    socklen_t size = sizeof address_;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address_), &size);
    port_ = ntohs(address_.sin_port);
  }
  ~Listener() { ::close(socket); }

  /// A client's socket, which may still be waiting for an answer.
  int connect_from(const char* source) {
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    REQUIRE(::bind(client, as_address(source, 0), sizeof(sockaddr_in)) == 0);
    if (::connect(client, as_address("127.0.0.1", port_), sizeof(sockaddr_in)) != 0)
      REQUIRE(errno == EINPROGRESS);
    return client;
  }
  /// Within a fifth of a second: the second SYN comes after a whole one.
  bool answers(const char* source) {
    const int client = connect_from(source);
    pollfd waiting{client, POLLOUT, 0};
    const bool answered = ::poll(&waiting, 1, 200) == 1;
    ::close(client);
    return answered;
  }

  int socket;

 private:
  const sockaddr* as_address(const char* text, std::uint16_t port) {
    address_ = {};
    address_.sin_family = AF_INET;
    address_.sin_port = htons(port);
    REQUIRE(::inet_pton(AF_INET, text, &address_.sin_addr) == 1);
    return reinterpret_cast<const sockaddr*>(&address_);
  }
  sockaddr_in address_ = {};
  std::uint16_t port_ = 0;
};

}  // namespace

TEST_CASE("A filter keeps what comes from its ranges, borders included, and drops all else") {
  const std::vector<Ipv4Range> ranges{range("0.0.0.0", "0.0.0.0"), range("10.0.0.5", "10.0.0.9"),
                                      range("255.255.255.0", "255.255.255.255")};
  const auto program = syn_filter_program(ranges);
  for (std::uint32_t border : {0u, 0x0a000005u, 0x0a000009u, 0xffffff00u, 0xffffffffu}) {
    for (std::uint32_t address : {border - 1, border, border + 1})
      CHECK(keeps(program, address) == contain(ranges, address));
  }
  CHECK_FALSE(keeps(syn_filter_program({}), 0x0a000005));
  const std::vector<Ipv4Range> all{range("0.0.0.0", "255.255.255.255")};
  CHECK(keeps(syn_filter_program(all), 0x0a000005));
}

TEST_CASE("A filter of as many ranges as fit decides as its ranges") {
  std::mt19937 random(1);
  const auto ranges = random_ranges(random, filter_ranges_max);
  const auto program = syn_filter_program(ranges);
  CHECK(program.size() <= BPF_MAXINSNS);
  for (int i = 0; i < 1000; ++i) {
    const auto address = static_cast<std::uint32_t>(random());
    CHECK(keeps(program, address) == contain(ranges, address));
  }
}

TEST_CASE("Too many ranges become fewer by closing their narrowest gaps") {
  const std::vector<Ipv4Range> ranges{range("1.0.0.0", "1.0.0.9"), range("1.0.0.20", "1.0.0.29"),
                                      range("1.0.0.31", "1.0.0.39"), range("1.0.0.50", "1.0.0.59")};
  CHECK(coarsened(ranges, 4) == ranges);
  CHECK(coarsened(ranges, 3) == std::vector{ranges[0], range("1.0.0.20", "1.0.0.39"), ranges[3]});
  CHECK(coarsened(ranges, 1) == std::vector{range("1.0.0.0", "1.0.0.59")});
  std::mt19937 random(2);
  const auto many = random_ranges(random, 3000);
  const auto fewer = coarsened(many, filter_ranges_max);
  CHECK(fewer.size() == filter_ranges_max);
  for (const auto& one : many) {
    CHECK(contain(fewer, one.first.bits));
    CHECK(contain(fewer, one.last.bits));
  }
}

TEST_CASE("The kernel drops the SYN of a source that isn't admitted, and answers it once it is") {
  Listener listener;
  const std::vector<Ipv4Range> one{range("127.9.9.9", "127.9.9.9")},
      other{range("127.8.0.0", "127.8.255.255")};
  if (!admit_only(listener.socket, one)) {
    WARN("this kernel takes no filter");
    return;
  }
  CHECK(listener.answers("127.9.9.9"));
  CHECK_FALSE(listener.answers("127.0.0.1"));
  REQUIRE(admit_only(listener.socket, other));
  CHECK_FALSE(listener.answers("127.9.9.9"));
  CHECK(listener.answers("127.8.1.2"));
  std::mt19937 random(3);
  REQUIRE(admit_only(listener.socket, random_ranges(random, 2000)));
  admit_everyone(listener.socket);
  CHECK(listener.answers("127.9.9.9"));
}

TEST_CASE("An accepted connection outlives its source's admission once it is told to admit everyone") {
  Listener listener;
  const std::vector<Ipv4Range> one{range("127.9.9.9", "127.9.9.9")};
  if (!admit_only(listener.socket, one)) {
    WARN("this kernel takes no filter");
    return;
  }
  const int client = listener.connect_from("127.9.9.9");
  const int accepted = ::accept(listener.socket, nullptr, nullptr);
  REQUIRE(accepted >= 0);
  admit_everyone(accepted);
  REQUIRE(admit_only(listener.socket, {}));
  REQUIRE(::send(client, "x", 1, 0) == 1);
  pollfd waiting{accepted, POLLIN, 0};
  CHECK(::poll(&waiting, 1, 1000) == 1);
  ::close(client);
  ::close(accepted);
}
