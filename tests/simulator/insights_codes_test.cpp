// Every explanation code of Reachability Analyzer's guide is provoked by a row, or has a reason not to be.
#include "simulator/insights_codes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "simulator/insights/finding.hpp"
#include "simulator/network/explanation_code.hpp"

using namespace vpcsim;
using tests::ProvokedCode;

namespace {

constexpr std::string_view load_balancers = "load balancers are another service";
constexpr std::string_view firewalls = "Network Firewall is another service";
constexpr std::string_view no_vpn = "no VPN connection is ever made";

/// Codes that the analyzer never gives here.
const std::map<std::string_view, std::string_view>& never_given() {
  static const std::map<std::string_view, std::string_view> reasons = {
      {"ELB_ACL_RESTRICTION", load_balancers},
      {"ELB_INSTALLED_AZ_RESTRICTION", load_balancers},
      {"ELB_LISTENER_PORT_RESTRICTION", load_balancers},
      {"ELB_LISTENERS_MISMATCH", load_balancers},
      {"ELB_NOT_CROSSZONE", load_balancers},
      {"ELBV2_LISTENER_HAS_NO_TG", load_balancers},
      {"ELBV2_LISTENER_PORT_RESTRICTION", load_balancers},
      {"ELBV2_LISTENER_REQUIRES_TG_ACCEPT", load_balancers},
      {"ELBV2_LISTENERS_MISMATCH", load_balancers},
      {"ELBV2_NO_TARGETS_IN_AZ", load_balancers},
      {"ELBV2_SOURCE_ADDRESS_PRESERVATION", load_balancers},
      {"GWLB_DESTINATION_PORT_RESTRICTION", load_balancers},
      {"GWLB_PROTOCOL_RESTRICTION", load_balancers},
      {"TARGET_ADDRESS_RESTRICTION", load_balancers},
      {"TARGET_PORT_RESTRICTION", load_balancers},
      {"FIREWALL_RULES_RESTRICTION", firewalls},
      {"BAD_STATE_VPN", no_vpn},
      {"TGW_BAD_STATE_VPN", no_vpn},
      {"REGIONAL_NGW_ROUTE_AZ_RESTRICTION", "NAT gateways are zonal"},
      {"VPC_BLOCK_PUBLIC_ACCESS_ENABLED", "there is no VPC Block Public Access"},
      {"FILTER_AT_DESTINATION_PROTOCOL", "nothing changes the protocol of an IPv4 packet on its way"},
      {"IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS",
       "the gateway translates to private addresses of its own VPC's interfaces"},
      {"TGW_ATTACH_VPC_AZ_RESTRICTION",
       "the evaluator follows the one interface that the attachment's mode prescribes"},
      {"UNKNOWN_DESTINATION",
       "where nobody knows how it goes on is UNKNOWN_RESOURCE or NO_POSSIBLE_DESTINATION"},
      {"VPCE_SERVICE_NOT_INSTALLED_IN_AZ", "CreateVpcEndpoint refuses a zone without the service"},
      // Of the evaluator's codes, those that only other callers than the analyzer can meet.
      {"IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS", "such a source is IGW_EXPECTS_PUBLIC_ADDRESS already"},
      {"IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS", "such a source is IGW_EXPECTS_PUBLIC_ADDRESS already"},
      {"TGW_RTB_HIGHER_PRIORITY_ROUTE", "SearchTransitGatewayRoutes shows one route for a block"},
      {"PROTOCOL_RESTRICTION", "a path's TCP or UDP over IPv4 passes every component that has this code"},
      {"VPC_LOCAL_ROUTE_CIDR_RESTRICTION", "local routes are for the VPC's own blocks"},
  };
  return reasons;
}

std::vector<ProvokedCode> all_rows() {
  std::vector<ProvokedCode> rows;
  for (const auto& some : {tests::vpc_codes(), tests::gateway_codes(), tests::filter_codes()})
    rows.insert(rows.end(), some.begin(), some.end());
  return rows;
}

/// What the analyzer can say: the evaluator's codes and its own.
std::vector<std::string_view> all_codes() {
  std::vector<std::string_view> codes;
  for (int code = 0; code <= static_cast<int>(network::ExplanationCode::vpce_intra_vpc_traffic); ++code)
    codes.push_back(text(static_cast<network::ExplanationCode>(code)));
  for (int finding = 0; finding <= static_cast<int>(insights::Finding::unknown_peered_sgs); ++finding)
    codes.push_back(text(static_cast<insights::Finding>(finding)));
  return codes;
}

}  // namespace

TEST_CASE("every explanation code is provoked, or there is a reason why it can't be") {
  std::map<std::string_view, int> rows;
  for (const ProvokedCode& row : all_rows()) ++rows[row.code];
  for (const std::string_view code : all_codes()) {
    CAPTURE(code);
    CHECK(rows[code] + static_cast<int>(never_given().count(code)) == 1);
  }
  const auto codes = all_codes();
  for (const auto& [code, count] : rows) {
    CAPTURE(code);
    CHECK(std::find(codes.begin(), codes.end(), code) != codes.end());
  }
}

TEST_CASE("the codes are those of the guide") {
  // 71 of unreachable paths, 5 of configurations, 13 of filters.
  std::set<std::string_view> codes;
  for (const std::string_view code : all_codes()) CHECK(codes.insert(code).second);
  for (const auto& [code, reason] : never_given()) codes.insert(code);
  CHECK(codes.size() == 89);
}

TEST_CASE("an analysis gives the code, and the parts of the network that it is about") {
  for (const ProvokedCode& row : all_rows()) {
    DYNAMIC_SECTION(row.code) {
      row.provoke(row.code);
    }
  }
}
