#include "protocol/ec2/key_pair.hpp"

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

/// By its name, which is unique in an account; an instance is launched with the name, not with the id.
std::optional<ec2::KeyPairInfo> find(Session& session, const std::string& account, const std::string& name) {
  ec2::DescribeKeyPairsRequest request{.filters = {{"key-name", {name}}}};
  auto keys = session.call(account, request, {name}).key_pairs;
  if (keys.empty()) return std::nullopt;
  session.remember(name, keys[0].key_pair_id);
  return keys[0];
}

}  // namespace

void converge(Session& session, const Word& name, const KeyPair& wanted) {
  const std::string account = account_of(session.network, wanted);
  if (find(session, account, name.text)) return;
  ec2::CreateKeyPairRequest request{.key_name = name.text,
                                    .key_type = ec2::KeyType::ed25519,
                                    .tag_specifications = session.tags("key-pair", name.text)};
  auto made =
      session.call(account, request, {name.text}, [](const auto& result) { return result.key_pair_id; });
  session.remember(name.text, made.key_pair_id);
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
