#include "scenarios/cli/snapshot_file.hpp"

#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include "protocol/http_client.hpp"
#include "scenarios/cli/private_file.hpp"
#include "scenarios/cli/snapshot_call.hpp"
#include "simulator/snapshot/snapshot_document.hpp"

namespace vpcsim::cli {

bool is_snapshot_file(const std::string& path) {
  // The document begins so; a tool that indents it adds white space.
  std::ifstream file(path);
  std::string start;
  for (char c; start.size() < 26 && file.get(c);) {
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') start += c;
  }
  return start == R"({"format":"vpcsim-snapshot)";
}

scenarios::CloudState read_snapshot_file(const std::string& path) {
  auto restored = snapshot::read_document(read_file(path));
  return {std::move(restored.cloud), restored.now};
}

std::string fetch_snapshot(const std::string& endpoint) {
  auto response = call_snapshot(endpoint, "GET", {});
  const bool is_snapshot = response.status == 200 && response.body.starts_with("{\"format\":");
  if (!is_snapshot) throw std::runtime_error(complaint_of(endpoint, response));
  return std::move(response.body);
}

}  // namespace vpcsim::cli
