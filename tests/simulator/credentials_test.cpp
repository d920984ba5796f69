#include "catch.hpp"
#include "protocol/sigv4.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;

namespace {

const Credentials key{"AKIAONEEXAMPLE000001", "secret", ""};
const Credentials with_token{"AKIATWOEXAMPLE000002", "secret", "its token"};

struct Guarded {
  ManualClock clock;
  Simulator simulator;

  explicit Guarded(bool strict)
      : simulator(
            {.seed = 1,
             .authentication = {.strict = strict,
                                .declared = {{key.access_key_id, {key, "111111111111"}},
                                             {with_token.access_key_id, {with_token, "222222222222"}}}}},
            clock) {}

  SigningTime now() { return SigningTime(std::chrono::seconds(clock.now().milliseconds / 1000)); }

  HttpRequest request(const Credentials& by, const std::string& service, std::chrono::seconds late = {}) {
    std::string version = service == "sts"   ? "GetCallerIdentity&Version=2011-06-15"
                          : service == "iam" ? "GetUser&Version=2010-05-08"
                                             : "DescribeVpcs&Version=2016-11-15";
    HttpRequest made{"POST", "/", {{"Host", "localhost:4566"}}, "Action=" + version};
    if (service == "ssm") made.headers.emplace_back("X-Amz-Target", "AmazonSSM.GetParameter");
    sign(made, by, {"us-east-1", service}, now() + late);
    return made;
  }
  /// "" when taken, else the status and the code.
  std::string refusal(const HttpRequest& sent) {
    auto answer = simulator.handle(sent);
    if (answer.status == 200) return "";
    return std::to_string(answer.status) + " " + read_error(answer.body).code();
  }
  std::string refusal(const Credentials& by, const std::string& service, std::chrono::seconds late = {}) {
    return refusal(request(by, service, late));
  }
};

constexpr std::chrono::minutes quarter{15};
constexpr std::chrono::seconds second{1};

}  // namespace

TEST_CASE("strict: a declared key is taken with its own secret") {
  Guarded cloud(true);
  for (const char* service : {"ec2", "sts", "iam"}) CHECK(cloud.refusal(key, service).empty());
  Credentials wrong = key;
  wrong.secret_access_key = "guess";
  CHECK(cloud.refusal(wrong, "ec2") == "401 AuthFailure");
  CHECK(cloud.refusal(wrong, "sts") == "403 SignatureDoesNotMatch");
  CHECK(cloud.refusal(wrong, "iam") == "403 SignatureDoesNotMatch");
}

TEST_CASE("strict: an undeclared key is unknown, even one of 12 digits") {
  Guarded cloud(true);
  const Credentials unknown{"111111111111", "secret", ""};
  CHECK(cloud.refusal(unknown, "ec2") == "401 AuthFailure");
  CHECK(cloud.refusal(unknown, "sts") == "403 InvalidClientTokenId");
  CHECK(cloud.simulator.handle(cloud.request(unknown, "ssm")).body.find("UnrecognizedClientException") !=
        std::string::npos);
}

TEST_CASE("strict: a signature is good for 15 minutes around its time") {
  Guarded cloud(true);
  CHECK(cloud.refusal(key, "ec2", quarter).empty());
  CHECK(cloud.refusal(key, "ec2", -quarter).empty());
  CHECK(cloud.refusal(key, "ec2", quarter + second) == "400 RequestExpired");
  CHECK(cloud.refusal(key, "ec2", -quarter - second) == "400 RequestExpired");
  CHECK(cloud.refusal(key, "sts", quarter + second) == "403 SignatureDoesNotMatch");
  CHECK(cloud.refusal(key, "sts", -quarter - second) == "403 SignatureDoesNotMatch");
}

TEST_CASE("strict: the parameter store takes a signature for 5 minutes around its time") {
  Guarded cloud(true);
  constexpr std::chrono::minutes five{5};
  const auto answer = [&](std::chrono::seconds late) {
    return cloud.simulator.handle(cloud.request(key, "ssm", late)).body;
  };
  CHECK(answer(five).find("InvalidSignatureException") == std::string::npos);
  CHECK(answer(-five).find("InvalidSignatureException") == std::string::npos);
  const std::string late = answer(-five - second), early = answer(five + second);
  CHECK(late.find("InvalidSignatureException") != std::string::npos);
  CHECK(late.find("Signature expired: ") != std::string::npos);
  CHECK(late.find(" - 5 min.)") != std::string::npos);
  CHECK(early.find(" + 5 min.)") != std::string::npos);
}

TEST_CASE("strict: a scope of another service is refused") {
  Guarded cloud(true);
  HttpRequest sent{"POST", "/", {{"Host", "localhost"}}, "Action=GetCallerIdentity&Version=2011-06-15"};
  sign(sent, key, {"us-east-1", "ec2"}, cloud.now());
  CHECK(cloud.refusal(sent) == "403 SignatureDoesNotMatch");
}

TEST_CASE("strict and declared: Signature Version 2 is refused by name") {
  const std::string body = "Action=DescribeVpcs&Version=2016-11-15&AWSAccessKeyId=";
  Guarded strict(true), open(false);
  CHECK(strict.refusal({"POST", "/", {}, body + "111111111111"}) == "400 UnsupportedOperation");
  CHECK(open.refusal({"POST", "/", {}, body + key.access_key_id}) == "400 UnsupportedOperation");
  CHECK(open.refusal({"POST", "/", {}, body + "111111111111"}).empty());
}

