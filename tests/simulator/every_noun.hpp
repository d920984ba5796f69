// One of everything that has an id, made by the same calls in any account and region.
#pragma once

#include <array>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "simulator/properties/world.hpp"
#include "simulator/test_cloud.hpp"

namespace vpcsim::tests {

/// In the notation of `EveryNoun::filled`; "peer=vpc-" keeps the id of that prefix under another name. A noun
/// that is new gets its line here.
inline constexpr std::array everything{
    std::string_view("CreateVpc CidrBlock=10.1.0.0/16"),
    std::string_view("peer=vpc-"),
    std::string_view("CreateVpc CidrBlock=10.0.0.0/16&AmazonProvidedIpv6CidrBlock=true"),
    std::string_view("DescribeVpcs VpcId.1={vpc-}"),
    std::string_view("CreateSubnet VpcId={vpc-}&CidrBlock=10.0.1.0/24&AvailabilityZone={region}a"),
    std::string_view("AssociateSubnetCidrBlock SubnetId={subnet-}&Ipv6CidrBlock={ipv6}"),
    std::string_view(
        "CreateSubnetCidrReservation SubnetId={subnet-}&Cidr=10.0.1.64/28&ReservationType=explicit"),
    std::string_view("CreateInternetGateway "),
    std::string_view("AttachInternetGateway InternetGatewayId={igw-}&VpcId={vpc-}"),
    std::string_view("CreateEgressOnlyInternetGateway VpcId={vpc-}"),
    std::string_view("CreateVpnGateway Type=ipsec.1"),
    std::string_view("AttachVpnGateway VpnGatewayId={vgw-}&VpcId={vpc-}"),
    std::string_view("CreateRouteTable VpcId={vpc-}"),
    std::string_view("AssociateRouteTable RouteTableId={rtb-}&SubnetId={subnet-}"),
    std::string_view("CreateRoute RouteTableId={rtb-}&DestinationCidrBlock=10.7.0.0/16&GatewayId={igw-}"),
    std::string_view("CreateRoute RouteTableId={rtb-}&DestinationIpv6CidrBlock=::/0&"
                     "EgressOnlyInternetGatewayId={eigw-}"),
    std::string_view("CreateDhcpOptions DhcpConfiguration.1.Key=domain-name&"
                     "DhcpConfiguration.1.Value.1=example.com"),
    std::string_view("DescribeNetworkAcls "),
    std::string_view("CreateNetworkAcl VpcId={vpc-}"),
    std::string_view("CreateSecurityGroup GroupName=g&GroupDescription=d&VpcId={vpc-}"),
    std::string_view("AuthorizeSecurityGroupIngress GroupId={sg-}&IpPermissions.1.IpProtocol=-1&"
                     "IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8"),
    std::string_view("CreateKeyPair KeyName=k"),
    std::string_view("CreateManagedPrefixList PrefixListName=p&MaxEntries=2&AddressFamily=IPv4"),
    std::string_view("AllocateAddress "),
    std::string_view("CreateNatGateway SubnetId={subnet-}&AllocationId={eipalloc-}"),
    std::string_view("DescribeImages Filter.1.Name=name&Filter.1.Value.1=al2023-ami-2023*x86_64"),
    std::string_view("RunInstances ImageId={ami-}&InstanceType=t3.micro&MinCount=1&MaxCount=1&"
                     "SubnetId={subnet-}"),
    std::string_view("attached=eni-"),
    std::string_view("DescribeVolumes "),
    std::string_view("CreateSnapshot VolumeId={vol-}"),
    std::string_view("CreateImage InstanceId={i-}&Name=image"),
    std::string_view("CreateNetworkInterface SubnetId={subnet-}"),
    std::string_view("CreateNetworkInterfacePermission NetworkInterfaceId={eni-}&"
                     "AwsAccountId=444444444444&Permission=INSTANCE-ATTACH"),
    std::string_view("AllocateAddress "),
    std::string_view("AssociateAddress AllocationId={eipalloc-}&NetworkInterfaceId={eni-}"),
    std::string_view("CreateFlowLogs ResourceType=VPC&ResourceId.1={vpc-}&TrafficType=ALL&LogGroupName=g&"
                     "DeliverLogsPermissionArn=arn:aws:iam::{account}:role/r"),
    std::string_view("CreateVpcEndpoint VpcId={vpc-}&ServiceName=com.amazonaws.{region}.s3&"
                     "RouteTableId.1={rtb-}"),
    std::string_view("gateway-endpoint=vpce-"),
    std::string_view("CreateVpcEndpoint VpcId={vpc-}&ServiceName=com.amazonaws.{region}.ec2&"
                     "VpcEndpointType=Interface&SubnetId.1={subnet-}&PrivateDnsEnabled=false"),
    std::string_view("interface-endpoint=vpce-"),
    std::string_view("CreateVpcEndpointServiceConfiguration NetworkLoadBalancerArn.1="
                     "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/net/n/0123456789abcdef"),
    std::string_view("ModifyVpcEndpointServicePermissions ServiceId={vpce-svc-}&"
                     "AddAllowedPrincipals.1=arn:aws:iam::444444444444:root"),
    std::string_view("CreateTransitGateway Options.MulticastSupport=enable&"
                     "Options.TransitGatewayCidrBlocks.1=192.0.2.0/24"),
    std::string_view("CreateTransitGatewayRouteTable TransitGatewayId={tgw-}"),
    std::string_view("CreateTransitGatewayVpcAttachment TransitGatewayId={tgw-}&VpcId={vpc-}&"
                     "SubnetIds.1={subnet-}"),
    std::string_view("vpc-attachment=tgw-attach-"),
    std::string_view("CreateTransitGatewayConnect TransportTransitGatewayAttachmentId={tgw-attach-}&"
                     "Options.Protocol=gre"),
    std::string_view("CreateTransitGatewayConnectPeer TransitGatewayAttachmentId={tgw-attach-}&"
                     "PeerAddress=10.0.1.10&InsideCidrBlocks.1=169.254.6.0/29"),
    std::string_view("CreateTransitGatewayMulticastDomain TransitGatewayId={tgw-}&"
                     "Options.StaticSourcesSupport=enable"),
    std::string_view("CreateVpcPeeringConnection VpcId={vpc-}&PeerVpcId={peer}"),
    std::string_view("CreateNetworkInsightsAccessScope ClientToken=scope&"
                     "MatchPath.1.Source.ResourceStatement.Resource.1={vpc-}"),
    std::string_view("StartNetworkInsightsAccessScopeAnalysis ClientToken=analysis&"
                     "NetworkInsightsAccessScopeId={nis-}"),
};

/// What one account made in one region.
class EveryNoun {
 public:
  EveryNoun(TestCloud& cloud, const std::string& account, const std::string& region) : cloud_(cloud) {
    known_ = {{"account", account}, {"region", region}};
    for (std::string_view line : everything) run(line);
  }

