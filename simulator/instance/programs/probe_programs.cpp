// ping, as iputils prints it, and traceroute, as Butskoy's does.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "simulator/instance/programs/host_lookup.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

constexpr int pings_waiting_max = 64;

std::string_view text(ProbeAnswer::Kind kind) {
  switch (kind) {
    case ProbeAnswer::Kind::time_exceeded:
      return "Time to live exceeded";
    case ProbeAnswer::Kind::network_unreachable:
      return "Destination Net Unreachable";
    case ProbeAnswer::Kind::host_unreachable:
      return "Destination Host Unreachable";
    case ProbeAnswer::Kind::port_unreachable:
      return "Destination Port Unreachable";
    case ProbeAnswer::Kind::prohibited:
      return "Packet filtered";
    case ProbeAnswer::Kind::reply:
      break;
  }
  return "";
}

HostLookup::Family family_of(const Options& options) {
  if (options.has('4')) return HostLookup::Family::v4;
  return options.has('6') ? HostLookup::Family::v6 : HostLookup::Family::any;
}

class Ping : public Program {
 public:
  using Program::Program;

  void start() override {
    Options options(process(), "c:W:w:i:s:t:nq46");
    if (options.failed()) return process().finish(2);
    if (options.operands().size() != 1) {
      return process().finish(complain(process(), "usage error: Destination address required", 2));
    }
    if (!numbers(options)) return;
    quiet_ = options.has('q');
    host_ = options.operands()[0];
    lookup_.begin(
        process(), host_, family_of(options), [this](const protocol::Ip& address) { begin(address); },
        [this](HostFailure failure) {
          process().finish(complain(process(), host_ + ": " + std::string(instance::text(failure)), 2));
        });
  }

  bool interrupt() override {
    if (sent_ == 0) return false;
    process().out("\n");
    end();
    return true;
  }

 private:
  bool numbers(const Options& options) {
    auto read = [&](char letter, std::int64_t low, std::int64_t high, std::int64_t& into) {
      auto value = options.value(letter);
      if (!value) return true;
      auto number = whole_number(*value);
      if (!number || *number < low || *number > high) {
        process().finish(complain(process(), "invalid argument: '" + *value + "'", 1));
        return false;
      }
      into = *number;
      return true;
    };
    std::int64_t deadline = 0;
    if (!read('c', 1, 1'000'000, count_) || !read('s', 0, 65507, size_) || !read('t', 1, 255, hops_))
      return false;
    if (!read('w', 1, 1'000'000, deadline)) return false;
    deadline_ = deadline * 1000;
    for (char letter : {'W', 'i'}) {
      auto value = options.value(letter);
      if (!value) continue;
      auto time = milliseconds_of(*value);
      if (!time || (letter == 'i' && *time < 2)) {
        return process().finish(complain(process(), "invalid argument: '" + *value + "'", 1)), false;
      }
      (letter == 'W' ? wait_ : interval_) = *time;
    }
    return true;
  }

  void begin(const protocol::Ip& address) {
    address_ = address;
    began_ = process().machine().now().milliseconds;
    process().out(address.is_v6() ? fmt::format("PING {}({}) {} data bytes\n", host_, address.text(), size_)
                                  : fmt::format("PING {} ({}) {}({}) bytes of data.\n", host_, address.text(),
                                                size_, size_ + 28));
    if (deadline_ > 0) deadline_timer_ = process().machine().set_timer(deadline_, [this] { end(); });
    send();
  }

  void send() {
    const int sequence = static_cast<int>(++sent_);
    Probe probe{.to = address_,
                .hops_max = static_cast<int>(hops_),
                .sequence = sequence,
                .data_bytes = static_cast<std::size_t>(size_)};
    auto pending = process().machine().network().probe(
        probe, [this, sequence](const ProbeAnswer& answer) { answered(sequence, answer); });
    if (!pending) {
      if (sent_ == 1) return process().finish(complain(process(), "connect: Network is unreachable", 2));
      complain(process(), "sendmsg: Network is unreachable");
    } else {
      waiting_[sequence] = std::move(pending);
      if (waiting_.size() > pings_waiting_max) waiting_.erase(waiting_.begin());
    }
    const bool last = count_ > 0 && sent_ == count_;
    timer_ = process().machine().set_timer(last ? wait_ : interval_, [this, last] { last ? end() : send(); });
  }

