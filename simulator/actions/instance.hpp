// What other nouns need of instances: their state at an instant, and finding them.
#pragma once

#include "protocol/ec2/instance.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The last call on the instance put it on its way; time takes it there.
ec2::InstanceStateName instance_state_at(const Instance& instance, Timestamp now, const Timing& timing);
/// AWS forgets a terminated instance after about an hour.
bool is_visible_at(const Instance& instance, Timestamp now, const Timing& timing);
/// Running: it answers packets.
bool is_running_at(const Instance& instance, Timestamp now, const Timing& timing);

/// The instance that a client calls `id`. Throws InvalidInstanceID.Malformed or InvalidInstanceID.NotFound.
const Instance& get_instance(const ReadCall& call, std::string_view id);
/// All of them, each once, in the order asked for; one bad id fails the call.
std::vector<InstanceId> get_instances(const ReadCall& call, const std::vector<std::string>& ids);

/// Its operating system begins anew.
void reboot_if_running(WriteCall& call, InstanceId id);

/// For calls that name an instance and mean its interface: throws InvalidInstanceID if it has several.
void check_single_interface(const Instance& instance);

ec2::InstanceState to_record(ec2::InstanceStateName state);
ec2::Instance to_record(const Region& region, const Instance& instance, ec2::InstanceStateName state);

}  // namespace vpcsim
