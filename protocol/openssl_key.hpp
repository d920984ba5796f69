// What OpenSSL hands out, owned, for the files that deal with keys.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>

namespace vpcsim::protocol {

template <auto release>
struct Releaser {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
using Number = std::unique_ptr<BIGNUM, Releaser<BN_clear_free>>;
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Releaser<BIO_free_all>>;

/// For what fails only when OpenSSL is broken or out of memory. Throws std::runtime_error.
template <class Result>
Result checked(Result result) {
  if (!result) throw std::runtime_error("OpenSSL failed on a key");
  return result;
}

inline const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// In SSH's wire format (RFC 4251, section 5). The number isn't negative.
void append_mpint(std::string& out, const BIGNUM* number);

inline constexpr std::size_t ed25519_size = 32;
/// Of an ED25519 key.
std::string raw_public_key(const EVP_PKEY* key);

/// Numbers by their OSSL_PKEY_PARAM_RSA_*; EVP_PKEY_KEYPAIR or EVP_PKEY_PUBLIC_KEY. Null if OpenSSL doesn't
/// take them for a key.
Key make_rsa(const std::vector<std::pair<const char*, const BIGNUM*>>& numbers, int selection);
/// A number of an RSA key, by its OSSL_PKEY_PARAM_RSA_*. Null if it has none of that name.
Number number_of(const EVP_PKEY* key, const char* name);

}  // namespace vpcsim::protocol
