// How prefix lists are shown.
#pragma once

#include "simulator/actions/prefix_list.hpp"

namespace vpcsim {

/// As described at `at`.
ec2::ManagedPrefixList to_record(const ReadCall& call, const PrefixList& list, Timestamp at);
ec2::PrefixListState state_at(const PrefixList& list, Timestamp at, const Timing& timing);
/// "10.0.0.0/8".
std::string text(const PrefixListEntry& entry);

}  // namespace vpcsim
