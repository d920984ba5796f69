#include <nlohmann/json.hpp>

#include "protocol/json.hpp"

namespace vpcsim::protocol {

bool is_json_object(std::string_view text) {
  auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' && nlohmann::json::accept(text);
}

}  // namespace vpcsim::protocol
