// `vpcsim path --batch`: flows as JSON lines, an answer each as a JSON line.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

namespace vpcsim::cli {

/// What is asked about one flow. Ends are named as `--from` and `--to` name them.
struct FlowQuestion {
  std::string from, to;
  std::string protocol = "tcp";
  std::optional<std::uint16_t> port;
  bool ipv6 = false;
  std::optional<std::uint16_t> size;  ///< bytes of a packet
};

struct BatchAnswer {
  std::string open_json;  ///< an object without its closing brace
  bool reachable = false;
};

/// Reads {"from": ..., "to": ..., "protocol": ..., "port": ..., "ipv6": ..., "size": ...} line by line; empty
/// lines are passed over. Each answer says its "line"; a line that can't be read, or for which `answer`
/// throws, has an "error" instead. Exit code: 0 all flows are reachable, 1 some aren't, 2 some lines are bad.
int run_batch(std::istream& lines, std::ostream& out,
              const std::function<BatchAnswer(const FlowQuestion&)>& answer);

}  // namespace vpcsim::cli
