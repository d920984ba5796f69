#include "simulator/putty_key.hpp"

#include <memory>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "catch.hpp"
#include "protocol/base64.hpp"
#include "protocol/ssh_wire.hpp"

using namespace vpcsim;
using protocol::append_string;
using protocol::from_base64;
using protocol::to_base64;

namespace {

/// The first key of RFC 8032, section 7.1: everybody's.
GeneratedKey rfc_key() {
  GeneratedKey key;
  auto line =
      parse_public_key("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
  REQUIRE(line);
  key.public_key = *line;
  append_string(key.putty_private, *from_base64("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="));
  return key;
}

/// A number of a key as SSH writes it.
std::string mpint_of(const EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  REQUIRE(EVP_PKEY_get_bn_param(key, name, &number) == 1);
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
  if ((static_cast<unsigned char>(bytes.at(0)) & 0x80) != 0) bytes.insert(0, 1, '\0');
  BN_clear_free(number);
  std::string out;
  append_string(out, bytes);
  return out;
}

}  // namespace

TEST_CASE("an ED25519 key is the file that puttygen makes of it") {
  // Made with puttygen 0.78.
  CHECK(putty_file(rfc_key(), "my key") == R"(PuTTY-User-Key-File-2: ssh-ed25519
Encryption: none
Comment: my key
Public-Lines: 2
AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3
B1Ea
Private-Lines: 1
AAAAIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
Private-MAC: 86847c735e85ac7ec88a77cfd14153999ea87d47
)");
}

TEST_CASE("a comment can't add lines to the file") {
  auto file = putty_file(rfc_key(), "a\nEncryption: aes256-cbc\r\x01");
  CHECK(file.find("\nComment: aEncryption: aes256-cbc\nPublic-Lines: 2\n") != std::string::npos);
}

TEST_CASE("of an RSA key PuTTY gets the numbers of the PEM file") {
  IdGenerator random(7, "test");
  const GeneratedKey key = generate_key(ec2::KeyType::rsa, random);
  std::unique_ptr<BIO, decltype(&BIO_free)> bio(
      BIO_new_mem_buf(key.private_pem.data(), static_cast<int>(key.private_pem.size())), BIO_free);
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pem(
      PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
  REQUIRE(pem != nullptr);
  std::string expected;
  for (const char* name : {OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1, OSSL_PKEY_PARAM_RSA_FACTOR2,
                           OSSL_PKEY_PARAM_RSA_COEFFICIENT1})
    expected += mpint_of(pem.get(), name);
  CHECK(to_base64(key.putty_private) == to_base64(expected));
  CHECK(putty_file(key, "k").starts_with("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: k\n"));
}
