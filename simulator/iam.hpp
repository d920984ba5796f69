// Identity and Access Management, no further than clients ask at start-up: who is this user, and what is the
// account called? Told apart by its version.
#pragma once

#include <string>
#include <string_view>

#include "protocol/error.hpp"
#include "protocol/query.hpp"
#include "simulator/caller.hpp"

namespace vpcsim::iam {

inline constexpr std::string_view version = "2010-05-08";

/// Appends the answer of GetUser or ListAccountAliases. Throws ApiError InvalidAction for all others,
/// NoSuchEntity for any user by name (there are none), ValidationError for a role that asks for itself.
void answer(const Form& form, const Caller& caller, std::string_view request_id, std::string& body);

/// IAM's error envelope: STS's with another namespace.
std::string error_body(const ApiError& error, std::string_view request_id);

}  // namespace vpcsim::iam
