// Key pairs: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_KeyPairInfo.html and the calls on
// them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class KeyType { rsa, ed25519 };
enum class KeyFormat { pem, ppk };

struct CreateKeyPairResult {
  std::string key_fingerprint;
  std::string key_material;
  std::string key_name;
  std::string key_pair_id;
  std::vector<Tag> tags;
  static const Shape shape;
};
struct CreateKeyPairRequest {
  std::string key_name;
  std::optional<KeyType> key_type;
  std::vector<TagSpecification> tag_specifications;
  std::optional<KeyFormat> key_format;  ///< pem, unless told otherwise
  static const Shape shape;
  static constexpr std::string_view action = "CreateKeyPair";
  using Result = CreateKeyPairResult;
};

struct ImportKeyPairResult {
  std::string key_fingerprint;
  std::string key_name;
  std::string key_pair_id;
  std::vector<Tag> tags;
  static const Shape shape;
};
struct ImportKeyPairRequest {
  std::string key_name;
  std::string public_key_material;  ///< in base64
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "ImportKeyPair";
  using Result = ImportKeyPairResult;
};

struct KeyPairInfo {
  std::string key_pair_id;
  std::string key_fingerprint;
  std::string key_name;
  KeyType key_type = KeyType::rsa;
  std::vector<Tag> tags;
  std::optional<std::string> public_key;
  Timestamp create_time;
  static const Shape shape;
};
struct DescribeKeyPairsResult {
  std::vector<KeyPairInfo> key_pairs;
  static const Shape shape;
};
struct DescribeKeyPairsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> key_names;
  std::vector<std::string> key_pair_ids;
  std::optional<bool> include_public_key;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeKeyPairs";
  using Result = DescribeKeyPairsResult;
};

struct DeleteKeyPairResult {
  bool return_value = true;
  std::optional<std::string> key_pair_id;
  static const Shape shape;
};
struct DeleteKeyPairRequest {
  std::optional<std::string> key_name;
  std::optional<std::string> key_pair_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteKeyPair";
  using Result = DeleteKeyPairResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::KeyType, "rsa", "ed25519");
VPCSIM_ENUM(vpcsim::ec2::KeyFormat, "pem", "ppk");
