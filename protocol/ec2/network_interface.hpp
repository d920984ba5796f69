// Network interfaces: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html and
// the calls on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class NetworkInterfaceStatus { available, associated, attaching, in_use, detaching };
enum class AttachmentStatus { attaching, attached, detaching, detached };
enum class NetworkInterfaceAttribute { description, group_set, source_dest_check, attachment };

/// A security group as others name it.
struct GroupIdentifier {
  std::string group_name;
  std::string group_id;
  static const Shape shape;
};

/// A public address on a private one.
struct NetworkInterfaceAssociation {
  std::optional<std::string> allocation_id;   ///< of an Elastic IP address
  std::optional<std::string> association_id;  ///< likewise
  std::string ip_owner_id;                    ///< "amazon" for an auto-assigned address
  std::optional<std::string> public_dns_name;
  std::string public_ip;
  static const Shape shape;
};

struct NetworkInterfaceAttachment {
  Timestamp attach_time;
  std::string attachment_id;
  bool delete_on_termination = false;
  std::int32_t device_index = 0;
  std::int32_t network_card_index = 0;
  std::optional<std::string> instance_id;  ///< none: attached to something that AWS manages
  std::string instance_owner_id;
  AttachmentStatus status = AttachmentStatus::attached;
  static const Shape shape;
};

struct NetworkInterfaceIpv6Address {
  std::string ipv6_address;
  bool is_primary_ipv6 = false;
  static const Shape shape;
};
/// A block that the interface was delegated, /28 of IPv4 or /80 of IPv6.
struct Ipv4PrefixSpecification {
  std::string ipv4_prefix;
  static const Shape shape;
};
struct Ipv6PrefixSpecification {
  std::string ipv6_prefix;
  static const Shape shape;
};

struct NetworkInterfacePrivateIpAddress {
  std::optional<NetworkInterfaceAssociation> association;
  bool primary = true;
  std::optional<std::string> private_dns_name;
  std::string private_ip_address;
  static const Shape shape;
};

struct NetworkInterface {
  std::optional<NetworkInterfaceAssociation> association;
  std::optional<NetworkInterfaceAttachment> attachment;
  std::string availability_zone;
  std::string description;
  std::vector<GroupIdentifier> groups;
  std::string interface_type;
  std::vector<NetworkInterfaceIpv6Address> ipv6_addresses;
  std::string mac_address;
  std::string network_interface_id;
  std::string owner_id;
  std::optional<std::string> private_dns_name;
  std::optional<std::string> private_ip_address;  ///< none in an IPv6-only subnet
  std::vector<NetworkInterfacePrivateIpAddress> private_ip_addresses;
  std::vector<Ipv4PrefixSpecification> ipv4_prefixes;
  std::vector<Ipv6PrefixSpecification> ipv6_prefixes;
  std::optional<std::string> requester_id;
  bool requester_managed = false;
  bool source_dest_check = true;
  NetworkInterfaceStatus status = NetworkInterfaceStatus::available;
  std::string subnet_id;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::optional<bool> deny_all_igw_traffic;
  std::optional<bool> ipv6_native;          ///< true in an IPv6-only subnet
  std::optional<std::string> ipv6_address;  ///< the first
  static const Shape shape;
};

struct Ipv4PrefixSpecificationRequest {
  std::string ipv4_prefix;
  static const Shape shape;
};
struct Ipv6PrefixSpecificationRequest {
  std::string ipv6_prefix;
  static const Shape shape;
};
struct InstanceIpv6Address {
  std::string ipv6_address;
  std::optional<bool> is_primary_ipv6 = {};
  static const Shape shape;
};
struct PrivateIpAddressSpecification {
  std::optional<bool> primary;
  std::optional<std::string> private_ip_address;
  static const Shape shape;
};

