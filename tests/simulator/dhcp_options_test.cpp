#include "protocol/ec2/dhcp_options.hpp"

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

namespace {

ec2::CreateDhcpOptionsRequest with(std::string key, std::vector<std::string> values) {
  return {.dhcp_configurations = {{std::move(key), std::move(values)}}, .tag_specifications = {}};
}

}  // namespace

TEST_CASE("A set is described as it was made") {
  TestCloud cloud;
  auto made = cloud
                  .call(ec2::CreateDhcpOptionsRequest{
                      .dhcp_configurations = {{"domain-name-servers", {"10.2.5.1,10.2.5.2", "2001:db8::1"}},
                                              {"domain-name", {"example.com"}},
                                              {"ntp-servers", {"169.254.169.123"}},
                                              {"netbios-name-servers", {"10.2.5.1"}},
                                              {"netbios-node-type", {"2"}},
                                              {"ipv6-address-preferred-lease-time", {"140"}}},
                      .tag_specifications = {{"dhcp-options", {{"Name", "own"}}}}})
                  .dhcp_options;
  REQUIRE(made.dhcp_configurations.size() == 6);
  REQUIRE(made.dhcp_configurations[0].values.size() == 3);
  CHECK(made.dhcp_configurations[0].values[1].value == "10.2.5.2");
  auto found = [&](const char* name, const char* value) {
    return cloud.call(ec2::DescribeDhcpOptionsRequest{.filters = {{name, {value}}}}).dhcp_options.size();
  };
  CHECK(found("key", "ntp-servers") == 1);
  CHECK(found("value", "example.*") == 1);
  CHECK(found("owner-id", "111111111111") == 2);
  CHECK(found("tag:Name", "own") == 1);
  CHECK(found("dhcp-options-id", made.dhcp_options_id.c_str()) == 1);
}

TEST_CASE("Unknown options and values that aren't any are refused") {
  struct Row {
    ec2::CreateDhcpOptionsRequest request;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{{}, "MissingParameter: The request must contain the parameter dhcpConfigurations"},
      Row{with("mtu", {"1500"}),
          "InvalidParameterValue: Value (mtu) for parameter name is invalid. Unknown DHCP option"},
      Row{with("domain-name-servers", {"x"}),
          "InvalidParameterValue: Value (x) for parameter value is invalid. Invalid server IP address"},
      Row{with("netbios-name-servers", {"2001:db8::1"}),
          "InvalidParameterValue: Value (2001:db8::1) for parameter value is invalid. Invalid server IP "
          "address"},
      Row{with("ntp-servers", {"10.0.0.1,10.0.0.2,10.0.0.3,10.0.0.4,10.0.0.5"}),
          "InvalidParameterValue: Value (10.0.0.5) for parameter value is invalid. ntp-servers takes 4 at "
          "most"},
      Row{with("netbios-node-type", {"3"}),
          "InvalidParameterValue: Value (3) for parameter value is invalid. Invalid NetBIOS node type"},
      Row{with("ipv6-address-preferred-lease-time", {"139"}),
          "InvalidParameterValue: Value (139) for parameter value is invalid. Invalid lease time"},
      Row{with("domain-name", {""}),
          "InvalidParameterValue: Value () for parameter value is invalid. Invalid domain name"},
      Row{with("domain-name", {}), "MissingParameter: The request must contain the parameter value"},
      Row{{{{"domain-name", {"a"}}, {"domain-name", {"b"}}}, {}},
          "InvalidParameterValue: Value (domain-name) for parameter name is invalid. Duplicate DHCP option"});
  TestCloud cloud;
  CHECK(cloud.refusal(row.request) == row.refusal);
}

TEST_CASE("A set that a VPC is associated with can't be deleted; `default` associates with none") {
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
  auto own = cloud.call(with("domain-name", {"example.com"})).dhcp_options.dhcp_options_id;
  auto described = [&] { return cloud.call(ec2::DescribeVpcsRequest{}).vpcs[0].dhcp_options_id; };
  cloud.call(ec2::AssociateDhcpOptionsRequest{own, vpc.vpc_id});
  CHECK(described() == own);
  CHECK(cloud.refusal(ec2::DeleteDhcpOptionsRequest{own}) ==
        "DependencyViolation: The dhcpOptions '" + own + "' has dependencies and cannot be deleted.");
  cloud.call(ec2::AssociateDhcpOptionsRequest{"default", vpc.vpc_id});
  CHECK(described() == "default");
  CHECK(cloud.call(ec2::DescribeVpcsRequest{.filters = {{"dhcp-options-id", {"default"}}}}).vpcs.size() == 1);
  cloud.call(ec2::DeleteDhcpOptionsRequest{own});
  CHECK(cloud.refusal(ec2::DeleteDhcpOptionsRequest{own}) ==
        "InvalidDhcpOptionID.NotFound: The dhcpOption ID '" + own + "' does not exist");
  CHECK(cloud.refusal_code(ec2::AssociateDhcpOptionsRequest{own, vpc.vpc_id}) ==
        "InvalidDhcpOptionID.NotFound");
  CHECK(cloud.refusal_code(ec2::AssociateDhcpOptionsRequest{"default", "vpc-1"}) == "InvalidVpcID.NotFound");
}

TEST_CASE("The region's own set can be deleted when nothing uses it, and comes back with the next VPC") {
  TestCloud cloud;
  auto first = cloud.call(ec2::DescribeDhcpOptionsRequest{}).dhcp_options[0].dhcp_options_id;
  cloud.call(ec2::DeleteDhcpOptionsRequest{first});
  CHECK(cloud.call(ec2::DescribeDhcpOptionsRequest{}).dhcp_options.empty());
  auto second = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.dhcp_options_id;
  CHECK(second != first);
  CHECK(cloud.call(ec2::DescribeDhcpOptionsRequest{}).dhcp_options.at(0).dhcp_options_id == second);
}
