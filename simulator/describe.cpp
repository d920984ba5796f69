#include "simulator/describe.hpp"

#include <fmt/format.h>

#include "protocol/cidr.hpp"
#include "protocol/error.hpp"

namespace vpcsim {
namespace {
constexpr std::uint64_t token_mask =
    0x76706373696d5f31u;  // tokens are opaque: nobody should count on their digits
}

void check_page(const Selection& selection) {
  if (!selection.max_results) return;
  auto value = *selection.max_results;
  // Recorded on DescribeInstances: the words say "greater than" for "at least".
  if (value < selection.page_min) {
    protocol::refuse("InvalidParameterValue",
                     "Value ( {} ) for parameter maxResults is invalid. Expecting a value greater than {}.",
                     value, selection.page_min);
  }
  if (value > selection.page_max) {
    protocol::refuse("InvalidParameterValue",
                     "Value ( {} ) for parameter maxResults is invalid. Expecting a value smaller than {}.",
                     value, selection.page_max);
  }
  if (!selection.ids.empty()) {
    protocol::refuse("InvalidParameterCombination",
                     "The parameter {} cannot be used with the parameter MaxResults", selection.ids_name);
  }
}

std::string to_token(std::uint64_t sequence) {
  return fmt::format("{:016x}{:016x}", token_mask, sequence ^ token_mask);
}

std::uint64_t from_token(std::string_view token) {
  auto number = token.size() == 32 && token.starts_with(fmt::format("{:016x}", token_mask))
                    ? protocol::HexNumber::parse("0" + std::string(token.substr(16)))
                    : std::nullopt;
  if (!number) protocol::refuse("InvalidParameterValue", "Unable to parse pagination token");
  return number->value ^ token_mask;
}

bool is_exact(const ec2::Filter& filter) {
  return std::all_of(filter.values.begin(), filter.values.end(), [](const std::string& value) {
    return value.find_first_of("*?\\") == std::string::npos;
  });
}

void refuse_not_found(std::string_view code, std::string_view message, const std::vector<std::string>& ids) {
  auto text = fmt::format(fmt::runtime(message), fmt::join(ids, ", "));
  if (ids.size() > 1) {
    auto replace = [&](std::string_view singular, std::string_view plural) {
      if (auto at = text.find(singular); at != std::string::npos) text.replace(at, singular.size(), plural);
    };
    replace(" ID '", " IDs '");
    replace("The image id '", "The image ids '");
    replace("The security group '", "The security groups '");
    replace(" does not exist", " do not exist");
  }
  throw protocol::ApiError(code, text);
}

}  // namespace vpcsim
