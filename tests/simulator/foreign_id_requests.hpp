// What a request needs beside an id for the id to be looked up. Members that the shapes mark as required are
// filled in by themselves; a new action whose test says that nothing looks an id up gets its line here.
#pragma once

#include <array>
#include <string_view>

namespace vpcsim::tests {

struct RequestAround {
  std::string_view action;      ///< or the beginning of several
  std::string_view parameters;  ///< in the notation of EveryNoun::filled
};

inline constexpr std::array requests_around{
    RequestAround{"AcceptVpcEndpointConnections", "ServiceId={vpce-svc-}"},
    RequestAround{"AssignIpv6Addresses", "Ipv6AddressCount=1"},
    RequestAround{"AssignPrivateNatGatewayAddress", "PrivateIpAddressCount=1"},
    RequestAround{"UnassignPrivateNatGatewayAddress", "PrivateIpAddress.1=10.0.1.9"},
    RequestAround{"CreateTransitGatewayConnect", "Options.Protocol=gre"},
    RequestAround{"DescribeInstanceAttribute", "Attribute=instanceType"},
    RequestAround{"ModifyVpcTenancy", "InstanceTenancy=default"},
    RequestAround{"AssignPrivateIpAddresses", "SecondaryPrivateIpAddressCount=1"},
    RequestAround{"AcceptTransitGatewayMulticastDomainAssociations",
                  "TransitGatewayMulticastDomainId={tgw-mcast-domain-}&"
                  "TransitGatewayAttachmentId={vpc-attachment}&SubnetIds.1={subnet-}"},
    RequestAround{"RejectTransitGatewayMulticastDomainAssociations",
                  "TransitGatewayMulticastDomainId={tgw-mcast-domain-}&"
                  "TransitGatewayAttachmentId={vpc-attachment}&SubnetIds.1={subnet-}"},
    RequestAround{"AssociateAddress", "AllocationId={eipalloc-}"},
    RequestAround{"AssociateAddress", "NetworkInterfaceId={eni-}"},
    RequestAround{"AssociateRouteTable", "SubnetId={subnet-}"},
    RequestAround{"AssociateTransitGatewayMulticastDomain",
                  "TransitGatewayMulticastDomainId={tgw-mcast-domain-}&"
                  "TransitGatewayAttachmentId={vpc-attachment}&SubnetIds.1={subnet-}"},
    RequestAround{"DisassociateTransitGatewayMulticastDomain",
                  "TransitGatewayMulticastDomainId={tgw-mcast-domain-}&"
                  "TransitGatewayAttachmentId={vpc-attachment}&SubnetIds.1={subnet-}"},
    RequestAround{"AssociateVpcCidrBlock", "CidrBlock=10.7.0.0/24"},
    RequestAround{"AuthorizeSecurityGroup", "GroupId={sg-}&IpPermissions.1.IpProtocol=-1"},
    RequestAround{"AuthorizeSecurityGroup",
                  "GroupId={sg-}&IpPermissions.1.IpProtocol=-1&"
                  "IpPermissions.1.Groups.1.GroupId={sg-}"},
    RequestAround{"RevokeSecurityGroup", "GroupId={sg-}"},
    RequestAround{"RevokeSecurityGroup", "GroupId={sg-}&IpPermissions.1.IpProtocol=-1"},
    RequestAround{"RevokeSecurityGroup",
                  "GroupId={sg-}&IpPermissions.1.IpProtocol=-1&"
                  "IpPermissions.1.Groups.1.GroupId={sg-}"},
    RequestAround{"UpdateSecurityGroupRuleDescriptions", "GroupId={sg-}"},
    RequestAround{"UpdateSecurityGroupRuleDescriptions", "GroupId={sg-}&IpPermissions.1.IpProtocol=-1"},
    RequestAround{"UpdateSecurityGroupRuleDescriptions",
                  "GroupId={sg-}&IpPermissions.1.IpProtocol=-1&"
                  "IpPermissions.1.Groups.1.GroupId={sg-}"},
    RequestAround{"CopyImage", "SourceRegion={region}"},
    RequestAround{"CreateFlowLogs",
                  "ResourceType=VPC&TrafficType=ALL&LogGroupName=g&"
                  "DeliverLogsPermissionArn=arn:aws:iam::{account}:role/r"},
    RequestAround{"CreateFlowLogs",
                  "ResourceType=TransitGatewayAttachment&LogGroupName=g&"
                  "MaxAggregationInterval=60&"
                  "DeliverLogsPermissionArn=arn:aws:iam::{account}:role/r"},
    RequestAround{"CreateImage", "Name=other&BlockDeviceMapping.1.DeviceName=/dev/sdf"},
    RequestAround{"CreateNatGateway", "AllocationId={eipalloc-}"},
    RequestAround{"CreateNatGateway", "ConnectivityType=private"},
    RequestAround{"CreateNetworkInterfacePermission", "AwsAccountId=444444444444"},
    RequestAround{"CreateRoute", "DestinationCidrBlock=10.8.0.0/16"},
    RequestAround{"CreateRoute", "DestinationCidrBlock=10.8.0.0/16&GatewayId={igw-}"},
    RequestAround{"CreateRoute", "DestinationIpv6CidrBlock=2001:db8:ffff::/48"},
    RequestAround{"CreateRoute", "GatewayId={igw-}"},
    RequestAround{"ReplaceRoute", "DestinationCidrBlock=10.7.0.0/16"},
    RequestAround{"ReplaceRoute", "DestinationCidrBlock=10.7.0.0/16&GatewayId={igw-}"},
    RequestAround{"ReplaceRoute", "DestinationIpv6CidrBlock=::/0"},
    RequestAround{"ReplaceRoute", "GatewayId={igw-}"},
    RequestAround{"DeleteRoute", "DestinationCidrBlock=10.7.0.0/16"},
    RequestAround{"CreateSubnet", "CidrBlock=10.0.9.0/24"},
    RequestAround{"CreateTags", "Tag.1.Key=k&Tag.1.Value=v"},
    RequestAround{"CreateTransitGatewayConnectPeer",
                  "PeerAddress=10.0.1.11&InsideCidrBlocks.1=169.254.7.0/29"},
    RequestAround{"CreateVpcEndpoint", "ServiceName=com.amazonaws.{region}.s3"},
    RequestAround{"CreateVpcEndpoint",
                  "ServiceName=com.amazonaws.{region}.ec2&VpcEndpointType=Interface&PrivateDnsEnabled=false"},
    RequestAround{"CreateVpcEndpoint",
                  "ServiceName=com.amazonaws.{region}.ec2&VpcEndpointType=Interface&PrivateDnsEnabled=false&"
                  "SubnetId.1={subnet-}"},
    RequestAround{"CreateVpcPeeringConnection", "PeerVpcId={peer}"},
    RequestAround{"CreateVpcPeeringConnection", "VpcId={vpc-}"},
    RequestAround{"DeregisterTransitGatewayMulticastGroup",
                  "GroupIpAddress=224.0.0.9&NetworkInterfaceIds.1={eni-}&"
                  "TransitGatewayMulticastDomainId={tgw-mcast-domain-}"},
    RequestAround{"RegisterTransitGatewayMulticastGroup",
                  "GroupIpAddress=224.0.0.9&NetworkInterfaceIds.1={eni-}&"
                  "TransitGatewayMulticastDomainId={tgw-mcast-domain-}"},
    RequestAround{"DescribeNetworkInterfaceAttribute", "Attribute=description"},
    RequestAround{"DisableTransitGatewayRouteTablePropagation",
                  "TransitGatewayAttachmentId={vpc-attachment}"},
    RequestAround{"EnableTransitGatewayRouteTablePropagation", "TransitGatewayAttachmentId={vpc-attachment}"},
    RequestAround{"EnableAddressTransfer", "TransferAccountId=444444444444"},
    RequestAround{"EnableImageDeprecation", "DeprecateAt=2030-01-01T00:00:00Z"},
    RequestAround{"ModifyAddressAttribute", "DomainName=example.com"},
    RequestAround{"ModifyImageAttribute", "Description.Value=d"},
    RequestAround{"ModifyInstanceAttribute", "DisableApiTermination.Value=true"},
    RequestAround{"ModifyInstanceAttribute", "InstanceId={i-}"},
    RequestAround{"ModifyInstanceAttribute", "InstanceId={i-}&BlockDeviceMapping.1.DeviceName=/dev/xvda"},
    RequestAround{"ModifyInstanceCreditSpecification", "InstanceCreditSpecification.1.CpuCredits=standard"},
    RequestAround{"ModifyInstanceMaintenanceOptions", "AutoRecovery=default"},
    RequestAround{"ModifyInstanceMetadataOptions", "HttpTokens=required"},
    RequestAround{"ModifyInstancePlacement", "Tenancy=default"},
    RequestAround{"ModifyManagedPrefixList", "PrefixListName=q"},
    RequestAround{"ModifyNetworkInterfaceAttribute", "Description.Value=d"},
    RequestAround{"ModifyNetworkInterfaceAttribute",
                  "NetworkInterfaceId={attached}&Attachment.DeleteOnTermination=true"},
    RequestAround{"ModifySecurityGroupRules",
                  "SecurityGroupRule.1.SecurityGroupRuleId={sgr-}&"
                  "SecurityGroupRule.1.SecurityGroupRule.IpProtocol=-1"},
    RequestAround{"ModifySnapshotAttribute", "OperationType=add&UserId.1=222222222222"},
    RequestAround{"ModifySubnetAttribute", "MapPublicIpOnLaunch.Value=true"},
    RequestAround{"ModifyTransitGateway", "Description=d"},
    RequestAround{"ModifyTransitGatewayVpcAttachment",
                  "TransitGatewayAttachmentId={vpc-attachment}&Options.DnsSupport=enable"},
    RequestAround{"ModifyVpcAttribute", "EnableDnsHostnames.Value=true"},
    RequestAround{"ModifyVpcEndpoint", "VpcEndpointId={interface-endpoint}"},
    RequestAround{"ModifyVpcEndpoint", "VpcEndpointId={gateway-endpoint}"},
    RequestAround{"ModifyVpcEndpointServicePermissions",
                  "AddAllowedPrincipals.1=arn:aws:iam::444444444444:root"},
    RequestAround{"ModifyVpcPeeringConnectionOptions",
                  "RequesterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc=false"},
    RequestAround{"RegisterImage",
                  "Name=other&RootDeviceName=/dev/xvda&"
                  "BlockDeviceMapping.1.DeviceName=/dev/xvda"},
    RequestAround{"RejectVpcEndpointConnections", "ServiceId={vpce-svc-}"},
    RequestAround{"ResetInstanceAttribute", "Attribute=sourceDestCheck"},
    RequestAround{"ResetNetworkInterfaceAttribute", "SourceDestCheck=true"},
    RequestAround{"ResetSnapshotAttribute", "Attribute=createVolumePermission"},
    RequestAround{"RunInstances", "ImageId={ami-}&SubnetId={subnet-}&InstanceType=t3.micro"},
    RequestAround{"RunInstances", "ImageId={ami-}&InstanceType=t3.micro&NetworkInterface.1.DeviceIndex=0"},
    RequestAround{"RunInstances",
                  "ImageId={ami-}&InstanceType=t3.micro&SubnetId={subnet-}&"
                  "BlockDeviceMapping.1.DeviceName=/dev/sdf"},
    RequestAround{"SearchTransitGatewayRoutes", "Filter.1.Name=state&Filter.1.Value.1=active"},
    RequestAround{"UnassignIpv6Addresses", "Ipv6Addresses.1=2001:db8::9"},
    RequestAround{"UnassignPrivateIpAddresses", "PrivateIpAddress.1=10.0.1.9"},
};

}  // namespace vpcsim::tests
