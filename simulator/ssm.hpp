// The Systems Manager parameter store, as far as clients look up images in it: the public parameters. It
// answers at the same endpoint as EC2, in another protocol (JSON 1.1), and is told apart by a header.
#pragma once

#include <string>

#include "protocol/error.hpp"
#include "protocol/http.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim::ssm {

inline constexpr std::string_view content_type = "application/x-amz-json-1.1";

/// A request in the JSON protocol: it names its target (SERVICE.Action). EC2 and STS have none.
bool is_request(const HttpRequest& request);

/// Appends the answer. Throws ApiError: UnknownOperationException for other targets than GetParameter,
/// GetParameters and GetParametersByPath, ParameterNotFound, ParameterVersionNotFound, ValidationException,
/// SerializationException.
void answer(const HttpRequest& request, const Home& caller, std::string& body);

std::string error_body(const ApiError& error);

}  // namespace vpcsim::ssm
