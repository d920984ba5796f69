// What RunInstances and its neighbors refuse, one row per refusal, as a client would send it.
#include <string>
#include <vector>

#include "catch.hpp"
#include "protocol/ec2/vpc_cidr_block.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;

namespace {

struct LaunchWorld : ComputeWorld {
  using ComputeWorld::ComputeWorld;

  /// "Code: message"; "" if the call succeeded.
  std::string ask(std::string_view action, const std::string& parameters) {
    auto response = send("Action=" + std::string(action) + "&Version=2016-11-15&" + parameters);
    return response.status == 200 ? "" : read_error(response.body).what();
  }
  std::string run(const std::string& parameters, const std::string& counts = "MinCount=1&MaxCount=1") {
    return ask("RunInstances", "ImageId=" + image + "&InstanceType=t3.micro&" + counts + "&" + parameters);
  }
};

}  // namespace

TEST_CASE("An instance-level address, group or subnet doesn't go with network interfaces") {
  LaunchWorld world;
  struct Row {
    std::string parameter, what;
  };
  for (const auto& [parameter, what] : std::vector<Row>{
           {"SubnetId=" + world.subnet, "subnet ID"},
           {"SecurityGroupId.1=sg-1", "security groups"},
           {"SecurityGroup.1=default", "security groups"},
           {"PrivateIpAddress=10.0.1.9", "private address"},
           {"Ipv6AddressCount=1", "IPv6 address count"},
           {"Ipv6Address.1.Ipv6Address=2001:db8::1", "IPv6 addresses"},
           {"EnablePrimaryIpv6=true", "primary IPv6 address"},
       }) {
    INFO(parameter);
    CHECK(world.run("NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.SubnetId=" + world.subnet + "&" +
                    parameter) == "InvalidParameterCombination: Network interfaces and an instance-level " +
                                      what + " may not be specified on the same request");
  }
}

TEST_CASE("An interface that is there already brings its own addresses, groups and subnet") {
  LaunchWorld world;
  const std::string given =
      "NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.NetworkInterfaceId=" + world.add_interface();
  struct Row {
    std::string parameter, what;
  };
  for (const auto& [parameter, what] : std::vector<Row>{
           {"SubnetId=" + world.subnet, "a subnet ID"},
           {"SecurityGroupId.1=sg-1", "security groups"},
           {"PrivateIpAddress=10.0.1.9", "a private IP address"},
           {"PrivateIpAddresses.1.PrivateIpAddress=10.0.1.9", "a private IP address"},
           {"SecondaryPrivateIpAddressCount=1", "secondary private IP addresses"},
           {"Ipv4PrefixCount=1", "secondary private IP addresses"},
           {"Ipv6AddressCount=1", "IPv6 addresses"},
           {"Description=mine", "a description"},
           {"AssociatePublicIpAddress=true", "a public IP address"},
       }) {
    INFO(parameter);
    CHECK(
        world.run(given + "&NetworkInterface.1." + parameter) ==
        "InvalidParameterCombination: A network interface may not specify both a network interface ID and " +
            what);
  }
  CHECK(
      world.run(given + "&NetworkInterface.1.DeleteOnTermination=true") ==
      "InvalidParameterCombination: A network interface may not specify a network interface ID and delete on "
      "termination as true");
  CHECK(world.run(given, "MinCount=1&MaxCount=2") ==
        "InvalidParameterCombination: A network interface ID may be specified only when launching one "
        "instance");
}

TEST_CASE("An interface is one instance's, and stands there once") {
  LaunchWorld world;
  const std::string interface = world.add_interface();
  const std::string first =
      "NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.NetworkInterfaceId=" + interface;
  CHECK(world.run(first + "&NetworkInterface.2.DeviceIndex=1&NetworkInterface.2.NetworkInterfaceId=" +
                  interface) == "InvalidNetworkInterface.InUse: Interface: [" + interface + "] in use.");
  REQUIRE(world.run(first) == "");
  CHECK(world.run(first) == "InvalidNetworkInterface.InUse: Interface: [" + interface + "] in use.");
}

