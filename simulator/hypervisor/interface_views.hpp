// The interfaces and routes of an instance as Amazon Linux 2023 sets them up from what DHCP tells it. What
// packets may do in the VPC is another matter: simulator/network/.
#pragma once

#include <string>
#include <vector>

#include "simulator/cloud.hpp"
#include "simulator/instance/network.hpp"

namespace vpcsim::hypervisor {

/// "ens5" for the first of an instance on Nitro, "enX0" on Xen; the others follow by their device index.
std::string device_name(const Instance& instance, int device_index);

/// Those of an instance that isn't terminated, lo first, then in the order of their device indexes.
std::vector<instance::InterfaceView> interface_views(const Region& region, const Instance& instance);
/// In the kernel's order: the routes by default first, then by destination.
std::vector<instance::RouteView> route_views(const Region& region, const Instance& instance);

}  // namespace vpcsim::hypervisor
