#include "simulator/key_material.hpp"

#include <memory>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include "catch.hpp"
#include "protocol/base64.hpp"

using namespace vpcsim;

namespace {

// Made with ssh-keygen 9.2; the fingerprints with `openssl sha256` of the blob and `openssl rsa -pubout
// -outform DER | openssl md5 -c`.
const std::string ed25519_base64 = "AAAAC3NzaC1lZDI1NTE5AAAAIF8vR5Hs/WdHeNVFCX0gSerj8PsYBuyP0rUXJ3d5ULOT";
const std::string ed25519_der = "MCowBQYDK2VwAyEAXy9Hkez9Z0d41UUJfSBJ6uPw+xgG7I/StRcnd3lQs5M=";
const std::string ed25519_fingerprint = "eyUx0819cxdFRRHAOTtCJevoYPj9VY8L2Bd2X044S/g=";
const std::string rsa_base64 =
    "AAAAB3NzaC1yc2EAAAADAQABAAABAQDlIBFeeIWIB2j+dkCPW5hEef2SHTmOInjzVV3U9UAjEKqm38N7K0SmtmIM4P8NCuYa+"
    "qP00q40dnxv"
    "cwDZoDrQXefm2J/"
    "nXO1P6Ouqtzxgp9uLY+giV6Hvnrz0dyVReP0cEMphpIqevHk0ad1NSt+X3v3OtMvrYYEcjhrJTtP4jfNPj8rdraQC7FJ2"
    "AsrblrD5cdYaZNBz4ZCLUBo4J9LhKTuXrnl1bHesGArX9m3PGRYLMMsvLUDKB5I9XZeBv2RtPyA+"
    "eee7TAFntQdbcpSESxQqgt0822Jj57ro"
    "yBLI3F0dZN95wYew9qFbKMVws5EjmnpTbT9FeCliwmJa7EK5";
const std::string rsa_der =
    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5SARXniFiAdo/nZAj1uYRHn9kh05jiJ481Vd1PVAIxCqpt/DeytEprZiDOD/"
    "DQrm"
    "Gvqj9NKuNHZ8b3MA2aA60F3n5tif51ztT+"
    "jrqrc8YKfbi2PoIleh75689HclUXj9HBDKYaSKnrx5NGndTUrfl979zrTL62GBHI4ayU7T+I3z"
    "T4/K3a2kAuxSdgLK25aw+XHWGmTQc+GQi1AaOCfS4Sk7l655dWx3rBgK1/"
    "ZtzxkWCzDLLy1AygeSPV2Xgb9kbT8gPnnnu0wBZ7UHW3KUhEsU"
    "KoLdPNtiY+e66MgSyNxdHWTfecGHsPahWyjFcLORI5p6U20/RXgpYsJiWuxCuQIDAQAB";
const std::string rsa_fingerprint = "94:67:49:11:24:5a:1a:b5:85:41:8c:28:85:57:ac:15";

std::string ssh2(const std::string& base64) {
  std::string out = "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"a comment that goes \\\non here\"\n";
  for (std::size_t at = 0; at < base64.size(); at += 70) out += base64.substr(at, 70) + "\r\n";
  return out + "---- END SSH2 PUBLIC KEY ----\n";
}

}  // namespace

TEST_CASE("public keys are read as OpenSSH lines, SSH2 files and DER in base64") {
  struct Row {
    std::string text, blob_base64, fingerprint;
  };
  auto row =
      GENERATE(Row{"ssh-ed25519 " + ed25519_base64 + " me@home\n", ed25519_base64, ed25519_fingerprint},
               Row{"ssh-ed25519 " + ed25519_base64, ed25519_base64, ed25519_fingerprint},
               Row{ssh2(ed25519_base64), ed25519_base64, ed25519_fingerprint},
               Row{ed25519_der, ed25519_base64, ed25519_fingerprint},
               Row{"ssh-rsa " + rsa_base64 + " me@home", rsa_base64, rsa_fingerprint},
               Row{ssh2(rsa_base64), rsa_base64, rsa_fingerprint}, Row{rsa_der, rsa_base64, rsa_fingerprint});
  CAPTURE(row.text);
  auto key = parse_public_key(row.text);
  REQUIRE(key);
  CHECK(protocol::to_base64(key->blob) == row.blob_base64);
  CHECK(fingerprint_of_imported(*key) == row.fingerprint);
}

