// JSON as the AWS CLI prints it: the SDK's member names, absent optionals left out.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "protocol/json_reader.hpp"
#include "protocol/shape.hpp"

namespace vpcsim::protocol {

/// A JSON string, quotes included. Bytes that are no valid UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// One line, no spaces.
void append_json(std::string& out, const Shape& shape, const void* structure);

/// How JSON and the shapes that it was read into differ. Members are called "Vpc.CidrBlock".
struct JsonDifferences {
  std::map<std::string, std::size_t> unknown;       ///< members that no shape has, and how often they came
  std::map<std::string, std::size_t> missing;       ///< members that every record has, where one hadn't
  std::map<std::string, std::size_t> unknown_text;  ///< values of optional enumerations: left out
};

/// Reads an object as the AWS CLI and SDKs print it into a structure of that shape, over what it holds.
/// Members that aren't in the shape are skipped, those that are null or not there keep what they were: all is
/// counted in `differences`. Instants are ISO 8601, in any time zone; enumerations are taken in either case.
/// Throws JsonError for what is no JSON, for values of another type, and for a value that isn't one of an
/// enumeration which every record has.
void read_json(JsonReader& in, const Shape& shape, void* structure, JsonDifferences& differences);

/// True for the text of one JSON object, such as a policy.
bool is_json_object(std::string_view text);

}  // namespace vpcsim::protocol
