// What happens on the network as JSON, for the endpoint and for who looks on live.
#pragma once

#include "simulator/control/endpoint.hpp"
#include "simulator/hypervisor/event_log.hpp"

namespace vpcsim::control {

Json to_json(const std::vector<hypervisor::Obstacle>& obstacles);
Json to_json(const hypervisor::NetworkEvent& event);

}  // namespace vpcsim::control
