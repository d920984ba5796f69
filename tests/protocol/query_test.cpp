#include "protocol/query.hpp"

#include "catch.hpp"
#include "protocol/ec2/common.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/error.hpp"

using namespace vpcsim;
using namespace vpcsim::protocol;

namespace {

ec2::DescribeVpcsRequest decode(std::string_view text) {
  ec2::DescribeVpcsRequest request;
  decode_request(parse_form(text), ec2::DescribeVpcsRequest::shape, &request);
  return request;
}

std::string refusal(std::string_view text) {
  try {
    decode(text);
    return "";
  } catch (const ApiError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("a form is decoded as browsers and SDKs encode it") {
  auto form = parse_form("a=1+2%2B3&b=&c&d=%C3%A9&&");
  REQUIRE(form.size() == 4);
  CHECK(form[0].value == "1 2+3");
  CHECK(form[1].value.empty());
  CHECK(form[2].name == "c");
  CHECK(form[3].value == "\xc3\xa9");
  CHECK(parse_form("").empty());
}

TEST_CASE("a broken form is refused") {
  auto text = GENERATE("a=%", "a=%4", "a=%zz", "=1", "%4=1");
  CHECK_THROWS_AS(parse_form(text), ApiError);
}

TEST_CASE("a form has a bounded number of parameters") {
  std::string text;
  for (std::size_t i = 0; i <= form_parameters_max; ++i) text += "a=1&";
  CHECK_THROWS_AS(parse_form(text), ApiError);
}

TEST_CASE("lists are read in the order of their indices, from 0 or 1, with gaps") {
  CHECK(decode("VpcId.10=c&VpcId.2=b&VpcId.1=a").vpc_ids == std::vector<std::string>{"a", "b", "c"});
  CHECK(decode("VpcId.0=a&VpcId.1=b").vpc_ids == std::vector<std::string>{"a", "b"});
  CHECK(decode("VpcId.1=a&VpcId.7=b").vpc_ids == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a list member without an index is a list of one") {
  auto request = decode("Filter.1.Name=vpc-id&Filter.1.Value=x");
  REQUIRE(request.filters.size() == 1);
  CHECK(request.filters[0].values == std::vector<std::string>{"x"});
}

TEST_CASE("a scalar may be sent as a list of one, and no more") {
  CHECK(decode("MaxResults.1=5").max_results == 5);
  CHECK(decode("MaxResults.0=5").max_results == 5);
  CHECK(refusal("MaxResults.2=5") == "UnknownParameter: The parameter MaxResults.2 is not recognized");
  CHECK(refusal("MaxResults.1.1=5") == "UnknownParameter: The parameter MaxResults.1.1 is not recognized");
  CHECK(refusal("MaxResults.1=5&MaxResults.2=6") ==
        "UnknownParameter: The parameter MaxResults.1 is not recognized");
  CHECK(refusal("MaxResults=5&MaxResults.1=5") ==
        "UnknownParameter: The parameter MaxResults is not recognized");
}

TEST_CASE("nested lists of structures are read") {
  auto request =
      decode("Filter.1.Name=a&Filter.1.Value.1=x&Filter.1.Value.2=y&Filter.2.Name=b&Filter.2.Value.1=z");
  REQUIRE(request.filters.size() == 2);
  CHECK(request.filters[0].values == std::vector<std::string>{"x", "y"});
  CHECK(request.filters[1].name == "b");
}

TEST_CASE("what a request doesn't know is refused by the name it was sent under") {
  struct Row {
    const char* form;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{"Nonsense=1", "UnknownParameter: The parameter Nonsense is not recognized"},
      Row{"Filter.1.Nonsense=1", "UnknownParameter: The parameter Filter.1.Nonsense is not recognized"},
      Row{"Filter.Name=x", "UnknownParameter: The parameter Filter.Name is not recognized"},
      Row{"Filter=x", "UnknownParameter: The parameter Filter is not recognized"},
      Row{"Filter.1=x", "UnknownParameter: The parameter Filter.1 is not recognized"},
      Row{"VpcId.1.X=x", "UnknownParameter: The parameter VpcId.1.X is not recognized"},
      Row{"VpcId.x=x", "UnknownParameter: The parameter VpcId.x is not recognized"},
      Row{"MaxResults.2=5", "UnknownParameter: The parameter MaxResults.2 is not recognized"},
      Row{"MaxResults=",
          "InvalidParameterValue: Value () for parameter MaxResults is invalid. It must be of type "
          "integer."},
      Row{"MaxResults=5x",
          "InvalidParameterValue: Value (5x) for parameter MaxResults is invalid. It must be of type "
          "integer."},
      Row{"MaxResults=99999999999",
          "InvalidParameterValue: Value (99999999999) for parameter MaxResults is invalid. "
          "It must be of type integer."},
      Row{"VpcId.1=a&VpcId.1=b", "InvalidQueryParameter: The parameter VpcId.1 was given more than once"});
  CHECK(refusal(row.form) == row.refusal);
}

TEST_CASE("what AWS has and vpcsim has not is refused by name, and never ignored") {
  ec2::CreateVpcRequest request;
  CHECK_THROWS_WITH(
      decode_request(parse_form("Ipv4IpamPoolId=ipam-pool-1"), ec2::CreateVpcRequest::shape, &request),
      "UnsupportedOperation: vpcsim does not support the parameter Ipv4IpamPoolId yet");
}

TEST_CASE("an enumeration takes AWS's values only") {
  ec2::CreateVpcRequest request;
  decode_request(parse_form("InstanceTenancy=dedicated"), ec2::CreateVpcRequest::shape, &request);
  CHECK(request.instance_tenancy == ec2::Tenancy::dedicated);
  CHECK_THROWS_WITH(
      decode_request(parse_form("InstanceTenancy=shared"), ec2::CreateVpcRequest::shape, &request),
      "InvalidParameterValue: Value (shared) for parameter InstanceTenancy is invalid. Valid values are: "
      "default, dedicated, host.");
}

TEST_CASE("a required parameter that is missing or empty is named as AWS names it") {
  auto text = GENERATE("", "VpcId=");
  ec2::DeleteVpcRequest request;
  CHECK_THROWS_WITH(decode_request(parse_form(text), ec2::DeleteVpcRequest::shape, &request),
                    "MissingParameter: The request must contain the parameter vpcId");
}

TEST_CASE("parameters of the protocol are nobody's own") {
  CHECK_NOTHROW(
      decode("Action=DescribeVpcs&Version=2016-11-15&DryRun=false&AWSAccessKeyId=a&Signature=b&"
             "SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=t&X-Amz-Date=d"));
}

TEST_CASE("a request that is encoded decodes to itself") {
  ec2::CreateVpcRequest request{.cidr_block = "10.0.0.0/16",
                                .instance_tenancy = ec2::Tenancy::dedicated,
                                .tag_specifications = {{"vpc", {{"Name", "a & b=c/\xc3\xa9"}, {"k", ""}}}}};
  auto text = encode_request("CreateVpc", ec2_version, ec2::CreateVpcRequest::shape, &request);
  ec2::CreateVpcRequest decoded;
  decode_request(parse_form(text), ec2::CreateVpcRequest::shape, &decoded);
  CHECK(decoded.cidr_block == request.cidr_block);
  CHECK(decoded.instance_tenancy == request.instance_tenancy);
  REQUIRE(decoded.tag_specifications.size() == 1);
  CHECK(decoded.tag_specifications[0].tags == request.tag_specifications[0].tags);
  CHECK(text.starts_with("Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16"));
}
