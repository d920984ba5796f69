// The envelopes of the AWS services that speak the plain Query protocol. STS and IAM differ in the namespace
// alone; EC2 has envelopes of its own (protocol/xml.hpp, protocol/error.hpp).
#pragma once

#include <string>
#include <string_view>

#include "protocol/error.hpp"
#include "protocol/query.hpp"

namespace vpcsim::query_service {

/// The Action that a request names. Throws ApiError MissingAction.
const std::string& action_of(const Form& form);

/// `result` is XML: what is inside of ACTIONResult.
void append_answer(std::string& body, std::string_view xml_namespace, std::string_view action,
                   std::string_view result, std::string_view request_id);

std::string error_body(std::string_view xml_namespace, const ApiError& error, std::string_view request_id);

}  // namespace vpcsim::query_service
