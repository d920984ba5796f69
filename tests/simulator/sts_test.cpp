#include "simulator/sts.hpp"

#include "catch.hpp"
#include "protocol/sigv4.hpp"
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

namespace {

/// "" when taken, else the code and the message.
std::string refusal_of(TestCloud& cloud, const std::string& call) {
  auto answer = cloud.send(call + "&Version=2011-06-15");
  return answer.status == 200 ? "" : read_error(answer.body).what();
}

std::string assume(TestCloud& cloud, const std::string& changed) {
  std::string call = "Action=AssumeRole";
  for (const char* parameter : {"RoleArn=arn:aws:iam::222222222222:role/Builder", "RoleSessionName=night"}) {
    std::string_view name(parameter);
    name = name.substr(0, name.find('=') + 1);
    if (changed.find(name) == std::string::npos) call += std::string("&") + parameter;
  }
  return refusal_of(cloud, call + "&" + changed);
}

constexpr auto failed = "ValidationError: 1 validation error detected: Value ";

}  // namespace

TEST_CASE("AssumeRole gives keys of the role's account, for an hour unless told otherwise") {
  TestCloud cloud;
  auto body = cloud
                  .send(
                      "Action=AssumeRole&Version=2011-06-15&RoleSessionName=night&RoleArn="
                      "arn:aws:iam::222222222222:role/path/Builder")
                  .body;
  CHECK(body.find("<Arn>arn:aws:sts::222222222222:assumed-role/Builder/night</Arn>") != std::string::npos);
  CHECK(body.find("<Expiration>2026-01-01T01:00:00") != std::string::npos);
  CHECK(assume(cloud, "DurationSeconds=900&ExternalId=a:b/c").empty());
}

