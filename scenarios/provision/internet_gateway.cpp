#include "protocol/ec2/internet_gateway.hpp"

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

std::optional<ec2::InternetGateway> find_shown(Session& session, const std::string& account,
                                               const std::string& name) {
  ec2::DescribeInternetGatewaysRequest request{.filters = session.mine(name)};
  auto gateways = session.call(account, request, {name}).internet_gateways;
  if (gateways.empty()) return std::nullopt;
  session.remember(name, gateways[0].internet_gateway_id);
  return gateways[0];
}

std::optional<ec2::InternetGateway> find(Session& session, const std::string& account,
                                         const std::string& name) {
  return session.look(name, "CreateInternetGateway", [&] { return find_shown(session, account, name); });
}

ec2::InternetGateway create(Session& session, const std::string& account, const std::string& name) {
  ec2::CreateInternetGatewayRequest request{.tag_specifications = session.tags("internet-gateway", name)};
  auto made = session
                  .call(account, request, {name},
                        [](const auto& result) { return result.internet_gateway.internet_gateway_id; })
                  .internet_gateway;
  session.remember(name, made.internet_gateway_id);
  return made;
}

}  // namespace

void converge(Session& session, const Word& name, const InternetGateway& wanted) {
  const std::string account = account_of(session.network, wanted);
  auto found = find(session, account, name.text);
  if (!found) found = create(session, account, name.text);
  const std::string& vpc = session.id(wanted.vpc);
  if (!found->attachments.empty()) {
    require_same(session, name.text, "VPC", session.name_of(found->attachments[0].vpc_id), wanted.vpc.text);
    return;
  }
  session.call(account, ec2::AttachInternetGatewayRequest{found->internet_gateway_id, vpc},
               {name.text, "to " + wanted.vpc.text});
}

void destroy(Session& session, const Word& name, const InternetGateway& wanted) {
  const std::string account = account_of(session.network, wanted);
  auto found = find(session, account, name.text);
  if (!found) return;
  for (const auto& attachment : found->attachments) {
    session.call(account, ec2::DetachInternetGatewayRequest{found->internet_gateway_id, attachment.vpc_id},
                 {name.text, "from " + session.name_of(attachment.vpc_id)});
  }
  session.call(account, ec2::DeleteInternetGatewayRequest{found->internet_gateway_id}, {name.text});
}

}  // namespace vpcsim::scenarios
