#include "simulator/hypervisor/metadata_token.hpp"

#include <algorithm>

#include "protocol/base64.hpp"
#include "protocol/digest.hpp"

namespace vpcsim::hypervisor {
namespace {

constexpr std::size_t instant_bytes = 8;
constexpr std::string_view version{"\1\0", 2};
constexpr std::size_t token_bytes = version.size() + instant_bytes + sizeof(protocol::Sha256);

std::string signature(const Cloud& cloud, InstanceId instance, std::string_view signed_part) {
  const protocol::Sha256 key = protocol::sha256("metadata tokens " + std::to_string(cloud.seed()));
  const auto mac = protocol::hmac_sha256(key, instance.text().append(signed_part));
  return {mac.begin(), mac.end()};
}

/// Base64 for URLs and back (RFC 4648, section 5).
void exchange(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t i = 0; i < from.size(); ++i) std::replace(text.begin(), text.end(), from[i], to[i]);
}

}  // namespace

std::string make_metadata_token(const Cloud& cloud, InstanceId instance, Timestamp now,
                                std::int64_t seconds) {
  std::string bytes(version);
  const auto until = static_cast<std::uint64_t>(now.plus(seconds * 1000).milliseconds);
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(until >> shift & 0xff);
  std::string text = protocol::to_base64(bytes + signature(cloud, instance, bytes));
  exchange(text, "+/", "-_");
  return text;
}

std::optional<std::int64_t> seconds_left(const Cloud& cloud, InstanceId instance, Timestamp now,
                                         std::string_view token) {
  std::string text(token);
  exchange(text, "-_", "+/");
  const auto bytes = protocol::from_base64(text);
  if (!bytes || bytes->size() != token_bytes) return std::nullopt;
  const std::string signed_part = bytes->substr(0, version.size() + instant_bytes);
  if (!protocol::equal_in_constant_time(bytes->substr(signed_part.size()),
                                        signature(cloud, instance, signed_part)))
    return std::nullopt;
  std::uint64_t until = 0;
  for (char c : signed_part.substr(version.size())) until = until << 8 | static_cast<unsigned char>(c);
  const std::int64_t left = static_cast<std::int64_t>(until) - now.milliseconds;
  if (left <= 0) return std::nullopt;
  return (left + 999) / 1000;
}

}  // namespace vpcsim::hypervisor
