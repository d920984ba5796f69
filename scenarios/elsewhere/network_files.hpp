// The network that files of the AWS CLI's output describe, for the evaluator.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/elsewhere/homes.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::elsewhere {

struct NetworkFiles {
  std::vector<DescribedHome> homes;
  /// What is missing or unknown, a sentence each, and what that was taken for.
  std::vector<std::string> notes;
};

/// Reads a file or a directory tree (files.hpp), several accounts and regions in any order. Throws
/// FilesError.
NetworkFiles read_network_files(const std::filesystem::path& path);

/// The part that the evaluator reads (simulator/network/records.hpp).
std::vector<network::Records> records_of(std::vector<DescribedHome> homes);

}  // namespace vpcsim::elsewhere
