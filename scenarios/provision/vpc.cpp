#include "protocol/ec2/vpc.hpp"

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

std::optional<ec2::Vpc> find_shown(Session& session, const Home& home, const std::string& name) {
  auto vpcs = session.call(home, ec2::DescribeVpcsRequest{.filters = session.mine(name)}, {name}).vpcs;
  if (vpcs.empty()) return std::nullopt;
  session.remember(name, vpcs[0].vpc_id);
  session.vpc_owners[name] = vpcs[0].owner_id;
  return vpcs[0];
}

std::optional<ec2::Vpc> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateVpc", [&] { return find_shown(session, home, name); });
}

void create(Session& session, const Home& home, const std::string& name, const std::string& cidr) {
  ec2::CreateVpcRequest request{.cidr_block = cidr, .tag_specifications = session.tags("vpc", name)};
  auto vpc =
      session.call(home, request, {name, cidr}, [](const auto& result) { return result.vpc.vpc_id; }).vpc;
  session.remember(name, vpc.vpc_id);
  session.vpc_owners[name] = vpc.owner_id;
  session.wait_until(name + " to be available", [&] {
    auto found = find(session, home, name);
    return found && found->state == ec2::VpcState::available;
  });
}

void converge_dns_support(Session& session, const Home& home, const std::string& name, bool wanted) {
  const std::string id = *session.find_id(name);
  auto is = session.call(home, ec2::DescribeVpcAttributeRequest{"enableDnsSupport", id}, {name});
  if (is.enable_dns_support && is.enable_dns_support->value == wanted) return;
  session.call(home, ec2::ModifyVpcAttributeRequest{.vpc_id = id, .enable_dns_support = {{wanted}}},
               {name, wanted ? "DNS support on" : "DNS support off"});
}

void converge_dns_hostnames(Session& session, const Home& home, const std::string& name, bool wanted) {
  const std::string id = *session.find_id(name);
  auto is = session.call(home, ec2::DescribeVpcAttributeRequest{"enableDnsHostnames", id}, {name});
  if (is.enable_dns_hostnames && is.enable_dns_hostnames->value == wanted) return;
  session.call(home, ec2::ModifyVpcAttributeRequest{.vpc_id = id, .enable_dns_hostnames = {{wanted}}},
               {name, wanted ? "DNS hostnames on" : "DNS hostnames off"});
}

}  // namespace

void converge(Session& session, const Word& name, const Vpc& wanted) {
  const Home home = home_of(session.network, wanted);
  const std::string cidr = session.cidr(wanted.cidr_block);
  if (auto found = find(session, home, name.text)) {
    require_same(session, name.text, "CIDR block", found->cidr_block, cidr);
  } else {
    create(session, home, name.text, cidr);
  }
  if (wanted.enable_dns_support) converge_dns_support(session, home, name.text, *wanted.enable_dns_support);
  if (wanted.enable_dns_hostnames)
    converge_dns_hostnames(session, home, name.text, *wanted.enable_dns_hostnames);
}

void destroy(Session& session, const Word& name, const Vpc& wanted) {
  const Home home = home_of(session.network, wanted);
  if (auto vpc = find(session, home, name.text)) {
    session.call(home, ec2::DeleteVpcRequest{.vpc_id = vpc->vpc_id}, {name.text});
  }
}

}  // namespace vpcsim::scenarios
