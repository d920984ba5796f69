// Start, stop, reboot, terminate: what each is allowed on, and what it does to the instance's addresses.
#include "simulator/actions/address.hpp"
#include "simulator/actions/block_device.hpp"
#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/instance_launch_options.hpp"
#include "simulator/actions/network_interface.hpp"

namespace vpcsim {
namespace {

using StateName = ec2::InstanceStateName;

StateName state_of(const WriteCall& call, InstanceId id) {
  return instance_state_at(call.region.instances.get(id), call.now, call.settings.timing);
}

[[noreturn]] void refuse_state(InstanceId id, std::string_view done) {
  refuse("IncorrectInstanceState", "The instance '{}' is not in a state from which it can be {}.", id.text(),
         done);
}

void set_life(WriteCall& call, InstanceId id, InstanceLife life) {
  call.region.instances.update(id, [&](Instance& instance) {
    instance.life = life;
    instance.since = call.now;
  });
}

/// Calls `change` on each instance and tells what became of it.
template <class Change>
std::vector<ec2::InstanceStateChange> change_states(WriteCall& call, const std::vector<InstanceId>& ids,
                                                    Change&& change) {
  std::vector<ec2::InstanceStateChange> changes;
  for (InstanceId id : ids) {
    StateName before = state_of(call, id);
    bool changed = change(id, before);
    const Instance& instance = call.region.instances.get(id);
    StateName after = changed ? instance_state_at(instance, call.answered(), call.settings.timing) : before;
    changes.push_back({to_record(after), id.text(), to_record(before)});
  }
  return changes;
}

/// The vCPUs of instances that run count against the account's limit.
void count_vcpus(WriteCall& call, InstanceId id, int sign) {
  call.region.vcpus += sign * vcpus_of(call.region.instances.get(id));
}

void start(WriteCall& call, InstanceId id) {
  count_vcpus(call, id, +1);
  set_life(call, id, InstanceLife::launched);
  call.region.instances.update(id, [&](Instance& instance) {
    instance.launched = call.now;
    instance.rebooted.reset();
  });
  lend_public_address(call, call.region.instances.get(id).primary_interface);
}

void stop(WriteCall& call, InstanceId id) {
  count_vcpus(call, id, -1);
  take_back_public_address(call, call.region.instances.get(id).primary_interface);
  set_life(call, id, InstanceLife::stopped);
}

void terminate(WriteCall& call, InstanceId id) {
  const Instance instance = call.region.instances.get(id);
  if (instance.life == InstanceLife::launched) count_vcpus(call, id, -1);
  release_volumes(call, id);
  call.cloud.disks.erase(id);
  auto interfaces = instance.secondary_interfaces;
  interfaces.push_back(instance.primary_interface);
  for (NetworkInterfaceId interface : interfaces) {
    bool goes_too = call.region.network_interfaces.get(interface).attachment->delete_on_termination;
    take_back_public_address(call, interface);
    detach_network_interface(call, interface);
    if (goes_too) delete_network_interface(call, interface);
  }
  set_life(call, id, InstanceLife::terminated);
}

}  // namespace

void reboot_if_running(WriteCall& call, InstanceId id) {
  if (state_of(call, id) != StateName::running) return;
  call.region.instances.update(id, [&](Instance& instance) { instance.rebooted = call.now; });
}

ec2::StartInstancesResult start_instances(WriteCall& call, const ec2::StartInstancesRequest& request) {
  auto ids = get_instances(call.read(), request.instance_ids);
  int vcpus = 0;
  for (InstanceId id : ids) {
    StateName state = state_of(call, id);
    bool startable =
        state == StateName::stopped || state == StateName::pending || state == StateName::running;
    if (!startable) refuse_state(id, "started");
    if (state == StateName::stopped) vcpus += vcpus_of(call.region.instances.get(id));
  }
  check_vcpus(call.read(), vcpus);
  return {change_states(call, ids, [&](InstanceId id, StateName before) {
    if (before != StateName::stopped) return false;
    start(call, id);
    return true;
  })};
}

ec2::StopInstancesResult stop_instances(WriteCall& call, const ec2::StopInstancesRequest& request) {
  auto ids = get_instances(call.read(), request.instance_ids);
  if (request.hibernate.value_or(false)) {
    refuse("UnsupportedHibernationConfiguration", "The instance is not enabled for hibernation.");
  }
  for (InstanceId id : ids) {
    StateName state = state_of(call, id);
    bool stoppable =
        state == StateName::running || state == StateName::stopping || state == StateName::stopped;
    if (!stoppable) refuse_state(id, "stopped");
    if (call.region.instances.get(id).disable_api_stop) {
      refuse("OperationNotPermitted",
             "The instance '{}' may not be stopped. Modify its 'disableApiStop' instance attribute and try "
             "again.",
             id.text());
    }
  }
  return {change_states(call, ids, [&](InstanceId id, StateName before) {
    if (before != StateName::running) return false;
    stop(call, id);
    return true;
  })};
}

ec2::ReturnResult reboot_instances(WriteCall& call, const ec2::RebootInstancesRequest& request) {
  auto ids = get_instances(call.read(), request.instance_ids);
  for (InstanceId id : ids) {
    if (state_of(call, id) != StateName::running) refuse_state(id, "rebooted");
  }
  for (InstanceId id : ids) reboot_if_running(call, id);
  return {};
}

ec2::TerminateInstancesResult terminate_instances(WriteCall& call,
                                                  const ec2::TerminateInstancesRequest& request) {
  auto ids = get_instances(call.read(), request.instance_ids);
  for (InstanceId id : ids) {
    const Instance& instance = call.region.instances.get(id);
    if (instance.life != InstanceLife::terminated && instance.disable_api_termination) {
      refuse("OperationNotPermitted",
             "The instance '{}' may not be terminated. Modify its 'disableApiTermination' instance attribute "
             "and try "
             "again.",
             id.text());
    }
  }
  return {change_states(call, ids, [&](InstanceId id, StateName) {
    if (call.region.instances.get(id).life == InstanceLife::terminated) return false;
    terminate(call, id);
    return true;
  })};
}

}  // namespace vpcsim
