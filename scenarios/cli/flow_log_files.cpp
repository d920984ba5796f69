#include "scenarios/cli/flow_log_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "simulator/network/flow_log.hpp"

namespace vpcsim::cli {
namespace {

/// Names come from whoever answers at an endpoint: none of them may lead out of its directory. A log group
/// "/aws/vpc" becomes "aws_vpc".
std::string file_name(std::string name) {
  name.erase(0, name.find_first_not_of('/'));
  auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '#';
  };
  std::replace_if(
      name.begin(), name.end(), [&](char c) { return !is_plain(c); }, '_');
  if (name.empty() || name == "." || name == "..") name += '_';
  return name;
}

}  // namespace

void append_flow_logs(const std::string& directory, const network::Network& network,
                      const network::Path& path, protocol::Timestamp at) {
  for (const network::FlowLogRecord& record : network::flow_log_records(network, path, at)) {
    const network::NetworkInterface& interface = network[record.interface];
    const network::Vpc& vpc = network[interface.vpc];
    const std::filesystem::path place = std::filesystem::path(directory) / file_name(vpc.owner) /
                                        file_name(vpc.region) / file_name(network[record.log].destination);
    std::error_code error;
    std::filesystem::create_directories(place, error);
    const std::filesystem::path file = place / (file_name(interface.id) + ".log");
    std::ofstream out(file, std::ios::app);
    out << record.text << '\n';
    out.close();
    if (!out) throw std::runtime_error("can't write " + file.string());
  }
}

}  // namespace vpcsim::cli