struct CreateNetworkInterfaceResult {
  NetworkInterface network_interface;
  std::optional<std::string> client_token;
  static const Shape shape;
};
struct CreateNetworkInterfaceRequest {
  std::optional<std::string> description;
  std::vector<std::string> groups;
  std::optional<std::int32_t> ipv6_address_count;
  std::vector<InstanceIpv6Address> ipv6_addresses;
  std::optional<std::string> private_ip_address;
  std::vector<PrivateIpAddressSpecification> private_ip_addresses;
  std::optional<std::int32_t> secondary_private_ip_address_count;
  std::vector<Ipv4PrefixSpecificationRequest> ipv4_prefixes;
  std::optional<std::int32_t> ipv4_prefix_count;
  std::vector<Ipv6PrefixSpecificationRequest> ipv6_prefixes;
  std::optional<std::int32_t> ipv6_prefix_count;
  std::optional<std::string> interface_type;  ///< only "interface" is supported
  std::string subnet_id;
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::string> client_token;
  std::optional<bool> enable_primary_ipv6;
  static const Shape shape;
  static constexpr std::string_view action = "CreateNetworkInterface";
  using Result = CreateNetworkInterfaceResult;
};

struct DeleteNetworkInterfaceRequest {
  std::string network_interface_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNetworkInterface";
  using Result = ReturnResult;
};

struct DescribeNetworkInterfacesResult {
  std::vector<NetworkInterface> network_interfaces;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeNetworkInterfacesRequest {
  std::vector<Filter> filters;
  std::vector<std::string> network_interface_ids;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNetworkInterfaces";
  using Result = DescribeNetworkInterfacesResult;
};

struct AttachNetworkInterfaceResult {
  std::string attachment_id;
  std::int32_t network_card_index = 0;
  static const Shape shape;
};
struct AttachNetworkInterfaceRequest {
  std::int32_t device_index = 0;
  std::string instance_id;
  std::string network_interface_id;
  std::optional<std::int32_t> network_card_index;
  static const Shape shape;
  static constexpr std::string_view action = "AttachNetworkInterface";
  using Result = AttachNetworkInterfaceResult;
};

struct DetachNetworkInterfaceRequest {
  std::string attachment_id;
  std::optional<bool> force;  ///< no waiting for the instance: detached at once
  static const Shape shape;
  static constexpr std::string_view action = "DetachNetworkInterface";
  using Result = ReturnResult;
};

struct NetworkInterfaceAttachmentChanges {
  std::optional<std::string> attachment_id;
  std::optional<bool> delete_on_termination;
  static const Shape shape;
};
struct ModifyNetworkInterfaceAttributeRequest {
  std::optional<NetworkInterfaceAttachmentChanges> attachment;
  std::optional<AttributeValue> description;
  std::vector<std::string> groups;
  std::string network_interface_id;
  std::optional<AttributeBooleanValue> source_dest_check;
  std::optional<bool> enable_primary_ipv6;
  std::optional<bool> associate_public_ip_address;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyNetworkInterfaceAttribute";
  using Result = ReturnResult;
};

struct ResetNetworkInterfaceAttributeRequest {
  std::string network_interface_id;
  std::optional<std::string> source_dest_check;  ///< any value: it becomes true
  static const Shape shape;
  static constexpr std::string_view action = "ResetNetworkInterfaceAttribute";
  using Result = ReturnResult;
};

struct DescribeNetworkInterfaceAttributeResult {
  std::optional<NetworkInterfaceAttachment> attachment;
  std::optional<AttributeValue> description;
  std::optional<std::vector<GroupIdentifier>> groups;
  std::string network_interface_id;
  std::optional<AttributeBooleanValue> source_dest_check;
  static const Shape shape;
};
struct DescribeNetworkInterfaceAttributeRequest {
  std::optional<NetworkInterfaceAttribute> attribute;
  std::string network_interface_id;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNetworkInterfaceAttribute";
  using Result = DescribeNetworkInterfaceAttributeResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::NetworkInterfaceStatus, "available", "associated", "attaching", "in-use",
            "detaching");
VPCSIM_ENUM(vpcsim::ec2::AttachmentStatus, "attaching", "attached", "detaching", "detached");
VPCSIM_ENUM(vpcsim::ec2::NetworkInterfaceAttribute, "description", "groupSet", "sourceDestCheck",
            "attachment");
