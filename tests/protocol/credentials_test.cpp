#include "protocol/credentials.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <unistd.h>

#include "catch.hpp"

using namespace vpcsim::protocol;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

/// A home directory of the test's own, and an environment in which HOME points there.
class Home {
 public:
  Home() { std::filesystem::create_directories(path_ / ".aws"); }
  ~Home() { std::filesystem::remove_all(path_); }

  std::string write(const std::string& name, const std::string& text) {
    const auto path = path_ / name;
    std::ofstream(path) << text;
    return path.string();
  }

  std::map<std::string, std::string> variables;

  Environment environment() {
    variables["HOME"] = path_.string();
    return [this](const char* name) {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
  }
  Credentials credentials() { return load_credentials(environment()); }
  std::optional<std::string> region() { return load_region(environment()); }
  std::string failure() {
    try {
      credentials();
    } catch (const CredentialsError& error) {
      return error.what();
    }
    FAIL("no error");
    return {};
  }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("vpcsim_credentials_test_" + std::to_string(::getpid()));
};

const std::string two_profiles =
    "# made by a test\n"
    "[default]\n"
    "aws_access_key_id = AKIADEFAULT\n"
    "aws_secret_access_key=se#cr=et/+  ; a comment\n"
    "\n"
    "[ other ]\r\n"
    "AWS_ACCESS_KEY_ID = ASIAOTHER\r\n"
    "aws_secret_access_key = secret2\r\n"
    "aws_session_token = token==\r\n";

}  // namespace

TEST_CASE("the environment comes first", "[credentials]") {
  Home home;
  home.write(".aws/credentials", two_profiles);
  home.variables = {
      {"AWS_ACCESS_KEY_ID", "AKIAENV"}, {"AWS_SECRET_ACCESS_KEY", "s"}, {"AWS_PROFILE", "other"}};
  CHECK(home.credentials().access_key_id == "AKIAENV");
  CHECK(home.credentials().session_token.empty());
  home.variables["AWS_SESSION_TOKEN"] = "t";
  CHECK(home.credentials().session_token == "t");
}

TEST_CASE("half a pair in the environment is an error", "[credentials]") {
  Home home;
  home.write(".aws/credentials", two_profiles);
  home.variables = {{"AWS_ACCESS_KEY_ID", "AKIAENV"}, {"AWS_SECRET_ACCESS_KEY", ""}};
  CHECK_THAT(home.failure(), EndsWith("AWS_SECRET_ACCESS_KEY is not"));
  home.variables = {{"AWS_SECRET_ACCESS_KEY", "hidden"}};
  CHECK_THAT(home.failure(), EndsWith("AWS_ACCESS_KEY_ID is not") && !Contains("hidden"));
}

TEST_CASE("the default profile, comments and odd spacing", "[credentials]") {
  Home home;
  home.write(".aws/credentials", two_profiles);
  const Credentials keys = home.credentials();
  CHECK(keys.access_key_id == "AKIADEFAULT");
  CHECK(keys.secret_access_key == "se#cr=et/+");
  CHECK(keys.session_token.empty());
}

TEST_CASE("AWS_PROFILE chooses the profile, AWS_DEFAULT_PROFILE after it", "[credentials]") {
  Home home;
  home.write(".aws/credentials", two_profiles);
  home.variables = {{"AWS_DEFAULT_PROFILE", "other"}};
  CHECK(home.credentials().access_key_id == "ASIAOTHER");
  CHECK(home.credentials().session_token == "token==");
  home.variables["AWS_PROFILE"] = "default";
  CHECK(home.credentials().access_key_id == "AKIADEFAULT");
}

