#include "protocol/ssh_key.hpp"

#include <array>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "protocol/base64.hpp"
#include "protocol/digest.hpp"
#include "protocol/openssl_key.hpp"
#include "protocol/ssh_wire.hpp"

namespace vpcsim::protocol {
namespace {

constexpr std::string_view rsa_name = "ssh-rsa", ed25519_name = "ssh-ed25519";
constexpr std::string_view rsa_sha256 = "rsa-sha2-256", rsa_sha512 = "rsa-sha2-512";
constexpr std::size_t file_bytes_max = 64 * 1024;  ///< an RSA key of 8192 bits takes 7 KB
constexpr int rsa_bits_min = 1024, rsa_bits_max = 16384;
constexpr int private_rsa_bits_max = 8192;  ///< signing takes eight times as long with each doubling

/// What OpenSSL noted about input that it didn't take.
void forget_errors() {
  ERR_clear_error();
}

// ---- public keys as bytes
// ---------------------------------------------------------------------------------------------

/// A number that isn't negative, of at most `rsa_bits_max`.
Number take_mpint(std::string_view& bytes) {
  const auto text = take_string(bytes);
  if (!text || text->size() > rsa_bits_max / 8 + 1) return nullptr;
  if (!text->empty() && (static_cast<unsigned char>(text->front()) & 0x80) != 0) return nullptr;
  return Number(checked(BN_bin2bn(bytes_of(*text), static_cast<int>(text->size()), nullptr)));
}

std::string blob_of(const EVP_PKEY* key) {
  std::string blob;
  if (EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519) {
    append_string(blob, ed25519_name);
    append_string(blob, raw_public_key(key));
    return blob;
  }
  append_string(blob, rsa_name);
  append_mpint(blob, number_of(key, OSSL_PKEY_PARAM_RSA_E).get());
  append_mpint(blob, number_of(key, OSSL_PKEY_PARAM_RSA_N).get());
  return blob;
}

bool is_sane_rsa(const BIGNUM* e, const BIGNUM* n) {
  const int bits = BN_num_bits(n);
  return bits >= rsa_bits_min && bits <= rsa_bits_max && BN_is_odd(n) && BN_is_odd(e) && BN_cmp(e, n) < 0;
}

struct PublicText {
  std::string_view type;
  std::string blob;
};

/// "ssh-rsa AAAA... comment"
std::optional<PublicText> split(std::string_view line) {
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  auto base64 = line.substr(space + 1);
  base64 = base64.substr(0, base64.find_first_of(" \r\n"));
  auto blob = from_base64(base64);
  if (!blob) return std::nullopt;
  std::string_view rest = *blob;
  if (take_string(rest) != line.substr(0, space)) return std::nullopt;
  return PublicText{line.substr(0, space), std::move(*blob)};
}

Key public_key_from(const PublicText& text) {
  std::string_view rest = text.blob;
  take_string(rest);
  if (text.type == ed25519_name) {
    const auto bytes = take_string(rest);
    if (!bytes || bytes->size() != ed25519_size || !rest.empty()) return nullptr;
    return Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(*bytes), bytes->size()));
  }
  if (text.type != rsa_name) return nullptr;
  const Number e = take_mpint(rest), n = take_mpint(rest);
  if (!e || !n || !rest.empty() || !is_sane_rsa(e.get(), n.get())) return nullptr;
  return make_rsa({{OSSL_PKEY_PARAM_RSA_N, n.get()}, {OSSL_PKEY_PARAM_RSA_E, e.get()}}, EVP_PKEY_PUBLIC_KEY);
}

// ---- private keys out of files
// ----------------------------------------------------------------------------------------

constexpr std::string_view openssh_begin = "-----BEGIN OPENSSH PRIVATE KEY-----",
                           openssh_end = "-----END OPENSSH PRIVATE KEY-----";

/// The parts of a file in OpenSSH's format (its PROTOCOL.key) that holds one key.
struct OpensshFile {
  std::string bytes;
  std::string_view cipher, secret;  ///< within `bytes`
};

