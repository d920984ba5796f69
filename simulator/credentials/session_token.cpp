#include "simulator/credentials/session_token.hpp"

#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "protocol/digest.hpp"

namespace vpcsim {
namespace {

constexpr std::string_view token_prefix = "vpcsim/";
constexpr std::string_view key_prefix = "ASIA";
constexpr std::size_t drawn_letters = 12, checked_letters = 4;
constexpr std::size_t mac_size = 64, secret_size = 40;

/// Two hexadecimal digits hold more than the five bits of a letter.
std::string letters_of(std::string_view hex_text, std::size_t count) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    unsigned value = 0;
    std::from_chars(hex_text.data() + 2 * i, hex_text.data() + 2 * i + 2, value, 16);
    text += alphabet[value % 32];
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(':');
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

SessionTokens::SessionTokens(std::uint64_t seed) : key_(fmt::format("vpcsim session tokens {}", seed)) {}

std::string SessionTokens::mac(std::string_view purpose, std::string_view text) const {
  return hex(hmac_sha256({reinterpret_cast<const unsigned char*>(key_.data()), key_.size()},
                         fmt::format("{}\n{}", purpose, text)));
}

Credentials SessionTokens::issue(SessionClaims& claims, std::string_view nonce) const {
  const std::string drawn = letters_of(mac("key id", nonce), drawn_letters);
  claims.access_key_id =
      fmt::format("{}{}{}", key_prefix, drawn, letters_of(mac("check", drawn), checked_letters));
  // None of them can hold a colon: IAM's names don't, but the path of a role comes without one, too.
  const std::string text = fmt::format("{}:{}:{}:{}:{}", claims.account, claims.role, claims.session,
                                       claims.expires.milliseconds, claims.access_key_id);
  return {claims.access_key_id, secret_of(claims.access_key_id),
          fmt::format("{}{}:{}", token_prefix, text, mac("token", text))};
}

std::optional<SessionClaims> SessionTokens::read(std::string_view token) const {
  if (!looks_ours(token)) return std::nullopt;
  token.remove_prefix(token_prefix.size());
  if (token.size() <= mac_size) return std::nullopt;
  const std::string_view text = token.substr(0, token.size() - mac_size - 1);
  if (token[text.size()] != ':' ||
      !equal_in_constant_time(mac("token", text), token.substr(text.size() + 1))) {
    return std::nullopt;
  }
  const auto parts = split(text);  // five, as the MAC tells
  SessionClaims claims{AccountId(parts[0]), std::string(parts[1]), std::string(parts[2]), {}, ""};
  std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), claims.expires.milliseconds);
  claims.access_key_id = parts[4];
  return claims;
}

bool SessionTokens::looks_ours(std::string_view token) {
  return token.starts_with(token_prefix);
}

bool SessionTokens::is_temporary(std::string_view access_key_id) const {
  if (access_key_id.size() != key_prefix.size() + drawn_letters + checked_letters) return false;
  if (!access_key_id.starts_with(key_prefix)) return false;
  const std::string_view drawn = access_key_id.substr(key_prefix.size(), drawn_letters);
  return letters_of(mac("check", drawn), checked_letters) ==
         access_key_id.substr(key_prefix.size() + drawn_letters);
}

std::string SessionTokens::secret_of(std::string_view access_key_id) const {
  return mac("secret", access_key_id).substr(0, secret_size);
}

std::string unique_id_of(std::string_view prefix, std::string_view name) {
  return fmt::format("{}{}", prefix, letters_of(hex(sha256(name)), 17));
}

}  // namespace vpcsim
