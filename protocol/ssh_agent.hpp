// What is said to an SSH agent, and what it answers [draft-miller-ssh-agent], as bytes. Who speaks sends one
// request and waits for its answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim::protocol {

struct AgentIdentity {
  std::string public_key;  ///< "ssh-ed25519 AAAA..."
  std::string comment;
};

std::string agent_identities_request();
/// For a signature of `data`: RSA's with SHA-512 [RFC 8332]. Nothing for what isn't a public key.
std::optional<std::string> agent_sign_request(std::string_view public_key, std::string_view data);

/// Collects the bytes of one answer.
class AgentAnswer {
 public:
  static constexpr std::size_t bytes_max = 256 * 1024;  ///< OpenSSH's MAX_AGENT_REPLY_LEN

  /// What comes after the answer is left out.
  void take(std::string_view bytes);
  /// All of it is here, or it can't be an answer.
  bool complete() const;
  /// Nothing unless it is a well-formed list. Keys whose names can't stand in a line of text are left out.
  std::optional<std::vector<AgentIdentity>> identities() const;
  /// In SSH's wire format. Nothing: refused.
  std::optional<std::string> signature() const;

 private:
  std::optional<std::string_view> message() const;
  std::string bytes_;
};

}  // namespace vpcsim::protocol
