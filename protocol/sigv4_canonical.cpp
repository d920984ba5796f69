#include "protocol/sigv4_canonical.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "protocol/digest.hpp"

namespace vpcsim::protocol {
namespace {

constexpr std::string_view unsigned_payload = "UNSIGNED-PAYLOAD";

// --- Percent encoding, by the rules of RFC 3986 that SigV4 insists on -------------------------------------

bool is_unreserved(char c) {
  return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~';
}

void append_encoded(std::string& out, std::string_view text, bool keep_slash) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_unreserved(c) || (keep_slash && c == '/')) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  }
}

/// A '%' that no two digits follow stands for itself.
std::string decoded(std::string_view text, bool plus_is_space) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() ? ascii::hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? ascii::hex_value(text[i + 2]) : -1;
    if (text[i] == '%' && high >= 0 && low >= 0) {
      result.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      result.push_back(plus_is_space && text[i] == '+' ? ' ' : text[i]);
    }
  }
  return result;
}

// --- The target --------------------------------------------------------------------------------------------

std::string_view query_of(std::string_view target) {
  const auto mark = target.find('?');
  return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

/// Encoded twice and without dots and double slashes, except for s3, whose keys may have them.
void append_canonical_path(std::string& out, std::string_view path, bool is_s3) {
  if (is_s3) return append_encoded(out, path.empty() ? "/" : decoded(path, false), true);
  std::vector<std::string_view> kept;
  split_at(path, '/', [&kept](std::string_view segment) {
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (!segment.empty() && segment != "." && segment != "..") kept.push_back(segment);
  });
  if (kept.empty()) {
    out.push_back('/');
    return;
  }
  for (const std::string_view segment : kept) {
    out.push_back('/');
    append_encoded(out, segment, false);
  }
  if (path.back() == '/') out.push_back('/');
}

/// Sorted by the bytes of the encoded names, then by those of the encoded values.
void append_canonical_query(std::string& out, std::string_view target) {
  auto parameters = query_parameters(target);
  for (auto& [name, value] : parameters) {
    name = percent_encoded(name);
    value = percent_encoded(value);
  }
  std::sort(parameters.begin(), parameters.end());
  bool first = true;
  for (const auto& [name, value] : parameters) {
    if (name == "X-Amz-Signature") continue;  // it can't sign itself
    if (!std::exchange(first, false)) out.push_back('&');
    out.append(name).append("=").append(value);
  }
}

// --- The rest of the canonical request -------------------------------------------------------------------

/// Without white space at the ends, and with one space for each run of it inside.
void append_folded(std::string& out, std::string_view value) {
  bool pending_space = false;
  for (const char c : ascii::trim(value)) {
    if (ascii::is_space(c)) {
      pending_space = true;
      continue;
    }
    if (std::exchange(pending_space, false)) out.push_back(' ');
    out.push_back(c);
  }
}

void append_canonical_header(std::string& out, const HttpHeaders& headers, std::string_view name) {
  bool found = false;
  out.append(name);
  for (const auto& [key, value] : headers) {
    if (!ascii::equal_ignoring_case(key, name)) continue;
    out.push_back(std::exchange(found, true) ? ',' : ':');
    append_folded(out, value);
  }
  if (!found)
    throw SignatureError(SignatureError::Kind::missing_field,
                         fmt::format("The signed header '{}' is not in the request.", name));
  out.push_back('\n');
}

void append_payload_digest(std::string& out, const HttpRequest& request,
                           const ParsedAuthorization& authorization) {
  if (authorization.service == "s3") {
    const std::string* claimed = find_header(request.headers, "X-Amz-Content-SHA256");
    const bool presigned = authorization.form == ParsedAuthorization::Form::presigned;
    if (claimed == nullptr ? presigned : *claimed == unsigned_payload) {
      out.append(unsigned_payload);
      return;
    }
  }
  out.append(hex(sha256(request.body)));
}

}  // namespace

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find('?'));
}

std::string percent_encoded(std::string_view text) {
  std::string result;
  append_encoded(result, text, false);
  return result;
}

QueryParameters query_parameters(std::string_view target) {
  QueryParameters result;
  const std::string_view query = query_of(target);
  if (query.empty()) return result;
  split_at(query, '&', [&result](std::string_view pair) {
    if (pair.empty()) return;
    const auto equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    result.emplace_back(decoded(pair.substr(0, equals), true), decoded(value, true));
  });
  return result;
}

std::string signed_headers_list(const std::vector<std::string>& names) {
  std::string result;
  for (const std::string& name : names) {
    if (!result.empty()) result.push_back(';');
    result.append(name);
  }
  return result;
}

std::string canonical_request(const HttpRequest& request, const ParsedAuthorization& authorization) {
  std::string result;
  result.reserve(1024);
  result.append(request.method).push_back('\n');
  append_canonical_path(result, path_of(request.target), authorization.service == "s3");
  result.push_back('\n');
  append_canonical_query(result, request.target);
  result.push_back('\n');
  for (const std::string& name : authorization.signed_headers) {
    append_canonical_header(result, request.headers, name);
  }
  result.append("\n").append(signed_headers_list(authorization.signed_headers)).push_back('\n');
  append_payload_digest(result, request, authorization);
  return result;
}

}  // namespace vpcsim::protocol