bool read_openssh_file(std::string_view text, OpensshFile& file) {
  const auto begin = text.find(openssh_begin);
  const auto end = text.find(openssh_end);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return false;
  const auto from = begin + openssh_begin.size();
  auto bytes = from_base64(text.substr(from, end - from));
  constexpr std::string_view magic("openssh-key-v1\0", 15);
  if (!bytes || !bytes->starts_with(magic)) return false;
  file.bytes = std::move(*bytes);
  std::string_view rest = std::string_view(file.bytes).substr(magic.size());
  const auto cipher = take_string(rest);
  const bool derivation = take_string(rest) && take_string(rest);
  const auto keys = take_number(rest);
  const auto public_key = take_string(rest);
  const auto secret = take_string(rest);
  if (!cipher || !derivation || keys != 1U || !public_key || !secret) return false;
  file.cipher = *cipher;
  file.secret = *secret;
  return true;
}

Key ed25519_from(std::string_view secret) {
  const auto public_key = take_string(secret);
  const auto both = take_string(secret);
  if (!public_key || !both || both->size() != 2 * ed25519_size) return nullptr;
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(*both), ed25519_size));
  const bool agrees = key && raw_public_key(key.get()) == *public_key;
  return agrees ? std::move(key) : nullptr;
}

Key rsa_from(std::string_view secret) {
  const Number n = take_mpint(secret), e = take_mpint(secret), d = take_mpint(secret);
  const Number inverse = take_mpint(secret), p = take_mpint(secret), q = take_mpint(secret);
  if (!n || !e || !d || !inverse || !p || !q) return nullptr;
  if (BN_cmp(p.get(), BN_value_one()) <= 0 || BN_cmp(q.get(), BN_value_one()) <= 0) return nullptr;
  // OpenSSH leaves the two exponents of the Chinese remainder theorem out.
  const std::unique_ptr<BN_CTX, Releaser<BN_CTX_free>> context(checked(BN_CTX_secure_new()));
  const auto exponent = [&](const BIGNUM* prime) {
    Number less_one(checked(BN_dup(prime))), result(checked(BN_new()));
    checked(BN_sub_word(less_one.get(), 1));
    checked(BN_mod(result.get(), d.get(), less_one.get(), context.get()));
    return result;
  };
  const Number of_p = exponent(p.get()), of_q = exponent(q.get());
  return make_rsa({{OSSL_PKEY_PARAM_RSA_N, n.get()},
                   {OSSL_PKEY_PARAM_RSA_E, e.get()},
                   {OSSL_PKEY_PARAM_RSA_D, d.get()},
                   {OSSL_PKEY_PARAM_RSA_FACTOR1, p.get()},
                   {OSSL_PKEY_PARAM_RSA_FACTOR2, q.get()},
                   {OSSL_PKEY_PARAM_RSA_EXPONENT1, of_p.get()},
                   {OSSL_PKEY_PARAM_RSA_EXPONENT2, of_q.get()},
                   {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, inverse.get()}},
                  EVP_PKEY_KEYPAIR);
}

Key from_openssh(std::string_view text) {
  OpensshFile file;
  if (!read_openssh_file(text, file) || file.cipher != "none") return nullptr;
  std::string_view secret = file.secret;
  const auto check = take_number(secret);
  if (!check || check != take_number(secret)) return nullptr;
  const auto type = take_string(secret);
  if (type == ed25519_name) return ed25519_from(secret);
  return type == rsa_name ? rsa_from(secret) : nullptr;
}

/// Asked for a passphrase, OpenSSL would turn to the terminal.
int no_passphrase(char*, int, int, void*) {
  return -1;
}

Key from_pem(std::string_view text) {
  const Bio input(checked(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))));
  return Key(PEM_read_bio_PrivateKey(input.get(), nullptr, no_passphrase, nullptr));
}

bool is_longer(const Number& number, int bits) {
  return !number || BN_num_bits(number.get()) > bits;
}

/// Numbers that are longer than a key's ever are would only cost time.
bool has_sane_numbers(const EVP_PKEY* key) {
  const int type = EVP_PKEY_get_base_id(key);
  if (type == EVP_PKEY_ED25519) return true;
  if (type != EVP_PKEY_RSA) return false;
  const Number e = number_of(key, OSSL_PKEY_PARAM_RSA_E), n = number_of(key, OSSL_PKEY_PARAM_RSA_N);
  if (!e || !n || !is_sane_rsa(e.get(), n.get())) return false;
  const int bits = BN_num_bits(n.get()), half = bits / 2 + 64;
  if (bits > private_rsa_bits_max || is_longer(number_of(key, OSSL_PKEY_PARAM_RSA_D), bits)) return false;
  for (const char* name :
       {OSSL_PKEY_PARAM_RSA_FACTOR1, OSSL_PKEY_PARAM_RSA_FACTOR2, OSSL_PKEY_PARAM_RSA_EXPONENT1,
        OSSL_PKEY_PARAM_RSA_EXPONENT2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1}) {
    if (is_longer(number_of(key, name), half)) return false;
  }
  return true;
}

