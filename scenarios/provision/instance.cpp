#include "protocol/ec2/instance.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/ec2/image.hpp"
#include "protocol/ec2/instance_attribute.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

constexpr std::string_view default_type = "t3.micro";
constexpr int launches_max = 5;

std::vector<ec2::Instance> describe(Session& session, const Home& home, const std::string& name,
                                    const ec2::DescribeInstancesRequest& request) {
  std::vector<ec2::Instance> instances;
  for (const auto& reservation : session.call(home, request, {name}).reservations) {
    instances.insert(instances.end(), reservation.instances.begin(), reservation.instances.end());
  }
  return instances;
}

/// A terminated one stays visible for an hour.
bool is_there(const ec2::Instance& instance) {
  return instance.state.name != ec2::InstanceStateName::terminated &&
         instance.state.name != ec2::InstanceStateName::shutting_down;
}

std::vector<ec2::Instance> find_all(Session& session, const Home& home, const std::string& name) {
  return describe(session, home, name, {.filters = session.mine(name)});
}

std::optional<ec2::Instance> find_shown(Session& session, const Home& home, const std::string& name) {
  auto instances = find_all(session, home, name);
  std::erase_if(instances, [](const ec2::Instance& instance) { return !is_there(instance); });
  if (instances.empty()) return std::nullopt;
  session.remember(name, instances[0].instance_id);
  return instances[0];
}

std::optional<ec2::Instance> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "RunInstances", [&] { return find_shown(session, home, name); });
}

ec2::Instance wait_for(Session& session, const Home& home, const std::string& name, const std::string& id,
                       ec2::InstanceStateName state) {
  ec2::Instance instance;
  session.wait_until(name + " to be " + std::string(protocol::name_of(state)), [&] {
    auto instances = describe(session, home, name, {.instance_ids = {id}});
    if (instances.empty()) throw ScenarioError(name + " has vanished");
    instance = instances[0];
    if (instance.state.name == ec2::InstanceStateName::terminated && instance.state.name != state) {
      throw ScenarioError(name +
                          " terminated: " + (instance.state_reason ? instance.state_reason->message : ""));
    }
    return instance.state.name == state;
  });
  return instance;
}

/// The newest Amazon Linux 2023.
std::string newest_image(Session& session, const Home& home, const std::string& name) {
  ec2::DescribeImagesRequest request{
      .filters = {{"name", {"al2023-ami-2023.*-x86_64"}}, {"state", {"available"}}}, .owners = {"amazon"}};
  auto images = session.call(home, request, {name}).images;
  auto newest = std::max_element(images.begin(), images.end(), [](const auto& a, const auto& b) {
    return a.creation_date < b.creation_date;
  });
  if (newest == images.end())
    throw ScenarioError("there is no Amazon Linux 2023 image to launch " + name + " from");
  return newest->image_id;
}

/// A choice about the public address is one of the network interface; AWS then wants subnet and groups there.
void place(Session& session, const Instance& wanted, ec2::RunInstancesRequest& request) {
  std::vector<std::string> groups;
  for (const Word& group : wanted.security_groups) groups.push_back(session.id(group));
  std::optional<std::string> address;
  if (!wanted.private_ip_address.empty()) address = wanted.private_ip_address.text;
  if (!wanted.associate_public_ip_address) {
    request.subnet_id = session.id(wanted.subnet);
    request.security_group_ids = groups;
    request.private_ip_address = address;
    return;
  }
  ec2::InstanceNetworkInterfaceSpecification interface;
  interface.device_index = 0;
  interface.associate_public_ip_address = wanted.associate_public_ip_address;
  interface.subnet_id = session.id(wanted.subnet);
  interface.groups = groups;
  interface.private_ip_address = address;
  request.network_interfaces.push_back(std::move(interface));
}

/// Those that are gone: what a new one isn't to be taken for.
std::vector<std::string> predecessors(Session& session, const Home& home, const std::string& name) {
  std::vector<std::string> ids;
  for (const auto& instance : find_all(session, home, name)) {
    if (!is_there(instance)) ids.push_back(instance.instance_id);
  }
  return ids;
}

/// A lack of capacity often passes within a minute or so. Throws ScenarioError when it doesn't.
ec2::RunInstancesRequest::Result launch(Session& session, const Home& home, const std::string& name,
                                        const std::string& detail, const ec2::RunInstancesRequest& request) {
  for (int failures = 1;; ++failures) {
    try {
      return session.call(home, request, {name, detail}, [](const auto& result) {
        return result.instances.empty() ? std::string() : result.instances[0].instance_id;
      });
    } catch (const protocol::ApiError& error) {
      if (error.code() != "InsufficientInstanceCapacity") throw;
      if (failures == launches_max) {
        throw ScenarioError(fmt::format(
            "{}: no capacity for {} after {} tries: take another instance type or availability zone, or try "
            "later ({})",
            name, detail, failures, error.what()));
      }
    }
    session.wait_after(failures);
  }
}

