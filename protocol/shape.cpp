#include "protocol/shape.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

namespace vpcsim::protocol {
namespace {

template <class T>
void write_number(const void* value, std::string& out) {
  out += std::to_string(*static_cast<const T*>(value));
}

template <class T>
bool read_number(void* value, std::string_view text) {
  auto number = parse_integer<T>(text);
  if (number) *static_cast<T*>(value) = *number;
  return number.has_value();
}

std::string with_first(std::string_view text, int (*convert)(int)) {
  std::string out(text);
  if (!out.empty()) out[0] = static_cast<char>(convert(static_cast<unsigned char>(out[0])));
  return out;
}

}  // namespace

constinit const Type text_type{
    .kind = Kind::text,
    .description = "string",
    .write = [](const void* value, std::string& out) { out += *static_cast<const std::string*>(value); },
    .read =
        [](void* value, std::string_view text) {
          static_cast<std::string*>(value)->assign(text);
          return true;
        }};

constinit const Type int32_type{.kind = Kind::integer,
                                .description = "integer",
                                .write = write_number<std::int32_t>,
                                .read = read_number<std::int32_t>};

constinit const Type int64_type{.kind = Kind::integer,
                                .description = "integer",
                                .write = write_number<std::int64_t>,
                                .read = read_number<std::int64_t>};

constinit const Type double_type{
    .kind = Kind::integer,
    .description = "double",
    .write = [](const void* value,
                std::string& out) { out += fmt::format("{}", *static_cast<const double*>(value)); },
    .read =
        [](void* value, std::string_view text) {
          double number = 0;
          auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
          bool read = error == std::errc{} && end == text.data() + text.size();
          if (read) *static_cast<double*>(value) = number;
          return read;
        }};

constinit const Type boolean_type{
    .kind = Kind::boolean,
    .description = "boolean",
    .write = [](const void* value,
                std::string& out) { out += *static_cast<const bool*>(value) ? "true" : "false"; },
    .read =
        [](void* value, std::string_view text) {
          if (text != "true" && text != "false") return false;
          *static_cast<bool*>(value) = text == "true";
          return true;
        }};

constinit const Type timestamp_type{
    .kind = Kind::text,
    .description = "timestamp",
    .write = [](const void* value, std::string& out) { out += static_cast<const Timestamp*>(value)->text(); },
    .read =
        [](void* value, std::string_view text) {
          auto timestamp = Timestamp::parse(text);
          if (timestamp) *static_cast<Timestamp*>(value) = *timestamp;
          return timestamp.has_value();
        }};

const Member* Shape::find(std::string_view member_name) const {
  auto found = std::find_if(members.begin(), members.end(),
                            [&](const Member& member) { return member.name == member_name; });
  return found == members.end() ? nullptr : &*found;
}

std::string xml_name(const Member& member) {
  return member.wire.empty() ? with_first(member.name, std::tolower) : std::string(member.wire);
}

std::string query_name(const Member& member) {
  if (!member.query.empty()) return std::string(member.query);
  return with_first(member.wire.empty() ? member.name : member.wire, std::toupper);
}

}  // namespace vpcsim::protocol
