#include "simulator/hypervisor/metadata_tree.hpp"

#include <fmt/format.h>

#include "protocol/base64.hpp"
#include "simulator/actions/instance.hpp"
#include "simulator/hypervisor/dhcp.hpp"
#include "simulator/instance_type_catalog.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim::hypervisor {
namespace {

using Interface = ec2::InstanceNetworkInterface;

std::string joined(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

template <class Items, class Text>
std::string lines_of(const Items& items, Text&& text) {
  std::vector<std::string> lines;
  for (const auto& item : items) lines.push_back(text(item));
  return joined(lines);
}

/// "xvda" of "/dev/xvda".
std::string device_alone(std::string_view device) {
  return std::string(device.starts_with("/dev/") ? device.substr(5) : device);
}

class Builder {
 public:
  Builder(const ReadCall& call, const Instance& instance)
      : region_(call.region),
        instance_(instance),
        record_(to_record(call.region, instance, ec2::InstanceStateName::running)) {}

  MetadataTree build() {
    add_instance();
    add_block_devices();
    add_addresses();
    add_placement();
    for (const Interface& interface : record_.network_interfaces) add_interface(interface);
    add_tags();
    tree_["dynamic/instance-identity/document"] = identity_document();
    if (!instance_.user_data.empty())
      tree_["user-data"] = protocol::from_base64(instance_.user_data).value_or(instance_.user_data);
    return std::move(tree_);
  }

 private:
  void add(const std::string& path, std::string value) { tree_["meta-data/" + path] = std::move(value); }
  /// Categories that the instance has nothing for aren't there.
  void add_if_any(const std::string& path, std::string value) {
    if (!value.empty()) add(path, std::move(value));
  }

  void add_instance() {
    const InstanceType* type = find_instance_type(instance_.instance_type);
    const bool xen = type != nullptr && type->hypervisor == ec2::InstanceTypeHypervisor::xen;
    add("ami-id", instance_.image_id);
    add("ami-launch-index", std::to_string(instance_.launch_index));
    add("ami-manifest-path", "(unknown)");
    add("events/maintenance/history", "[]");
    add("events/maintenance/scheduled", "[]");
    add("instance-action", "none");
    add("instance-id", instance_.id.text());
    add("instance-life-cycle", "on-demand");
    add("instance-type", instance_.instance_type);
    add("profile", "default-hvm");
    add("reservation-id", instance_.reservation.text());
    add("security-groups", lines_of(record_.security_groups, [](auto& group) { return group.group_name; }));
    add("services/domain", "amazonaws.com");
    add("services/partition", "aws");
    add("system", xen ? "xen" : "nitro");
    if (!instance_.authorized_key.empty()) add("public-keys/0/openssh-key", instance_.authorized_key + "\n");
  }

  void add_block_devices() {
    add("block-device-mapping/ami", device_alone(instance_.root_device_name));
    add("block-device-mapping/root", instance_.root_device_name);
    int number = 0;
    for (const auto& mapping : record_.block_device_mappings) {
      if (mapping.device_name == instance_.root_device_name) continue;
      add(fmt::format("block-device-mapping/ebs{}", ++number), device_alone(mapping.device_name));
    }
  }

  void add_addresses() {
    const std::string name = host_name(region_, instance_);
    add("hostname", name);
    add("local-hostname", name);
    add("mac", record_.network_interfaces.front().mac_address);
    add_if_any("local-ipv4", record_.private_ip_address.value_or(""));
    add_if_any("ipv6", record_.ipv6_address.value_or(""));
    add_if_any("public-ipv4", record_.public_ip_address.value_or(""));
    add_if_any("public-hostname", record_.public_dns_name);
  }

  void add_placement() {
    const AvailabilityZone* zone = find_zone(region_.home.region, instance_.availability_zone);
    add("placement/availability-zone", instance_.availability_zone);
    if (zone != nullptr) add("placement/availability-zone-id", zone->id);
    add("placement/region", region_.home.region);
  }

  void add_interface(const Interface& interface) {
    const std::string at = "network/interfaces/macs/" + interface.mac_address + "/";
    add(at + "device-number", std::to_string(interface.attachment.device_index));
    add(at + "interface-id", interface.network_interface_id);
    add(at + "mac", interface.mac_address);
    add(at + "owner-id", interface.owner_id);
    add(at + "security-group-ids", lines_of(interface.groups, [](auto& group) { return group.group_id; }));
    add(at + "security-groups", lines_of(interface.groups, [](auto& group) { return group.group_name; }));
    const bool primary = interface.attachment.device_index == 0;
    add_if_any(at + "local-hostname",
               primary ? host_name(region_, instance_) : interface.private_dns_name.value_or(""));
    add_interface_addresses(at, interface);
    add_blocks(at, interface);
  }

  void add_interface_addresses(const std::string& at, const Interface& interface) {
    std::vector<std::string> public_addresses;
    for (const auto& address : interface.private_ip_addresses) {
      if (!address.association) continue;
      const std::string& public_ip = address.association->public_ip;
      public_addresses.push_back(public_ip);
      add(at + "ipv4-associations/" + public_ip, address.private_ip_address);
    }
    add_if_any(at + "local-ipv4s", lines_of(interface.private_ip_addresses,
                                            [](auto& address) { return address.private_ip_address; }));
    add_if_any(at + "ipv4-prefix",
               lines_of(interface.ipv4_prefixes, [](auto& prefix) { return prefix.ipv4_prefix; }));
    add_if_any(at + "ipv6s",
               lines_of(interface.ipv6_addresses, [](auto& address) { return address.ipv6_address; }));
    add_if_any(at + "ipv6-prefix",
               lines_of(interface.ipv6_prefixes, [](auto& prefix) { return prefix.ipv6_prefix; }));
    add_if_any(at + "public-ipv4s", joined(public_addresses));
    if (interface.association)
      add_if_any(at + "public-hostname", interface.association->public_dns_name.value_or(""));
  }

  void add_blocks(const std::string& at, const Interface& interface) {
    const Subnet& subnet = region_.subnets.get(interface.subnet_id);
    const Vpc& vpc = region_.vpcs.get(interface.vpc_id);
    auto block = [](const auto& own) { return own.cidr.text(); };
    add(at + "subnet-id", interface.subnet_id);
    if (subnet.cidr) add(at + "subnet-ipv4-cidr-block", subnet.cidr->text());
    add_if_any(at + "subnet-ipv6-cidr-blocks", lines_of(subnet.ipv6_cidrs, block));
    add(at + "vpc-id", interface.vpc_id);
    add(at + "vpc-ipv4-cidr-block", vpc.cidrs.front().cidr.text());
    add(at + "vpc-ipv4-cidr-blocks", lines_of(vpc.cidrs, block));
    add_if_any(at + "vpc-ipv6-cidr-blocks", lines_of(vpc.ipv6_cidrs, block));
  }

  void add_tags() {
    if (instance_.metadata_options.instance_metadata_tags != ec2::EnabledState::enabled) return;
    for (const ec2::Tag& tag : instance_.tags) add("tags/instance/" + tag.key, tag.value);
  }

  /// As AWS writes it; none of the values needs escapes.
  std::string identity_document() const {
    const std::vector<std::pair<std::string_view, std::string>> members = {
        {"accountId", region_.home.account},
        {"architecture", std::string(name_of(instance_.architecture))},
        {"availabilityZone", instance_.availability_zone},
        {"billingProducts", ""},
        {"devpayProductCodes", ""},
        {"marketplaceProductCodes", ""},
        {"imageId", instance_.image_id},
        {"instanceId", instance_.id.text()},
        {"instanceType", instance_.instance_type},
        {"kernelId", ""},
        {"pendingTime", instance_.launched.text().substr(0, 19) + "Z"},
        {"privateIp", record_.private_ip_address.value_or("")},
        {"ramdiskId", ""},
        {"region", region_.home.region},
        {"version", "2017-09-30"}};
    std::vector<std::string> lines;
    for (const auto& [name, value] : members)
      lines.push_back(fmt::format("  \"{}\" : {}", name, value.empty() ? "null" : "\"" + value + "\""));
    return fmt::format("{{\n{}\n}}", fmt::join(lines, ",\n"));
  }

  const Region& region_;
  const Instance& instance_;
  ec2::Instance record_;
  MetadataTree tree_;
};

}  // namespace

MetadataTree metadata_of(const ReadCall& call, const Instance& instance) {
  MetadataTree tree = Builder(call, instance).build();
  // The list of keys is the one directory that says more than what is below it.
  if (!instance.authorized_key.empty()) tree["meta-data/public-keys"] = "0=" + instance.key_name;
  return tree;
}

std::optional<std::string> find_metadata(const MetadataTree& tree, std::string_view path) {
  if (path == "meta-data/public-keys/") path.remove_suffix(1);
  if (auto found = tree.find(path); found != tree.end()) return found->second;
  std::string directory(path);
  if (!directory.empty() && !directory.ends_with('/')) directory += '/';
  std::vector<std::string> children;
  for (auto row = tree.lower_bound(directory); row != tree.end() && row->first.starts_with(directory);
       ++row) {
    const std::string_view rest = std::string_view(row->first).substr(directory.size());
    const auto slash = rest.find('/');
    std::string child(rest.substr(0, slash == std::string_view::npos ? slash : slash + 1));
    if (!children.empty() && children.back() + "/" == child) children.pop_back();
    if (children.empty() || children.back() != child) children.push_back(std::move(child));
  }
  if (children.empty()) return std::nullopt;
  return joined(children);
}

}  // namespace vpcsim::hypervisor
