#include "simulator/sts.hpp"

#include "catch.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

TEST_CASE("GetCallerIdentity answers the account of the access key, in STS's envelope") {
  TestCloud cloud;
  auto response = cloud.send("Action=GetCallerIdentity&Version=2011-06-15");
  CHECK(response.status == 200);
  CHECK(response.body.find(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">") == 0);
  CHECK(response.body.find("<Account>111111111111</Account>") != std::string::npos);
  CHECK(response.body.find("<Arn>arn:aws:iam::111111111111:root</Arn>") != std::string::npos);
}

TEST_CASE("what STS has and vpcsim has not is refused by name, in STS's envelope") {
  TestCloud cloud;
  auto response = cloud.send("Action=DecodeAuthorizationMessage&Version=2011-06-15");
  CHECK(response.status == 400);
  CHECK(response.body.find("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">") == 0);
  auto error = read_error(response.body);
  CHECK(error.what() == std::string("InvalidAction: Could not find operation DecodeAuthorizationMessage for "
                                    "version 2011-06-15"));
  CHECK(cloud.send("Action=GetCallerIdentity&Version=2011-06-15&X=1").status == 400);
  CHECK(read_error(cloud.send("Version=2011-06-15").body).what() ==
        std::string("MissingAction: The request is missing an action"));
}

TEST_CASE("asking who one is doesn't make a region") {
  TestCloud cloud;
  cloud.send("Action=GetCallerIdentity&Version=2011-06-15");
  CHECK(cloud.simulator.cloud().regions().empty());
}