TEST_CASE("Interfaces of a launch have indexes from 0, each its own, on card 0") {
  LaunchWorld world;
  const std::string subnet = "NetworkInterface.1.SubnetId=" + world.subnet;
  CHECK(world.run(subnet) == "InvalidParameterValue: Each network interface requires a device index.");
  CHECK(world.run(subnet + "&NetworkInterface.1.DeviceIndex=1") ==
        "InvalidParameterCombination: A primary network interface, at device index 0, must be specified.");
  const std::string first = subnet + "&NetworkInterface.1.DeviceIndex=0";
  CHECK(world.run(first + "&NetworkInterface.1.NetworkCardIndex=1") ==
        "InvalidParameterValue: Value (1) for parameter networkCardIndex is invalid.");
  const std::string second =
      "&NetworkInterface.2.SubnetId=" + world.subnet + "&NetworkInterface.2.DeviceIndex=";
  CHECK(world.run(first + second + "0") ==
        "InvalidParameterValue: Each network interface requires a unique device index.");
  CHECK(world.run(first + second + "1&NetworkInterface.1.AssociatePublicIpAddress=true") ==
        "InvalidParameterCombination: The associatePublicIPAddress parameter cannot be specified when "
        "launching "
        "with multiple network interfaces.");
}

TEST_CASE("An address named in a launch is one instance's") {
  LaunchWorld world;
  const std::string two = "MinCount=2&MaxCount=2";
  auto refused = [](const std::string& parameter) {
    return "InvalidParameterCombination: The parameter " + parameter +
           " cannot be used when launching more than one instance";
  };
  CHECK(world.run("SubnetId=" + world.subnet + "&PrivateIpAddress=10.0.1.9", two) ==
        refused("privateIpAddress"));
  CHECK(world.run("SubnetId=" + world.subnet + "&Ipv6Address.1.Ipv6Address=2001:db8::1", two)
            .starts_with("InvalidParameter"));
}

TEST_CASE("A launch is of at least one instance, and no more at least than at most") {
  LaunchWorld world;
  const std::string subnet = "SubnetId=" + world.subnet;
  CHECK(world.run(subnet, "MinCount=0&MaxCount=1") ==
        "InvalidParameterValue: Value (0) for parameter minCount is invalid. Minimum is 1");
  CHECK(world.run(subnet, "MinCount=1&MaxCount=0") ==
        "InvalidParameterValue: Value (0) for parameter maxCount is invalid. Minimum is 1");
  CHECK(
      world.run(subnet, "MinCount=2&MaxCount=1") ==
      "InvalidParameterValue: Value (2) for parameter minCount is invalid. minCount may not exceed maxCount");
}

TEST_CASE("Names of groups are of the default VPC: with a subnet, groups have ids") {
  LaunchWorld world;
  CHECK(world.run("SecurityGroup.1=default&SubnetId=" + world.subnet) ==
        "InvalidParameterCombination: The parameter groupName cannot be used with the parameter subnet");
}

TEST_CASE("A default VPC without subnets takes no instance that names none") {
  LaunchWorld world{Settings{}};
  const auto vpcs = world.call(ec2::DescribeVpcsRequest{.filters = {{"is-default", {"true"}}}}).vpcs;
  const std::string vpc = vpcs.at(0).vpc_id;
  for (const auto& subnet : world.call(ec2::DescribeSubnetsRequest{.filters = {{"vpc-id", {vpc}}}}).subnets)
    world.call(ec2::DeleteSubnetRequest{.subnet_id = subnet.subnet_id});
  CHECK(world.run("") ==
        "MissingInput: No subnets found for the default VPC '" + vpc + "'. Please specify a subnet.");
}

TEST_CASE("A type has room for so many IPv6 addresses on an interface") {
  LaunchWorld world;
  world.call(ec2::AssociateVpcCidrBlockRequest{.amazon_provided_ipv6_cidr_block = true, .vpc_id = world.vpc});
  const std::string block = world.call(ec2::DescribeVpcsRequest{.vpc_ids = {world.vpc}})
                                .vpcs.at(0)
                                .ipv6_cidr_block_associations.at(0)
                                .ipv6_cidr_block.value_or("");
  world.call(ec2::AssociateSubnetCidrBlockRequest{.ipv6_cidr_block = block.substr(0, block.find('/')) + "/64",
                                                  .subnet_id = world.subnet});
  CHECK(world.run("NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.SubnetId=" + world.subnet +
                  "&NetworkInterface.1.SecondaryPrivateIpAddressCount=2") ==
        "InvalidInterface.IpAddressLimitExceeded: Number of private addresses will exceed limit.");
  CHECK(world.run("SubnetId=" + world.subnet + "&Ipv6AddressCount=3") ==
        "InvalidInterface.IpAddressLimitExceeded: Number of IPv6 addresses will exceed limit.");
  const std::string prefix =
      "&NetworkInterface.1.Ipv6Prefix.1.Ipv6Prefix=" + block.substr(0, block.find("::")) + ":1::/80";
  CHECK(world.run("NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.SubnetId=" + world.subnet + prefix,
                  "MinCount=2&MaxCount=2") ==
        "InvalidParameterCombination: The parameter ipv6Prefix cannot be used when launching more than one "
        "instance");
  const std::string address = "&Ipv6Address.1.Ipv6Address=" + block.substr(0, block.find("::")) + "::9";
  CHECK(
      world.run("SubnetId=" + world.subnet + address, "MinCount=2&MaxCount=2") ==
      "InvalidParameterCombination: The parameter ipv6Addresses cannot be used when launching more than one "
      "instance");
}

