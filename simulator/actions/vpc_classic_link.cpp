// ClassicLink is gone with EC2-Classic: no VPC has it, and none can get it.
#include "protocol/ec2/vpc_classic_link.hpp"

#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {
namespace {

/// AWS's words in Regions that never had EC2-Classic (published).
[[noreturn]] void refuse_classic_link() {
  refuse("UnsupportedOperation", "The functionality you requested is not available in this region.");
}

constexpr std::array<FilterField<ec2::VpcClassicLink>, 2> classic_link_filters{{
    {"is-classic-link-enabled",
     [](const ec2::VpcClassicLink& vpc) {
       return std::vector<std::string>{vpc.classic_link_enabled ? "true" : "false"};
     }},
    {"vpc-id", [](const ec2::VpcClassicLink& vpc) { return std::vector{vpc.vpc_id}; }},
}};

ec2::DescribeVpcClassicLinkResult describe_vpc_classic_link(
    const ReadCall& call, const ec2::DescribeVpcClassicLinkRequest& request) {
  auto described = describe<ec2::VpcClassicLink>(
      call.region.vpcs, {request.vpc_ids, request.filters, "VpcIds"}, classic_link_filters,
      [](const Vpc& vpc) { return ec2::VpcClassicLink{.tags = vpc.tags, .vpc_id = vpc.id.text()}; });
  return {std::move(described.records)};
}

ec2::DescribeVpcClassicLinkDnsSupportResult describe_vpc_classic_link_dns_support(
    const ReadCall& call, const ec2::DescribeVpcClassicLinkDnsSupportRequest& request) {
  static const std::vector<ec2::Filter> no_filters;
  auto described = describe<ec2::ClassicLinkDnsSupport>(
      call.region.vpcs, {request.vpc_ids, no_filters, "VpcIds", request.max_results, request.next_token},
      std::span<const FilterField<ec2::ClassicLinkDnsSupport>>{},
      [](const Vpc& vpc) { return ec2::ClassicLinkDnsSupport{.vpc_id = vpc.id.text()}; });
  return {std::move(described.next_token), std::move(described.records)};
}

ec2::ReturnResult enable_vpc_classic_link(WriteCall& call, const ec2::EnableVpcClassicLinkRequest& request) {
  call.region.vpcs.get(request.vpc_id);
  refuse_classic_link();
}

ec2::ReturnResult enable_vpc_classic_link_dns_support(
    WriteCall& call, const ec2::EnableVpcClassicLinkDnsSupportRequest& request) {
  if (!request.vpc_id) refuse_missing("vpcId");
  call.region.vpcs.get(*request.vpc_id);
  refuse_classic_link();
}

/// It is disabled already.
ec2::ReturnResult disable_vpc_classic_link(WriteCall& call,
                                           const ec2::DisableVpcClassicLinkRequest& request) {
  call.region.vpcs.get(request.vpc_id);
  return {};
}

ec2::ReturnResult disable_vpc_classic_link_dns_support(
    WriteCall& call, const ec2::DisableVpcClassicLinkDnsSupportRequest& request) {
  if (!request.vpc_id) refuse_missing("vpcId");
  call.region.vpcs.get(*request.vpc_id);
  return {};
}

}  // namespace

Actions vpc_classic_link_actions() {
  return {
      action<describe_vpc_classic_link>("Says of VPCs that ClassicLink is disabled"),
      action<describe_vpc_classic_link_dns_support>("Says of VPCs that ClassicLink DNS support is disabled"),
      action<enable_vpc_classic_link>("Is refused: EC2-Classic is retired"),
      action<enable_vpc_classic_link_dns_support>("Is refused: EC2-Classic is retired"),
      action<disable_vpc_classic_link>("Leaves ClassicLink disabled"),
      action<disable_vpc_classic_link_dns_support>("Leaves ClassicLink DNS support disabled"),
  };
}

}  // namespace vpcsim
