// The Security Token Service, as far as clients ask it at start-up: who am I? It answers at the same endpoint
// as EC2 and is told apart by its version.
#pragma once

#include <string>
#include <string_view>

#include "protocol/error.hpp"
#include "protocol/query.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim::sts {

inline constexpr std::string_view version = "2011-06-15";

/// A request of STS: no version of EC2's API has that date.
bool is_request(const Form& form);

/// Appends the answer. A key of vpcsim's is its account's root, which may do everything. Throws ApiError
/// InvalidAction for everything but GetCallerIdentity, UnknownParameter for a parameter.
void answer(const Form& form, const Home& caller, std::string_view request_id, std::string& body);

/// STS's error envelope, which isn't EC2's.
std::string error_body(const ApiError& error, std::string_view request_id);

}  // namespace vpcsim::sts
