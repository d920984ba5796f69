// Files of what the AWS CLI printed. Reading directories and files happens here and nowhere else.
#pragma once

#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/json.hpp"
#include "scenarios/elsewhere/described.hpp"

namespace vpcsim::elsewhere {

/// What can't be used: the message has a line for each file, "FILE:LINE:COLUMN: ...".
struct FilesError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct File {
  std::string path;
  Described described;
};

struct Files {
  std::vector<File> files;                  ///< in the order of their paths
  std::set<std::string, std::less<>> keys;  ///< top-level keys that were read: "Vpcs", even of empty lists
  protocol::JsonDifferences differences;
  std::vector<std::string> notes;  ///< what was left out, a sentence each
};

/// Reads a file, or all of a directory tree but what is hidden. A file may have any name and several
/// documents one after the other; what it holds shows in its top-level keys. The answers of
/// search-transit-gateway-routes and get-managed-prefix-list-entries don't say what they are of: their file's
/// name must have that id. What is no JSON object is left out, with a note. Throws FilesError for broken
/// JSON, for values of another type than AWS's, and for what can't be opened.
Files read_files(const std::filesystem::path& path);

/// The documents of one file's text, appended to `files`. Throws FilesError.
void read_text(const std::string& path, std::string_view text, Files& files);

}  // namespace vpcsim::elsewhere
