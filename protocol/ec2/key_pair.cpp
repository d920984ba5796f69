#include "protocol/ec2/key_pair.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(CreateKeyPairResult, MEMBER(key_name, "KeyName"), MEMBER(key_fingerprint, "KeyFingerprint"),
             MEMBER(key_material, "KeyMaterial"), MEMBER(key_pair_id, "KeyPairId"),
             MEMBER(tags, "Tags", .wire = "tagSet"));
VPCSIM_SHAPE(CreateKeyPairRequest, MEMBER(key_name, "KeyName", .required = "KeyName"),
             MEMBER(key_type, "KeyType"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(key_format, "KeyFormat"));

VPCSIM_SHAPE(ImportKeyPairResult, MEMBER(key_name, "KeyName"), MEMBER(key_fingerprint, "KeyFingerprint"),
             MEMBER(key_pair_id, "KeyPairId"), MEMBER(tags, "Tags", .wire = "tagSet"));
VPCSIM_SHAPE(ImportKeyPairRequest, MEMBER(key_name, "KeyName", .required = "keyName"),
             MEMBER(public_key_material, "PublicKeyMaterial", .required = "publicKeyMaterial"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(KeyPairInfo, MEMBER(key_pair_id, "KeyPairId"), MEMBER(key_fingerprint, "KeyFingerprint"),
             MEMBER(key_name, "KeyName"), MEMBER(key_type, "KeyType"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(public_key, "PublicKey"), MEMBER(create_time, "CreateTime"));
VPCSIM_SHAPE(DescribeKeyPairsResult, MEMBER(key_pairs, "KeyPairs", .wire = "keySet"));
VPCSIM_SHAPE(DescribeKeyPairsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(key_names, "KeyNames", .wire = "KeyName"),
             MEMBER(key_pair_ids, "KeyPairIds", .wire = "KeyPairId"),
             MEMBER(include_public_key, "IncludePublicKey"));

VPCSIM_SHAPE(DeleteKeyPairResult, MEMBER(return_value, "Return"), MEMBER(key_pair_id, "KeyPairId"));
VPCSIM_SHAPE(DeleteKeyPairRequest, MEMBER(key_name, "KeyName"), MEMBER(key_pair_id, "KeyPairId"));

}  // namespace vpcsim::ec2
