#include "protocol/ec2/instance_options.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(ModifyInstanceMetadataOptionsResult, MEMBER(instance_id, "InstanceId"),
             MEMBER(instance_metadata_options, "InstanceMetadataOptions"));

VPCSIM_SHAPE(ModifyInstanceMetadataOptionsRequest,
             MEMBER(instance_id, "InstanceId", .required = "instanceId"), MEMBER(http_tokens, "HttpTokens"),
             MEMBER(http_put_response_hop_limit, "HttpPutResponseHopLimit"),
             MEMBER(http_endpoint, "HttpEndpoint"), MEMBER(http_protocol_ipv6, "HttpProtocolIpv6"),
             MEMBER(instance_metadata_tags, "InstanceMetadataTags"));

VPCSIM_SHAPE(ModifyInstanceMaintenanceOptionsResult, MEMBER(instance_id, "InstanceId"),
             MEMBER(auto_recovery, "AutoRecovery"));

VPCSIM_SHAPE(ModifyInstanceMaintenanceOptionsRequest,
             MEMBER(instance_id, "InstanceId", .required = "instanceId"),
             MEMBER(auto_recovery, "AutoRecovery"));

VPCSIM_SHAPE(ModifyInstancePlacementRequest, MEMBER(affinity, "Affinity"), MEMBER(group_name, "GroupName"),
             MEMBER(instance_id, "InstanceId", .required = "instanceId"), MEMBER(tenancy, "Tenancy"),
             REFUSED("HostId"), REFUSED("PartitionNumber"), REFUSED("HostResourceGroupArn"),
             REFUSED("GroupId"));

VPCSIM_SHAPE(ModifyPrivateDnsNameOptionsRequest, MEMBER(instance_id, "InstanceId", .required = "instanceId"),
             MEMBER(private_dns_hostname_type, "PrivateDnsHostnameType"),
             MEMBER(enable_resource_name_dns_a_record, "EnableResourceNameDnsARecord"),
             MEMBER(enable_resource_name_dns_aaaa_record, "EnableResourceNameDnsAAAARecord"));

VPCSIM_SHAPE(InstanceMonitoring, MEMBER(instance_id, "InstanceId"), MEMBER(monitoring, "Monitoring"));

VPCSIM_SHAPE(MonitorInstancesResult,
             MEMBER(instance_monitorings, "InstanceMonitorings", .wire = "instancesSet"));

VPCSIM_SHAPE(MonitorInstancesRequest,
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId", .required = "instancesSet"));

VPCSIM_SHAPE(UnmonitorInstancesRequest,
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId", .required = "instancesSet"));

VPCSIM_SHAPE(InstanceCreditSpecification, MEMBER(instance_id, "InstanceId"),
             MEMBER(cpu_credits, "CpuCredits"));

VPCSIM_SHAPE(DescribeInstanceCreditSpecificationsResult,
             MEMBER(instance_credit_specifications, "InstanceCreditSpecifications",
                    .wire = "instanceCreditSpecificationSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeInstanceCreditSpecificationsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(SuccessfulInstanceCreditSpecificationItem, MEMBER(instance_id, "InstanceId"));

VPCSIM_SHAPE(UnsuccessfulInstanceCreditSpecificationItemError, MEMBER(code, "Code"),
             MEMBER(message, "Message"));

VPCSIM_SHAPE(UnsuccessfulInstanceCreditSpecificationItem, MEMBER(instance_id, "InstanceId"),
             MEMBER(error, "Error"));

VPCSIM_SHAPE(ModifyInstanceCreditSpecificationResult,
             MEMBER(successful_instance_credit_specifications, "SuccessfulInstanceCreditSpecifications",
                    .wire = "successfulInstanceCreditSpecificationSet"),
             MEMBER(unsuccessful_instance_credit_specifications, "UnsuccessfulInstanceCreditSpecifications",
                    .wire = "unsuccessfulInstanceCreditSpecificationSet"));

VPCSIM_SHAPE(InstanceCreditSpecificationRequest, MEMBER(instance_id, "InstanceId"),
             MEMBER(cpu_credits, "CpuCredits"));

VPCSIM_SHAPE(ModifyInstanceCreditSpecificationRequest, MEMBER(client_token, "ClientToken"),
             MEMBER(instance_credit_specifications, "InstanceCreditSpecifications",
                    .wire = "InstanceCreditSpecification", .required = "instanceCreditSpecifications"));

VPCSIM_SHAPE(ReportInstanceStatusRequest, MEMBER(description, "Description"), MEMBER(end_time, "EndTime"),
             MEMBER(instances, "Instances", .wire = "instanceId", .required = "instances"),
             MEMBER(reason_codes, "ReasonCodes", .wire = "reasonCode", .required = "reasonCodes"),
             MEMBER(start_time, "StartTime"), MEMBER(status, "Status", .required = "status"));

VPCSIM_SHAPE(GetConsoleOutputResult, MEMBER(instance_id, "InstanceId"), MEMBER(output, "Output"),
             MEMBER(timestamp, "Timestamp"));

VPCSIM_SHAPE(GetConsoleOutputRequest, MEMBER(instance_id, "InstanceId", .required = "instanceId"),
             MEMBER(latest, "Latest"));

VPCSIM_SHAPE(IamInstanceProfile, MEMBER(arn, "Arn"), MEMBER(id, "Id"));

VPCSIM_SHAPE(IamInstanceProfileAssociation, MEMBER(association_id, "AssociationId"),
             MEMBER(instance_id, "InstanceId"), MEMBER(iam_instance_profile, "IamInstanceProfile"),
             MEMBER(state, "State"), MEMBER(timestamp, "Timestamp"));

VPCSIM_SHAPE(DescribeIamInstanceProfileAssociationsResult,
             MEMBER(iam_instance_profile_associations, "IamInstanceProfileAssociations",
                    .wire = "iamInstanceProfileAssociationSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeIamInstanceProfileAssociationsRequest,
             MEMBER(association_ids, "AssociationIds", .wire = "AssociationId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(ClassicLinkInstance, MEMBER(groups, "Groups", .wire = "groupSet"),
             MEMBER(instance_id, "InstanceId"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(vpc_id, "VpcId"));

VPCSIM_SHAPE(DescribeClassicLinkInstancesResult, MEMBER(instances, "Instances", .wire = "instancesSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeClassicLinkInstancesRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
