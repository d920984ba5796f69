// What other nouns need of key pairs.
#pragma once

#include "protocol/ec2/key_pair.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// nullptr if there is none of that name. `public_key` is an OpenSSH line, ready for authorized_keys.
const KeyPair* find_key_pair(const Region& region, std::string_view name);
/// Throws InvalidKeyPair.NotFound.
const KeyPair& get_key_pair(const Region& region, std::string_view name);

}  // namespace vpcsim
