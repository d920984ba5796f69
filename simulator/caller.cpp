#include "simulator/caller.hpp"

#include <algorithm>

#include "protocol/error.hpp"

namespace vpcsim {
namespace {

constexpr std::string_view default_account = "123456789012";

/// AKID/20150830/us-east-1/ec2/aws4_request
Home from_scope(std::string_view scope) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    auto slash = scope.find('/', start);
    parts.push_back(scope.substr(start, slash - start));
    if (slash == std::string_view::npos) break;
    start = slash + 1;
  }
  if (parts.size() != 5 || parts[0].empty() || parts[2].empty() || parts[4] != "aws4_request") {
    refuse("IncompleteSignature", "Credential must have exactly 5 slash-delimited elements, e.g. "
           "keyid/date/region/service/term, got '{}'", scope);
  }
  return {account_of(parts[0]), std::string(parts[2])};
}

}  // namespace

AccountId account_of(std::string_view access_key_id) {
  bool is_account = access_key_id.size() == 12 &&
                    std::all_of(access_key_id.begin(), access_key_id.end(), [](char c) { return c >= '0' && c <= '9'; });
  return AccountId(is_account ? access_key_id : default_account);
}

Home caller_of(const HttpRequest& request, const Form& form) {
  if (const std::string* header = find_header(request.headers, "Authorization")) {
    auto start = header->find("Credential=");
    if (start == std::string::npos) refuse("IncompleteSignature", "Authorization header requires 'Credential' parameter.");
    start += 11;
    return from_scope(std::string_view(*header).substr(start, header->find_first_of(", ", start) - start));
  }
  if (const std::string* credential = find_parameter(form, "X-Amz-Credential")) return from_scope(*credential);
  if (const std::string* key = find_parameter(form, "AWSAccessKeyId")) return {account_of(*key), "us-east-1"};
  refuse_missing("AWSAccessKeyId");
}

}  // namespace vpcsim
