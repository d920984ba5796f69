// Reachability Analyzer and Network Access Analyzer: both find their answer when an analysis starts, keep it,
// and show it once the analysis is over.
#pragma once

#include <array>
#include <memory>

#include "protocol/ec2/network_insights_access_scope.hpp"
#include "protocol/ec2/network_insights_access_scope_analysis.hpp"
#include "protocol/ec2/network_insights_analysis.hpp"
#include "protocol/ec2/network_insights_path.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// A question. Its ends may be gone by the time it is asked.
struct NetworkInsightsPath {
  NetworkInsightsPathId id;
  std::string source, destination;  ///< ids; no destination if an address is one
  std::string source_arn, destination_arn;
  std::optional<Ipv4> source_ip, destination_ip;
  ec2::PathProtocol protocol = ec2::PathProtocol::tcp;
  std::optional<std::int32_t> destination_port;
  std::optional<ec2::PathFilter> filter_at_source, filter_at_destination;
  Timestamp created;
  Idempotency idempotency;
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>({"source", "destination"});
  void index(IndexKeys& keys) const {
    keys.add("source", source);
    keys.add("destination", destination);
  }
};

/// Goes by itself 120 days after its start (Reachability Analyzer guide).
struct NetworkInsightsAnalysis {
  NetworkInsightsAnalysisId id;
  NetworkInsightsPathId path;
  Timestamp started;
  /// As it is described when it is over, but for the tags.
  std::shared_ptr<const ec2::NetworkInsightsAnalysis> outcome;
  Idempotency idempotency;
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>({"path"});
  void index(IndexKeys& keys) const { keys.add("path", path); }
};

struct NetworkInsightsAccessScope {
  NetworkInsightsAccessScopeId id;
  std::shared_ptr<const ec2::NetworkInsightsAccessScopeContent> content;
  Timestamp created;
  Idempotency idempotency;
  Tags tags;
};

/// Findings share most of their components: each is kept once, without a sequence number.
struct AccessScopeOutcome {
  std::string failure;  ///< why there is no answer; empty: there is one
  std::int32_t analyzed_interfaces = 0;
  std::vector<ec2::PathComponent> components;
  std::vector<std::vector<std::uint32_t>> findings;  ///< in `components`, each from its source on
};

struct NetworkInsightsAccessScopeAnalysis {
  NetworkInsightsAccessScopeAnalysisId id;
  NetworkInsightsAccessScopeId scope;
  Timestamp started;
  std::shared_ptr<const AccessScopeOutcome> outcome;
  Idempotency idempotency;
  Tags tags;

  static constexpr auto indexed = std::to_array<std::string_view>({"scope"});
  void index(IndexKeys& keys) const { keys.add("scope", scope); }
};

}  // namespace vpcsim
