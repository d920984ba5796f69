// Nouns whose actions aren't written yet. Delete a line when its noun's file arrives; this file goes with the last.
#include "simulator/actions/nouns.hpp"

namespace vpcsim {
Actions nat_gateway_actions() { return {}; }
Actions address_actions() { return {}; }
Actions network_interface_actions() { return {}; }
Actions instance_actions() { return {}; }
Actions image_actions() { return {}; }
}  // namespace vpcsim