TEST_CASE("what is no public key that AWS takes is none") {
  auto text = GENERATE(
      std::string(), std::string("ssh-rsa"), std::string("ssh-rsa "), std::string("ssh-rsa !!!!"),
      "ssh-rsa " + ed25519_base64, "ssh-ed25519 " + rsa_base64, "ssh-ed25519 " + ed25519_base64.substr(0, 40),
      "ssh-rsa " + rsa_base64 + "\nssh-rsa " + rsa_base64, rsa_der.substr(0, 100), ed25519_der + "AAAA",
      std::string("---- BEGIN SSH2 PUBLIC KEY ----\n"), std::string("---- BEGIN SSH2 PUBLIC KEY ----"),
      std::string(
          "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBNBFrWnZ9iLkfUixjkjmMIi1SlWa+Bak28JJiY6KRf/"
          "x872PUak2WrPNkEqLtTkMyq2ATgSW3N8M8hL4ep6A9PI="));
  CAPTURE(text);
  CHECK_FALSE(parse_public_key(text));
}

TEST_CASE("the same seed gives the same keys, another seed others") {
  auto type = GENERATE(ec2::KeyType::rsa, ec2::KeyType::ed25519);
  IdGenerator first(7), again(7), other(8);
  auto key = generate_key(type, first);
  CHECK(generate_key(type, again).private_pem == key.private_pem);
  CHECK(generate_key(type, other).private_pem != key.private_pem);
  CHECK(generate_key(type, first).private_pem != key.private_pem);
}

TEST_CASE("an RSA key has 2048 bits, holds its public half, and signs") {
  IdGenerator random(7);
  auto generated = generate_key(ec2::KeyType::rsa, random);
  CHECK(generated.private_pem.starts_with("-----BEGIN RSA PRIVATE KEY-----\n"));
  std::unique_ptr<BIO, int (*)(BIO*)> in(
      BIO_new_mem_buf(generated.private_pem.data(), static_cast<int>(generated.private_pem.size())),
      BIO_free);
  std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(
      PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
  REQUIRE(key);
  CHECK(EVP_PKEY_get_bits(key.get()) == 2048);
  std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX*)> context(
      EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr), EVP_PKEY_CTX_free);
  CHECK(EVP_PKEY_check(context.get()) == 1);
  CHECK(generated.fingerprint.size() == 20 * 3 - 1);
}

TEST_CASE("generated keys have the fingerprints that OpenSSH and OpenSSL find") {
  // Recorded on this code's keys with `ssh-keygen -l` and with `openssl pkcs8 -topk8 -nocrypt -outform DER |
  // openssl sha1 -c`; `ssh-keygen -y` printed the public line.
  IdGenerator random(7);
  auto ed25519 = generate_key(ec2::KeyType::ed25519, random);
  CHECK(ed25519.fingerprint == "eRPQPe34uf4RqxBhLA3LZHkPqA2VMPywW/JWQTt3Xjw=");
  CHECK(ed25519.public_key.openssh_line("name") ==
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAHAblS4ClRT+1d6jwFkGTFkmri99vg1XLCeOMAuAXe/ name");
  CHECK(ed25519.private_pem.starts_with("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE"));
  CHECK(ed25519.private_pem.ends_with("\n-----END OPENSSH PRIVATE KEY-----\n"));
  CHECK(generate_key(ec2::KeyType::rsa, random).fingerprint ==
        "be:63:77:d5:99:65:9d:1f:3b:ae:da:75:6f:91:fd:07:d2:8a:04:37");
}
