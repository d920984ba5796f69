#include "protocol/json_reader.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

namespace vpcsim::protocol {
namespace {

std::string located(const std::string& pointer, const std::string& message) {
  return pointer.empty() ? message : pointer + ": " + message;
}

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 0x3f));
    out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  }
}

/// Beyond the string that begins at `at` with its quote.
std::size_t end_of_string(std::string_view document, std::size_t at) {
  for (++at; at < document.size() && document[at] != '"'; ++at) {
    if (document[at] == '\\') ++at;
  }
  return std::min(at + 1, document.size());
}

/// On the way to a place of the document: an object or array that it is in.
struct Step {
  bool is_array = false;
  std::size_t index = 0;
  std::string_view name = {};  // as written; empty before the first one
  bool expects_name = true;
};

void append_step(std::string& pointer, const Step& step) {
  if (!step.is_array && step.expects_name) return;
  pointer += '/';
  if (step.is_array) {
    pointer += std::to_string(step.index);
    return;
  }
  for (char c : step.name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace

JsonError::JsonError(std::string pointer, const std::string& message, std::size_t offset)
    : std::runtime_error(located(pointer, message)), pointer_(std::move(pointer)), offset_(offset) {}

TextPosition position_at(std::string_view text, std::size_t offset) {
  TextPosition position;
  for (char c : text.substr(0, offset)) {
    ++position.column;
    if (c == '\n') ++position.line, position.column = 1;
  }
  return position;
}

std::string pointer_at(std::string_view document, std::size_t offset) {
  std::vector<Step> path;
  for (std::size_t at = 0; at < offset && at < document.size(); ++at) {
    const char c = document[at];
    if (c == '{' || c == '[') {
      path.push_back({.is_array = c == '['});
    } else if (c == '"') {
      const std::size_t end = end_of_string(document, at);
      if (!path.empty() && !path.back().is_array && path.back().expects_name) {
        path.back().name = document.substr(at + 1, end - at - 2);
        path.back().expects_name = false;
      }
      at = end - 1;
    } else if (path.empty()) {
      continue;
    } else if (c == '}' || c == ']') {
      path.pop_back();
    } else if (c == ',') {
      ++path.back().index;
      path.back().expects_name = true;
    }
  }
  std::string pointer;
  for (const Step& step : path) append_step(pointer, step);
  return pointer;
}

void JsonReader::fail_at(std::size_t offset, const std::string& message, std::string_view below) const {
  throw JsonError(pointer_at(document_, offset).append(below), message, offset);
}

void JsonReader::fail_syntax() const {
  const auto [line, column] = position_at(document_, at_);
  fail_at(at_, at_ >= document_.size() ? std::string("the JSON breaks off here")
                                       : fmt::format("not JSON: line {}, column {}", line, column));
}

void JsonReader::skip_space() {
  while (at_ < document_.size() && is_space(document_[at_])) ++at_;
}

char JsonReader::peek() {
  skip_space();
  if (at_ >= document_.size()) fail_syntax();
  return document_[at_];
}

std::size_t JsonReader::next_offset() {
  skip_space();
  return at_;
}

std::size_t JsonReader::begin(char first, std::string_view expected) {
  const char c = peek();
  value_ = at_;
  if (c != first) fail(fmt::format("{} is expected here", expected));
  return at_;
}

std::size_t JsonReader::begin_object() {
  const std::size_t start = begin('{', "an object");
  ++at_;
  first_ = true;
  return start;
}

std::size_t JsonReader::begin_array() {
  const std::size_t start = begin('[', "an array");
  ++at_;
  first_ = true;
  return start;
}

bool JsonReader::next(char close) {
  char c = peek();
  if (c == close) {
    ++at_;
    first_ = false;
    return false;
  }
  if (!first_) {
    if (c != ',') fail_syntax();
    ++at_;
    peek();
  }
  first_ = false;
  return true;
}

bool JsonReader::next_element() {
  return next(']');
}

bool JsonReader::next_member(std::string_view& name) {
  if (!next('}')) return false;
  if (peek() != '"') fail_syntax();
  value_ = at_;
  name = string(name_);
  if (peek() != ':') fail_syntax();
  ++at_;
  return true;
}

std::string_view JsonReader::text() {
  begin('"', "text");
  first_ = false;
  return string(text_);
}

/// The quote is next. Without escapes the text is the document's own.
std::string_view JsonReader::string(std::string& scratch) {
  const std::size_t start = ++at_;
  while (at_ < document_.size() && document_[at_] != '"' && document_[at_] != '\\' &&
         static_cast<unsigned char>(document_[at_]) >= 0x20)
    ++at_;
  if (at_ < document_.size() && document_[at_] == '"') return document_.substr(start, at_++ - start);
  scratch.assign(document_.substr(start, at_ - start));
  while (true) {
    if (at_ >= document_.size() || static_cast<unsigned char>(document_[at_]) < 0x20) fail_syntax();
    const char c = document_[at_++];
    if (c == '"') return scratch;
    if (c == '\\') {
      unescape(scratch);
    } else {
      scratch += c;
    }
  }
}

void JsonReader::unescape(std::string& scratch) {
  if (at_ >= document_.size()) fail_syntax();
  constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  const char c = document_[at_++];
  if (const auto letter = letters.find(c); letter != std::string_view::npos) {
    scratch += meanings[letter];
    return;
  }
  if (c != 'u') fail_syntax();
  std::uint32_t code = hex4();
  if (code >= 0xdc80 && code <= 0xdcff) {  // a byte that is no UTF-8
    scratch += static_cast<char>(code & 0xff);
    return;
  }
  if (code >= 0xd800 && code < 0xdc00) {
    if (!document_.substr(at_).starts_with("\\u")) fail_syntax();
    at_ += 2;
    const std::uint32_t low = hex4();
    if (low < 0xdc00 || low > 0xdfff) fail_syntax();
    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  } else if (code >= 0xdc00 && code < 0xe000) {
    fail_syntax();
  }
  append_utf8(scratch, code);
}

std::uint32_t JsonReader::hex4() {
  const std::string_view digits = document_.substr(std::min(at_, document_.size()), 4);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (digits.size() != 4 || error != std::errc{} || end != digits.data() + 4) fail_syntax();
  at_ += 4;
  return code;
}

std::string_view JsonReader::number() {
  const char c = peek();
  value_ = at_;
  if (c != '-' && (c < '0' || c > '9')) fail("a number is expected here");
  const std::size_t length =
      std::min(document_.find_first_not_of("+-.0123456789eE", at_), document_.size()) - at_;
  first_ = false;
  at_ += length;
  return document_.substr(value_, length);
}

std::int64_t JsonReader::integer(std::int64_t min, std::int64_t max) {
  const std::string_view written = number();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
  if (error != std::errc{} || end != written.data() + written.size() || value < min || value > max)
    fail(fmt::format("{} isn't a whole number from {} to {}", written, min, max));
  return value;
}

void JsonReader::take_word(std::string_view word, std::string_view expected) {
  if (!document_.substr(at_).starts_with(word)) fail(fmt::format("{} is expected here", expected));
  at_ += word.size();
  first_ = false;
}

bool JsonReader::boolean() {
  const bool value = peek() == 't';
  value_ = at_;
  take_word(value ? "true" : "false", "true or false");
  return value;
}

bool JsonReader::take_null() {
  if (peek() != 'n') return false;
  value_ = at_;
  take_word("null", "null");
  return true;
}

void JsonReader::skip() {
  std::size_t depth = 0;
  peek();
  do {
    const char c = peek();
    if (c == '"') {
      at_ = end_of_string(document_, at_);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') {
      if (depth == 0) fail_syntax();
      --depth;
    }
    const bool is_scalar = std::string_view("{}[],:").find(c) == std::string_view::npos;
    ++at_;
    if (is_scalar) at_ = std::min(document_.find_first_of(",:{}[]\" \r\n\t", at_), document_.size());
  } while (depth > 0);
  first_ = false;
}

bool JsonReader::at_end() {
  skip_space();
  return at_ >= document_.size();
}

void JsonReader::end() {
  if (!at_end()) fail_syntax();
}

}  // namespace vpcsim::protocol
