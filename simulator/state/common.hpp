// What every noun of the state is made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/account_id.hpp"
#include "protocol/cidr.hpp"
#include "protocol/ec2/common.hpp"
#include "protocol/id.hpp"
#include "protocol/timestamp.hpp"

namespace vpcsim {

using namespace protocol;  // ids, addresses and instants are this layer's own vocabulary too

/// As `is_account_id` says.
using AccountId = std::string;
/// In the order in which they were set; keys are unique.
using Tags = std::vector<ec2::Tag>;

/// Where a call or a resource lives.
struct Home {
  AccountId account;
  std::string region;
  friend auto operator<=>(const Home&, const Home&) = default;
};

}  // namespace vpcsim
