// The Security Token Service: who am I, and temporary credentials. It answers at the same endpoint as EC2 and
// is told apart by its version.
#pragma once

#include <string>
#include <string_view>

#include "protocol/error.hpp"
#include "protocol/query.hpp"
#include "simulator/caller.hpp"

namespace vpcsim::sts {

inline constexpr std::string_view version = "2011-06-15";

/// Appends the answer of GetCallerIdentity, GetAccessKeyInfo, AssumeRole or GetSessionToken. A key of
/// vpcsim's is its account's root, which may do everything; a role of any name can be assumed in any account.
/// Throws ApiError InvalidAction for other actions, ValidationError, AccessDenied, UnsupportedOperation for
/// parameters that would need policies or devices, UnknownParameter.
void answer(const Form& form, const Caller& caller, const Authentication& authentication,
            const SessionTokens& tokens, Timestamp now, std::string_view request_id, std::string& body);

/// STS's error envelope, which isn't EC2's.
std::string error_body(const ApiError& error, std::string_view request_id);

}  // namespace vpcsim::sts
