#include "protocol/sigv4.hpp"

#include <algorithm>

#include "catch.hpp"
#include "protocol/digest.hpp"
#include "protocol/sigv4_time.hpp"

using namespace vpcsim::protocol;
using namespace std::chrono_literals;

namespace {

const Credentials example{"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""};
const SigningScope suite_scope{"us-east-1", "service"};

SigningTime at(std::string_view text) {
  return parse_signing_time(text).value();
}

std::string signature_in(const HttpRequest& request) {
  return parse_authorization(request).value().signature;
}

/// Signs at the instant of AWS's published test suite.
std::string suite_signature(HttpRequest request) {
  request.headers.emplace_back("Host", "example.amazonaws.com");
  sign(request, example, suite_scope, at("20150830T123600Z"));
  CHECK(verify(request, parse_authorization(request).value(), example.secret_access_key));
  return signature_in(request);
}

std::string suite_get(const std::string& target) {
  return suite_signature({"GET", target, {}, ""});
}

HttpRequest signed_describe() {
  HttpRequest request{"POST", "/", {{"Host", "127.0.0.1:4566"}}, "Action=DescribeVpcs&Version=2016-11-15"};
  sign(request, example, {"eu-central-1", "ec2"}, at("20261123T090644Z"));
  return request;
}

SignatureError::Kind failure(const HttpRequest& request) {
  try {
    const auto parsed = parse_authorization(request);
    if (parsed) verify(request, *parsed, example.secret_access_key);
  } catch (const SignatureError& error) {
    return error.kind();
  }
  FAIL("taken as well-formed");
  return {};
}

void set(HttpRequest& request, std::string_view name, const std::string& value) {
  std::erase_if(request.headers, [name](const auto& header) { return header.first == name; });
  if (!value.empty()) request.headers.emplace_back(name, value);
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  const auto found = text.find(from);
  REQUIRE(found != std::string::npos);
  text.replace(found, from.size(), to);
}

HttpRequest with_authorization(std::string_view from, std::string_view to) {
  HttpRequest request = signed_describe();
  std::string header = *find_header(request.headers, "Authorization");
  replace(header, from, to);
  set(request, "Authorization", header);
  return request;
}

constexpr auto get_vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";

}  // namespace

// The signatures of the following tests are those of AWS's published Signature Version 4 test suite.

TEST_CASE("suite: get-vanilla", "[sigv4]") {
  CHECK(suite_get("/") == get_vanilla);
}

TEST_CASE("suite: query parameters are sorted by name, then by value", "[sigv4]") {
  CHECK(suite_get("/?Param2=value2&Param1=value1") ==
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
  CHECK(suite_get("/?Param1=value2&Param1=Value1") ==
        "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1");
  CHECK(suite_get("/?Param1=value1") == "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb");
}

TEST_CASE("suite: unreserved characters stay, others are encoded", "[sigv4]") {
  CHECK(suite_get("/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") ==
        "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f");
  CHECK(suite_get("/\xe1\x88\xb4") == "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85");
  CHECK(suite_get("/?\xe1\x88\xb4=bar") ==
        "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04");
}

TEST_CASE("suite: paths are normalized", "[sigv4]") {
  CHECK(suite_get("/example/..") == get_vanilla);
  CHECK(suite_get("/example1/example2/../..") == get_vanilla);
  CHECK(suite_get("/./") == get_vanilla);
  CHECK(suite_get("//") == get_vanilla);
  CHECK(suite_get("/./example") == "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5");
  CHECK(suite_get("//example//") == "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84");
  CHECK(suite_get("/example space/") == "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741");
}

TEST_CASE("suite: headers are trimmed, folded, joined and sorted", "[sigv4]") {
  CHECK(
      suite_signature(
          {"GET", "/", {{"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"}}, ""}) ==
      "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
  CHECK(suite_signature({"GET", "/", {{"My-Header1", " value1"}, {"My-Header2", " \"a   b   c\""}}, ""}) ==
        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  CHECK(suite_signature({"POST", "/", {{"My-Header1", "value1"}}, ""}) ==
        "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c");
}

TEST_CASE("suite: post-x-www-form-urlencoded", "[sigv4]") {
  CHECK(suite_signature(
            {"POST", "/", {{"Content-Type", "application/x-www-form-urlencoded"}}, "Param1=value1"}) ==
        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
}

TEST_CASE("documentation: IAM ListUsers", "[sigv4]") {
  HttpRequest request{
      "GET",
      "/?Action=ListUsers&Version=2010-05-08",
      {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}, {"Host", "iam.amazonaws.com"}},
      ""};
  sign(request, example, {"us-east-1", "iam"}, at("20150830T123600Z"));
  CHECK(signature_in(request) == "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
}

// The following signatures were made with Debian's botocore 1.29.27 (botocore.auth.SigV4Auth, SigV4QueryAuth
// and S3SigV4Auth, with botocore.auth.datetime.datetime.utcnow replaced by 2026-11-23 09:06:44).

TEST_CASE("botocore: an EC2 call to a local endpoint", "[sigv4]") {
  HttpRequest request{
      "POST",
      "/",
      {{"Host", "127.0.0.1:4566"}, {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
      "Action=DescribeVpcs&Version=2016-11-15"};
  sign(request, example, {"eu-central-1", "ec2"}, at("20261123T090644Z"));
  CHECK(*find_header(request.headers, "Authorization") ==
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-central-1/ec2/aws4_request, "
        "SignedHeaders=content-type;host;x-amz-date, "
        "Signature=e78c5e73d4b5604025aa8e72d4f72de6c7d09a3efec922ca9f38870263ff1f2c");
}

TEST_CASE("botocore: temporary keys bring a signed token", "[sigv4]") {
  HttpRequest request{"POST",
                      "/",
                      {{"Host", "ec2.us-east-1.amazonaws.com"},
                       {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
                      "Action=DescribeVpcs&Version=2016-11-15"};
  const Credentials temporary{"ASIAEXAMPLE", example.secret_access_key, "FwoGZXIvYXdzEBYaD+/=token"};
  sign(request, temporary, {"us-east-1", "ec2"}, at("20261123T090644Z"));
  const auto parsed = parse_authorization(request).value();
  CHECK(parsed.signature == "3b70c69adfc3b32bc6a8a93b10fddbc7958de32e82f3a566c5c1e533c03333ee");
  CHECK(parsed.session_token == temporary.session_token);
}

TEST_CASE("botocore: an encoded path is encoded again, an encoded query is not", "[sigv4]") {
  HttpRequest request{
      "GET", "/a%20b/../c//d/?b=2&a=x%20y&a=1&C=%2F~-_.&e=", {{"Host", "localhost:4566"}}, ""};
  sign(request, example, {"us-west-2", "ec2"}, at("20261123T090644Z"));
  CHECK(signature_in(request) == "e3ed7182f499dc877c0aafa7311ca4ce0767e1072d1a25e6c0c826d840fc1afa");
}

TEST_CASE("botocore: s3 paths are taken as they are", "[sigv4]") {
  HttpRequest request{"GET", "/a//b/../c%20d?x=1", {{"Host", "127.0.0.1:4566"}}, ""};
  sign(request, example, {"us-east-1", "s3"}, at("20261123T090644Z"));
  CHECK(signature_in(request) == "f6bb000e7e5e9af9220e53176dec95bcfdfa13b5429bd87d0ba891baad0186b9");
}

TEST_CASE("botocore: a presigned call", "[sigv4]") {
  HttpRequest request{"GET", "/?Action=DescribeVpcs&Version=2016-11-15", {{"Host", "127.0.0.1:4566"}}, ""};
  const Credentials temporary{"ASIAEXAMPLE", example.secret_access_key, "FwoGZXIvYXdzEBYaD+/=token"};
  presign(request, temporary, {"us-east-1", "ec2"}, at("20261123T090644Z"), 900s);
  CHECK(
      request.target ==
      "/?Action=DescribeVpcs&Version=2016-11-15&X-Amz-Algorithm=AWS4-HMAC-SHA256"
      "&X-Amz-Credential=ASIAEXAMPLE%2F20261123%2Fus-east-1%2Fec2%2Faws4_request&X-Amz-Date=20261123T090644Z"
      "&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Security-Token=FwoGZXIvYXdzEBYaD%2B%2F%3Dtoken"
      "&X-Amz-Signature=e6830426f3dc56246e83000ab0cf49f4a31b51295a4157a9345a1165451961b4");
  const auto parsed = parse_authorization(request).value();
  CHECK(parsed.form == ParsedAuthorization::Form::presigned);
  CHECK(parsed.session_token == temporary.session_token);
  CHECK(parsed.expires_after == 900s);
  CHECK(verify(request, parsed, example.secret_access_key));
  request.target += "&DryRun=true";
  CHECK_FALSE(verify(request, parsed, example.secret_access_key));
}

TEST_CASE("a signature holds for one request and one secret only", "[sigv4]") {
  const HttpRequest request = signed_describe();
  const auto parsed = parse_authorization(request).value();
  CHECK(verify(request, parsed, example.secret_access_key));
  CHECK_FALSE(verify(request, parsed, "another"));
  HttpRequest changed = request;
  changed.body += " ";
  CHECK_FALSE(verify(changed, parsed, example.secret_access_key));
  changed = request;
  changed.method = "PUT";
  CHECK_FALSE(verify(changed, parsed, example.secret_access_key));
  changed = request;
  set(changed, "Host", "127.0.0.1");
  CHECK_FALSE(verify(changed, parsed, example.secret_access_key));
  changed = request;
  set(changed, "User-Agent", "not signed");
  CHECK(verify(changed, parsed, example.secret_access_key));
}

TEST_CASE("a Host signed without its port is recognized", "[sigv4]") {
  for (const std::string host : {"127.0.0.1", "[::1]"}) {
    HttpRequest request{"POST", "/", {{"Host", host}}, "Action=DescribeVpcs"};
    sign(request, example, {"eu-central-1", "ec2"}, at("20261123T090644Z"));
    set(request, "Host", host + ":4566");
    const auto parsed = parse_authorization(request).value();
    CHECK_FALSE(verify(request, parsed, example.secret_access_key));
    CHECK(is_signed_without_port(request, parsed, example.secret_access_key));
    CHECK_FALSE(is_signed_without_port(request, parsed, "another"));
  }
}

TEST_CASE("other spellings of one query have one signature", "[sigv4]") {
  const std::string signature = suite_get("/?a%2Fb=x%20y&c=");
  CHECK(suite_get("/?a%2fb=x%20y&c=") == signature);
  CHECK(suite_get("/?c&a/b=x+y") == signature);
  CHECK(suite_get("/?a%2Fb=x%2By&c=") != signature);
  CHECK(suite_get("/?a=100%") == suite_get("/?a=100%25"));
}

TEST_CASE("white space around an Authorization's commas doesn't matter", "[sigv4]") {
  HttpRequest request = with_authorization(", SignedHeaders", " ,SignedHeaders");
  CHECK(verify(request, parse_authorization(request).value(), example.secret_access_key));
}

TEST_CASE("s3 may sign without the payload, others may not", "[sigv4]") {
  for (const std::string service : {"s3", "ec2"}) {
    HttpRequest request{"PUT", "/key", {{"Host", "x"}}, "body"};
    presign(request, example, {"us-east-1", service}, at("20261123T090644Z"), 60s);
    const auto parsed = parse_authorization(request).value();
    CHECK(verify(request, parsed, example.secret_access_key));
    request.body = "another body";
    CHECK(verify(request, parsed, example.secret_access_key) == (service == "s3"));
  }
}

TEST_CASE("signing again replaces the signature", "[sigv4]") {
  HttpRequest request = signed_describe();
  const auto first = request.headers;
  sign(request, example, {"eu-central-1", "ec2"}, at("20261123T090644Z"));
  CHECK(request.headers == first);
}

TEST_CASE("the Date header serves where X-Amz-Date is missing", "[sigv4]") {
  HttpRequest request = signed_describe();
  set(request, "X-Amz-Date", "");
  CHECK(failure(request) == SignatureError::Kind::missing_field);
  set(request, "Date", "Mon, 23 Nov 2026 09:06:44 GMT");
  CHECK(parse_authorization(request).value().signed_at == at("20261123T090644Z"));
}

TEST_CASE("a request without a signature is not an error", "[sigv4]") {
  CHECK_FALSE(parse_authorization({"POST", "/", {{"Host", "x"}}, "Action=DescribeVpcs"}));
  CHECK_FALSE(parse_authorization({"GET", "/?Action=DescribeVpcs&X-Amz-Date=1", {{"Host", "x"}}, ""}));
}

TEST_CASE("malformed authorizations are told apart", "[sigv4]") {
  using Kind = SignatureError::Kind;
  CHECK(failure(with_authorization("AWS4-HMAC-SHA256", "Basic")) == Kind::unsupported_algorithm);
  CHECK(failure(with_authorization("Credential=", "Kredential=")) == Kind::missing_field);
  CHECK(failure(with_authorization("SignedHeaders=", "SignedHeader=")) == Kind::missing_field);
  CHECK(failure(with_authorization("Signature=", "Signatur=")) == Kind::missing_field);
  CHECK(failure(with_authorization("/ec2/", "/")) == Kind::malformed_field);
  CHECK(failure(with_authorization("/ec2/", "//")) == Kind::malformed_field);
  CHECK(failure(with_authorization("aws4_request", "aws5_request")) == Kind::malformed_field);
  CHECK(failure(with_authorization("20261123", "20261124")) == Kind::date_mismatch);
  CHECK(failure(with_authorization("host;x-amz-date", "x-amz-date")) == Kind::malformed_field);
  CHECK(failure(with_authorization("host;x-amz-date", "x-amz-date;host")) == Kind::malformed_field);
  CHECK(failure(with_authorization("host;", "Host;")) == Kind::malformed_field);
  CHECK(failure(with_authorization("host;", "host;host;")) == Kind::malformed_field);
  CHECK(failure(with_authorization("host;", "content-type;host;")) == Kind::missing_field);
  HttpRequest request = signed_describe();
  set(request, "X-Amz-Date", "yesterday");
  CHECK(failure(request) == Kind::malformed_field);
}

TEST_CASE("a presigned request says when it expires", "[sigv4]") {
  using Kind = SignatureError::Kind;
  HttpRequest request{"GET", "/", {{"Host", "x"}}, ""};
  presign(request, example, {"us-east-1", "ec2"}, at("20261123T090644Z"), 604800s);
  const std::string good = request.target;
  for (const char* expiry : {"604801", "0", "-1", "1.5", "9999999999999999999999"}) {
    request.target = good;
    replace(request.target, "604800", expiry);
    CHECK(failure(request) == Kind::bad_expiry);
  }
  request.target = good;
  replace(request.target, "X-Amz-Expires=604800&", "");
  CHECK(failure(request) == Kind::missing_field);
  request.target = good;
  replace(request.target, "X-Amz-Algorithm=AWS4", "X-Amz-Algorithm=AWS3");
  CHECK(failure(request) == Kind::unsupported_algorithm);
  CHECK_THROWS_AS(presign(request, example, {"us-east-1", "ec2"}, at("20261123T090644Z"), 0s),
                  SignatureError);
}

TEST_CASE("freshness: 15 minutes around the time stamp, or until the expiry", "[sigv4]") {
  auto parsed = parse_authorization(signed_describe()).value();
  const SigningTime signed_at = parsed.signed_at;
  CHECK(freshness(parsed, signed_at) == Freshness::fresh);
  CHECK(freshness(parsed, signed_at + 15min) == Freshness::fresh);
  CHECK(freshness(parsed, signed_at + 15min + 1s) == Freshness::expired);
  CHECK(freshness(parsed, signed_at - 15min) == Freshness::fresh);
  CHECK(freshness(parsed, signed_at - 15min - 1s) == Freshness::not_yet_valid);
  parsed.expires_after = 60s;
  CHECK(freshness(parsed, signed_at + 60s) == Freshness::fresh);
  CHECK(freshness(parsed, signed_at + 61s) == Freshness::expired);
}

TEST_CASE("signing says what it lacks", "[sigv4]") {
  HttpRequest request;
  const SigningTime now = at("20261123T090644Z");
  CHECK_THROWS_WITH(sign(request, example, suite_scope, now), Catch::Matchers::Contains("Host"));
  request.headers.emplace_back("Host", "x");
  CHECK_THROWS_WITH(sign(request, {}, suite_scope, now), Catch::Matchers::Contains("access key"));
  CHECK_THROWS_WITH(sign(request, example, {}, now), Catch::Matchers::Contains("region"));
}

TEST_CASE("time stamps that don't exist are refused", "[sigv4]") {
  CHECK(format_amz_date(at("20240229T235959Z")) == "20240229T235959Z");
  for (const char* text : {"20230229T000000Z", "20231301T000000Z", "20230101T240000Z", "20230101T006000Z",
                           "2023-01-01T00:00", "20230101T0000-1Z", "", "Sun, 30 Foo 2015 12:36:00 GMT",
                           "Sun, 31 Feb 2015 12:36:00 GMT", "Sun, 30 Aug 2015 12:36:00 CET"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_signing_time(text));
  }
}

TEST_CASE("SHA-256 and HMAC agree with their standards", "[digest]") {
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string key = "Jefe";  // RFC 4231, test case 2
  CHECK(hex(hmac_sha256({reinterpret_cast<const unsigned char*>(key.data()), key.size()},
                        "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}
