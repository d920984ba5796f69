// Keys, compared with what ssh-keygen makes and prints.
#include "protocol/ssh_key.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "protocol/base64.hpp"
#include "protocol/ssh_wire.hpp"

using namespace vpcsim::protocol;

namespace {

class Folder {
 public:
  Folder() {
    char name[] = "/tmp/ssh-key-test-XXXXXX";
    path_ = ::mkdtemp(name);
  }
  ~Folder() { std::filesystem::remove_all(path_); }

  /// Makes a key; returns its private half.
  std::string keygen(const std::string& arguments) const {
    std::filesystem::remove(file());
    output_of("ssh-keygen -q " + arguments + " -C 'me at home' -f " + file());
    std::ifstream in(file());
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }
  std::string file() const { return path_ / "key"; }

  static std::string output_of(const std::string& command) {
    std::string output;
    FILE* pipe = ::popen(command.c_str(), "r");
    char bytes[4096];
    while (const std::size_t size = std::fread(bytes, 1, sizeof bytes, pipe)) output.append(bytes, size);
    REQUIRE(::pclose(pipe) == 0);
    return output;
  }

 private:
  std::filesystem::path path_;
};

const char* const kinds[] = {"-t ed25519 -N ''", "-t rsa -N ''", "-t rsa -b 1024 -N ''",
                             "-t rsa -m PEM -N ''", "-t rsa -m PKCS8 -N ''"};

std::string signature_of(std::string_view type, std::string_view bytes) {
  std::string out;
  append_string(out, type);
  append_string(out, bytes);
  return out;
}

}  // namespace

TEST_CASE("A private key of each format has the public key and the fingerprint that ssh-keygen says",
          "[ssh]") {
  const Folder folder;
  for (const char* kind : kinds) {
    INFO(kind);
    const auto key = read_private_key(folder.keygen(kind));
    REQUIRE(key);
    CHECK(Folder::output_of("ssh-keygen -y -f " + folder.file()).starts_with(key->public_key()));
    const auto listed = Folder::output_of("ssh-keygen -l -f " + folder.file());
    CHECK(listed.find(" " + fingerprint(key->public_key()) + " ") != std::string::npos);
    CHECK(fingerprint(key->public_key() + " with a comment\n") == fingerprint(key->public_key()));
  }
}

TEST_CASE("A signature is valid for its key, its data and its own bytes alone", "[ssh]") {
  const Folder folder;
  const auto other = read_private_key(folder.keygen("-t ed25519 -N ''"));
  for (const char* kind : kinds) {
    INFO(kind);
    const auto key = read_private_key(folder.keygen(kind));
    const std::string signature = key->sign("what was asked");
    CHECK(verify(key->public_key(), "what was asked", signature));
    CHECK(verify(key->public_key() + " comment", "what was asked", signature));
    CHECK_FALSE(verify(key->public_key(), "what was not asked", signature));
    CHECK_FALSE(verify(other->public_key(), "what was asked", signature));
    CHECK_FALSE(verify(key->public_key(), "what was asked", signature + "x"));
    for (std::size_t at = 0; at < signature.size(); at += 7) {
      std::string bent = signature;
      bent[at] = static_cast<char>(bent[at] ^ 1);
      CHECK_FALSE(verify(key->public_key(), "what was asked", bent));
      CHECK_FALSE(verify(key->public_key(), "what was asked", signature.substr(0, at)));
    }
  }
}

TEST_CASE("A key that is made is another one each time, and signs for itself", "[ssh]") {
  const auto one = make_private_key(), other = make_private_key();
  CHECK(one.public_key().substr(0, 12) == "ssh-ed25519 ");
  CHECK(one.public_key() != other.public_key());
  CHECK(verify(one.public_key(), "data", one.sign("data")));
  CHECK_FALSE(verify(other.public_key(), "data", one.sign("data")));
}

