// The form of ids, for the few calls that look at it before they look the resource up: most of EC2 doesn't
// (facts 1.7).
#pragma once

#include <string_view>

namespace vpcsim {

/// Throws `code` with «Invalid id: "foo" (expecting "i-...")» (recorded for images) unless `text` is `prefix`
/// and 8 or 17 lower-case hexadecimal digits.
void check_id_form(std::string_view text, std::string_view prefix, std::string_view code);

}  // namespace vpcsim