// ---- signatures
// ---------------------------------------------------------------------------------------------------

using DigestContext = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;

/// Null: ED25519 has its own.
const EVP_MD* digest_of(std::string_view signature_type) {
  if (signature_type == rsa_sha256) return EVP_sha256();
  return signature_type == rsa_sha512 ? EVP_sha512() : nullptr;
}

std::string_view signature_type_of(const EVP_PKEY* key) {
  return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA ? rsa_sha512 : ed25519_name;
}

std::optional<std::string> try_sign(EVP_PKEY* key, std::string_view data) {
  const auto type = signature_type_of(key);
  const DigestContext context(checked(EVP_MD_CTX_new()));
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, digest_of(type), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, bytes_of(data), data.size()) != 1)
    return std::nullopt;
  std::string bytes(size, '\0');
  if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size, bytes_of(data),
                     data.size()) != 1)
    return std::nullopt;
  bytes.resize(size);
  std::string signature;
  append_string(signature, type);
  append_string(signature, bytes);
  return signature;
}

bool try_verify(EVP_PKEY* key, std::string_view data, std::string_view signature) {
  const auto type = take_string(signature);
  const auto bytes = take_string(signature);
  if (!type || !bytes || !signature.empty()) return false;
  const bool is_rsa = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
  if (is_rsa ? digest_of(*type) == nullptr : *type != ed25519_name) return false;
  // Leading zeros of RSA's number may have been left out.
  std::string padded(*bytes);
  const auto size = static_cast<std::size_t>(EVP_PKEY_get_size(key));
  if (padded.size() > size) return false;
  if (is_rsa) padded.insert(0, size - padded.size(), '\0');
  const DigestContext context(checked(EVP_MD_CTX_new()));
  return EVP_DigestVerifyInit(context.get(), nullptr, digest_of(*type), nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(padded), padded.size(), bytes_of(data), data.size()) == 1;
}

}  // namespace

std::string SshPrivateKey::public_key() const {
  const auto type = EVP_PKEY_get_base_id(key_.get()) == EVP_PKEY_RSA ? rsa_name : ed25519_name;
  return std::string(type) + " " + to_base64(blob_of(key_.get()));
}

std::string SshPrivateKey::sign(std::string_view data) const {
  return *checked(try_sign(key_.get(), data));
}

SshPrivateKey make_private_key() {
  return SshPrivateKey(Key(checked(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"))));
}

std::optional<SshPrivateKey> read_private_key(std::string_view text) {
  if (text.size() > file_bytes_max) return std::nullopt;
  const bool is_openssh = text.find(openssh_begin) != std::string_view::npos;
  std::shared_ptr<EVP_PKEY> key = is_openssh ? from_openssh(text) : from_pem(text);
  std::optional<SshPrivateKey> result;
  if (key && has_sane_numbers(key.get())) {
    // Whether its numbers belong together shows when it is used.
    const auto signature = try_sign(key.get(), text);
    if (signature && try_verify(key.get(), text, *signature)) result = SshPrivateKey(std::move(key));
  }
  forget_errors();
  return result;
}

bool is_encrypted_private_key(std::string_view text) {
  if (text.size() > file_bytes_max) return false;
  if (OpensshFile file; read_openssh_file(text, file)) return file.cipher != "none";
  return text.find("-----BEGIN ENCRYPTED PRIVATE KEY-----") != std::string_view::npos ||
         (text.find("PRIVATE KEY-----") != std::string_view::npos &&
          text.find("Proc-Type: 4,ENCRYPTED") != std::string_view::npos);
}

bool verify(std::string_view public_key, std::string_view data, std::string_view signature) {
  const auto text = split(public_key);
  const Key key = text ? public_key_from(*text) : nullptr;
  const bool valid = key && try_verify(key.get(), data, signature);
  forget_errors();
  return valid;
}

std::string fingerprint(std::string_view public_key) {
  const auto text = split(public_key);
  if (!text) return {};
  const auto digest = sha256(text->blob);
  std::string base64 = to_base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  base64.resize(base64.find_last_not_of('=') + 1);
  return "SHA256:" + base64;
}

}  // namespace vpcsim::protocol
