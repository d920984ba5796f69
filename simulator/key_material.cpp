#include "simulator/key_material.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "protocol/base64.hpp"
#include "protocol/openssl_key.hpp"
#include "protocol/ssh_wire.hpp"

namespace vpcsim {
namespace {

using protocol::append_mpint;
using protocol::append_number;
using protocol::append_string;
using protocol::Bio;
using protocol::bytes_of;
using protocol::checked;
using protocol::ed25519_size;
using protocol::from_base64;
using protocol::Key;
using protocol::make_rsa;
using protocol::Number;
using protocol::number_of;
using protocol::raw_public_key;
using protocol::take_string;
using protocol::to_base64;
using NumberContext = std::unique_ptr<BN_CTX, protocol::Releaser<BN_CTX_free>>;

std::string digest(const EVP_MD* algorithm, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  checked(EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr));
  return {reinterpret_cast<const char*>(out.data()), size};
}

std::string colon_hex(std::string_view bytes) {
  std::string out;
  for (char byte : bytes)
    out += fmt::format("{}{:02x}", out.empty() ? "" : ":", static_cast<unsigned char>(byte));
  return out;
}

std::string contents(BIO* output) {
  char* data = nullptr;
  auto size = BIO_get_mem_data(output, &data);
  return {data, static_cast<std::size_t>(size)};
}

// ---- SSH's wire format (RFC 4251, section 5)
// -----------------------------------------------------------------

constexpr std::string_view rsa_name = "ssh-rsa", ed25519_name = "ssh-ed25519";

std::string_view ssh_name(ec2::KeyType type) {
  return type == ec2::KeyType::rsa ? rsa_name : ed25519_name;
}

struct RsaNumbers {
  Number e, n;
};
std::optional<RsaNumbers> rsa_numbers(std::string_view blob) {
  auto name = take_string(blob);
  auto e = take_string(blob);
  auto n = take_string(blob);
  if (name != rsa_name || !e || !n || !blob.empty()) return std::nullopt;
  auto number = [](std::string_view bytes) {
    return Number(checked(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)));
  };
  return RsaNumbers{number(*e), number(*n)};
}

std::string rsa_blob(const BIGNUM* e, const BIGNUM* n) {
  std::string blob;
  append_string(blob, rsa_name);
  append_mpint(blob, e);
  append_mpint(blob, n);
  return blob;
}

std::string ed25519_blob(std::string_view public_key) {
  std::string blob;
  append_string(blob, ed25519_name);
  append_string(blob, public_key);
  return blob;
}

/// Checks what `blob` says it is.
std::optional<PublicKey> public_key_from(std::string blob) {
  std::string_view rest = blob;
  auto name = take_string(rest);
  if (name == ed25519_name) {
    auto key = take_string(rest);
    if (!key || key->size() != ed25519_size || !rest.empty()) return std::nullopt;
    return PublicKey{ec2::KeyType::ed25519, std::move(blob)};
  }
  auto rsa = rsa_numbers(blob);
  if (!rsa) return std::nullopt;
  int bits = BN_num_bits(rsa->n.get());
  if (bits < 1024 || bits > 16384 || !BN_is_odd(rsa->n.get()) || !BN_is_odd(rsa->e.get()))
    return std::nullopt;
  return PublicKey{ec2::KeyType::rsa, std::move(blob)};
}

// ---- RSA keys in OpenSSL's hands
// -----------------------------------------------------------------------------

/// The next prime p of 1024 bits with p mod 65537 != 1 after a drawn number whose two highest bits are set,
/// so that the product of two has 2048 bits.
Number next_prime(IdGenerator& random, BN_CTX* context) {
  std::string bytes;
  while (bytes.size() < 128) {
    append_number(bytes, static_cast<std::uint32_t>(random.next() >> 32));
  }
  Number prime(checked(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)));
  for (int bit : {1023, 1022, 0}) checked(BN_set_bit(prime.get(), bit));
  while (BN_mod_word(prime.get(), RSA_F4) == 1 || BN_check_prime(prime.get(), context, nullptr) != 1) {
    checked(BN_add_word(prime.get(), 2));
  }
  return prime;
}

