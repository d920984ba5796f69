#include "simulator/actions/key_pair.hpp"

#include <algorithm>
#include <array>

#include "protocol/base64.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/key_material.hpp"
#include "simulator/putty_key.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

const KeyPair* find_key_pair(const Region& region, std::string_view name) {
  for (const KeyPair& pair : region.key_pairs.with("key-name", name)) {
    if (pair.name == name) return &pair;
  }
  return nullptr;
}

const KeyPair& get_key_pair(const Region& region, std::string_view name) {
  const KeyPair* pair = find_key_pair(region, name);
  if (pair == nullptr) NotFound<KeyPairId>::refuse(name);
  return *pair;
}

namespace {

void check_name(const std::string& name) {
  auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 128; };
  if (name.size() > 255) {
    refuse("InvalidParameterValue", "Value for parameter keyName is invalid. Length exceeds maximum of 255.");
  }
  if (!std::all_of(name.begin(), name.end(), is_ascii)) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter keyName is invalid. Character sets beyond ASCII are not supported.",
           name);
  }
  if (name.starts_with(' ') || name.ends_with(' ')) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter keyName is invalid. Names may not begin or end with a space.", name);
  }
}

void check_free(const WriteCall& call, const std::string& name) {
  if (find_key_pair(call.region, name) != nullptr)
    refuse("InvalidKeyPair.Duplicate", "The keypair already exists");
  if (call.region.key_pairs.size() >= call.settings.quotas.key_pairs) {
    refuse("KeyPairLimitExceeded", "The maximum number of key pairs has been reached.");
  }
}

KeyPair insert_key_pair(WriteCall& call, const std::string& name, const PublicKey& key,
                        std::string fingerprint, Tags tags) {
  KeyPair pair{.id = call.region.ids.id<KeyPairId>(),
               .name = name,
               .type = std::string(name_of(key.type)),
               .fingerprint = std::move(fingerprint),
               .public_key = key.openssh_line(name),
               .created = call.now,
               .tags = std::move(tags)};
  call.region.key_pairs.insert(pair);
  return pair;
}

/// The answer is the only place where the private key ever is.
ec2::CreateKeyPairResult create_key_pair(WriteCall& call, const ec2::CreateKeyPairRequest& request) {
  check_name(request.key_name);
  auto tags = tags_from(request.tag_specifications, "key-pair", call.settings);
  check_free(call, request.key_name);
  auto key = generate_key(request.key_type.value_or(ec2::KeyType::rsa), call.region.ids);
  auto pair = insert_key_pair(call, request.key_name, key.public_key, key.fingerprint, std::move(tags));
  return {.key_fingerprint = pair.fingerprint,
          .key_material = request.key_format == ec2::KeyFormat::ppk ? putty_file(key, request.key_name)
                                                                    : std::move(key.private_pem),
          .key_name = pair.name,
          .key_pair_id = pair.id.text(),
          .tags = pair.tags};
}

ec2::ImportKeyPairResult import_key_pair(WriteCall& call, const ec2::ImportKeyPairRequest& request) {
  check_name(request.key_name);
  auto text = protocol::from_base64(request.public_key_material);
  auto key = text ? parse_public_key(*text) : std::nullopt;
  if (!key) refuse("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
  auto tags = tags_from(request.tag_specifications, "key-pair", call.settings);
  check_free(call, request.key_name);
  auto pair = insert_key_pair(call, request.key_name, *key, fingerprint_of_imported(*key), std::move(tags));
  return {.key_fingerprint = pair.fingerprint,
          .key_name = pair.name,
          .key_pair_id = pair.id.text(),
          .tags = pair.tags};
}

constexpr std::array<FilterField<ec2::KeyPairInfo>, 3> key_pair_filters{{
    {"fingerprint", [](const ec2::KeyPairInfo& pair) { return std::vector{pair.key_fingerprint}; }},
    {"key-name", [](const ec2::KeyPairInfo& pair) { return std::vector{pair.key_name}; }},
    {"key-pair-id", [](const ec2::KeyPairInfo& pair) { return std::vector{pair.key_pair_id}; }},
}};

ec2::DescribeKeyPairsResult describe_key_pairs(const ReadCall& call,
                                               const ec2::DescribeKeyPairsRequest& request) {
  std::vector<std::string> ids = request.key_pair_ids;
  for (const std::string& name : request.key_names) ids.push_back(get_key_pair(call.region, name).id.text());
  auto render = [&](const KeyPair& pair) {
    ec2::KeyPairInfo record{.key_pair_id = pair.id.text(),
                            .key_fingerprint = pair.fingerprint,
                            .key_name = pair.name,
                            .key_type = pair.type == "rsa" ? ec2::KeyType::rsa : ec2::KeyType::ed25519,
                            .tags = pair.tags,
                            .public_key = {},
                            .create_time = pair.created};
    if (request.include_public_key.value_or(false)) record.public_key = pair.public_key;
    return record;
  };
  return {describe<ec2::KeyPairInfo>(call.region.key_pairs, {ids, request.filters, "KeyPairIds"},
                                     key_pair_filters, render)
              .records};
}

/// Deleting what isn't there succeeds.
ec2::DeleteKeyPairResult delete_key_pair(WriteCall& call, const ec2::DeleteKeyPairRequest& request) {
  bool by_id = request.key_pair_id && !request.key_pair_id->empty();
  bool by_name = request.key_name && !request.key_name->empty();
  if (!by_id && !by_name) refuse_missing("KeyName");
  if (by_id && by_name) {
    refuse("InvalidParameterCombination",
           "The parameters KeyName and KeyPairId may not be specified together");
  }
  const KeyPair* pair = nullptr;
  if (by_name) {
    pair = find_key_pair(call.region, *request.key_name);
  } else if (auto id = KeyPairId::parse(*request.key_pair_id)) {
    pair = call.region.key_pairs.find(*id);
  }
  if (pair == nullptr) return {};
  const KeyPairId id = pair->id;
  call.region.key_pairs.erase(id);
  return {.key_pair_id = id.text()};
}

}  // namespace

Actions key_pair_actions() {
  return {
      action<create_key_pair>("Makes a key pair and answers with its private key"),
      action<import_key_pair>("Takes in the public half of a key pair"),
      action<describe_key_pairs>("Describes key pairs"),
      action<delete_key_pair>("Deletes a key pair, if there is one"),
  };
}

}  // namespace vpcsim
