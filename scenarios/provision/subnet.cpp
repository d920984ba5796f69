#include "protocol/ec2/subnet.hpp"

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

std::optional<ec2::Subnet> find_shown(Session& session, const Home& home, const std::string& name) {
  auto subnets =
      session.call(home, ec2::DescribeSubnetsRequest{.filters = session.mine(name)}, {name}).subnets;
  if (subnets.empty()) return std::nullopt;
  session.remember(name, subnets[0].subnet_id);
  return subnets[0];
}

std::optional<ec2::Subnet> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateSubnet", [&] { return find_shown(session, home, name); });
}

/// "a" is the zone of that letter in the VPC's region.
std::optional<std::string> zone_of(const Session& session, const Home& home, const Subnet& wanted) {
  const std::string& zone = wanted.availability_zone.text;
  if (zone.empty()) return std::nullopt;
  return zone.size() == 1 ? session.region_of(home) + zone : zone;
}

ec2::Subnet create(Session& session, const Home& home, const std::string& name, const Subnet& wanted) {
  const std::string cidr = session.cidr(wanted.cidr_block);
  ec2::CreateSubnetRequest request{.tag_specifications = session.tags("subnet", name),
                                   .availability_zone = zone_of(session, home, wanted),
                                   .cidr_block = cidr,
                                   .vpc_id = session.id(wanted.vpc)};
  auto made = session
                  .call(home, request, {name, cidr + " in " + wanted.vpc.text},
                        [](const auto& result) { return result.subnet.subnet_id; })
                  .subnet;
  session.remember(name, made.subnet_id);
  if (session.plan) return made;
  session.wait_until(name + " to be available", [&] {
    auto found = find(session, home, name);
    return found && found->state == ec2::SubnetState::available;
  });
  return made;
}

}  // namespace

void converge(Session& session, const Word& name, const Subnet& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  if (found) {
    require_same(session, name.text, "CIDR block", found->cidr_block.value_or(""),
                 session.cidr(wanted.cidr_block));
    if (auto zone = zone_of(session, home, wanted)) {
      require_same(session, name.text, "availability zone", found->availability_zone, *zone);
    }
  } else {
    found = create(session, home, name.text, wanted);
  }
  bool maps = wanted.map_public_ip_on_launch.value_or(found->map_public_ip_on_launch);
  if (maps == found->map_public_ip_on_launch) return;
  ec2::ModifySubnetAttributeRequest request{.map_public_ip_on_launch = {{maps}},
                                            .subnet_id = found->subnet_id};
  session.call(home, request,
               {name.text, maps ? "public addresses at launch" : "no public addresses at launch"});
}

void destroy(Session& session, const Word& name, const Subnet& wanted) {
  const Home home = home_of(session.network, wanted);
  if (auto subnet = find(session, home, name.text)) {
    session.call(home, ec2::DeleteSubnetRequest{.subnet_id = subnet->subnet_id}, {name.text});
  }
}

}  // namespace vpcsim::scenarios
