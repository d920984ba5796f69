// Endpoint services, as their consumers and as their owners see them:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceDetail.html,
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceConfiguration.html and the calls on them.
#pragma once

#include "protocol/ec2/unsuccessful_item.hpp"
#include "protocol/ec2/vpc_endpoint.hpp"

namespace vpcsim::ec2 {

enum class PayerResponsibility { service_owner };
enum class DnsNameState { pending_verification, verified, failed };
enum class ServiceConnectivityType { ipv4, ipv6 };
enum class ServiceState { pending, available, deleting, deleted, failed };

struct ServiceTypeDetail {
  VpcEndpointType service_type = VpcEndpointType::interface;
  static const Shape shape;
};

struct PrivateDnsDetails {
  std::string private_dns_name;
  static const Shape shape;
};

/// What a consumer sees.
struct ServiceDetail {
  std::string service_name;
  std::optional<std::string> service_id;  ///< of a service that an account made
  std::vector<ServiceTypeDetail> service_type;
  std::vector<std::string> availability_zones;
  std::string owner;
  std::vector<std::string> base_endpoint_dns_names;
  std::optional<std::string> private_dns_name;
  std::vector<PrivateDnsDetails> private_dns_names;
  bool vpc_endpoint_policy_supported = false;
  bool acceptance_required = false;
  bool manages_vpc_endpoints = false;
  std::optional<PayerResponsibility> payer_responsibility;
  std::vector<Tag> tags;
  std::optional<DnsNameState> private_dns_name_verification_state;
  std::vector<ServiceConnectivityType> supported_ip_address_types;
  static const Shape shape;
};

struct DescribeVpcEndpointServicesResult {
  std::vector<std::string> service_names;
  std::vector<ServiceDetail> service_details;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeVpcEndpointServicesRequest {
  std::vector<std::string> service_names;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcEndpointServices";
  using Result = DescribeVpcEndpointServicesResult;
};

struct PrivateDnsNameConfiguration {
  std::optional<DnsNameState> state;
  std::optional<std::string> type;
  std::optional<std::string> value;
  std::optional<std::string> name;
  static const Shape shape;
};

/// What the owner sees.
struct ServiceConfiguration {
  std::vector<ServiceTypeDetail> service_type;
  std::string service_id;
  std::string service_name;
  ServiceState service_state = ServiceState::available;
  std::vector<std::string> availability_zones;
  bool acceptance_required = false;
  bool manages_vpc_endpoints = false;
  std::vector<std::string> network_load_balancer_arns;
  std::vector<std::string> gateway_load_balancer_arns;
  std::vector<ServiceConnectivityType> supported_ip_address_types;
  std::vector<std::string> base_endpoint_dns_names;
  std::optional<std::string> private_dns_name;
  std::optional<PrivateDnsNameConfiguration> private_dns_name_configuration;
  std::optional<PayerResponsibility> payer_responsibility;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateVpcEndpointServiceConfigurationResult {
  ServiceConfiguration service_configuration;
  std::optional<std::string> client_token;
  static const Shape shape;
};
struct CreateVpcEndpointServiceConfigurationRequest {
  std::optional<bool> acceptance_required;
  std::optional<std::string> private_dns_name;
  std::vector<std::string> network_load_balancer_arns;
  std::vector<std::string> gateway_load_balancer_arns;
  std::vector<std::string> supported_ip_address_types;
  std::optional<std::string> client_token;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateVpcEndpointServiceConfiguration";
  using Result = CreateVpcEndpointServiceConfigurationResult;
};

struct ModifyVpcEndpointServiceConfigurationRequest {
  std::string service_id;
  std::optional<std::string> private_dns_name;
  std::optional<bool> remove_private_dns_name;
  std::optional<bool> acceptance_required;
  std::vector<std::string> add_network_load_balancer_arns;
  std::vector<std::string> remove_network_load_balancer_arns;
  std::vector<std::string> add_gateway_load_balancer_arns;
  std::vector<std::string> remove_gateway_load_balancer_arns;
  std::vector<std::string> add_supported_ip_address_types;
  std::vector<std::string> remove_supported_ip_address_types;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyVpcEndpointServiceConfiguration";
  using Result = ReturnResult;
};

struct DeleteVpcEndpointServiceConfigurationsResult {
  std::vector<UnsuccessfulItem> unsuccessful;
  static const Shape shape;
};
struct DeleteVpcEndpointServiceConfigurationsRequest {
  std::vector<std::string> service_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteVpcEndpointServiceConfigurations";
  using Result = DeleteVpcEndpointServiceConfigurationsResult;
};

struct DescribeVpcEndpointServiceConfigurationsResult {
  std::vector<ServiceConfiguration> service_configurations;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeVpcEndpointServiceConfigurationsRequest {
  std::vector<std::string> service_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcEndpointServiceConfigurations";
  using Result = DescribeVpcEndpointServiceConfigurationsResult;
};

struct StartVpcEndpointServicePrivateDnsVerificationRequest {
  std::string service_id;
  static const Shape shape;
  static constexpr std::string_view action = "StartVpcEndpointServicePrivateDnsVerification";
  using Result = ReturnResult;
};

struct ModifyVpcEndpointServicePayerResponsibilityRequest {
  std::string service_id;
  PayerResponsibility payer_responsibility = PayerResponsibility::service_owner;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyVpcEndpointServicePayerResponsibility";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::PayerResponsibility, "ServiceOwner");
VPCSIM_ENUM(vpcsim::ec2::DnsNameState, "pendingVerification", "verified", "failed");
VPCSIM_ENUM(vpcsim::ec2::ServiceConnectivityType, "ipv4", "ipv6");
VPCSIM_ENUM(vpcsim::ec2::ServiceState, "Pending", "Available", "Deleting", "Deleted", "Failed");
