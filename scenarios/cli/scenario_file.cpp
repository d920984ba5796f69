#include "scenarios/cli/scenario_file.hpp"

#include <cstdlib>
#include <iostream>
#include <random>

#include <unistd.h>

#include "protocol/credentials.hpp"
#include "scenarios/reader.hpp"

namespace vpcsim::cli {

std::optional<scenarios::Scenario> load_or_complain(const std::string& file) {
  auto loaded = scenarios::load(file);
  if (auto* scenario = std::get_if<scenarios::Scenario>(&loaded)) return std::move(*scenario);
  for (const auto& mistake : std::get<std::vector<scenarios::Mistake>>(loaded))
    std::cerr << mistake.line() << '\n';
  return std::nullopt;
}

Endpoint::Endpoint(const std::string& url, const std::string& region)
    : transport_(url),
      api_{transport_, waiter_, protocol::load_credentials(protocol::process_environment),
           region.empty() ? protocol::load_region(protocol::process_environment).value_or("us-east-1")
                          : region} {
  api_.jitter_seed = std::random_device()();  // clients that were turned away together come back apart
}

bool color() {
  return isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
}

}  // namespace vpcsim::cli
