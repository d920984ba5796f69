// Keys as bytes: making them, reading public ones, fingerprints (EC2 user guide, "Verify the fingerprint of
// your key pair"; facts 6.6).
//
// Keys are drawn from the region's generator, so that the same seed gives the same keys, byte for byte. They
// guard simulated instances: whoever knows the seed knows the keys. Never use one outside of the simulator.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/ec2/key_pair.hpp"
#include "simulator/id_generator.hpp"

namespace vpcsim {

struct PublicKey {
  ec2::KeyType type = ec2::KeyType::rsa;
  std::string blob;  ///< SSH's wire format (RFC 4253, 6.6): what the base64 of an OpenSSH line holds

  /// "ssh-rsa AAAA... comment".
  std::string openssh_line(std::string_view comment) const;
};

/// Reads what ImportKeyPair takes: an OpenSSH line, an SSH2 public key (RFC 4716), or DER in base64. Nothing
/// for anything else, other kinds of key than RSA and ED25519, and RSA keys of less than 1024 or more than
/// 16384 bits.
std::optional<PublicKey> parse_public_key(std::string_view text);

/// RSA: MD5 of the SubjectPublicKeyInfo, in hexadecimal with colons. ED25519: SHA-256 of the blob, in base64.
std::string fingerprint_of_imported(const PublicKey& key);

struct GeneratedKey {
  PublicKey public_key;
  std::string private_pem;    ///< as `ssh -i` takes it
  std::string putty_private;  ///< the private half, as putty_key.hpp takes it
  /// RSA: SHA-1 of the PKCS#8 private key, in hexadecimal with colons. ED25519: as if imported.
  std::string fingerprint;
};
/// RSA: 2048 bits, PKCS#1. ED25519: OpenSSH's own format.
GeneratedKey generate_key(ec2::KeyType type, IdGenerator& random);

}  // namespace vpcsim
