// Networks that make sense, so that calls succeed and states get deep.
#include <array>

#include "simulator/properties/generator.hpp"

namespace vpcsim::tests::properties {
namespace {

constexpr std::array<std::string_view, 22> blocks{
    "10.0.0.0/16",      "10.1.0.0/16", "10.2.0.0/16",   "172.31.0.0/16", "192.168.0.0/24", "10.0.0.0/20",
    "10.0.16.0/20",     "10.0.1.0/24", "10.0.2.0/24",   "10.0.3.0/28",   "10.1.1.0/24",    "10.1.2.0/24",
    "10.1.3.0/28",      "10.2.1.0/24", "10.2.2.0/28",   "172.31.0.0/20", "172.31.16.0/20", "192.168.0.0/25",
    "192.168.0.128/28", "10.0.0.0/24", "10.0.128.0/17", "10.1.0.0/20"};

}  // namespace

std::size_t Generator::usual_home() {
  return random_.chance(prefers_transit_ ? 92 : 75) ? 0 : random_.below(World::home_count);
}

std::string Generator::subnet_block() {
  return std::string(random_.pick(blocks));
}

Call Generator::network_call() {
  const std::size_t home = usual_home();
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  const std::string zone = World::home(home).region + (random_.chance(70) ? "a" : "b");
  switch (random_.below(16)) {
    case 0:
      return {.home = home, .action = "CreateVpc", .parameters = {{"CidrBlock", {subnet_block()}}}};
    case 1:
    case 2:
    case 3:
      return {.home = home,
              .action = "CreateSubnet",
              .parameters = {
                  {"VpcId", id("vpc-")}, {"CidrBlock", {subnet_block()}}, {"AvailabilityZone", {zone}}}};
    case 4:
      return {.home = home, .action = "CreateInternetGateway", .parameters = {}};
    case 5:
      return {.home = home,
              .action = "AttachInternetGateway",
              .parameters = {{"InternetGatewayId", id("igw-")}, {"VpcId", id("vpc-")}}};
    case 6:
      return {.home = home, .action = "CreateRouteTable", .parameters = {{"VpcId", id("vpc-")}}};
    case 7:
      return {.home = home,
              .action = "AssociateRouteTable",
              .parameters = {{"RouteTableId", id("rtb-")}, {"SubnetId", id("subnet-")}}};
    case 8:
    case 9:
    case 10: {
      static constexpr std::array<std::array<std::string_view, 2>, 6> targets{
          {{"GatewayId", "igw-"},
           {"NatGatewayId", "nat-"},
           {"NetworkInterfaceId", "eni-"},
           {"VpcPeeringConnectionId", "pcx-"},
           {"TransitGatewayId", "tgw-"},
           {"InstanceId", "i-"}}};
      const auto& target = random_.pick(targets);
      return {.home = home,
              .action = random_.chance(80) ? "CreateRoute" : "ReplaceRoute",
              .parameters = {{"RouteTableId", id("rtb-")},
                             {"DestinationCidrBlock", {random_.chance(50) ? "0.0.0.0/0" : subnet_block()}},
                             {std::string(target[0]), id(target[1])}}};
    }
    case 11: {
      Call call{.home = home, .action = "CreateNatGateway", .parameters = {{"SubnetId", id("subnet-")}}};
      if (random_.chance(60)) {
        call.parameters.push_back({"AllocationId", id("eipalloc-")});
      } else {
        call.parameters.push_back({"ConnectivityType", {"private"}});
      }
      return call;
    }
    case 12:
      return {.home = home, .action = "AllocateAddress", .parameters = {}};
    case 13:
      return {.home = home,
              .action = "AssociateAddress",
              .parameters = {{"AllocationId", id("eipalloc-")}, {"NetworkInterfaceId", id("eni-")}}};
    case 14:
      return {.home = home,
              .action = "ReplaceRouteTableAssociation",
              .parameters = {{"AssociationId", id("rtbassoc-")}, {"RouteTableId", id("rtb-")}}};
    default:
      return {.home = home,
              .action = "ModifyVpcAttribute",
              .parameters = {{"VpcId", id("vpc-")}, {"EnableDnsHostnames.Value", {"true"}}}};
  }
}

Call Generator::instance_call() {
  const std::size_t home = usual_home();
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  switch (random_.below(7)) {
    case 0:
    case 1:
      return {.home = home,
              .action = "RunInstances",
              .parameters = {{"ImageId", id("ami-")},
                             {"InstanceType", {"t3.micro"}},
                             {"MinCount", {"1"}},
                             {"MaxCount", {random_.chance(80) ? "1" : "2"}},
                             {"SubnetId", id("subnet-")}}};
    case 2:
      return {.home = home, .action = "CreateNetworkInterface", .parameters = {{"SubnetId", id("subnet-")}}};
    case 3:
      return {.home = home,
              .action = "AttachNetworkInterface",
              .parameters = {
                  {"NetworkInterfaceId", id("eni-")}, {"InstanceId", id("i-")}, {"DeviceIndex", {"1"}}}};
    case 4:
      return {.home = home, .action = "StopInstances", .parameters = {{"InstanceId.1", id("i-")}}};
    case 5:
      return {.home = home, .action = "StartInstances", .parameters = {{"InstanceId.1", id("i-")}}};
    default:
      return {.home = home,
              .action = "DescribeImages",
              .parameters = {{"Filter.1.Name", {"name"}}, {"Filter.1.Value.1", {"al2023-ami-2023*"}}}};
  }
}

/// More than one address on an interface, in every form.
Call Generator::address_call() {
  const std::size_t home = usual_home();
  const Value interface = id_of(home, "eni-");
  static constexpr std::array<std::string_view, 6> addresses{"10.0.0.9", "10.0.1.9",   "10.0.1.10",
                                                             "10.1.1.9", "10.1.1.200", "172.31.0.9"};
  Call call{
      .home = home, .action = "AssignPrivateIpAddresses", .parameters = {{"NetworkInterfaceId", interface}}};
  auto with = [&](std::string_view name, std::string value) {
    call.parameters.push_back({std::string(name), {std::move(value)}});
    return call;
  };
  const std::string few = std::to_string(1 + random_.below(3));
  switch (random_.below(9)) {
    case 0:
    case 1:
      return with("SecondaryPrivateIpAddressCount", few);
    case 2:
      return with("PrivateIpAddress.1", std::string(random_.pick(addresses)));
    case 3:
      return with("Ipv4PrefixCount", "1");
    case 4:
      call.action = "UnassignPrivateIpAddresses";
      return with("PrivateIpAddress.1", std::string(random_.pick(addresses)));
    case 5:
      call.action = "AssignIpv6Addresses";
      return with("Ipv6AddressCount", few);
    case 6:
      call.action = "AssociateAddress";
      call.parameters.push_back({"AllocationId", id_of(home, "eipalloc-")});
      return with("PrivateIpAddress", std::string(random_.pick(addresses)));
    case 7:
      call.action = "CreateNetworkInterface";
      call.parameters = {{"SubnetId", id_of(home, "subnet-")}};
      return with("PrivateIpAddress", std::string(random_.pick(addresses)));
    default:
      call.action = "CreateNetworkInterface";
      call.parameters = {{"SubnetId", id_of(home, "subnet-")}};
      return with("SecondaryPrivateIpAddressCount", few);
  }
}

Call Generator::security_call() {
  const std::size_t home = usual_home();
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  switch (random_.below(8)) {
    case 0:
      return {.home = home,
              .action = "CreateSecurityGroup",
              .parameters = {{"VpcId", id("vpc-")},
                             {"GroupName", {"g" + std::to_string(random_.below(5))}},
                             {"GroupDescription", {"d"}}}};
    case 1:
      return {.home = home,
              .action = "AuthorizeSecurityGroupIngress",
              .parameters = {{"GroupId", id("sg-")},
                             {"IpPermissions.1.IpProtocol", {"tcp"}},
                             {"IpPermissions.1.FromPort", {"22"}},
                             {"IpPermissions.1.ToPort", {"22"}},
                             {"IpPermissions.1.IpRanges.1.CidrIp", {subnet_block()}}}};
    case 2:
      return {.home = home,
              .action = "AuthorizeSecurityGroupIngress",
              .parameters = {{"GroupId", id("sg-")},
                             {"IpPermissions.1.IpProtocol", {"-1"}},
                             {"IpPermissions.1.UserIdGroupPairs.1.GroupId", id("sg-")}}};
    case 3:
      return {.home = home, .action = "CreateNetworkAcl", .parameters = {{"VpcId", id("vpc-")}}};
    case 4:
      return {.home = home,
              .action = "ReplaceNetworkAclAssociation",
              .parameters = {{"AssociationId", id("aclassoc-")}, {"NetworkAclId", id("acl-")}}};
    case 5:
      return {.home = home,
              .action = "CreateNetworkAclEntry",
              .parameters = {{"NetworkAclId", id("acl-")},
                             {"RuleNumber", {std::to_string(1 + random_.below(8))}},
                             {"Protocol", {"-1"}},
                             {"RuleAction", {"allow"}},
                             {"Egress", {"false"}},
                             {"CidrBlock", {subnet_block()}}}};
    case 6:
      return {.home = home,
              .action = "CreateTags",
              .parameters = {{"ResourceId.1", any_id(home)},
                             {"Tag.1.Key", {"a"}},
                             {"Tag.1.Value", {std::to_string(random_.below(3))}}}};
    default:
      return {.home = home,
              .action = "ModifyNetworkInterfaceAttribute",
              .parameters = {{"NetworkInterfaceId", id("eni-")}, {"SecurityGroupId.1", id("sg-")}}};
  }
}

Call Generator::delete_call() {
  static constexpr auto deletions = std::to_array<std::array<std::string_view, 3>>({
      {"DeleteVpc", "VpcId", "vpc-"},
      {"DeleteSubnet", "SubnetId", "subnet-"},
      {"DeleteInternetGateway", "InternetGatewayId", "igw-"},
      {"DeleteRouteTable", "RouteTableId", "rtb-"},
      {"DisassociateRouteTable", "AssociationId", "rtbassoc-"},
      {"DeleteNatGateway", "NatGatewayId", "nat-"},
      {"ReleaseAddress", "AllocationId", "eipalloc-"},
      {"DisassociateAddress", "AssociationId", "eipassoc-"},
      {"DeleteNetworkInterface", "NetworkInterfaceId", "eni-"},
      {"DetachNetworkInterface", "AttachmentId", "eni-attach-"},
      {"TerminateInstances", "InstanceId.1", "i-"},
      {"DeleteSecurityGroup", "GroupId", "sg-"},
      {"DeleteNetworkAcl", "NetworkAclId", "acl-"},
      {"DeleteVpcPeeringConnection", "VpcPeeringConnectionId", "pcx-"},
      {"DeleteVpcEndpoints", "VpcEndpointId.1", "vpce-"},
      {"DeleteVpcEndpointServiceConfigurations", "ServiceId.1", "vpce-svc-"},
      {"DeleteSecurityGroup", "GroupId", "sg-"},
      {"DeleteKeyPair", "KeyPairId", "key-"},
      {"DeleteSubnet", "SubnetId", "subnet-"},
  });
  const std::size_t home = usual_home();
  if (random_.chance(8)) {
    return {.home = home,
            .action = "DetachInternetGateway",
            .parameters = {{"InternetGatewayId", id_of(home, "igw-")}, {"VpcId", id_of(home, "vpc-")}}};
  }
  const auto& [action, parameter, prefix] = random_.pick(deletions);
  return {.home = home,
          .action = std::string(action),
          .parameters = {{std::string(parameter), id_of(home, prefix)}}};
}

Call Generator::guided() {
  static constexpr std::array describes{"DescribeVpcs",
                                        "DescribeRouteTables",
                                        "DescribeSecurityGroups",
                                        "DescribeNetworkAcls",
                                        "DescribeNetworkInterfaces",
                                        "DescribeSubnets",
                                        "DescribeTransitGateways",
                                        "DescribeTransitGatewayAttachments",
                                        "DescribeVpcPeeringConnections"};
  if (prefers_transit_ && random_.chance(55)) {
    const auto kind = random_.below(10);
    return kind < 6 ? transit_gateway_call() : kind < 9 ? multicast_call() : transit_delete_call();
  }
  const auto kind = random_.below(100);
  if (kind < 29) return network_call();
  if (kind < 34) return gateway_call();
  if (kind < 44) return instance_call();
  if (kind < 49) return address_call();
  if (kind < 59) return security_call();
  if (kind < 64) return peering_call();
  if (kind < 71) return endpoint_call();
  if (kind < 79) return transit_gateway_call();
  if (kind < 81) return multicast_call();
  if (kind < 83) return transit_delete_call();
  if (kind < 95) return delete_call();
  return {.home = random_.below(World::home_count), .action = random_.pick(describes), .parameters = {}};
}

Call Generator::next(std::size_t number) {
  if (auto call = story_call(number)) return *call;
  // The images' ids are needed before anything can be launched.
  Call call = number < 2           ? Call{.home = number,
                                          .action = "DescribeImages",
                                          .parameters = {{"Filter.1.Name", {"name"}},
                                                         {"Filter.1.Value.1", {"al2023-ami-2023*x86_64"}}}}
              : random_.chance(65) ? guided()
                                   : wild();
  call.number = number;
  if (random_.chance(15)) call.wait = static_cast<std::int64_t>(random_.below(3000));
  if (random_.chance(1)) call.wait = 3'600'000 * static_cast<std::int64_t>(1 + random_.below(200));
  return call;
}

}  // namespace vpcsim::tests::properties
