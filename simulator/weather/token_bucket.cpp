#include "simulator/weather/token_bucket.hpp"

#include <algorithm>

#include "simulator/weather/request_limits.hpp"

namespace vpcsim::weather {

TokenBuckets::Bucket& TokenBuckets::filled(const Home& caller, std::string name, const BucketLimit& limit,
                                           protocol::Timestamp now) {
  const auto [found, is_new] = buckets_.try_emplace({caller, std::move(name)}, Bucket{limit.size, now});
  Bucket& bucket = found->second;
  const std::int64_t refill_per_ms = limit.refill_per_second / 1000;
  const std::int64_t elapsed_ms = now.milliseconds - bucket.filled.milliseconds;
  // Not by the product alone: after a century it wouldn't fit.
  const std::int64_t missing = limit.size - bucket.level;
  const bool is_full = refill_per_ms > 0 && elapsed_ms > missing / refill_per_ms;
  bucket.level = is_full ? limit.size : std::min(limit.size, bucket.level + refill_per_ms * elapsed_ms);
  bucket.filled = now;
  return bucket;
}

bool TokenBuckets::admit(const Home& caller, std::string_view action, const protocol::Form& form,
                         const std::optional<BucketLimit>& own, protocol::Timestamp now) {
  const RequestLimit request = own ? RequestLimit{*own} : request_limit(action, form);
  const auto resource = own ? std::nullopt : resource_limit(action, form);
  Bucket& calls =
      filled(caller, std::string(action) + (request.unfiltered ? " unfiltered" : ""), request.limit, now);
  Bucket* resources =
      resource ? &filled(caller, std::string(action) + " resources", resource->limit, now) : nullptr;
  if (calls.level < token) return false;
  if (resources != nullptr && resources->level < resource->resources * token) return false;
  calls.level -= token;
  if (resources != nullptr) resources->level -= resource->resources * token;
  return true;
}

}  // namespace vpcsim::weather
