// Who asked what of the APIs, and what the answer was: for people who look on, and to do it again elsewhere.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/http.hpp"
#include "protocol/timestamp.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::control {

struct LoggedCall {
  std::uint64_t number = 0;  ///< from 1
  protocol::Timestamp at;    ///< virtual time
  Home home;                 ///< empty: nobody can tell whose it was
  std::string caller;        ///< ARN
  std::string agent;         ///< the User-Agent
  std::string service;       ///< "ec2", "sts", "iam", "ssm"; "vpcsim": the emulator's own controls
  std::string action;        ///< "CreateVpc"; of the emulator's own, "POST /_vpcsim/reset"
  bool writes = false;       ///< it changes something, unless it is refused
  /// Of the form, decoded, without the protocol's own; secrets' values are left out.
  std::vector<std::pair<std::string, std::string>> parameters = {};
  int status = 200;
  std::string error_code = {}, error_message = {};
  std::vector<std::string> ids = {};  ///< new ones in the answer of a write, in its order
  std::string request_id = {};
};

class CallLog {
 public:
  /// Of reads, and as many of all others: who looks on reads a lot.
  static constexpr std::size_t calls_max = 1000;
  /// Of a read's form; a longer one shows its action only.
  static constexpr std::size_t form_bytes_max = 8 * 1024;

  /// Numbers it; the oldest is forgotten. Costs a read next to nothing: what it was is made out when somebody
  /// asks. Answers nothing for a read of the API's.
  std::optional<LoggedCall> add(const protocol::HttpRequest& request, const protocol::HttpResponse& response,
                                Simulator& simulator);
  /// Those with higher numbers, oldest first; of more than `count_max`, the last.
  std::vector<LoggedCall> after(std::uint64_t number, Simulator& simulator,
                                std::size_t count_max = 2 * calls_max) const;
  std::uint64_t last() const { return last_; }

 private:
  /// What is kept of a call: of a write, all that can be told.
  struct Entry {
    LoggedCall told;
    std::optional<protocol::HttpRequest> request;  ///< of a read: not looked at yet
    std::string error_body;
  };

  LoggedCall tell(const Entry& entry, Simulator& simulator) const;

  std::deque<Entry> reads_, others_;  ///< both by number
  std::uint64_t last_ = 0;
};

}  // namespace vpcsim::control