  void answered(int sequence, const ProbeAnswer& answer) {
    auto handle = waiting_.extract(sequence);
    if (answer.kind == ProbeAnswer::Kind::reply) {
      ++received_;
      const double time = static_cast<double>(answer.microseconds) / 1000;
      shortest_ = received_ == 1 ? time : std::min(shortest_, time);
      longest_ = std::max(longest_, time);
      sum_ += time;
      squares_ += time * time;
      if (!quiet_) {
        process().out(fmt::format("{} bytes from {}: icmp_seq={} ttl={} time={} ms\n", size_ + 8,
                                  answer.from.text(), sequence, answer.hops_left, shown(time)));
      }
    } else {
      ++errors_;
      if (!quiet_) {
        process().out(
            fmt::format("From {} icmp_seq={} {}\n", answer.from.text(), sequence, text(answer.kind)));
      }
    }
    if (count_ > 0 && sent_ == count_ && received_ + errors_ == count_) end();
  }

  static std::string shown(double time) {
    return time < 1     ? fmt::format("{:.3f}", time)
           : time < 10  ? fmt::format("{:.2f}", time)
           : time < 100 ? fmt::format("{:.1f}", time)
                        : fmt::format("{:.0f}", time);
  }

  void end() {
    if (std::exchange(ended_, true)) return;
    const auto lost = (sent_ - received_) * 100 / sent_;
    process().out(
        fmt::format("\n--- {} ping statistics ---\n{} packets transmitted, {} received, {}{}% packet loss, "
                    "time {}ms\n",
                    host_, sent_, received_, errors_ > 0 ? fmt::format("+{} errors, ", errors_) : "", lost,
                    process().machine().now().milliseconds - began_));
    if (received_ > 0) {
      const auto mean = sum_ / static_cast<double>(received_);
      const auto deviation =
          std::sqrt(std::max(0.0, squares_ / static_cast<double>(received_) - mean * mean));
      process().out(fmt::format("rtt min/avg/max/mdev = {:.3f}/{:.3f}/{:.3f}/{:.3f} ms\n", shortest_, mean,
                                longest_, deviation));
    } else {
      process().out("\n");
    }
    waiting_.clear();
    process().finish(received_ > 0 ? 0 : 1);
  }

  HostLookup lookup_;
  std::string host_;
  protocol::Ip address_;
  std::int64_t count_ = 0;  // 0: until interrupted
  std::int64_t size_ = 56;
  std::int64_t hops_ = 127;
  std::int64_t wait_ = 10'000;
  std::int64_t interval_ = 1'000;
  std::int64_t deadline_ = 0;
  std::int64_t began_ = 0;
  std::int64_t sent_ = 0;
  std::int64_t received_ = 0;
  std::int64_t errors_ = 0;
  double shortest_ = 0;
  double longest_ = 0;
  double sum_ = 0;
  double squares_ = 0;
  bool quiet_ = false;
  bool ended_ = false;
  std::map<int, std::unique_ptr<Pending>> waiting_;
  std::unique_ptr<Pending> timer_;
  std::unique_ptr<Pending> deadline_timer_;
};

class Traceroute : public Program {
 public:
  using Program::Program;

  void start() override {
    Options options(process(), "nIm:q:w:46");
    if (options.failed()) return process().finish(2);
    if (options.operands().size() != 1) {
      process().error("Specify \"host\" missing argument.\n");
      return process().finish(2);
    }
    numeric_ = options.has('n');
    icmp_ = options.has('I');
    auto hops = whole_number(options.value('m').value_or("30"));
    auto queries = whole_number(options.value('q').value_or("3"));
    auto wait = milliseconds_of(options.value('w').value_or("5"));
    if (!hops || *hops < 1 || *hops > 255) return fail("max hops cannot be more than 255");
    if (!queries || *queries < 1 || *queries > 10) return fail("no more than 10 probes per hop");
    if (!wait) return fail("bad wait specifications `" + *options.value('w') + "' used");
    hops_ = static_cast<int>(*hops);
    queries_ = static_cast<int>(*queries);
    wait_ = *wait;
    host_ = options.operands()[0];
    lookup_.begin(
        process(), host_, family_of(options), [this](const protocol::Ip& address) { begin(address); },
        [this](HostFailure failure) { fail(host_ + ": " + std::string(instance::text(failure))); });
  }

