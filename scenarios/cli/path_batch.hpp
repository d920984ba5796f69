// `vpcsim path --batch`: flows as JSON lines, an answer each as a JSON line.
#pragma once

#include <functional>
#include <istream>
#include <ostream>
#include <string>

#include "scenarios/flow_question.hpp"

namespace vpcsim::cli {

struct BatchAnswer {
  std::string open_json;  ///< an object without its closing brace
  bool reachable = false;
};

/// Reads {"from": ..., "to": ..., "protocol": ..., "port": ..., "ipv6": ..., "size": ..., "language": ...}
/// line by line; empty lines are passed over. Each answer says its "line"; a line that can't be read, or for
/// which `answer` throws, has an "error" instead. Exit code: 0 all flows are reachable, 1 some aren't, 2 some
/// lines are bad.
int run_batch(std::istream& lines, std::ostream& out,
              const std::function<BatchAnswer(const scenarios::FlowQuestion&)>& answer);

}  // namespace vpcsim::cli
