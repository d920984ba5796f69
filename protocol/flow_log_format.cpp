#include "protocol/flow_log_format.hpp"

#include <algorithm>
#include <array>

namespace vpcsim::protocol {

const std::string_view default_flow_log_format =
    "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} "
    "${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

namespace {

struct Field {
  std::string_view name;
  int version;
};

constexpr auto fields = std::to_array<Field>({
    {"version", 2},
    {"account-id", 2},
    {"interface-id", 2},
    {"srcaddr", 2},
    {"dstaddr", 2},
    {"srcport", 2},
    {"dstport", 2},
    {"protocol", 2},
    {"packets", 2},
    {"bytes", 2},
    {"start", 2},
    {"end", 2},
    {"action", 2},
    {"log-status", 2},
    {"vpc-id", 3},
    {"subnet-id", 3},
    {"instance-id", 3},
    {"tcp-flags", 3},
    {"type", 3},
    {"pkt-srcaddr", 3},
    {"pkt-dstaddr", 3},
    {"region", 4},
    {"az-id", 4},
    {"sublocation-type", 4},
    {"sublocation-id", 4},
    {"pkt-src-aws-service", 5},
    {"pkt-dst-aws-service", 5},
    {"flow-direction", 5},
    {"traffic-path", 5},
    {"ecs-cluster-arn", 7},
    {"ecs-cluster-name", 7},
    {"ecs-container-instance-arn", 7},
    {"ecs-container-instance-id", 7},
    {"ecs-container-id", 7},
    {"ecs-second-container-id", 7},
    {"ecs-service-name", 7},
    {"ecs-task-definition-arn", 7},
    {"ecs-task-arn", 7},
    {"ecs-task-id", 7},
    {"reject-reason", 8},
    {"resource-id", 9},
    {"encryption-status", 10},
});

}  // namespace

std::optional<int> version_of_field(std::string_view field) {
  auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& row) { return row.name == field; });
  if (found == fields.end()) return std::nullopt;
  return found->version;
}

std::optional<std::vector<std::string_view>> fields_of_format(std::string_view format) {
  std::vector<std::string_view> names;
  while (true) {
    if (!format.starts_with("${")) return std::nullopt;
    const auto end = format.find('}');
    if (end == std::string_view::npos || end == 2) return std::nullopt;
    names.push_back(format.substr(2, end - 2));
    format.remove_prefix(end + 1);
    if (format.empty()) return names;
    if (!format.starts_with(' ')) return std::nullopt;
    format.remove_prefix(1);
  }
}

}  // namespace vpcsim::protocol
