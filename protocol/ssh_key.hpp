// Keys of SSH as their owners and their checkers use them: private keys out of files, signatures,
// fingerprints.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace vpcsim::protocol {

/// RSA or ED25519. Copies share the key.
class SshPrivateKey {
 public:
  /// "ssh-ed25519 AAAA..." or "ssh-rsa AAAA...".
  std::string public_key() const;
  /// In SSH's wire format: "ssh-ed25519" [RFC 8709, 6], or "rsa-sha2-512" [RFC 8332, 3].
  std::string sign(std::string_view data) const;

 private:
  friend std::optional<SshPrivateKey> read_private_key(std::string_view text);
  friend SshPrivateKey make_private_key();
  explicit SshPrivateKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
  std::shared_ptr<evp_pkey_st> key_;
};

/// Reads what ssh-keygen and OpenSSL write: PKCS#1 and PKCS#8 in PEM, and OpenSSH's own format. Nothing for
/// anything else, encrypted keys, and RSA keys of less than 1024 or more than 8192 bits.
std::optional<SshPrivateKey> read_private_key(std::string_view text);
/// A new one, ED25519, that nobody can guess.
SshPrivateKey make_private_key();
/// Whether it is a private key that is guarded by a passphrase, as far as its frame shows.
bool is_encrypted_private_key(std::string_view text);

/// Whether the owner of `public_key` ("ssh-rsa AAAA...", with or without a comment) signed `data`.
/// Signatures: ssh-ed25519, rsa-sha2-256 and rsa-sha2-512; never ssh-rsa, which is SHA-1.
bool verify(std::string_view public_key, std::string_view data, std::string_view signature);
/// "SHA256:" and base64 without padding, as `ssh-keygen -l` prints. Empty for what isn't a public key.
std::string fingerprint(std::string_view public_key);

}  // namespace vpcsim::protocol
