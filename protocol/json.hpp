// JSON as the AWS CLI prints it: the SDK's member names, absent optionals left out.
#pragma once

#include <string>
#include <string_view>

#include "protocol/shape.hpp"

namespace vpcsim::protocol {

/// A JSON string, quotes included. Bytes that are no valid UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// One line, no spaces.
void append_json(std::string& out, const Shape& shape, const void* structure);

/// True for the text of one JSON object, such as a policy.
bool is_json_object(std::string_view text);

}  // namespace vpcsim::protocol
