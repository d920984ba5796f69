#include "scenarios/cli/path_batch.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/json.hpp"
#include "scenarios/cli/arguments.hpp"
#include "scenarios/find_path.hpp"

namespace vpcsim::cli {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& what) {
  throw std::invalid_argument(what);
}

std::string text_of(const json& value, const std::string& key) {
  if (!value.is_string()) refuse(fmt::format("\"{}\" isn't a text", key));
  return value.get<std::string>();
}

std::uint16_t port_of(const json& value) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 65535)
    refuse("\"port\" isn't a number from 0 to 65535");
  return value.get<std::uint16_t>();
}

std::uint16_t size_of(const json& value) {
  using scenarios::packet_bytes_max, scenarios::packet_bytes_min;
  const bool is_size = value.is_number_unsigned() && value.get<std::uint64_t>() >= packet_bytes_min &&
                       value.get<std::uint64_t>() <= packet_bytes_max;
  if (!is_size)
    refuse(fmt::format("\"size\" isn't a number from {} to {}", packet_bytes_min, packet_bytes_max));
  return value.get<std::uint16_t>();
}

FlowQuestion read_question(const std::string& line) {
  const json flow = json::parse(line, nullptr, false);
  if (!flow.is_object()) refuse("isn't a JSON object");
  FlowQuestion question;
  for (const auto& [key, value] : flow.items()) {
    if (key == "from")
      question.from = text_of(value, key);
    else if (key == "to")
      question.to = text_of(value, key);
    else if (key == "protocol")
      question.protocol = value.is_number_unsigned() ? value.dump() : text_of(value, key);
    else if (key == "port")
      question.port = port_of(value);
    else if (key == "size")
      question.size = size_of(value);
    else if (key == "ipv6" && value.is_boolean())
      question.ipv6 = value.get<bool>();
    else if (key == "ipv6")
      refuse("\"ipv6\" isn't true or false");
    else
      refuse(
          fmt::format("\"{}\" is no key of a flow: there are from, to, protocol, port, ipv6 and size", key));
  }
  if (question.from.empty() || question.to.empty()) refuse("\"from\" and \"to\" are needed");
  return question;
}

}  // namespace

int run_batch(std::istream& lines, std::ostream& out,
              const std::function<BatchAnswer(const FlowQuestion&)>& answer) {
  int exit_code = holds;
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      const BatchAnswer answered = answer(read_question(line));
      out << answered.open_json << ",\"line\":" << number << "}\n";
      if (!answered.reachable) exit_code = std::max(exit_code, fails);
    } catch (const std::exception& error) {
      std::string message;
      protocol::append_json_string(message, error.what());
      out << "{\"line\":" << number << ",\"error\":" << message << "}\n";
      exit_code = bad_input;
    }
  }
  out.flush();
  return exit_code;
}

}  // namespace vpcsim::cli
