// Client tokens: a call repeated with the same token is answered with what the first one made.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "protocol/operation.hpp"

namespace vpcsim {

/// What a resource remembers of the call that made it.
struct Idempotency {
  std::string client_token;       ///< empty: none was given
  std::uint64_t fingerprint = 0;  ///< of the whole request
};

std::uint64_t fingerprint(std::string_view action, const protocol::Shape& shape, const void* request);

template <protocol::Operation Request>
Idempotency idempotency_of(const Request& request) {
  return {request.client_token.value_or(""), fingerprint(Request::action, Request::shape, &request)};
}

/// Throws IdempotentParameterMismatch unless the two calls asked for the same.
void check_same_request(const Idempotency& first, const Idempotency& repeated);

/// The row that an earlier call with this token made, or nullptr. Throws IdempotentParameterMismatch.
template <class Table>
auto find_made_by(const Table& table, const Idempotency& idempotency) -> decltype(&*table.begin()) {
  if (idempotency.client_token.empty()) return nullptr;
  auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) {
    return row.idempotency.client_token == idempotency.client_token;
  });
  if (found == table.end()) return nullptr;
  check_same_request(found->idempotency, idempotency);
  return &*found;
}

}  // namespace vpcsim
