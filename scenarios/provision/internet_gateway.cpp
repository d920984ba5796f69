#include "protocol/ec2/internet_gateway.hpp"

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

std::optional<ec2::InternetGateway> find_shown(Session& session, const Home& home, const std::string& name) {
  ec2::DescribeInternetGatewaysRequest request{.filters = session.mine(name)};
  auto gateways = session.call(home, request, {name}).internet_gateways;
  if (gateways.empty()) return std::nullopt;
  session.remember(name, gateways[0].internet_gateway_id);
  return gateways[0];
}

std::optional<ec2::InternetGateway> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateInternetGateway", [&] { return find_shown(session, home, name); });
}

ec2::InternetGateway create(Session& session, const Home& home, const std::string& name) {
  ec2::CreateInternetGatewayRequest request{.tag_specifications = session.tags("internet-gateway", name)};
  auto made = session
                  .call(home, request, {name},
                        [](const auto& result) { return result.internet_gateway.internet_gateway_id; })
                  .internet_gateway;
  session.remember(name, made.internet_gateway_id);
  return made;
}

}  // namespace

void converge(Session& session, const Word& name, const InternetGateway& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  if (!found) found = create(session, home, name.text);
  const std::string& vpc = session.id(wanted.vpc);
  if (!found->attachments.empty()) {
    require_same(session, name.text, "VPC", session.name_of(found->attachments[0].vpc_id), wanted.vpc.text);
    return;
  }
  session.call(home, ec2::AttachInternetGatewayRequest{found->internet_gateway_id, vpc},
               {name.text, "to " + wanted.vpc.text});
}

void destroy(Session& session, const Word& name, const InternetGateway& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  if (!found) return;
  for (const auto& attachment : found->attachments) {
    session.call(home, ec2::DetachInternetGatewayRequest{found->internet_gateway_id, attachment.vpc_id},
                 {name.text, "from " + session.name_of(attachment.vpc_id)});
  }
  session.call(home, ec2::DeleteInternetGatewayRequest{found->internet_gateway_id}, {name.text});
}

}  // namespace vpcsim::scenarios