TEST_CASE("open: a declared key's signature is verified, its age is not") {
  Guarded cloud(false);
  Credentials wrong = key;
  wrong.secret_access_key = "guess";
  CHECK(cloud.refusal(wrong, "ec2") == "401 AuthFailure");
  CHECK(cloud.refusal(key, "ec2", quarter * 2).empty());
  CHECK(cloud.refusal({"AKIAUNDECLARED", "any", "any token"}, "ec2").empty());
}

TEST_CASE("a declared token must come with its key") {
  Guarded cloud(false);
  CHECK(cloud.refusal(with_token, "ec2").empty());
  CHECK(cloud.refusal({with_token.access_key_id, "secret", ""}, "ec2") == "401 AuthFailure");
  CHECK(cloud.refusal({key.access_key_id, "secret", "a token"}, "sts") == "403 InvalidClientTokenId");
}

TEST_CASE("an unsigned request of STS or IAM lacks its token") {
  Guarded cloud(false);
  CHECK(cloud.refusal({"POST", "/", {}, "Action=GetCallerIdentity&Version=2011-06-15"}) ==
        "403 MissingAuthenticationToken");
  CHECK(cloud.refusal({"POST", "/", {}, "Action=GetUser&Version=2010-05-08"}) ==
        "403 MissingAuthenticationToken");
  CHECK(cloud.simulator.handle({"POST", "/", {{"X-Amz-Target", "AmazonSSM.GetParameter"}}, "{}"})
            .body.find("MissingAuthenticationTokenException") != std::string::npos);
}

TEST_CASE("a signed header that isn't there makes the signature incomplete") {
  Guarded cloud(false);
  HttpRequest sent = cloud.request(key, "ec2");
  std::erase_if(sent.headers, [](const auto& header) { return header.first == "Host"; });
  CHECK(cloud.refusal(sent) == "400 IncompleteSignature");
}

TEST_CASE("a Host signed without its port is told apart") {
  Guarded cloud(false);
  HttpRequest sent = cloud.request(key, "sts");
  HttpRequest portless{"POST", "/", {{"Host", "localhost"}}, sent.body};
  sign(portless, key, {"us-east-1", "sts"}, cloud.now());
  for (auto& [name, value] : portless.headers) {
    if (name == "Host") value = "localhost:4566";
  }
  CHECK(cloud.simulator.handle(portless).body.find("without the port") != std::string::npos);
}

TEST_CASE("a temporary key holds until its token's last instant, with its own token and secret") {
  const SessionTokens tokens(1);  // the seed of the cloud
  Guarded cloud(true);
  SessionClaims claims{"333333333333", "path/Role", "night", cloud.clock.now().plus(900'000), ""};
  const Credentials made = tokens.issue(claims, "one");
  CHECK(made.access_key_id.starts_with("ASIA"));
  CHECK(made.access_key_id.size() == 20);
  CHECK(cloud.simulator.handle(cloud.request(made, "sts"))
            .body.find("arn:aws:sts::333333333333:assumed-role/Role/night") != std::string::npos);

  SECTION("without its token, with another's, with a changed one") {
    CHECK(cloud.refusal({made.access_key_id, made.secret_access_key, ""}, "ec2") == "401 AuthFailure");
    const Credentials other = tokens.issue(claims, "two");
    CHECK(cloud.refusal({made.access_key_id, made.secret_access_key, other.session_token}, "ec2") ==
          "401 AuthFailure");
    std::string changed = made.session_token;
    changed[7] = '4';
    CHECK(cloud.refusal({made.access_key_id, made.secret_access_key, changed}, "sts") ==
          "403 InvalidClientTokenId");
    CHECK(cloud.refusal({made.access_key_id, "guess", made.session_token}, "ec2") == "401 AuthFailure");
    CHECK(cloud.refusal({made.access_key_id, "guess", "vpcsim/short"}, "ec2") == "401 AuthFailure");
  }
  SECTION("of another cloud") {
    SessionClaims same = claims;
    CHECK(cloud.refusal(SessionTokens(2).issue(same, "one"), "ec2") == "401 AuthFailure");
  }
  SECTION("expired") {
    cloud.clock.advance(899'999);
    CHECK(cloud.refusal(made, "ec2").empty());
    cloud.clock.advance(1);
    CHECK(cloud.refusal(made, "ec2") == "400 RequestExpired");
    CHECK(cloud.refusal(made, "sts") == "403 ExpiredToken");
    CHECK(cloud.simulator.handle(cloud.request(made, "ssm")).body.find("ExpiredTokenException") !=
          std::string::npos);
  }
}

TEST_CASE("temporary keys belong to the state: they hold where it is restored, and not beside it") {
  Guarded there(false);
  ManualClock clock;
  Simulator here({.seed = 2}, clock);
  SessionClaims claims{"222222222222", "Builder", "night", clock.now().plus(3'600'000), ""};
  const Credentials temporary = SessionTokens(there.simulator.cloud().seed()).issue(claims, "nonce");
  const HttpRequest request = there.request(temporary, "ec2");
  REQUIRE(there.refusal(request) == "");
  CHECK(here.handle(request).status == 401);
  here.restore(there.simulator.cloud());
  CHECK(here.handle(request).status == 200);
  here.reset();
  CHECK(here.handle(request).status == 401);
}