Key generate_rsa(IdGenerator& random) {
  NumberContext context(checked(BN_CTX_secure_new()));
  auto fresh = [] { return Number(checked(BN_new())); };
  Number p = next_prime(random, context.get());
  Number q = next_prime(random, context.get());
  if (BN_cmp(p.get(), q.get()) < 0) std::swap(p, q);
  Number e = fresh(), n = fresh(), p1 = fresh(), q1 = fresh(), phi = fresh(), dmp1 = fresh(), dmq1 = fresh();
  checked(BN_set_word(e.get(), RSA_F4));
  checked(BN_mul(n.get(), p.get(), q.get(), context.get()));
  checked(BN_sub(p1.get(), p.get(), BN_value_one()));
  checked(BN_sub(q1.get(), q.get(), BN_value_one()));
  checked(BN_mul(phi.get(), p1.get(), q1.get(), context.get()));
  Number d(checked(BN_mod_inverse(nullptr, e.get(), phi.get(), context.get())));
  checked(BN_mod(dmp1.get(), d.get(), p1.get(), context.get()));
  checked(BN_mod(dmq1.get(), d.get(), q1.get(), context.get()));
  Number iqmp(checked(BN_mod_inverse(nullptr, q.get(), p.get(), context.get())));
  return checked(make_rsa({{OSSL_PKEY_PARAM_RSA_N, n.get()},
                           {OSSL_PKEY_PARAM_RSA_E, e.get()},
                           {OSSL_PKEY_PARAM_RSA_D, d.get()},
                           {OSSL_PKEY_PARAM_RSA_FACTOR1, p.get()},
                           {OSSL_PKEY_PARAM_RSA_FACTOR2, q.get()},
                           {OSSL_PKEY_PARAM_RSA_EXPONENT1, dmp1.get()},
                           {OSSL_PKEY_PARAM_RSA_EXPONENT2, dmq1.get()},
                           {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, iqmp.get()}},
                          EVP_PKEY_KEYPAIR));
}

PublicKey rsa_public_key(const EVP_PKEY* key) {
  const Number e = checked(number_of(key, OSSL_PKEY_PARAM_RSA_E));
  const Number n = checked(number_of(key, OSSL_PKEY_PARAM_RSA_N));
  return {ec2::KeyType::rsa, rsa_blob(e.get(), n.get())};
}

/// What PuTTY's files hold of the private half: d, p, q, and the inverse of q modulo p.
std::string putty_rsa(const EVP_PKEY* key) {
  std::string out;
  for (const char* name : {OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1, OSSL_PKEY_PARAM_RSA_FACTOR2,
                           OSSL_PKEY_PARAM_RSA_COEFFICIENT1}) {
    append_mpint(out, checked(number_of(key, name)).get());
  }
  return out;
}

GeneratedKey to_generated_rsa(const EVP_PKEY* key) {
  Bio pem(checked(BIO_new(BIO_s_mem()))), der(checked(BIO_new(BIO_s_mem())));
  checked(PEM_write_bio_PrivateKey_traditional(pem.get(), key, nullptr, nullptr, 0, nullptr, nullptr));
  checked(i2d_PKCS8PrivateKeyInfo_bio(der.get(), key));
  return {rsa_public_key(key), contents(pem.get()), putty_rsa(key),
          colon_hex(digest(EVP_sha1(), contents(der.get())))};
}

// ---- ED25519
// -------------------------------------------------------------------------------------------------

/// OpenSSH's PROTOCOL.key, without encryption and comment.
std::string openssh_pem(std::string_view blob, std::string_view seed, std::string_view public_key,
                        std::uint32_t check) {
  std::string secret;
  append_number(secret, check);
  append_number(secret, check);
  append_string(secret, ed25519_name);
  append_string(secret, public_key);
  append_string(secret, std::string(seed) + std::string(public_key));
  append_string(secret, "");
  for (char padding = 1; secret.size() % 8 != 0; ++padding) secret += padding;

  std::string file("openssh-key-v1\0", 15);
  append_string(file, "none");  // cipher
  append_string(file, "none");  // key derivation
  append_string(file, "");      // its options
  append_number(file, 1);       // keys
  append_string(file, blob);
  append_string(file, secret);
  std::string out = "-----BEGIN OPENSSH PRIVATE KEY-----\n", text = to_base64(file);
  constexpr std::size_t width = 70;
  for (std::size_t at = 0; at < text.size(); at += width) out += text.substr(at, width) + "\n";
  return out + "-----END OPENSSH PRIVATE KEY-----\n";
}

