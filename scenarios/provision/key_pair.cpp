#include "protocol/ec2/key_pair.hpp"

#include <algorithm>

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

/// By its name, which is unique in an account; an instance is launched with the name, not with the id.
std::optional<ec2::KeyPairInfo> find_shown(Session& session, const std::string& account,
                                           const std::string& name) {
  ec2::DescribeKeyPairsRequest request{.filters = {{"key-name", {name}}}};
  auto keys = session.call(account, request, {name}).key_pairs;
  if (keys.empty()) return std::nullopt;
  session.remember(name, keys[0].key_pair_id);
  return keys[0];
}

std::optional<ec2::KeyPairInfo> find(Session& session, const std::string& account, const std::string& name) {
  return session.look(name, "CreateKeyPair", [&] { return find_shown(session, account, name); });
}

bool is_ours(const Session& session, const ec2::KeyPairInfo& key) {
  return std::any_of(key.tags.begin(), key.tags.end(), [&](const ec2::Tag& tag) {
    return tag.key == scenario_tag && tag.value == session.scenario_name();
  });
}

}  // namespace

void converge(Session& session, const Word& name, const KeyPair& wanted) {
  const std::string account = account_of(session.network, wanted);
  const bool lost = session.is_uncertain(name.text, "CreateKeyPair");
  if (auto found = find(session, account, name.text)) {
    if (!lost || !is_ours(session, *found)) return;
    // Made by the call whose answer was lost, and the private key was in that answer.
    session.call(account, ec2::DeleteKeyPairRequest{.key_pair_id = found->key_pair_id}, {name.text});
  }
  ec2::CreateKeyPairRequest request{.key_name = name.text,
                                    .key_type = ec2::KeyType::ed25519,
                                    .tag_specifications = session.tags("key-pair", name.text)};
  auto made =
      session.call(account, request, {name.text}, [](const auto& result) { return result.key_pair_id; });
  session.remember(name.text, made.key_pair_id);
  if (session.plan) return;
  session.reporter().key_made(name.text, made.key_material);
}

/// A key that was there before the scenario has no tag of ours and stays.
void destroy(Session& session, const Word& name, const KeyPair& wanted) {
  const std::string account = account_of(session.network, wanted);
  auto request = ec2::DescribeKeyPairsRequest{.filters = session.mine(name.text)};
  for (const auto& key : session.call(account, request, {name.text}).key_pairs) {
    session.call(account, ec2::DeleteKeyPairRequest{.key_pair_id = key.key_pair_id}, {name.text});
  }
}

}  // namespace vpcsim::scenarios
