// Snapshots as the commands get them: from a file, or from a running emulator.
#pragma once

#include <string>

#include "scenarios/rehearsal.hpp"

namespace vpcsim::cli {

/// Whether the file's content says that `vpcsim snapshot save` wrote it, whatever its name.
bool is_snapshot_file(const std::string& path);

/// Throws snapshot::SnapshotError, and std::system_error for a file that can't be read.
scenarios::CloudState read_snapshot_file(const std::string& path);

/// The document. Throws std::runtime_error with what the endpoint answered instead, and HttpError.
std::string fetch_snapshot(const std::string& endpoint);

}  // namespace vpcsim::cli
