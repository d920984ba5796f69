#pragma once

#include <array>
#include <variant>

#include "protocol/ec2/flow_log.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// A flow log goes with the resource that it watches.
struct FlowLog {
  FlowLogId id;
  std::variant<VpcId, SubnetId, NetworkInterfaceId> resource;
  ec2::TrafficType traffic = ec2::TrafficType::all;
  ec2::LogDestinationType destination_type = ec2::LogDestinationType::cloud_watch_logs;
  std::string log_group;    ///< a log group's name; empty if `destination` names the place
  std::string destination;  ///< an ARN; empty if `log_group` names the place
  std::string format;
  int max_aggregation_seconds = 600;
  std::string role_arn, cross_account_role_arn;  ///< may be empty
  Timestamp created;
  Idempotency idempotency;  ///< that of the call, which may have made several
  Tags tags;

  std::string resource_text() const {
    return std::visit([](const auto& resource_id) { return resource_id.text(); }, resource);
  }

  static constexpr auto indexed = std::to_array<std::string_view>({"resource-id"});
  void index(IndexKeys& keys) const { keys.add("resource-id", resource_text()); }
};

}  // namespace vpcsim
