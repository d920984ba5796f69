#include "protocol/digest.hpp"

#include <memory>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace vpcsim::protocol {
namespace {

void require(bool succeeded) {
  if (!succeeded) throw std::runtime_error("OpenSSL cannot compute a SHA-256 digest");
}

template <auto free_function>
struct Free {
  template <class T>
  void operator()(T* object) const {
    free_function(object);
  }
};

struct DigestContext {
  std::unique_ptr<EVP_MD, Free<EVP_MD_free>> algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
  std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>> context{EVP_MD_CTX_new()};
  DigestContext() { require(algorithm && context); }
};

struct HmacContext {
  std::unique_ptr<EVP_MAC, Free<EVP_MAC_free>> algorithm{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};
  std::unique_ptr<EVP_MAC_CTX, Free<EVP_MAC_CTX_free>> context;
  HmacContext() {
    require(algorithm != nullptr);
    context.reset(EVP_MAC_CTX_new(algorithm.get()));
    char name[] = "SHA256";
    const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
                                 OSSL_PARAM_construct_end()};
    require(context && EVP_MAC_CTX_set_params(context.get(), params) == 1);
  }
};

}  // namespace

Sha256 sha256(std::string_view bytes) {
  thread_local const DigestContext kept;
  Sha256 result;
  EVP_MD_CTX* context = kept.context.get();
  require(EVP_DigestInit_ex2(context, kept.algorithm.get(), nullptr) == 1 &&
          EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1 &&
          EVP_DigestFinal_ex(context, result.data(), nullptr) == 1);
  return result;
}

Sha256 hmac_sha256(std::span<const unsigned char> key, std::string_view message) {
  thread_local const HmacContext kept;
  Sha256 result;
  std::size_t size = 0;
  EVP_MAC_CTX* context = kept.context.get();
  require(EVP_MAC_init(context, key.data(), key.size(), nullptr) == 1 &&
          EVP_MAC_update(context, reinterpret_cast<const unsigned char*>(message.data()), message.size()) ==
              1 &&
          EVP_MAC_final(context, result.data(), &size, result.size()) == 1);
  return result;
}

std::string hex(std::span<const unsigned char> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result(bytes.size() * 2, '0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    result[2 * i] = digits[bytes[i] >> 4];
    result[2 * i + 1] = digits[bytes[i] & 15];
  }
  return result;
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace vpcsim::protocol