TEST_CASE("An instance keeps a type that holds its interfaces") {
  LaunchWorld world;
  auto request = world.launch_request();
  request.instance_type = "t3.large";
  const std::string id = world.call(request).instances.at(0).instance_id;
  for (const char* index : {"1", "2"}) {
    REQUIRE(world.ask("AttachNetworkInterface", "DeviceIndex=" + std::string(index) + "&InstanceId=" + id +
                                                    "&NetworkInterfaceId=" + world.add_interface()) == "");
  }
  world.stop(id);
  CHECK(world.ask("ModifyInstanceAttribute", "InstanceId=" + id + "&InstanceType.Value=t3.micro") ==
        "AttachmentLimitExceeded: Interface count 3 exceeds the limit for t3.micro");
}

TEST_CASE("Small requests on instances name what they are about") {
  LaunchWorld world;
  const std::string id = world.launch().instance_id;
  CHECK(world.ask("ModifyInstanceAttribute",
                  "InstanceId=" + id + "&BlockDeviceMapping.1.Ebs.DeleteOnTermination=true") ==
        "MissingParameter: The request must contain the parameter deviceName");
  CHECK(world.ask("ModifyInstanceCreditSpecification", "InstanceCreditSpecification.1.InstanceId=" + id) ==
        "MissingParameter: The request must contain the parameter cpuCredits");
  CHECK(world.ask("StopInstances", "Hibernate=true&InstanceId.1=" + id) ==
        "UnsupportedHibernationConfiguration: The instance is not enabled for hibernation.");
  CHECK(world.ask("AssociateAddress", "InstanceId=" + id) ==
        "MissingParameter: Either public IP or allocation id must be specified");
}

TEST_CASE("An image id that is nobody's is refused") {
  LaunchWorld world;
  world.image = "ami-0123456789abcdef0";
  CHECK(world.run("SubnetId=" + world.subnet) ==
        "InvalidAMIID.NotFound: The image id '[ami-0123456789abcdef0]' does not exist");
}

TEST_CASE("A VPC has a block, and the attributes that there are") {
  LaunchWorld world;
  CHECK(world.ask("CreateVpc", "InstanceTenancy=default") ==
        "MissingParameter: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  CHECK(world.ask("DescribeVpcAttribute", "Attribute=enableMagic&VpcId=" + world.vpc) ==
        "InvalidParameterValue: Value (enableMagic) for parameter attribute is invalid. Unknown attribute.");
}

TEST_CASE("The entries of an IPv6 prefix list are IPv6 blocks") {
  LaunchWorld world;
  CHECK(world.ask("CreateManagedPrefixList",
                  "PrefixListName=mine&MaxEntries=1&AddressFamily=IPv6&Entry.1.Cidr=10.0.0.0/8") ==
        "InvalidParameterValue: The CIDR (10.0.0.0/8) is not valid for the address family IPv6.");
}

TEST_CASE("Only accounts are given an image by their number") {
  LaunchWorld world;
  const std::string id = world.launch().instance_id;
  REQUIRE(world.ask("CreateImage", "Name=mine&InstanceId=" + id) == "");
  const std::string own = world.call(ec2::DescribeImagesRequest{.owners = {"self"}}).images.at(0).image_id;
  auto add = [&](const std::string& permission) {
    return world.ask("ModifyImageAttribute", "ImageId=" + own + "&LaunchPermission.Add.1." + permission);
  };
  CHECK(add("UserId=42") ==
        "InvalidAMIAttributeItemValue: Invalid attribute item value \"42\" for userId item type.");
  CHECK(add("OrganizationArn=o-1") ==
        "InvalidAMIAttributeItemValue: Invalid attribute item value \"o-1\" for organizationArn item type.");
  CHECK(add("OrganizationalUnitArn=ou-1") ==
        "InvalidAMIAttributeItemValue: Invalid attribute item value \"ou-1\" for organizationalUnitArn item "
        "type.");
}
