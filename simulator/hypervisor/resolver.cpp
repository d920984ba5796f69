#include "simulator/hypervisor/resolver.hpp"

#include <algorithm>

#include "protocol/ascii.hpp"
#include "simulator/actions/address.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/vpc_peering_connection.hpp"
#include "simulator/dns_name.hpp"
#include "simulator/hypervisor/dhcp.hpp"
#include "simulator/hypervisor/endpoint_names.hpp"
#include "simulator/hypervisor/zone.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim::hypervisor {
namespace {

using instance::NameAnswer;
using instance::NameQuestion;
using instance::NameRecord;
using protocol::Ip;

constexpr std::string_view reverse_domain = ".in-addr.arpa";

bool has_dns_names(const Vpc& vpc) {
  return vpc.enable_dns_support && vpc.enable_dns_hostnames;
}

bool contains(const Vpc& vpc, Ipv4 address) {
  for (const VpcCidr& own : vpc.cidrs) {
    if (own.cidr.contains(address)) return true;
  }
  return false;
}

bool peering_shares_dns(const ReadCall& call, const Vpc& vpc, const Home& owner, const Vpc& other) {
  const auto* peering = active_peering_between(call.cloud, vpc.id, other.id, call.now, call.settings.timing);
  if (peering == nullptr) return false;
  const PeeringSide& side =
      is_side(peering->requester, owner, other.id) ? peering->requester : peering->accepter;
  return side.allow_dns_resolution_from_remote_vpc;
}

bool gateway_shares_dns(const ReadCall& call, const Vpc& vpc, const Vpc& other) {
  for (const auto& attachment : call.region.transit_gateway_attachments.with("live-of-resource", vpc.id)) {
    const auto* twin = attachment_between(call, other.id, attachment.transit_gateway);
    if (attachment.vpc() == nullptr || twin == nullptr) continue;
    if (is_in_service(call, attachment) && is_in_service(call, *twin) && attachment.vpc()->dns_support &&
        twin->vpc()->dns_support && call.region.transit_gateways.get(attachment.transit_gateway).dns_support)
      return true;
  }
  return false;
}

/// 10.0.0.5 of "5.0.0.10".
std::optional<Ipv4> reversed_address(std::string_view text) {
  auto address = Ipv4::parse(text);
  if (!address) return std::nullopt;
  return Ipv4{__builtin_bswap32(address->bits)};
}

/// One question's way through what the VPC's resolver knows.
class Lookup {
 public:
  Lookup(const ReadCall& call, const Instance& who, std::string name)
      : call_(call), vpc_(call.region.vpcs.get(who.vpc)), name_(std::move(name)) {}

  /// Everything of that name; none: there is no such name.
  std::optional<std::vector<NameRecord>> find() {
    if (auto addresses = private_endpoint_addresses(call_, vpc_, name_)) return records_of(*addresses, 60);
    if (auto label = label_in(private_domain(region_name()))) return private_name(*label);
    if (auto apex = zone_apex(name_, region_name())) return apex;
    if (name_.ends_with(reverse_domain))
      return reverse(name_.substr(0, name_.size() - reverse_domain.size()));
    if (auto addresses = endpoint_addresses(call_, name_)) return records_of(*addresses, 60);
    return public_name();
  }

 private:
  const std::string& region_name() const { return call_.region.home.region; }

  /// What comes before the domain, if the name is in it.
  std::optional<std::string> label_in(const std::string& domain) const {
    if (!name_.ends_with("." + domain)) return std::nullopt;
    return name_.substr(0, name_.size() - domain.size() - 1);
  }

  std::vector<NameRecord> records_of(const std::vector<Ip>& addresses, unsigned seconds) const {
    std::vector<NameRecord> records;
    for (const Ip& address : addresses) {
      records.push_back({name_, seconds, address.is_v6() ? "AAAA" : "A", address.text()});
    }
    return records;
  }

