#include "protocol/xml.hpp"

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/json.hpp"

using namespace vpcsim;
using namespace vpcsim::protocol;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

std::string xml(const ec2::DescribeVpcsResult& result) {
  std::string out;
  append_response(out, "DescribeVpcs", "2016-11-15", "r-1", ec2::DescribeVpcsResult::shape, &result);
  return out;
}

}  // namespace

TEST_CASE("text is escaped, and what XML 1.0 can't hold is replaced") {
  CHECK(escaped("a<b>&\"'c") == "a&lt;b&gt;&amp;&quot;&apos;c");
  CHECK(escaped(std::string_view("\0\x01\x1f", 3)) == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
  CHECK(escaped("tab\tnewline\n") == "tab\tnewline\n");
  CHECK(escaped("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80") == "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  for (std::string_view broken : {"\xff", "\x80", "\xc3", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80",
                                  "\xef\xbf\xbe", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80"}) {
    std::string expected;
    for (std::size_t i = 0; i < broken.size(); ++i) expected += "\xef\xbf\xbd";
    CHECK(escaped(broken) == expected);
  }
}

TEST_CASE("an answer carries the namespace of the version asked for and its request id first") {
  CHECK(xml({}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DescribeVpcsResponse "
        "xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r-1</requestId><vpcSet/>"
        "</DescribeVpcsResponse>");
}

TEST_CASE("empty lists are empty elements, absent values are absent, lists hold items") {
  auto text = xml({.vpcs = {ec2::Vpc{.vpc_id = "vpc-1", .tags = {{"Name", "a&b"}}}}, .next_token = "t"});
  CHECK(text.find("<cidrBlockAssociationSet/>") != std::string::npos);
  CHECK(text.find("<tagSet><item><key>Name</key><value>a&amp;b</value></item></tagSet>") !=
        std::string::npos);
  CHECK(text.find("<isDefault>false</isDefault>") != std::string::npos);
  CHECK(text.find("<instanceTenancy>default</instanceTenancy>") != std::string::npos);
  CHECK(text.find("<nextToken>t</nextToken>") != std::string::npos);
}

TEST_CASE("what is written is read back") {
  ec2::DescribeVpcsResult result{
      .vpcs = {ec2::Vpc{.vpc_id = "vpc-1",
                        .state = ec2::VpcState::available,
                        .cidr_block_associations = {{"vpc-cidr-assoc-1", "10.0.0.0/16", {}}},
                        .tags = {{"Name", " spaces \xc3\xa9<>&"}},
                        .is_default = true}},
      .next_token = "more"};
  ec2::DescribeVpcsResult read;
  read_response(xml(result), ec2::DescribeVpcsResult::shape, &read);
  CHECK(xml(read) == xml(result));
  CHECK(read.next_token == "more");
}

TEST_CASE("an answer that isn't one is an error that says what is wrong") {
  ec2::DescribeVpcsResult result;
  auto read = [&](std::string_view body) { read_response(body, ec2::DescribeVpcsResult::shape, &result); };
  CHECK_THROWS_AS(read("<html"), XmlError);
  CHECK_THROWS_AS(read(""), XmlError);
  CHECK_THROWS_WITH(read("<R><vpcSet><item><isDefault>maybe</isDefault></item></vpcSet></R>"),
                    "<isDefault> holds 'maybe', which is no boolean");
  CHECK_NOTHROW(read("<R><newElement/></R>"));
}

TEST_CASE("error envelopes of EC2 and of STS are read") {
  auto error =
      read_error(error_body(ApiError("InvalidVpcID.NotFound", "The vpc ID '<x>' does not exist"), "r-1"));
  CHECK(error.code() == "InvalidVpcID.NotFound");
  CHECK(error.message() == "The vpc ID '<x>' does not exist");
  CHECK(read_error("<ErrorResponse><Error><Type>Sender</Type><Code>C</Code><Message>M</Message></Error></"
                   "ErrorResponse>")
            .code() == "C");
  CHECK_THROWS_AS(read_error("<html/>"), XmlError);
}

TEST_CASE("HTTP statuses are AWS's") {
  CHECK(ApiError("InvalidVpcID.NotFound", "").status() == 400);
  CHECK(ApiError("AuthFailure", "").status() == 401);
  CHECK(ApiError("DryRunOperation", "").status() == 412);
  CHECK(ApiError("RequestLimitExceeded", "").status() == 503);
}

TEST_CASE("JSON has the SDK's names") {
  std::string out;
  ec2::Tag tag{"Name", "a\"b\n\xff"};
  append_json(out, ec2::Tag::shape, &tag);
  CHECK(out == "{\"Key\":\"Name\",\"Value\":\"a\\\"b\\n\xef\xbf\xbd\"}");
}