TEST_CASE("RSA's signatures are SHA-2: both of them are valid, SHA-1 never is", "[ssh]") {
  const Folder folder;
  const auto key = read_private_key(folder.keygen("-t rsa -m PEM -N ''"));
  std::ofstream(folder.file() + ".data") << "data";
  for (const auto& [type, digest] :
       {std::pair("rsa-sha2-256", "sha256"), {"rsa-sha2-512", "sha512"}, {"ssh-rsa", "sha1"}}) {
    INFO(type);
    const auto bytes = Folder::output_of(std::string("openssl dgst -sign ") + folder.file() + " -" + digest +
                                         " " + folder.file() + ".data");
    CHECK(verify(key->public_key(), "data", signature_of(type, bytes)) == (type != std::string("ssh-rsa")));
    CHECK_FALSE(verify(key->public_key(), "data", signature_of("ssh-ed25519", bytes)));
  }
}

TEST_CASE("A key with a passphrase is told from what is no key", "[ssh]") {
  const Folder folder;
  for (const char* kind : {"-t ed25519", "-t rsa", "-t rsa -m PEM", "-t rsa -m PKCS8"}) {
    INFO(kind);
    const auto text = folder.keygen(std::string(kind) + " -N secret");
    CHECK_FALSE(read_private_key(text));
    CHECK(is_encrypted_private_key(text));
    CHECK_FALSE(is_encrypted_private_key(folder.keygen(std::string(kind) + " -N ''")));
  }
  CHECK_FALSE(is_encrypted_private_key("Proc-Type: 4,ENCRYPTED"));
}

TEST_CASE("Only RSA and ED25519 keys are read, and no RSA key that is too small or too large", "[ssh]") {
  const Folder folder;
  for (const char* kind : {"-t ecdsa -N ''", "-t ecdsa -m PEM -N ''"})
    CHECK_FALSE(read_private_key(folder.keygen(kind)));
  CHECK_FALSE(read_private_key(Folder::output_of("openssl genrsa -traditional 768 2>/dev/null")));
  // By five primes: one of two takes a minute.
  CHECK_FALSE(read_private_key(Folder::output_of("openssl genrsa -primes 5 8264 2>/dev/null")));
  CHECK_FALSE(read_private_key(""));
}

TEST_CASE("What is cut short or changed anywhere is no key, or the same key still", "[ssh]") {
  const Folder folder;
  for (const char* kind : {"-t ed25519 -N ''", "-t rsa -b 1024 -N ''", "-t rsa -b 1024 -m PEM -N ''"}) {
    INFO(kind);
    const std::string text = folder.keygen(kind);
    const std::string whole = read_private_key(text)->public_key();
    const auto frame = text.find('\n') + 1;
    for (std::size_t at = frame; at < text.size(); at += 5) {
      const auto cut = read_private_key(text.substr(0, at));
      CHECK((!cut || cut->public_key() == whole));
      for (char other : {'A', '/', '\n', '\xff'}) {
        std::string bent = text;
        bent[at] = other;
        // An answer is all that is asked for: a changed comment doesn't harm, nor does another prime of
        // PEM's.
        const auto key = read_private_key(bent);
        if (key) CHECK(verify(key->public_key(), "data", key->sign("data")));
      }
    }
  }
}

TEST_CASE("A public key that isn't what it says verifies nothing and has no fingerprint", "[ssh]") {
  const Folder folder;
  const auto key = read_private_key(folder.keygen("-t ed25519 -N ''"));
  const auto line = key->public_key();
  const auto blob = line.substr(line.find(' ') + 1);
  const auto signature = key->sign("data");
  for (const auto& text : {std::string(), blob, "ssh-rsa " + blob, "ssh-ed25519 " + blob.substr(0, 40),
                           "ssh-ed25519 " + to_base64(*from_base64(blob) + "x"), "ssh-ed25519  " + blob}) {
    INFO(text);
    CHECK_FALSE(verify(text, "data", signature));
  }
  for (const auto& text : {std::string(), blob, "ssh-rsa " + blob, std::string("ssh-ed25519 !")})
    CHECK(fingerprint(text).empty());
}