  /// By form for addresses; by what was chosen for an instance's id.
  std::optional<std::vector<NameRecord>> private_name(const std::string& label) const {
    if (!has_dns_names(vpc_)) return std::nullopt;
    if (auto address = address_in_label(label, "ip-")) {
      if (!contains(vpc_, *address)) return std::nullopt;
      return records_of({*address}, 60);
    }
    auto id = InstanceId::parse(label);
    const Instance* instance = id ? call_.region.instances.find(*id) : nullptr;
    if (instance == nullptr || instance->life == InstanceLife::terminated || instance->vpc != vpc_.id)
      return std::nullopt;
    return resource_name(*instance);
  }

  std::optional<std::vector<NameRecord>> resource_name(const Instance& instance) const {
    const auto& options = instance.private_dns_name_options;
    if (!options.enable_resource_name_dns_a_record && !options.enable_resource_name_dns_aaaa_record)
      return std::nullopt;
    const auto& interface = call_.region.network_interfaces.get(instance.primary_interface);
    std::vector<Ip> addresses;
    if (options.enable_resource_name_dns_a_record && !interface.addresses.empty())
      addresses.emplace_back(interface.primary_address()->private_ip);
    if (options.enable_resource_name_dns_aaaa_record && !interface.ipv6_addresses.empty())
      addresses.emplace_back(interface.ipv6_addresses.front());
    return records_of(addresses, 60);
  }

