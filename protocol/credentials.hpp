// Where a client finds its access keys and its region: the environment first, then the files that every AWS
// tool shares (~/.aws/credentials and ~/.aws/config).
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace vpcsim::protocol {

/// One caller's keys. `session_token` is empty for long-term keys. Whoever prints this leaks a secret, so
/// there is no function that does.
struct Credentials {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token;
};

/// Keys of which the other side knows whose they are.
struct DeclaredCredentials {
  Credentials credentials;
  std::string account;  ///< 12 digits
};

/// Thrown for keys that are missing, incomplete or of a kind that we don't support. The message names the
/// variables, or the file and line, and never contains a secret.
class CredentialsError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The value of an environment variable, or nullopt where it isn't set. Passed in so that a test need not
/// touch the environment of its process.
using Environment = std::function<std::optional<std::string>(const char* name)>;

/// The environment of this process. Not safe beside a thread that calls setenv.
std::optional<std::string> process_environment(const char* name);

/// The keys of the first of these that has any: AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY (and
/// AWS_SESSION_TOKEN); then the profile AWS_PROFILE, AWS_DEFAULT_PROFILE or `default`, first in the file
/// AWS_SHARED_CREDENTIALS_FILE (~/.aws/credentials), then in AWS_CONFIG_FILE (~/.aws/config). A variable set
/// to the empty string counts as not set; a file that doesn't exist counts as empty.
/// Throws CredentialsError when there are none, when only half of a pair is there, when the profile asked
/// for doesn't exist, or when a file cannot be read or understood.
Credentials load_credentials(const Environment& environment);

/// The keys of every profile of a file in the format of ~/.aws/credentials that has any; each names its
/// account as `aws_account_id`. Throws CredentialsError, which names file and line: a file that can't be read
/// or declares no keys, half a pair, an account that is missing or isn't 12 digits, a key declared twice.
std::vector<DeclaredCredentials> load_declared_credentials(const std::string& path);

/// AWS_REGION, then AWS_DEFAULT_REGION, then `region` of the profile in the config file, then in the
/// credentials file; nullopt when none of them says. Throws CredentialsError for a file that cannot be read
/// or understood and for a profile asked for that doesn't exist.
std::optional<std::string> load_region(const Environment& environment);

}  // namespace vpcsim::protocol