ec2::Instance run(Session& session, const Home& home, const std::string& name, const Instance& wanted) {
  const std::string type(wanted.instance_type.empty() ? default_type
                                                      : std::string_view(wanted.instance_type.text));
  ec2::RunInstancesRequest request{.image_id = newest_image(session, home, name),
                                   .instance_type = type,
                                   .max_count = 1,
                                   .min_count = 1,
                                   .tag_specifications = session.tags("instance", name)};
  if (!wanted.key_pair.empty()) request.key_name = wanted.key_pair.text;
  place(session, wanted, request);
  request.client_token = session.token(request, predecessors(session, home, name));
  auto made = launch(session, home, name, type + " in " + wanted.subnet.text, request);
  if (session.plan) {
    session.remember(name, "");
    return {};
  }
  if (made.instances.empty()) throw ScenarioError(name + " wasn't launched");
  session.remember(name, made.instances[0].instance_id);
  return wait_for(session, home, name, made.instances[0].instance_id, ec2::InstanceStateName::running);
}

void converge_groups(Session& session, const Home& home, const std::string& name,
                     const ec2::Instance& instance, const std::vector<Word>& wanted) {
  if (wanted.empty()) return;
  std::vector<std::string> ids, found;
  for (const Word& group : wanted) ids.push_back(session.id(group));
  for (const auto& group : instance.security_groups) found.push_back(group.group_id);
  if (std::is_permutation(ids.begin(), ids.end(), found.begin(), found.end())) return;
  ec2::ModifyInstanceAttributeRequest request;
  request.instance_id = instance.instance_id;
  request.groups = ids;
  session.call(home, request, {name, "security groups"});
}

void require_same_settings(Session& session, const std::string& name, const ec2::Instance& found,
                           const Instance& wanted) {
  require_same(session, name, "subnet", session.name_of(found.subnet_id.value_or("")), wanted.subnet.text);
  if (!wanted.instance_type.empty()) {
    require_same(session, name, "instance type", found.instance_type, wanted.instance_type.text);
  }
  if (!wanted.private_ip_address.empty()) {
    require_same(session, name, "private address", found.private_ip_address.value_or(""),
                 wanted.private_ip_address.text);
  }
  if (!wanted.key_pair.empty()) {
    require_same(session, name, "key pair", found.key_name.value_or(""), wanted.key_pair.text);
  }
}

}  // namespace

void converge(Session& session, const Word& name, const Instance& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  if (found) {
    require_same_settings(session, name.text, *found, wanted);
    if (found->state.name == ec2::InstanceStateName::stopping && !session.plan) {
      found = wait_for(session, home, name.text, found->instance_id, ec2::InstanceStateName::stopped);
    }
    if (found->state.name == ec2::InstanceStateName::stopped) {
      session.call(home, ec2::StartInstancesRequest{{found->instance_id}}, {name.text});
    }
    if (found->state.name != ec2::InstanceStateName::running && !session.plan) {
      found = wait_for(session, home, name.text, found->instance_id, ec2::InstanceStateName::running);
    }
  } else {
    found = run(session, home, name.text, wanted);
  }
  if (!found->instance_id.empty()) {  // not one that is only planned
    converge_groups(session, home, name.text, *found, wanted.security_groups);
  }
  bool check = wanted.source_dest_check.value_or(true);
  if (found->source_dest_check.value_or(true) != check) {
    ec2::ModifyInstanceAttributeRequest request;
    request.instance_id = found->instance_id;
    request.source_dest_check = {{check}};
    session.call(home, request,
                 {name.text, check ? "source/destination check on" : "source/destination check off"});
  }
}

void destroy(Session& session, const Named<Instance>& instances) {
  struct Ending {
    Home home;
    std::string name, id;
  };
  std::vector<Ending> endings;
  for (const auto& [name, wanted] : instances) {
    const Home home = home_of(session.network, wanted);
    auto found = find(session, home, name.text);
    if (!found) continue;
    session.call(home, ec2::TerminateInstancesRequest{{found->instance_id}}, {name.text});
    session.forget(name.text);
    endings.push_back({home, name.text, found->instance_id});
  }
  for (const auto& [home, name, id] : endings) {
    wait_for(session, home, name, id, ec2::InstanceStateName::terminated);
  }
}

}  // namespace vpcsim::scenarios