  /// "ec2-203-0-113-25" of one region or another: by form, unless the address is of another region.
  std::optional<std::vector<NameRecord>> public_name() const {
    const auto dot = name_.find('.');
    auto address = address_in_label(name_.substr(0, dot), "ec2-");
    const CatalogRegion* region = address ? region_of_public_domain(name_.substr(dot + 1)) : nullptr;
    if (region == nullptr) return std::nullopt;
    const Home* home = call_.cloud.public_addresses.find(*address);
    if (home == nullptr) return records_of({*address}, 604'800);
    if (home->region != region->name) return std::nullopt;
    if (auto inside = private_address_of(*home, *address)) return records_of({*inside}, 20);
    return records_of({*address}, 604'800);
  }

  /// As seen from the asking VPC.
  std::optional<Ipv4> private_address_of(const Home& home, Ipv4 public_ip) const {
    const Region* region = call_.cloud.find(home);
    const auto* interface = region == nullptr ? nullptr
                                              : region->network_interfaces.first_with(
                                                    "addresses.association.public-ip", public_ip.text());
    if (interface == nullptr) return std::nullopt;
    const bool is_inside = home == call_.caller() && interface->vpc == vpc_.id && has_dns_names(vpc_);
    if (!is_inside && !shares_dns_with(call_, vpc_, home, region->vpcs.get(interface->vpc)))
      return std::nullopt;
    for (const InterfaceAddress& address : interface->addresses) {
      if (address.public_ip == public_ip) return address.private_ip;
    }
    return std::nullopt;
  }

  std::optional<std::vector<NameRecord>> reverse(std::string_view reversed) const {
    auto address = reversed_address(reversed);
    auto name = address ? name_of(*address) : std::nullopt;
    if (!name) return std::nullopt;
    return std::vector<NameRecord>{{name_, 60, "PTR", *name + "."}};
  }

  std::optional<std::string> name_of(Ipv4 address) const {
    if (contains(vpc_, address)) {
      if (!has_dns_names(vpc_)) return std::nullopt;
      return private_dns_name(region_name(), address);
    }
    if (auto name = name_at_peer(address)) return name;
    if (is_behind_gateway(address)) return private_dns_name(region_name(), address);
    const Home* home = call_.cloud.public_addresses.find(address);
    const Region* region = home == nullptr ? nullptr : call_.cloud.find(*home);
    if (region == nullptr) return std::nullopt;
    const Address* elastic = find_by_public_ip(*region, address.text());
    auto chosen = elastic ? ptr_record_at(*elastic, call_.now, call_.settings.timing) : std::nullopt;
    if (!chosen) return public_dns_name(home->region, address);
    while (chosen->ends_with('.')) chosen->pop_back();
    return chosen;
  }

  /// Of a private address of a peer whose names are shared [AWS knowledge center, "Override auto-defined
  /// reverse DNS rules": of "all connected VPCs with DNS support"].
  std::optional<std::string> name_at_peer(Ipv4 address) const {
    for (const VpcPeeringConnection& peering : call_.cloud.peerings.with("vpc", vpc_.id.text())) {
      const PeeringSide& other =
          is_side(peering.requester, call_.caller(), vpc_.id) ? peering.accepter : peering.requester;
      const Region* region = call_.cloud.find(other.home);
      auto id = VpcId::parse(other.vpc);
      const Vpc* vpc = region != nullptr && id ? region->vpcs.find(*id) : nullptr;
      if (vpc != nullptr && contains(*vpc, address) && peering_shares_dns(call_, vpc_, other.home, *vpc) &&
          has_dns_names(vpc_) && has_dns_names(*vpc))
        return private_dns_name(other.home.region, address);
    }
    return std::nullopt;
  }

  /// The same of VPCs that transit gateways connect, which may be thousands: of addresses in use alone.
  bool is_behind_gateway(Ipv4 address) const {
    const auto interfaces = call_.region.network_interfaces.with("private-ip-address", address.text());
    return std::any_of(interfaces.begin(), interfaces.end(), [&](const NetworkInterface& interface) {
      return shares_dns_with(call_, vpc_, call_.caller(), call_.region.vpcs.get(interface.vpc));
    });
  }

  const ReadCall& call_;
  const Vpc& vpc_;
  std::string name_;
};

/// For an instance of a subnet with DNS64: what has IPv4 addresses alone can be reached by IPv6 through a NAT
/// gateway (VPC user guide, "DNS64 and NAT64").
std::vector<NameRecord> through_nat64(const std::vector<NameRecord>& records) {
  std::vector<NameRecord> synthesized;
  for (const NameRecord& record : records) {
    if (record.type == "AAAA") return {};
    if (record.type != "A") continue;
    const protocol::Ipv6 address{0x0064'ff9b'0000'0000, Ipv4::parse(record.data)->bits};
    synthesized.push_back({record.name, record.seconds, "AAAA", address.text()});
  }
  return synthesized;
}

}  // namespace

bool shares_dns_with(const ReadCall& call, const Vpc& vpc, const Home& owner, const Vpc& other) {
  if (!has_dns_names(vpc) || !has_dns_names(other)) return false;
  if (peering_shares_dns(call, vpc, owner, other)) return true;
  return owner == call.caller() && gateway_shares_dns(call, vpc, other);
}

NameAnswer resolve(const ReadCall& call, const Instance& who, const NameQuestion& question) {
  const Vpc& vpc = call.region.vpcs.get(who.vpc);
  NameAnswer answer;
  answer.server = question.server.value_or(Ip(resolver_address(vpc)));
  if (!vpc.enable_dns_support) {
    answer.code = NameAnswer::Code::no_answer;
    return answer;
  }
  std::string name = protocol::ascii::lower(question.name);
  while (name.ends_with('.')) name.pop_back();
  const auto found = Lookup(call, who, name).find();
  if (found) {
    for (const NameRecord& record : *found) {
      if (record.type == question.type) answer.records.push_back(record);
    }
    const bool dns64 = question.type == "AAAA" && call.region.subnets.get(who.subnet).enable_dns64;
    if (answer.records.empty() && dns64) answer.records = through_nat64(*found);
  } else {
    answer.code = NameAnswer::Code::no_such_name;
  }
  if (answer.records.empty()) answer.authority.push_back(start_of_authority(name, call));
  return answer;
}

}  // namespace vpcsim::hypervisor