GeneratedKey generate_ed25519(IdGenerator& random) {
  std::string seed;
  while (seed.size() < ed25519_size) append_number(seed, static_cast<std::uint32_t>(random.next() >> 32));
  Key key(checked(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(seed), seed.size())));
  const std::string public_key = raw_public_key(key.get());
  GeneratedKey generated{{ec2::KeyType::ed25519, ed25519_blob(public_key)}, {}, {}, {}};
  auto check = static_cast<std::uint32_t>(random.next() >> 32);
  append_string(generated.putty_private, seed);
  generated.private_pem = openssh_pem(generated.public_key.blob, seed, public_key, check);
  generated.fingerprint = fingerprint_of_imported(generated.public_key);
  return generated;
}

// ---- reading
// -------------------------------------------------------------------------------------------------

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  auto first = text.find_first_not_of(space);
  return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// "ssh-rsa AAAA... comment".
std::optional<PublicKey> from_openssh_line(std::string_view line) {
  if (line.find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
  auto space = line.find(' ');
  auto rest = trimmed(line.substr(space));
  auto blob = from_base64(rest.substr(0, rest.find(' ')));
  auto key = blob ? public_key_from(std::move(*blob)) : std::nullopt;
  return key && ssh_name(key->type) == line.substr(0, space) ? key : std::nullopt;
}

constexpr std::string_view ssh2_begin = "---- BEGIN SSH2 PUBLIC KEY ----",
                           ssh2_end = "---- END SSH2 PUBLIC KEY ----";

/// RFC 4716: header lines have a colon, and go on after a backslash.
std::optional<PublicKey> from_ssh2(std::string_view text) {
  text.remove_prefix(ssh2_begin.size());
  auto end = text.find(ssh2_end);
  if (end == std::string_view::npos) return std::nullopt;
  text = text.substr(0, end);
  std::string body;
  bool in_header = false;
  while (!text.empty()) {
    auto line_end = std::min(text.find('\n'), text.size() - 1);
    auto line = trimmed(text.substr(0, line_end + 1));
    text.remove_prefix(line_end + 1);
    bool is_header = in_header || line.find(':') != std::string_view::npos;
    in_header = is_header && line.ends_with('\\');
    if (!is_header) body += line;
  }
  auto blob = from_base64(body);
  return blob ? public_key_from(std::move(*blob)) : std::nullopt;
}

/// A SubjectPublicKeyInfo in base64.
std::optional<PublicKey> from_der(std::string_view text) {
  auto der = from_base64(text);
  if (!der || der->empty()) return std::nullopt;
  const unsigned char* at = bytes_of(*der);
  Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der->size())));
  if (key == nullptr || at != bytes_of(*der) + der->size()) return std::nullopt;
  if (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA) return public_key_from(rsa_public_key(key.get()).blob);
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) return std::nullopt;
  return public_key_from(ed25519_blob(raw_public_key(key.get())));
}

}  // namespace

std::string PublicKey::openssh_line(std::string_view comment) const {
  return fmt::format("{} {} {}", ssh_name(type), to_base64(blob), comment);
}

std::optional<PublicKey> parse_public_key(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with(ssh2_begin)) return from_ssh2(text);
  if (text.starts_with("ssh-rsa ") || text.starts_with("ssh-ed25519 ")) return from_openssh_line(text);
  return from_der(text);
}

std::string fingerprint_of_imported(const PublicKey& key) {
  if (key.type == ec2::KeyType::ed25519) return to_base64(digest(EVP_sha256(), key.blob));
  auto numbers = checked(rsa_numbers(key.blob));
  Key rsa =
      checked(make_rsa({{OSSL_PKEY_PARAM_RSA_N, numbers->n.get()}, {OSSL_PKEY_PARAM_RSA_E, numbers->e.get()}},
                       EVP_PKEY_PUBLIC_KEY));
  Bio der(checked(BIO_new(BIO_s_mem())));
  checked(i2d_PUBKEY_bio(der.get(), rsa.get()));
  return colon_hex(digest(EVP_md5(), contents(der.get())));
}

GeneratedKey generate_key(ec2::KeyType type, IdGenerator& random) {
  if (type == ec2::KeyType::ed25519) return generate_ed25519(random);
  return to_generated_rsa(generate_rsa(random).get());
}

}  // namespace vpcsim
