// AWS's token buckets, on the virtual clock: they refill steadily, and a call that finds too few tokens takes
// none.
#pragma once

#include <map>
#include <string>

#include "protocol/query.hpp"
#include "protocol/timestamp.hpp"
#include "simulator/weather/fault.hpp"

namespace vpcsim::weather {

class TokenBuckets {
 public:
  /// Whether the account may make the call in that region now. `own` takes the place of AWS's limits; there
  /// is none on resources then.
  bool admit(const Home& caller, std::string_view action, const protocol::Form& form,
             const std::optional<BucketLimit>& own, protocol::Timestamp now);

 private:
  struct Bucket {
    std::int64_t level = 0;  // millionths of a token
    protocol::Timestamp filled;
  };
  Bucket& filled(const Home& caller, std::string name, const BucketLimit& limit, protocol::Timestamp now);

  std::map<std::pair<Home, std::string>, Bucket> buckets_;  // by account, region and action
};

}  // namespace vpcsim::weather
