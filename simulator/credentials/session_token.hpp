// Temporary credentials without a table of them: the token itself says whose it is and until when, and a MAC
// under a key of the cloud's seed makes it one of ours. The secret and the checked end of the key id come
// from the same key. Whoever knows the seed can make them: they open a simulated cloud.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/credentials.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// What temporary credentials stand for.
struct SessionClaims {
  AccountId account;
  std::string role;     ///< name with its path; empty for GetSessionToken's
  std::string session;  ///< empty for GetSessionToken's
  Timestamp expires;    ///< from this instant on the token is worth nothing
  std::string access_key_id;
};

class SessionTokens {
 public:
  explicit SessionTokens(std::uint64_t seed);

  /// New ones; `claims` get their access key id. `nonce` is another for each call.
  Credentials issue(SessionClaims& claims, std::string_view nonce) const;
  /// nullopt for a token that isn't ours, or not as we made it.
  std::optional<SessionClaims> read(std::string_view token) const;
  /// Ours by its form, though it may have been changed since.
  static bool looks_ours(std::string_view token);
  /// Of a key id that issue() made: it can't be used without its token.
  bool is_temporary(std::string_view access_key_id) const;
  std::string secret_of(std::string_view access_key_id) const;

 private:
  std::string mac(std::string_view purpose, std::string_view text) const;

  std::string key_;
};

/// The name that IAM's ids are made of ("AROA...", 21 characters): the same for the same name.
std::string unique_id_of(std::string_view prefix, std::string_view name);

}  // namespace vpcsim
