// Client tokens: a call repeated with the same token is answered with what the first one made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "protocol/operation.hpp"
#include "simulator/table.hpp"

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
template <class Row>
const Row* find_made_by(const Table<Row>& table, const Idempotency& idempotency) {
  if (idempotency.client_token.empty()) return nullptr;
  for (const Row& row : table.with("client-token", idempotency.client_token)) {
    if (row.idempotency.client_token != idempotency.client_token) continue;
    check_same_request(row.idempotency, idempotency);
    return &row;
  }
  return nullptr;
}

}  // namespace vpcsim
