#include "simulator/putty_key.hpp"

#include <array>
#include <span>
#include <stdexcept>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "protocol/base64.hpp"
#include "protocol/digest.hpp"
#include "protocol/ssh_wire.hpp"

namespace vpcsim {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

/// HMAC-SHA-1 under a key that is made of the passphrase: here of none.
std::string mac_of(std::string_view text) {
  constexpr std::string_view salt = "putty-private-key-file-mac-key";
  Digest key{}, mac{};
  unsigned key_size = 0, mac_size = 0;
  if (EVP_Digest(salt.data(), salt.size(), key.data(), &key_size, EVP_sha1(), nullptr) != 1 ||
      HMAC(EVP_sha1(), key.data(), static_cast<int>(key_size),
           reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac.data(),
           &mac_size) == nullptr) {
    throw std::runtime_error("OpenSSL failed on a digest");
  }
  return protocol::hex(std::span(mac).first(mac_size));
}

/// "Name: 2" and two lines of base64, say.
std::string lines_of(std::string_view name, std::string_view bytes) {
  constexpr std::size_t width = 64;
  const std::string text = protocol::to_base64(bytes);
  std::string out = fmt::format("{}: {}\n", name, (text.size() + width - 1) / width);
  for (std::size_t at = 0; at < text.size(); at += width) out += text.substr(at, width) + "\n";
  return out;
}

}  // namespace

std::string putty_file(const GeneratedKey& key, std::string_view comment) {
  const std::string_view algorithm = key.public_key.type == ec2::KeyType::rsa ? "ssh-rsa" : "ssh-ed25519";
  const std::string_view encryption = "none";
  std::string line;
  for (char c : comment) {
    if (c >= ' ' && c <= '~') line += c;
  }
  std::string signed_text;
  for (std::string_view part : {algorithm, encryption, std::string_view(line),
                                std::string_view(key.public_key.blob), std::string_view(key.putty_private)}) {
    protocol::append_string(signed_text, part);
  }
  return fmt::format("PuTTY-User-Key-File-2: {}\nEncryption: {}\nComment: {}\n", algorithm, encryption,
                     line) +
         lines_of("Public-Lines", key.public_key.blob) + lines_of("Private-Lines", key.putty_private) +
         fmt::format("Private-MAC: {}\n", mac_of(signed_text));
}

}  // namespace vpcsim
