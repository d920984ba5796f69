// Reach matrices and what differs between two of them, as texts. A line's end closes each.
#pragma once

#include <string>
#include <vector>

#include "simulator/network/language.hpp"
#include "simulator/network/reach_reason.hpp"

namespace vpcsim::scenarios {

/// A row for each group that sends, a column for each that is reached; a legend of the signs that occur.
std::string reach_table(const network::GroupReach& reach, const std::string& service,
                        network::Language language = network::Language::english);
/// from,from_id,to,to_id,verdict,reachable,pairs (RFC 4180)
std::string reach_csv(const network::GroupReach& reach);
std::string reach_json(const network::GroupReach& reach, const std::string& service,
                       const std::vector<std::string>& notes);
/// A graph: arrows for what gets through, dashed where only the request does.
std::string reach_dot(const network::GroupReach& reach, const std::string& service);

/// A line for each, and below it what blocks, or blocked.
std::string flips_text(const std::vector<network::ExplainedFlip>& flips, const std::string& service,
                       network::Language language = network::Language::english);
/// from,to,before,after,reason_of,reason
std::string flips_csv(const std::vector<network::ExplainedFlip>& flips);
std::string flips_json(const std::vector<network::ExplainedFlip>& flips, const std::string& service);

}  // namespace vpcsim::scenarios
