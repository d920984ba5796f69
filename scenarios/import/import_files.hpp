// A network from elsewhere as a state of the emulator: the JSON that `aws ec2 describe-...` printed, ids
// kept.
#pragma once

#include <filesystem>
#include <string>

#include "scenarios/elsewhere/homes.hpp"
#include "scenarios/import/report.hpp"
#include "simulator/cloud.hpp"

namespace vpcsim::importing {

struct Imported {
  Cloud cloud;
  protocol::Timestamp now;  ///< the latest instant in the files, but for those that are still to come
  Report report;
};

/// Reads a file or a directory tree (elsewhere/files.hpp). Throws elsewhere::FilesError for what can't be
/// read; whatever can be read and can't be held is in the report.
Imported import_files(const std::filesystem::path& path);

/// The same from files that were read already.
Imported import_files(elsewhere::Files files);

/// The document that the emulator loads (simulator/snapshot/), checked like any other.
std::string document_of(const Imported& imported);

}  // namespace vpcsim::importing
