// Nouns whose actions aren't written yet. Delete a line when its noun's file arrives; this file goes with the last.
#include "simulator/actions/nouns.hpp"

namespace vpcsim {
<<<<<<< HEAD
Actions nat_gateway_actions() { return {}; }
Actions address_actions() { return {}; }
Actions network_interface_actions() { return {}; }
Actions instance_actions() { return {}; }
Actions image_actions() { return {}; }
=======
Actions security_group_actions() { return {}; }
Actions security_group_rule_actions() { return {}; }
Actions network_acl_actions() { return {}; }
Actions key_pair_actions() { return {}; }
Actions tag_actions() { return {}; }
>>>>>>> compute
}  // namespace vpcsim
