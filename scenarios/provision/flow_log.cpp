#include "protocol/ec2/flow_log.hpp"

#include "protocol/ec2/instance_requests.hpp"
#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

std::optional<ec2::FlowLog> find_shown(Session& session, const Home& home, const std::string& name) {
  ec2::DescribeFlowLogsRequest request{.filters = session.mine(name)};
  auto logs = session.call(home, request, {name}).flow_logs;
  if (logs.empty()) return std::nullopt;
  session.remember(name, logs[0].flow_log_id);
  return logs[0];
}

std::optional<ec2::FlowLog> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateFlowLogs", [&] { return find_shown(session, home, name); });
}

std::string primary_interface_of(Session& session, const Home& home, const Word& instance) {
  ec2::DescribeInstancesRequest request{.instance_ids = {session.id(instance)}};
  for (const auto& reservation : session.call(home, request, {instance.text}).reservations) {
    for (const auto& found : reservation.instances) {
      for (const auto& interface : found.network_interfaces) {
        if (interface.attachment.device_index == 0) return interface.network_interface_id;
      }
    }
  }
  if (session.plan) return session.id(instance);
  throw ScenarioError(instance.text + " has no network interface");
}

ec2::TrafficType traffic_of(const FlowLog& wanted) {
  if (wanted.traffic.text == "accept") return ec2::TrafficType::accept;
  return wanted.traffic.text == "reject" ? ec2::TrafficType::reject : ec2::TrafficType::all;
}

ec2::CreateFlowLogsRequest request_for(Session& session, const Home& home, const Word& name,
                                       const FlowLog& wanted) {
  ec2::CreateFlowLogsRequest request;
  request.log_group_name = wanted.log_group.empty() ? name.text : wanted.log_group.text;
  request.deliver_logs_permission_arn =
      wanted.role.empty() ? "arn:aws:iam::111111111111:role/" + name.text : wanted.role.text;
  request.traffic_type = traffic_of(wanted);
  if (!wanted.format.empty()) request.log_format = wanted.format.text;
  request.tag_specifications = session.tags("vpc-flow-log", name.text);
  const std::string_view kind = kind_of(session.network, wanted.resource.text);
  if (kind == "instances") {
    request.resource_type = ec2::FlowLogsResourceType::network_interface;
    request.resource_ids = {primary_interface_of(session, home, wanted.resource)};
  } else {
    request.resource_type =
        kind == "vpcs" ? ec2::FlowLogsResourceType::vpc : ec2::FlowLogsResourceType::subnet;
    request.resource_ids = {session.id(wanted.resource)};
  }
  return request;
}

}  // namespace

void converge(Session& session, const Word& name, const FlowLog& wanted) {
  const Home home = home_of(session.network, wanted);
  if (auto found = find(session, home, name.text)) {
    require_same(session, name.text, "traffic", protocol::name_of(found->traffic_type),
                 protocol::name_of(traffic_of(wanted)));
    return;
  }
  auto request = request_for(session, home, name, wanted);
  request.client_token = session.token(request);
  auto made = session.call(home, request, {name.text, "of " + wanted.resource.text}, [](const auto& result) {
    return result.flow_log_ids.empty() ? "" : result.flow_log_ids[0];
  });
  if (!made.unsuccessful.empty()) throw ScenarioError(name.text + ": " + made.unsuccessful[0].error.message);
  session.remember(name.text, made.flow_log_ids.empty() ? "" : made.flow_log_ids[0]);
}

void destroy(Session& session, const Word& name, const FlowLog& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  if (!found) return;
  session.call(home, ec2::DeleteFlowLogsRequest{.flow_log_ids = {found->flow_log_id}}, {name.text});
  session.forget(name.text);
}

}  // namespace vpcsim::scenarios