  /// "vpc-" → the id that the last answer with such ids began with; "peer", "ipv6", "account", "region", too.
  const std::map<std::string, std::string, std::less<>>& known() const { return known_; }

  /// With `{vpc-}` replaced by the id of that prefix.
  std::string filled(std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t open = text.find('{', at);
      out += text.substr(at, open - at);
      if (open == std::string_view::npos) break;
      const std::size_t close = text.find('}', open);
      out += known_.at(std::string(text.substr(open + 1, close - open - 1)));
      at = close + 1;
    }
    return out;
  }

  protocol::HttpResponse send(const std::string& action, const std::string& parameters) {
    cloud_.account = known_.at("account");
    cloud_.region = known_.at("region");
    return cloud_.send("Action=" + action + "&Version=2016-11-15&" + parameters);
  }
  /// Takes in those ids of an answer whose kind is new.
  void learn(std::string_view body) {
    for (const auto& [name, id] : properties::ids_in(body)) {
      known_.try_emplace(std::string(properties::prefix_of(id)), id);
    }
  }

 private:
  void run(std::string_view line) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) {
      const std::size_t equals = line.find('=');
      known_[std::string(line.substr(0, equals))] = known_.at(std::string(line.substr(equals + 1)));
      return;
    }
    const auto response = send(std::string(line.substr(0, space)), filled(line.substr(space + 1)));
    if (response.status != 200) throw std::runtime_error(std::string(line) + ": " + response.body);
    // What is made stands before what it is made of.
    auto ids = properties::ids_in(response.body);
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
      known_.insert_or_assign(std::string(properties::prefix_of(id->id)), id->id);
    }
    const std::size_t block = response.body.find("::/56<");
    if (block == std::string::npos) return;
    const std::size_t begin = response.body.rfind('>', block) + 1;
    known_["ipv6"] = response.body.substr(begin, block - begin) + "::/64";
  }

  TestCloud& cloud_;
  std::map<std::string, std::string, std::less<>> known_;
};

}  // namespace vpcsim::tests
