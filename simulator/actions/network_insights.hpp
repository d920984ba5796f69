// What the nouns of Reachability Analyzer and Network Access Analyzer share: how long analyses run and stay.
#pragma once

#include "protocol/ec2/network_insights_analysis.hpp"
#include "simulator/call.hpp"
#include "simulator/filter.hpp"

namespace vpcsim {

/// Analyses go by themselves after 120 days (Reachability Analyzer guide, "Quotas").
inline constexpr std::int64_t analysis_life = std::int64_t{120} * 24 * 3'600'000;

template <class Analysis>
bool is_kept(const Analysis& analysis, Timestamp now) {
  return now < analysis.started.plus(analysis_life);
}

/// Of one that ends well.
inline ec2::AnalysisStatus analysis_status(Timestamp started, Timestamp at, std::int64_t duration) {
  return at < started.plus(duration) ? ec2::AnalysisStatus::running : ec2::AnalysisStatus::succeeded;
}

/// Takes what is past its life out of the table. Rows stand in the order of their starts, so that this looks
/// at one row more than it erases.
template <class Analysis>
void forget_old(Table<Analysis>& analyses, Timestamp now) {
  while (!analyses.empty() && !is_kept(*analyses.begin(), now)) {
    analyses.erase(analyses.begin()->id);
  }
}

/// Of those that started less than `duration` ms ago, at most `limit`: by bisection over the order of starts.
template <class Analysis>
std::size_t count_running(const Table<Analysis>& analyses, Timestamp now, std::int64_t duration,
                          std::size_t limit) {
  std::uint64_t first = 0, last = analyses.next_sequence();
  while (first < last) {
    const std::uint64_t middle = first + (last - first) / 2;
    const auto row = analyses.from(middle);
    if (row == analyses.end() || now < row->started.plus(duration)) {
      last = middle;
    } else {
      first = row.sequence() + 1;
    }
  }
  std::size_t count = 0;
  for (auto row = analyses.from(first); row != analyses.end() && count < limit; ++row) ++count;
  return count;
}

void forget_old_analyses(WriteCall& call);

/// "There are no supported filters" (DescribeNetworkInsightsAccessScopes): not even tags.
inline void check_no_filters(const std::vector<ec2::Filter>& filters) {
  if (!filters.empty()) refuse_filter(filters.front().name);
}

}  // namespace vpcsim
