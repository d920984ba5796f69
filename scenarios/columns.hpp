// Text in columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vpcsim::scenarios {

/// The columns that a UTF-8 text takes: two for an East Asian wide or full-width character, none for a
/// combining one, one for any other (Unicode Standard Annex #11).
std::size_t columns_of(std::string_view text);

/// With spaces behind it, up to so many columns.
std::string padded(std::string text, std::size_t columns);

}  // namespace vpcsim::scenarios
