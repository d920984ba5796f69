#include <algorithm>
#include <array>

#include "protocol/error.hpp"
#include "protocol/query.hpp"

namespace vpcsim::protocol {
namespace {

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::string decode_component(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) {
        refuse("MalformedQueryString", "The query string contains a broken percent-encoding: '{}'",
               text.substr(i, 3));
      }
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

}  // namespace

Form parse_form(std::string_view text) {
  Form form;
  while (!text.empty()) {
    auto pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    if (pair.empty()) continue;
    auto equals = std::min(pair.find('='), pair.size());
    if (equals == 0) refuse("MalformedQueryString", "The query string contains a parameter without a name");
    if (form.size() == form_parameters_max) {
      refuse("MalformedQueryString", "The query string contains more than {} parameters",
             form_parameters_max);
    }
    form.push_back({decode_component(pair.substr(0, equals)),
                    decode_component(pair.substr(std::min(equals + 1, pair.size())))});
  }
  return form;
}

const std::string* find_parameter(const Form& form, std::string_view name) {
  auto found = std::find_if(form.begin(), form.end(),
                            [&](const FormParameter& parameter) { return parameter.name == name; });
  return found == form.end() ? nullptr : &found->value;
}

bool is_common_parameter(std::string_view name) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"Action", "Version", "DryRun", "AWSAccessKeyId", "Signature", "SignatureMethod", "SignatureVersion",
       "Timestamp", "Expires", "SecurityToken"});
  return name.starts_with("X-Amz-") || std::find(names.begin(), names.end(), name) != names.end();
}

void append_percent_encoded(std::string& out, std::string_view text) {
  for (char c : text) {
    bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.' || c == '~';
    if (unreserved) {
      out += c;
    } else {
      auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4];
      out += "0123456789ABCDEF"[byte & 0xf];
    }
  }
}

}  // namespace vpcsim::protocol
