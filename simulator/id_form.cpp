#include "simulator/id_form.hpp"

#include "protocol/error.hpp"

namespace vpcsim {

void check_id_form(std::string_view text, std::string_view prefix, std::string_view code) {
  auto digits = text.starts_with(prefix) ? text.substr(prefix.size()) : std::string_view{};
  bool hexadecimal = digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  if (hexadecimal && (digits.size() == 8 || digits.size() == 17)) return;
  throw protocol::ApiError(code, fmt::format("Invalid id: \"{}\" (expecting \"{}...\")", text, prefix));
}

}  // namespace vpcsim
