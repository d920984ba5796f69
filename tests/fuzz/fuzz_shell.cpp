// Any bytes as a command line: a list, a syntax error or a refusal; and a pattern of the same bytes matches
// something or doesn't.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "simulator/instance/pattern.hpp"
#include "simulator/instance/regular_expression.hpp"
#include "simulator/instance/shell_syntax.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vpcsim::instance;
  std::string_view text{reinterpret_cast<const char*>(data), size};
  auto parsed = parse_command(text);
  if (!parsed && parsed.message.empty()) std::abort();
  for (const auto& entry : parsed.list.entries) {
    if (entry.pipeline.commands.empty()) std::abort();
  }
  auto half = text.substr(0, size / 2);
  (void)matches_pattern(half, text.substr(half.size()));
  if (!matches_pattern(quoted_pattern(half), half)) std::abort();
  (void)RegularExpression(half, {.extended = size % 2 == 0}).matches(text.substr(half.size()));
  return 0;
}
