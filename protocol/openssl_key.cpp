#include "protocol/openssl_key.hpp"

#include <openssl/core_names.h>
#include <openssl/param_build.h>

#include "protocol/ssh_wire.hpp"

namespace vpcsim::protocol {

void append_mpint(std::string& out, const BIGNUM* number) {
  std::string magnitude(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, reinterpret_cast<unsigned char*>(magnitude.data()));
  // A zero byte goes before a set sign bit.
  const bool sign_bit = !magnitude.empty() && (static_cast<unsigned char>(magnitude[0]) & 0x80) != 0;
  append_string(out, sign_bit ? '\0' + magnitude : magnitude);
}

std::string raw_public_key(const EVP_PKEY* key) {
  std::string text(ed25519_size, '\0');
  std::size_t size = text.size();
  checked(EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(text.data()), &size) == 1);
  return text;
}

Key make_rsa(const std::vector<std::pair<const char*, const BIGNUM*>>& numbers, int selection) {
  using Builder = std::unique_ptr<OSSL_PARAM_BLD, Releaser<OSSL_PARAM_BLD_free>>;
  using Parameters = std::unique_ptr<OSSL_PARAM, Releaser<OSSL_PARAM_free>>;
  using Context = std::unique_ptr<EVP_PKEY_CTX, Releaser<EVP_PKEY_CTX_free>>;
  const Builder builder(checked(OSSL_PARAM_BLD_new()));
  for (auto [name, number] : numbers) checked(OSSL_PARAM_BLD_push_BN(builder.get(), name, number));
  const Parameters parameters(checked(OSSL_PARAM_BLD_to_param(builder.get())));
  const Context context(checked(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr)));
  checked(EVP_PKEY_fromdata_init(context.get()) == 1);
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) != 1) return nullptr;
  return Key(key);
}

Number number_of(const EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(key, name, &number);
  return Number(number);
}

}  // namespace vpcsim::protocol
