// What a running emulator's control plane has beyond the simulator's own: the endpoints of this layer, one
// file each. All that is given to them must outlive the control plane.
#pragma once

#include "scenarios/teaching/classroom.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/hypervisor/live_network.hpp"

namespace vpcsim::scenarios {

/// POST /_vpcsim/path: one flow through the network as it is now, of all accounts and regions.
void add_path(control::ControlPlane& plane, hypervisor::LiveNetwork& live);

/// GET /_vpcsim/lessons, and GET, POST and DELETE /_vpcsim/lesson.
void add_lessons(control::ControlPlane& plane, Classroom& classroom);

/// GET /_vpcsim/scenario: what is there as a scenario's file.
void add_scenario(control::ControlPlane& plane);

}  // namespace vpcsim::scenarios
