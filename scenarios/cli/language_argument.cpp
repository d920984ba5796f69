#include "scenarios/cli/language_argument.hpp"

#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace vpcsim::cli {

void add_language(CLI::App& command, network::Language& language) {
  command
      .add_option_function<std::string>(
          "--lang",
          [&language](const std::string& code) {
            const auto known = network::parse_language(code);
            if (!known) {
              throw CLI::ValidationError("--lang", fmt::format("there is no language {}; there are {}", code,
                                                               fmt::join(network::language_codes, " and ")));
            }
            language = *known;
          },
          "The language of sentences: en (English) or ja (Japanese) (default: VPCSIM_LANG, else en)")
      ->envname("VPCSIM_LANG")
      ->type_name("en|ja");
}

}  // namespace vpcsim::cli
