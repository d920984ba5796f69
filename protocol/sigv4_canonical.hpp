// The parts of sigv4.cpp that say which bytes are signed, shared by signing and verifying.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/sigv4.hpp"

namespace vpcsim::protocol {

/// Calls visit(part) for each part of `text` between separators.
template <class Visit>
void split_at(std::string_view text, char separator, Visit visit) {
  for (;;) {
    const auto end = text.find(separator);
    visit(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

/// Names and values, decoded, in the order sent.
using QueryParameters = std::vector<std::pair<std::string, std::string>>;
QueryParameters query_parameters(std::string_view target);

/// The target without its query.
std::string_view path_of(std::string_view target);

/// All but RFC 3986's unreserved characters as %XX.
std::string percent_encoded(std::string_view text);

/// "host;x-amz-date".
std::string signed_headers_list(const std::vector<std::string>& names);

}  // namespace vpcsim::protocol
