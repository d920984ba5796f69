// What RunInstances decides about the network before it makes anything.
#pragma once

#include "protocol/ec2/instance_requests.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/instance_type_catalog.hpp"

namespace vpcsim {

/// One interface of each instance: an existing one, or one to be made.
struct LaunchInterface {
  std::optional<NetworkInterfaceId> existing;
  NewNetworkInterface wanted;  ///< unless `existing`
  int device_index = 0;
  bool delete_on_termination = true;
};

struct LaunchNetwork {
  std::vector<LaunchInterface> interfaces;  ///< the primary one first
  std::string availability_zone;
  bool public_address = false;  ///< for the primary interface
};

/// Checks everything that the request says about subnets, interfaces, addresses and groups.
LaunchNetwork plan_network(const ReadCall& call, const ec2::RunInstancesRequest& request,
                           const InstanceType& type);

/// How many instances the subnets have addresses for: what was asked for, at most. Throws
/// InsufficientFreeAddressesInSubnet if that is less than the least number asked for.
int launch_count(const ReadCall& call, const ec2::RunInstancesRequest& request, const LaunchNetwork& network);

}  // namespace vpcsim
