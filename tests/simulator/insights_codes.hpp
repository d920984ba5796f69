// Each explanation code that an analysis can give, provoked once. The rows stand in three files, by what they
// are about; insights_codes_test.cpp sees to it that none is missing.
#pragma once

#include <vector>

#include "catch.hpp"
#include "simulator/insights_wide_world.hpp"

namespace vpcsim::tests {

/// `provoke` builds a network, analyzes a path in it and checks the explanation with the code.
struct ProvokedCode {
  std::string_view code;
  void (*provoke)(std::string_view code);
};

/// insights_codes_vpc_test.cpp, insights_codes_gateway_test.cpp, insights_codes_filter_test.cpp
std::vector<ProvokedCode> vpc_codes();
std::vector<ProvokedCode> gateway_codes();
std::vector<ProvokedCode> filter_codes();

/// The explanation with the code, of a path that wasn't found.
inline ec2::Explanation the(std::string_view code, const ec2::NetworkInsightsAnalysis& analysis) {
  INFO(code);
  REQUIRE(analysis.status == ec2::AnalysisStatus::succeeded);
  CHECK(analysis.network_path_found == false);
  for (const auto& explanation : analysis.explanations) {
    if (explanation.explanation_code == code) return explanation;
  }
  CAPTURE(codes(analysis));
  FAIL("the analysis gives other codes");
  return {};
}

}  // namespace vpcsim::tests
