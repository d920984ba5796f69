// Whether a connection that was made still carries packets: asked afresh whenever the network has changed.
#pragma once

#include <functional>

#include "simulator/hypervisor/fabric.hpp"

namespace vpcsim::hypervisor {

/// For make_wire. `made` is the passage that let the connection in. Says in the log, and to `told`, when the
/// connection stalls and when it goes on. All must outlive what is returned.
std::function<bool()> carriage_of(Fabric& fabric, LiveNetwork& live, const Attempt& attempt,
                                  const Passage& made, Fabric::Told told = {});

}  // namespace vpcsim::hypervisor
