#include "protocol/ssh_agent.hpp"

#include <algorithm>

#include "protocol/base64.hpp"
#include "protocol/ssh_wire.hpp"

namespace vpcsim::protocol {
namespace {

// Numbers of messages and flags [draft-miller-ssh-agent, 6].
constexpr char request_identities = 11, identities_answer = 12, sign_request = 13, sign_response = 14;
constexpr std::uint32_t rsa_sha2_512 = 4;
constexpr std::size_t length_bytes = 4;

/// "ssh-ed25519 AAAA...", from the name that the blob itself begins with.
std::optional<std::string> line_of(std::string_view blob) {
  std::string_view rest = blob;
  const auto name = take_string(rest);
  if (!name || name->empty()) return std::nullopt;
  if (!std::all_of(name->begin(), name->end(), [](char c) { return c > ' ' && c <= '~'; }))
    return std::nullopt;
  return std::string(*name) + " " + to_base64(blob);
}

}  // namespace

std::string agent_identities_request() {
  std::string request;
  append_string(request, std::string_view(&request_identities, 1));
  return request;
}

std::optional<std::string> agent_sign_request(std::string_view public_key, std::string_view data) {
  const auto space = public_key.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  auto base64 = public_key.substr(space + 1);
  const auto blob = from_base64(base64.substr(0, base64.find_first_of(" \r\n")));
  if (!blob || blob->empty()) return std::nullopt;
  std::string message(1, sign_request), request;
  append_string(message, *blob);
  append_string(message, data);
  append_number(message, rsa_sha2_512);
  append_string(request, message);
  return request;
}

void AgentAnswer::take(std::string_view bytes) {
  if (!complete()) bytes_ += bytes.substr(0, length_bytes + bytes_max - bytes_.size());
}

bool AgentAnswer::complete() const {
  std::string_view rest = bytes_;
  const auto size = take_number(rest);
  return size && (*size > bytes_max || rest.size() >= *size);
}

std::optional<std::string_view> AgentAnswer::message() const {
  std::string_view rest = bytes_;
  return take_string(rest);
}

std::optional<std::vector<AgentIdentity>> AgentAnswer::identities() const {
  auto rest = message();
  if (!rest || !rest->starts_with(identities_answer)) return std::nullopt;
  rest->remove_prefix(1);
  const auto count = take_number(*rest);
  if (!count) return std::nullopt;
  std::vector<AgentIdentity> found;
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto blob = take_string(*rest);
    const auto comment = take_string(*rest);
    if (!blob || !comment) return std::nullopt;
    if (auto line = line_of(*blob)) found.push_back({std::move(*line), std::string(*comment)});
  }
  return found;
}

std::optional<std::string> AgentAnswer::signature() const {
  auto rest = message();
  if (!rest || !rest->starts_with(sign_response)) return std::nullopt;
  rest->remove_prefix(1);
  const auto signature = take_string(*rest);
  return signature ? std::optional(std::string(*signature)) : std::nullopt;
}

}  // namespace vpcsim::protocol