TEST_CASE("AssumeRole checks its parameters") {
  TestCloud cloud;
  const std::string x65(65, 'x');
  CHECK(refusal_of(cloud, "Action=AssumeRole") == std::string(failed) +
                                                      "null at 'roleSessionName' failed to satisfy "
                                                      "constraint: Member must not be null");
  CHECK(refusal_of(cloud, "Action=AssumeRole&RoleSessionName=night").find("null at 'roleArn'") !=
        std::string::npos);
  CHECK(assume(cloud, "RoleSessionName=x").find("greater than or equal to 2") != std::string::npos);
  CHECK(assume(cloud, "RoleSessionName=" + x65).find("less than or equal to 64") != std::string::npos);
  CHECK(assume(cloud, "RoleSessionName=a:b").find("regular expression") != std::string::npos);
  CHECK(assume(cloud, "ExternalId=a%20b").find("regular expression") != std::string::npos);
  CHECK(assume(cloud, "RoleArn=arn:x").find("greater than or equal to 20") != std::string::npos);
  for (const std::string& arn :
       {std::string("arn:aws:iam::222222222222:user/Bob"), std::string("arn:aws:iam::22222222222:role/Bob"),
        std::string("arn:aws:iam::222222222222:role/"), std::string("arn:aws:iam::222222222222:role/a:b"),
        "arn:aws:iam::222222222222:role/" + x65}) {
    CHECK(assume(cloud, "RoleArn=" + arn) == "ValidationError: " + arn + " is invalid");
  }
  CHECK(assume(cloud, "DurationSeconds=899").find("greater than or equal to 900") != std::string::npos);
  CHECK(assume(cloud, "DurationSeconds=43201").find("less than or equal to 43200") != std::string::npos);
  CHECK(assume(cloud, "DurationSeconds=3601") ==
        "ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
}

TEST_CASE("what would need policies or devices is refused by name") {
  TestCloud cloud;
  for (const char* parameter : {"Policy=x", "PolicyArns.member.1.arn=x", "Tags.member.1.Key=x",
                                "TransitiveTagKeys.member.1=x", "SerialNumber=x", "TokenCode=x",
                                "SourceIdentity=x", "ProvidedContexts.member.1.ContextAssertion=x"}) {
    INFO(parameter);
    CHECK(assume(cloud, parameter).find("UnsupportedOperation: vpcsim does not support") == 0);
  }
  CHECK(refusal_of(cloud, "Action=GetSessionToken&SerialNumber=x").find("UnsupportedOperation") == 0);
}

TEST_CASE("GetSessionToken gives a root's keys an hour at most") {
  TestCloud cloud;
  CHECK(cloud.send("Action=GetSessionToken&Version=2011-06-15&DurationSeconds=129600")
            .body.find("<Expiration>2026-01-01T01:00:00") != std::string::npos);
  CHECK(refusal_of(cloud, "Action=GetSessionToken&DurationSeconds=129601").find("129600") !=
        std::string::npos);
}

TEST_CASE("GetAccessKeyInfo tells the account of a key that isn't temporary") {
  TestCloud cloud;
  CHECK(cloud.send("Action=GetAccessKeyInfo&Version=2011-06-15&AccessKeyId=222222222222")
            .body.find("<Account>222222222222</Account>") != std::string::npos);
  CHECK(refusal_of(cloud, "Action=GetAccessKeyInfo").find("null at 'accessKeyId'") != std::string::npos);
  SessionClaims claims{"222222222222", "", "", {}, ""};
  SessionTokens(1).issue(claims, "one");
  CHECK(refusal_of(cloud, "Action=GetAccessKeyInfo&AccessKeyId=" + claims.access_key_id)
            .find("UnsupportedOperation") == 0);
}

TEST_CASE("a role's keys can't call GetSessionToken, or ask IAM for their user") {
  ManualClock clock;
  Simulator simulator({.seed = 1}, clock);
  SessionClaims claims{"222222222222", "Role", "night", clock.now().plus(1000), ""};
  const Credentials role = SessionTokens(1).issue(claims, "one");
  const auto refusal = [&](const std::string& body, const std::string& service) {
    HttpRequest request{"POST", "/", {{"Host", "localhost"}}, body};
    sign(request, role, {"us-east-1", service},
         SigningTime(std::chrono::seconds(clock.now().milliseconds / 1000)));
    return std::string(read_error(simulator.handle(request).body).what());
  };
  CHECK(refusal("Action=GetSessionToken&Version=2011-06-15", "sts") ==
        "AccessDenied: Cannot call GetSessionToken with session credentials");
  CHECK(refusal("Action=AssumeRole&Version=2011-06-15&RoleSessionName=night&DurationSeconds=3601&RoleArn="
                "arn:aws:iam::222222222222:role/Role",
                "sts")
            .find("role chaining") != std::string::npos);
  CHECK(refusal("Action=GetUser&Version=2010-05-08", "iam") ==
        "ValidationError: Must specify userName when calling with non-User credentials");
}

TEST_CASE("IAM answers who an account's root is, and that the account has no alias") {
  TestCloud cloud;
  const auto send = [&](const std::string& call) { return cloud.send(call + "&Version=2010-05-08"); };
  CHECK(send("Action=GetUser").body.find("<Arn>arn:aws:iam::111111111111:root</Arn>") != std::string::npos);
  CHECK(send("Action=ListAccountAliases").body.find("<AccountAliases/>") != std::string::npos);
  CHECK(send("Action=GetUser&UserName=bob").status == 404);
  const std::string refused = "at 'maxItems' failed to satisfy constraint: Member must have value ";
  const std::string error = "ValidationError: 1 validation error detected: Value ";
  CHECK(read_error(send("Action=ListAccountAliases&MaxItems=0").body).what() ==
        error + "'0' " + refused + "greater than or equal to 1");
  CHECK(read_error(send("Action=ListAccountAliases&MaxItems=1001").body).what() ==
        error + "'1001' " + refused + "less than or equal to 1000");
  CHECK(read_error(send("Action=ListUsers").body).code() == "InvalidAction");
  CHECK(read_error(send("MaxItems=1").body).code() == "MissingAction");
}
