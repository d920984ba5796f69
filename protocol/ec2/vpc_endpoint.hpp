// VPC endpoints: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html and the calls on
// them.
#pragma once

#include "protocol/ec2/unsuccessful_item.hpp"

namespace vpcsim::ec2 {

enum class VpcEndpointType { interface, gateway, gateway_load_balancer };
enum class VpcEndpointState {
  pending_acceptance,
  pending,
  available,
  deleting,
  deleted,
  rejected,
  failed,
  expired
};
enum class IpAddressType { ipv4, dualstack, ipv6 };
enum class DnsRecordIpType { ipv4, dualstack, ipv6, service_defined };

struct SecurityGroupIdentifier {
  std::string group_id;
  std::string group_name;
  static const Shape shape;
};

struct DnsOptions {
  DnsRecordIpType dns_record_ip_type = DnsRecordIpType::ipv4;
  static const Shape shape;
};

struct DnsEntry {
  std::string dns_name;
  std::optional<std::string> hosted_zone_id;
  static const Shape shape;
};

struct VpcEndpoint {
  std::string vpc_endpoint_id;
  VpcEndpointType vpc_endpoint_type = VpcEndpointType::gateway;
  std::string vpc_id;
  std::string service_name;
  VpcEndpointState state = VpcEndpointState::available;
  std::optional<std::string> policy_document;
  std::vector<std::string> route_table_ids;
  std::vector<std::string> subnet_ids;
  std::vector<SecurityGroupIdentifier> groups;
  std::optional<IpAddressType> ip_address_type;
  std::optional<DnsOptions> dns_options;
  bool private_dns_enabled = false;
  bool requester_managed = false;
  std::vector<std::string> network_interface_ids;
  std::vector<DnsEntry> dns_entries;
  Timestamp creation_timestamp;
  std::vector<Tag> tags;
  std::string owner_id;
  static const Shape shape;
};

struct DnsOptionsSpecification {
  std::optional<DnsRecordIpType> dns_record_ip_type;
  static const Shape shape;
};

/// Which addresses of a subnet the endpoint's interface there has.
struct SubnetConfiguration {
  std::optional<std::string> subnet_id;
  std::optional<std::string> ipv4;
  std::optional<std::string> ipv6;
  static const Shape shape;
};

struct CreateVpcEndpointResult {
  VpcEndpoint vpc_endpoint;
  std::optional<std::string> client_token;
  static const Shape shape;
};
struct CreateVpcEndpointRequest {
  std::optional<VpcEndpointType> vpc_endpoint_type;
  std::string vpc_id;
  std::string service_name;
  std::optional<std::string> policy_document;
  std::vector<std::string> route_table_ids;
  std::vector<std::string> subnet_ids;
  std::vector<std::string> security_group_ids;
  std::optional<IpAddressType> ip_address_type;
  std::optional<DnsOptionsSpecification> dns_options;
  std::optional<std::string> client_token;
  std::optional<bool> private_dns_enabled;
  std::vector<TagSpecification> tag_specifications;
  std::vector<SubnetConfiguration> subnet_configurations;
  static const Shape shape;
  static constexpr std::string_view action = "CreateVpcEndpoint";
  using Result = CreateVpcEndpointResult;
};

struct ModifyVpcEndpointRequest {
  std::string vpc_endpoint_id;
  std::optional<bool> reset_policy;
  std::optional<std::string> policy_document;
  std::vector<std::string> add_route_table_ids;
  std::vector<std::string> remove_route_table_ids;
  std::vector<std::string> add_subnet_ids;
  std::vector<std::string> remove_subnet_ids;
  std::vector<std::string> add_security_group_ids;
  std::vector<std::string> remove_security_group_ids;
  std::optional<IpAddressType> ip_address_type;
  std::optional<DnsOptionsSpecification> dns_options;
  std::optional<bool> private_dns_enabled;
  std::vector<SubnetConfiguration> subnet_configurations;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyVpcEndpoint";
  using Result = ReturnResult;
};

struct DeleteVpcEndpointsResult {
  std::vector<UnsuccessfulItem> unsuccessful;
  static const Shape shape;
};
struct DeleteVpcEndpointsRequest {
  std::vector<std::string> vpc_endpoint_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteVpcEndpoints";
  using Result = DeleteVpcEndpointsResult;
};

struct DescribeVpcEndpointsResult {
  std::vector<VpcEndpoint> vpc_endpoints;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeVpcEndpointsRequest {
  std::vector<std::string> vpc_endpoint_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcEndpoints";
  using Result = DescribeVpcEndpointsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::VpcEndpointType, "Interface", "Gateway", "GatewayLoadBalancer");
// The service model spells these with a capital; AWS answers and filters in lower case (CLI reference).
VPCSIM_ENUM(vpcsim::ec2::VpcEndpointState, "pendingAcceptance", "pending", "available", "deleting", "deleted",
            "rejected", "failed", "expired");
VPCSIM_ENUM(vpcsim::ec2::IpAddressType, "ipv4", "dualstack", "ipv6");
VPCSIM_ENUM(vpcsim::ec2::DnsRecordIpType, "ipv4", "dualstack", "ipv6", "service-defined");