TEST_CASE("keys may stand in the config file, after the credentials file", "[credentials]") {
  Home home;
  home.write(".aws/config",
             "[profile \"a b\"]\naws_access_key_id = AKIACONFIG\naws_secret_access_key = s\n"
             "[default]\naws_access_key_id = AKIALATER\naws_secret_access_key = s\n");
  home.variables = {{"AWS_PROFILE", "a b"}};
  CHECK(home.credentials().access_key_id == "AKIACONFIG");
  home.write(".aws/credentials", two_profiles);
  home.variables = {};
  CHECK(home.credentials().access_key_id == "AKIADEFAULT");
}

TEST_CASE("the files may be elsewhere", "[credentials]") {
  Home home;
  home.write("keys", "[default]\naws_access_key_id = AKIAELSEWHERE\naws_secret_access_key = s\n");
  home.write("settings", "[default]\nregion = ap-south-1\n");
  home.variables = {{"AWS_SHARED_CREDENTIALS_FILE", "~/keys"}, {"AWS_CONFIG_FILE", "~/settings"}};
  CHECK(home.credentials().access_key_id == "AKIAELSEWHERE");
  CHECK(home.region() == "ap-south-1");
}

TEST_CASE("no keys anywhere: the error says where it looked", "[credentials]") {
  Home home;
  CHECK_THAT(home.failure(), Contains("AWS_ACCESS_KEY_ID") && Contains(".aws/credentials") &&
                                 Contains(".aws/config") && Contains("'default'"));
}

TEST_CASE("a profile asked for must exist", "[credentials]") {
  Home home;
  home.write(".aws/credentials", two_profiles);
  home.variables = {{"AWS_PROFILE", "third"}};
  CHECK_THAT(home.failure(), StartsWith("the profile 'third' (AWS_PROFILE) is neither in "));
  CHECK_THROWS_AS(home.region(), CredentialsError);
}

TEST_CASE("errors name file and line and hide what stands there", "[credentials]") {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"[default]\naws_secret_access_key hunter2\n", ":2: expected 'name = value' or '[section]'"},
      {"aws_secret_access_key = hunter2\n", ":1: a setting stands before the first [section]"},
      {"\n[default\n", ":2: the section header lacks its ']'"},
      {"[ ]\n", ":1: the section has no name"},
      {"[default]\n= hunter2\n", ":2: a setting has no name"},
      {"[default]\n\naws_secret_access_key = hunter2\n",
       ":3: aws_secret_access_key stands without aws_access_key_id"},
      {"[default]\naws_access_key_id = A\n", ":2: aws_access_key_id stands without aws_secret_access_key"},
      {"[default]\ncredential_process = /bin/x --hunter2\n", ":2: 'credential_process' is not supported"},
      {"[default]\nrole_arn = arn:x\n", ":2: 'role_arn' is not supported"},
  };
  for (const Row& row : rows) {
    Home home;
    const std::string path = home.write(".aws/credentials", row.text);
    CAPTURE(row.text);
    CHECK_THAT(home.failure(), StartsWith(path + row.expected) && !Contains("hunter2"));
  }
}

TEST_CASE("a file that exists and cannot be read is an error", "[credentials]") {
  Home home;
  home.variables = {{"AWS_CONFIG_FILE", std::filesystem::temp_directory_path().string()}};
  CHECK_THAT(home.failure(), Contains("cannot be read"));
}

TEST_CASE("nested settings are passed over", "[credentials]") {
  Home home;
  home.write(".aws/config", "[default]\ns3 =\n  region = wrong\n  no equals sign\nregion = eu-west-1\n");
  CHECK(home.region() == "eu-west-1");
}

TEST_CASE("the region: environment, then config, then credentials file, then none", "[credentials]") {
  Home home;
  CHECK_FALSE(home.region());
  home.write(".aws/credentials", "[default]\nregion = r4\n");
  CHECK(home.region() == "r4");
  home.write(".aws/config", "[default]\nregion = r3\n");
  CHECK(home.region() == "r3");
  home.variables = {{"AWS_DEFAULT_REGION", "r2"}};
  CHECK(home.region() == "r2");
  home.variables["AWS_REGION"] = "r1";
  CHECK(home.region() == "r1");
}
