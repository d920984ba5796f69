#include "protocol/ec2/vpc_endpoint_service.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(ServiceTypeDetail, MEMBER(service_type, "ServiceType"));
VPCSIM_SHAPE(PrivateDnsDetails, MEMBER(private_dns_name, "PrivateDnsName"));

VPCSIM_SHAPE(
    ServiceDetail, MEMBER(service_name, "ServiceName"), MEMBER(service_id, "ServiceId"),
    MEMBER(service_type, "ServiceType"),
    MEMBER(availability_zones, "AvailabilityZones", .wire = "availabilityZoneSet"), MEMBER(owner, "Owner"),
    MEMBER(base_endpoint_dns_names, "BaseEndpointDnsNames", .wire = "baseEndpointDnsNameSet"),
    MEMBER(private_dns_name, "PrivateDnsName"),
    MEMBER(private_dns_names, "PrivateDnsNames", .wire = "privateDnsNameSet", .omit_if_empty = true),
    MEMBER(vpc_endpoint_policy_supported, "VpcEndpointPolicySupported"),
    MEMBER(acceptance_required, "AcceptanceRequired"), MEMBER(manages_vpc_endpoints, "ManagesVpcEndpoints"),
    MEMBER(payer_responsibility, "PayerResponsibility"), MEMBER(tags, "Tags", .wire = "tagSet"),
    MEMBER(private_dns_name_verification_state, "PrivateDnsNameVerificationState"),
    MEMBER(supported_ip_address_types, "SupportedIpAddressTypes", .wire = "supportedIpAddressTypeSet"));

VPCSIM_SHAPE(DescribeVpcEndpointServicesResult,
             MEMBER(service_names, "ServiceNames", .wire = "serviceNameSet"),
             MEMBER(service_details, "ServiceDetails", .wire = "serviceDetailSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeVpcEndpointServicesRequest, MEMBER(service_names, "ServiceNames", .wire = "ServiceName"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), REFUSED("ServiceRegions", .wire = "ServiceRegion"));

VPCSIM_SHAPE(PrivateDnsNameConfiguration, MEMBER(state, "State"), MEMBER(type, "Type"),
             MEMBER(value, "Value"), MEMBER(name, "Name"));

VPCSIM_SHAPE(ServiceConfiguration, MEMBER(service_type, "ServiceType"), MEMBER(service_id, "ServiceId"),
             MEMBER(service_name, "ServiceName"), MEMBER(service_state, "ServiceState"),
             MEMBER(availability_zones, "AvailabilityZones", .wire = "availabilityZoneSet"),
             MEMBER(acceptance_required, "AcceptanceRequired"),
             MEMBER(manages_vpc_endpoints, "ManagesVpcEndpoints"),
             MEMBER(network_load_balancer_arns, "NetworkLoadBalancerArns",
                    .wire = "networkLoadBalancerArnSet", .omit_if_empty = true),
             MEMBER(gateway_load_balancer_arns, "GatewayLoadBalancerArns",
                    .wire = "gatewayLoadBalancerArnSet", .omit_if_empty = true),
             MEMBER(supported_ip_address_types, "SupportedIpAddressTypes",
                    .wire = "supportedIpAddressTypeSet"),
             MEMBER(base_endpoint_dns_names, "BaseEndpointDnsNames", .wire = "baseEndpointDnsNameSet",
                    .omit_if_empty = true),
             MEMBER(private_dns_name, "PrivateDnsName"),
             MEMBER(private_dns_name_configuration, "PrivateDnsNameConfiguration"),
             MEMBER(payer_responsibility, "PayerResponsibility"), MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateVpcEndpointServiceConfigurationResult,
             MEMBER(service_configuration, "ServiceConfiguration"), MEMBER(client_token, "ClientToken"));
VPCSIM_SHAPE(CreateVpcEndpointServiceConfigurationRequest, MEMBER(acceptance_required, "AcceptanceRequired"),
             MEMBER(private_dns_name, "PrivateDnsName"),
             MEMBER(network_load_balancer_arns, "NetworkLoadBalancerArns", .wire = "NetworkLoadBalancerArn"),
             MEMBER(gateway_load_balancer_arns, "GatewayLoadBalancerArns", .wire = "GatewayLoadBalancerArn"),
             MEMBER(supported_ip_address_types, "SupportedIpAddressTypes", .wire = "SupportedIpAddressType"),
             MEMBER(client_token, "ClientToken"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             REFUSED("SupportedRegions", .wire = "SupportedRegion"));

VPCSIM_SHAPE(
    ModifyVpcEndpointServiceConfigurationRequest, MEMBER(service_id, "ServiceId", .required = "serviceId"),
    MEMBER(private_dns_name, "PrivateDnsName"), MEMBER(remove_private_dns_name, "RemovePrivateDnsName"),
    MEMBER(acceptance_required, "AcceptanceRequired"),
    MEMBER(add_network_load_balancer_arns, "AddNetworkLoadBalancerArns", .wire = "AddNetworkLoadBalancerArn"),
    MEMBER(remove_network_load_balancer_arns, "RemoveNetworkLoadBalancerArns",
           .wire = "RemoveNetworkLoadBalancerArn"),
    MEMBER(add_gateway_load_balancer_arns, "AddGatewayLoadBalancerArns", .wire = "AddGatewayLoadBalancerArn"),
    MEMBER(remove_gateway_load_balancer_arns, "RemoveGatewayLoadBalancerArns",
           .wire = "RemoveGatewayLoadBalancerArn"),
    MEMBER(add_supported_ip_address_types, "AddSupportedIpAddressTypes", .wire = "AddSupportedIpAddressType"),
    MEMBER(remove_supported_ip_address_types, "RemoveSupportedIpAddressTypes",
           .wire = "RemoveSupportedIpAddressType"),
    REFUSED("AddSupportedRegions", .wire = "AddSupportedRegion"),
    REFUSED("RemoveSupportedRegions", .wire = "RemoveSupportedRegion"));

VPCSIM_SHAPE(DeleteVpcEndpointServiceConfigurationsResult, MEMBER(unsuccessful, "Unsuccessful"));
VPCSIM_SHAPE(DeleteVpcEndpointServiceConfigurationsRequest,
             MEMBER(service_ids, "ServiceIds", .wire = "ServiceId", .required = "serviceIds"));

VPCSIM_SHAPE(DescribeVpcEndpointServiceConfigurationsResult,
             MEMBER(service_configurations, "ServiceConfigurations", .wire = "serviceConfigurationSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeVpcEndpointServiceConfigurationsRequest,
             MEMBER(service_ids, "ServiceIds", .wire = "ServiceId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(StartVpcEndpointServicePrivateDnsVerificationRequest,
             MEMBER(service_id, "ServiceId", .required = "serviceId"));
VPCSIM_SHAPE(ModifyVpcEndpointServicePayerResponsibilityRequest,
             MEMBER(service_id, "ServiceId", .required = "serviceId"),
             MEMBER(payer_responsibility, "PayerResponsibility", .required = "payerResponsibility"));

}  // namespace vpcsim::ec2
