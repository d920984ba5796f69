#include "simulator/idempotency.hpp"

#include "protocol/error.hpp"
#include "protocol/query.hpp"

namespace vpcsim {

std::uint64_t fingerprint(std::string_view action, const protocol::Shape& shape, const void* request) {
  // FNV-1a: std::hash isn't specified, and a journal may be replayed by another build.
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (char c : protocol::encode_request(action, protocol::ec2_version, shape, request)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  return hash;
}

void check_same_request(const Idempotency& first, const Idempotency& repeated) {
  if (first.fingerprint == repeated.fingerprint) return;
  protocol::refuse(
      "IdempotentParameterMismatch",
      "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
}

}  // namespace vpcsim
