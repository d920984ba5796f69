#pragma once

#include "simulator/state/common.hpp"

namespace vpcsim {

struct NetworkInterfaceAttachment {
  AttachmentId id;
  InstanceId instance;
  int device_index = 0;
  bool delete_on_termination = true;
  Timestamp attached;
};

struct NetworkInterface {
  NetworkInterfaceId id;
  SubnetId subnet;
  VpcId vpc;
  std::string description;
  std::string mac_address;
  std::string interface_type = "interface";  ///< or "nat_gateway"
  Ipv4 private_ip;
  std::optional<Ipv4> public_ip;  ///< auto-assigned or Elastic
  std::optional<AllocationId> allocation;  ///< of an Elastic one
  std::optional<AddressAssociationId> address_association;
  bool source_dest_check = true;
  std::vector<SecurityGroupId> groups;
  std::optional<NetworkInterfaceAttachment> attachment;
  Tags tags;
};

/// The state that a call put the instance in; `instance_state_at` (actions/instance.hpp) adds the passing of time.
enum class InstanceLife { launched, stopped, terminated };

struct Instance {
  InstanceId id;
  ReservationId reservation;
  int launch_index = 0;
  std::string image_id, instance_type, key_name, client_token, user_data;
  NetworkInterfaceId primary_interface;  ///< exists unless terminated
  SubnetId subnet;
  VpcId vpc;
  Ipv4 private_ip;
  InstanceLife life = InstanceLife::launched;
  Timestamp since;  ///< of `life`: when the call was made
  Timestamp launched;
  bool disable_api_termination = false, disable_api_stop = false;
  Tags tags;
};

struct KeyPair {
  KeyPairId id;
  std::string name, type, fingerprint, public_key;
  Timestamp created;
  Tags tags;
};

}  // namespace vpcsim
