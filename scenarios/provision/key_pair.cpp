#include "protocol/ec2/key_pair.hpp"

#include <algorithm>

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

/// By its name, which is unique in an account and region; an instance is launched with the name, not with the
/// id.
std::optional<ec2::KeyPairInfo> find_shown(Session& session, const Home& home, const std::string& name) {
  ec2::DescribeKeyPairsRequest request{.filters = {{"key-name", {name}}}};
  auto keys = session.call(home, request, {name}).key_pairs;
  if (keys.empty()) return std::nullopt;
  session.remember(name, keys[0].key_pair_id);
  return keys[0];
}

std::optional<ec2::KeyPairInfo> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateKeyPair", [&] { return find_shown(session, home, name); });
}

bool is_ours(const Session& session, const ec2::KeyPairInfo& key) {
  return std::any_of(key.tags.begin(), key.tags.end(), [&](const ec2::Tag& tag) {
    return tag.key == scenario_tag && tag.value == session.scenario_name();
  });
}

}  // namespace

void converge(Session& session, const Word& name, const KeyPair& wanted) {
  const Home home = home_of(session.network, wanted);
  const bool lost = session.is_uncertain(home, name.text, "CreateKeyPair");
  if (auto found = find(session, home, name.text)) {
    if (!lost || !is_ours(session, *found)) return;
    // Made by the call whose answer was lost, and the private key was in that answer.
    session.call(home, ec2::DeleteKeyPairRequest{.key_pair_id = found->key_pair_id}, {name.text});
  }
  ec2::CreateKeyPairRequest request{.key_name = name.text,
                                    .key_type = ec2::KeyType::ed25519,
                                    .tag_specifications = session.tags("key-pair", name.text)};
  auto made = session.call(home, request, {name.text}, [](const auto& result) { return result.key_pair_id; });
  session.remember(name.text, made.key_pair_id);
  if (session.plan) return;
  session.reporter().key_made(name.text, made.key_material);
}

/// A key that was there before the scenario has no tag of ours and stays.
void destroy(Session& session, const Word& name, const KeyPair& wanted) {
  const Home home = home_of(session.network, wanted);
  auto request = ec2::DescribeKeyPairsRequest{.filters = session.mine(name.text)};
  for (const auto& key : session.call(home, request, {name.text}).key_pairs) {
    session.call(home, ec2::DeleteKeyPairRequest{.key_pair_id = key.key_pair_id}, {name.text});
  }
}

}  // namespace vpcsim::scenarios