 private:
  struct Sent {
    std::unique_ptr<Pending> probe;
    std::unique_ptr<Pending> timer;
    bool done = false;
    bool answered = false;
    ProbeAnswer answer;
  };

  void fail(const std::string& why) {
    process().error(why + "\n");
    process().finish(2);
  }

  void begin(const protocol::Ip& address) {
    address_ = address;
    process().out(fmt::format("traceroute to {} ({}), {} hops max, {} byte packets\n", host_, address.text(),
                              hops_, address.is_v6() ? 80 : 60));
    sent_.resize(static_cast<std::size_t>(hops_ * queries_));
    send_more();
  }

  // As the real one: sixteen at a time.
  void send_more() {
    while (next_ < sent_.size() && flying_ < 16 && !finished_) {
      const auto index = next_++;
      ++flying_;
      Probe probe{.kind = icmp_ ? Probe::Kind::icmp_echo : Probe::Kind::udp,
                  .to = address_,
                  .port = static_cast<std::uint16_t>(33434 + index),
                  .hops_max = static_cast<int>(index) / queries_ + 1,
                  .sequence = static_cast<int>(index) + 1,
                  .data_bytes = 32};
      sent_[index].probe =
          process().machine().network().probe(probe, [this, index](const ProbeAnswer& answer) {
            sent_[index].answered = true;
            sent_[index].answer = answer;
            done(index);
          });
      if (!sent_[index].probe) {
        finished_ = true;
        return fail("connect: Network is unreachable");
      }
      sent_[index].timer = process().machine().set_timer(wait_, [this, index] { done(index); });
    }
  }

  void done(std::size_t index) {
    if (std::exchange(sent_[index].done, true) || finished_) return;
    --flying_;
    auto probe = std::move(sent_[index].probe);
    auto timer = std::move(sent_[index].timer);
    while (shown_ < sent_.size() && sent_[shown_].done && !finished_) show(shown_++);
    if (!finished_) send_more();
  }

  void show(std::size_t index) {
    const int query = static_cast<int>(index) % queries_;
    if (query == 0) process().out(fmt::format("{:2} ", static_cast<int>(index) / queries_ + 1));
    const auto& sent = sent_[index];
    if (!sent.answered) {
      process().out(" *");
    } else {
      const auto& answer = sent.answer;
      const auto from = answer.from.text();
      const bool same = query > 0 && sent_[index - 1].answered && sent_[index - 1].answer.from == answer.from;
      if (!same) process().out(numeric_ ? " " + from : " " + from + " (" + from + ")");
      process().out(
          fmt::format("  {:.3f} ms{}", static_cast<double>(answer.microseconds) / 1000, mark(answer.kind)));
      if (answer.kind != ProbeAnswer::Kind::time_exceeded) reached_ = true;
    }
    if (query + 1 < queries_) return;
    process().out("\n");
    if (!reached_ && index + 1 < sent_.size()) return;
    finished_ = true;
    process().finish(0);
  }

  std::string_view mark(ProbeAnswer::Kind kind) const {
    if (kind == ProbeAnswer::Kind::network_unreachable) return " !N";
    if (kind == ProbeAnswer::Kind::host_unreachable) return " !H";
    return kind == ProbeAnswer::Kind::prohibited ? " !X" : "";
  }

  HostLookup lookup_;
  std::string host_;
  protocol::Ip address_;
  std::vector<Sent> sent_;
  std::size_t next_ = 0;
  std::size_t shown_ = 0;
  int flying_ = 0;
  int hops_ = 30;
  int queries_ = 3;
  std::int64_t wait_ = 5000;
  bool numeric_ = false;
  bool icmp_ = false;
  bool reached_ = false;
  bool finished_ = false;
};

}  // namespace

std::vector<ProgramRow> probe_programs() {
  return {{"ping", "send echo requests (-c -i -W -w -s -t -q -n)", make<Ping>},
          {"traceroute", "print the way that packets take (-n -I -m -q -w)", make<Traceroute>}};
}

}  // namespace vpcsim::instance
