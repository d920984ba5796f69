// The EC2 Query protocol: form parameters such as Filter.1.Value.2=x, to and from request shapes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/shape.hpp"

namespace vpcsim::protocol {

struct FormParameter {
  std::string name;
  std::string value;
};
/// Decoded parameters, in the order sent.
using Form = std::vector<FormParameter>;

/// Decodes application/x-www-form-urlencoded text (a body, or the query of a GET). An empty text is an empty
/// form. Throws ApiError MalformedQueryString: broken percent-encoding, a parameter without a name, or more
/// than `form_parameters_max` of them.
Form parse_form(std::string_view text);
inline constexpr std::size_t form_parameters_max = 20'000;

/// The value of the parameter called exactly `name`, or nullptr.
const std::string* find_parameter(const Form& form, std::string_view name);

/// Parameters that belong to the protocol and not to an action: Action, Version, DryRun and authentication.
bool is_common_parameter(std::string_view name);

/// Fills `request`, whose members must be fresh, from every parameter that isn't a common one. Throws
/// ApiError:
///  - UnknownParameter: nothing in the shape has that name
///  - UnsupportedOperation: AWS has it, vpcsim has not (REFUSED)
///  - InvalidParameterValue: not a value of the member's type
///  - InvalidQueryParameter: given twice
///  - MissingParameter: a required member wasn't given, or is empty
/// Lists may count from 0 or 1 and have gaps; a list member without an index is a list of one, and a list of
/// one is taken for a scalar.
void decode_request(const Form& form, const Shape& shape, void* request);

/// The form body of a request: Action, Version, then the members. Absent optionals and empty lists are left
/// out.
std::string encode_request(std::string_view action, std::string_view version, const Shape& shape,
                           const void* request);

/// RFC 3986 percent-encoding of everything but unreserved characters.
void append_percent_encoded(std::string& out, std::string_view text);

}  // namespace vpcsim::protocol
