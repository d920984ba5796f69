// VPCs, their DHCP options and subnets.
#include <algorithm>

#include "scenarios/import/home_import.hpp"
#include "simulator/actions/dhcp_options.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim::importing {
namespace {

constexpr int amazon_block_prefix_length = 56;

std::vector<DhcpOption> default_configurations(const std::string& region) {
  return {{"domain-name", {region == "us-east-1" ? "ec2.internal" : region + ".compute.internal"}},
          {"domain-name-servers", {"AmazonProvidedDNS"}}};
}

bool is_like_default(const DhcpOptions& options, const std::string& region) {
  const auto wanted = default_configurations(region);
  return options.tags.empty() && options.configurations.size() == wanted.size() &&
         std::all_of(wanted.begin(), wanted.end(), [&](const DhcpOption& option) {
           return std::any_of(
               options.configurations.begin(), options.configurations.end(),
               [&](const DhcpOption& own) { return own.name == option.name && own.values == option.values; });
         });
}

/// A set that VPCs name and no file describes: most are AWS's own.
void assume_named_options(HomeImport& home) {
  for (const ec2::Vpc& vpc : home.records.vpcs) {
    const auto id = DhcpOptionsId::parse(vpc.dhcp_options_id);
    if (!id || home.region.dhcp_options.find(*id) != nullptr) continue;
    home.region.dhcp_options.insert({*id, default_configurations(home.region.home.region), {}});
    home.assume(
        fmt::format("{} is in no file: taken for the DHCP options that AWS gives a new account "
                    "(aws ec2 describe-dhcp-options)",
                    vpc.dhcp_options_id));
  }
}

/// The default VPC's set; else the first that looks like AWS's own.
void choose_default_options(HomeImport& home) {
  for (const ec2::Vpc& vpc : home.records.vpcs) {
    const auto id = DhcpOptionsId::parse(vpc.dhcp_options_id);
    const DhcpOptions* options = id ? home.region.dhcp_options.find(*id) : nullptr;
    if (!vpc.is_default || options == nullptr) continue;
    if (is_like_default(*options, home.region.home.region)) home.region.default_dhcp_options = options->id;
  }
  if (home.region.dhcp_options.find(home.region.default_dhcp_options) != nullptr) return;
  for (const DhcpOptions& options : home.region.dhcp_options) {
    if (!is_like_default(options, home.region.home.region)) continue;
    home.region.default_dhcp_options = options.id;
    return;
  }
}

}  // namespace

void import_dhcp_options(HomeImport& home) {
  home.each("DHCP option set", home.records.dhcp_options, &ec2::DhcpOptions::dhcp_options_id,
            [&](const ec2::DhcpOptions& record) {
              DhcpOptions row{home.id_of<DhcpOptionsId>(record.dhcp_options_id), {}, record.tags};
              for (const auto& configuration : record.dhcp_configurations) {
                DhcpOption& option = row.configurations.emplace_back(DhcpOption{configuration.key, {}});
                for (const auto& value : configuration.values)
                  option.values.push_back(value.value.value_or(""));
              }
              home.region.dhcp_options.insert(std::move(row));
            });
  assume_named_options(home);
  choose_default_options(home);
}

namespace {

template <class Id, class Record, class IsIt>
Id of_vpc(const std::vector<Record>& list, std::string Record::*id, const ec2::Vpc& vpc,
          std::string_view what, std::string_view command, IsIt&& is_it) {
  for (const Record& record : list) {
    if (record.vpc_id == vpc.vpc_id && is_it(record)) return HomeImport::id_of<Id>(record.*id);
  }
  throw CannotHold(fmt::format("its {} is in no file (aws ec2 {})", what, command));
}

/// What AWS makes with a VPC, and the VPC can't be without.
void name_parts(HomeImport& home, const ec2::Vpc& record, Vpc& row) {
  row.main_route_table =
      of_vpc<RouteTableId>(home.records.route_tables, &ec2::RouteTable::route_table_id, record,
                           "main route table", "describe-route-tables", [](const ec2::RouteTable& table) {
                             return std::any_of(table.associations.begin(), table.associations.end(),
                                                [](const auto& association) { return association.main; });
                           });
  row.default_security_group =
      of_vpc<SecurityGroupId>(home.records.security_groups, &ec2::SecurityGroup::group_id, record,
                              "default security group", "describe-security-groups",
                              [](const ec2::SecurityGroup& group) { return group.group_name == "default"; });
  row.default_network_acl = of_vpc<NetworkAclId>(home.records.network_acls, &ec2::NetworkAcl::network_acl_id,
                                                 record, "default network ACL", "describe-network-acls",
                                                 [](const ec2::NetworkAcl& acl) { return acl.is_default; });
}

bool counts(const ec2::VpcCidrBlockState& state) {
  return state.state == ec2::VpcCidrBlockStateCode::associated ||
         state.state == ec2::VpcCidrBlockStateCode::associating;
}

void add_blocks(HomeImport& home, const ec2::Vpc& record, Vpc& row) {
  for (const auto& association : record.cidr_block_associations) {
    if (!counts(association.cidr_block_state)) continue;
    VpcCidr own{home.id_of<CidrAssociationId>(association.association_id),
                home.value_of<Cidr>(association.cidr_block),
                {}};
    const bool is_primary = association.cidr_block == record.cidr_block;
    row.cidrs.insert(is_primary ? row.cidrs.begin() : row.cidrs.end(), own);
  }
  if (row.cidrs.empty()) throw CannotHold("it has no associated IPv4 block (CidrBlockAssociationSet)");
  for (const auto& association : record.ipv6_cidr_block_associations) {
    if (!counts(association.ipv6_cidr_block_state) || !association.ipv6_cidr_block) continue;
    VpcIpv6Cidr own{home.id_of<CidrAssociationId>(association.association_id),
                    home.value_of<Ipv6Cidr>(*association.ipv6_cidr_block),
                    {}};
    row.ipv6_cidrs.push_back(own);
  }
}

/// Names of interfaces show what the VPC's attribute is.
std::optional<bool> hostnames_shown(const HomeImport& home, const std::string& vpc) {
  std::optional<bool> shown;
  for (const ec2::NetworkInterface& interface : home.records.network_interfaces) {
    if (interface.vpc_id != vpc || !interface.association) continue;
    const auto& name = interface.association->public_dns_name;
    if (name && !name->empty()) return true;
    shown = false;
  }
  return shown;
}

void set_attributes(HomeImport& home, const ec2::Vpc& record, Vpc& row) {
  const auto& known = home.records.vpc_attributes;
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const auto& own) { return own.vpc_id == record.vpc_id; });
  const elsewhere::VpcAttributes attributes = found == known.end() ? elsewhere::VpcAttributes{} : *found;
  row.enable_dns_support = attributes.dns_support.value_or(true);
  row.enable_dns_hostnames =
      attributes.dns_hostnames.value_or(hostnames_shown(home, record.vpc_id).value_or(record.is_default));
  row.enable_network_address_usage_metrics = attributes.network_address_usage_metrics.value_or(false);
  if (attributes.dns_support && attributes.dns_hostnames) return;
  home.assume(fmt::format(
      "no file with the DNS attributes of {0}: taken for {1} (aws ec2 describe-vpc-attribute --vpc-id {0} "
      "--attribute enableDnsHostnames, and enableDnsSupport)",
      record.vpc_id,
      fmt::format("{}EnableDnsHostnames {}", attributes.dns_support ? "" : "EnableDnsSupport true, ",
                  row.enable_dns_hostnames)));
}

}  // namespace

void import_vpcs(HomeImport& home) {
  home.each("VPC", home.records.vpcs, &ec2::Vpc::vpc_id, [&](const ec2::Vpc& record) {
    Vpc row{.id = home.id_of<VpcId>(record.vpc_id),
            .cidrs = {},
            .tenancy = record.instance_tenancy,
            .is_default = record.is_default,
            .tags = record.tags};
    add_blocks(home, record, row);
    name_parts(home, record, row);
    row.dhcp_options = DhcpOptionsId::parse(record.dhcp_options_id);  // none: "default"
    set_attributes(home, record, row);
    for (const VpcIpv6Cidr& own : row.ipv6_cidrs) {
      if (own.cidr.prefix_length() == amazon_block_prefix_length)
        home.all.cloud.ipv6_blocks.set(own.cidr.first(), true);
    }
    home.region.vpcs.insert(std::move(row));
  });
}

namespace {

/// Throws CannotHold for a zone that the catalog doesn't have.
void check_zone(HomeImport& home, const std::string& name) {
  const AvailabilityZone* zone = find_zone(home.region.home.region, name);
  if (zone == nullptr)
    throw CannotHold(
        fmt::format("its zone {} isn't one of those that vpcsim has in {}", name, home.region.home.region));
  if (zone->is_local()) home.region.opted_in_zone_groups.insert(zone->group);
}

void set_network_acl(HomeImport& home, const Vpc& vpc, Subnet& row) {
  for (const ec2::NetworkAcl& acl : home.records.network_acls) {
    for (const auto& association : acl.associations) {
      if (association.subnet_id != row.id.text() || !home.has(home.region.network_acls, acl.network_acl_id))
        continue;
      row.network_acl = home.id_of<NetworkAclId>(acl.network_acl_id);
      row.network_acl_association =
          home.id_of<NetworkAclAssociationId>(association.network_acl_association_id);
      return;
    }
  }
  row.network_acl = vpc.default_network_acl;
  row.network_acl_association = home.region.ids.id<NetworkAclAssociationId>();
  home.assume(fmt::format("no network ACL names {}: taken for one under {}, the default of its VPC",
                          row.id.text(), vpc.default_network_acl.text()));
}

Subnet subnet_of(HomeImport& home, const ec2::Subnet& record) {
  const Vpc& vpc = home.need(home.region.vpcs, record.vpc_id);
  check_zone(home, record.availability_zone);
  const auto& names = record.private_dns_name_options_on_launch;
  Subnet row{.id = home.id_of<SubnetId>(record.subnet_id),
             .vpc = vpc.id,
             .cidr = {},
             .availability_zone = record.availability_zone,
             .default_for_az = record.default_for_az,
             .map_public_ip_on_launch = record.map_public_ip_on_launch,
             .assign_ipv6_address_on_creation = record.assign_ipv6_address_on_creation,
             .ipv6_native = record.ipv6_native,
             .enable_dns64 = record.enable_dns64,
             .hostname_type = names.hostname_type,
             .enable_resource_name_dns_a_record = names.enable_resource_name_dns_a_record,
             .enable_resource_name_dns_aaaa_record = names.enable_resource_name_dns_aaaa_record,
             .tags = record.tags};
  if (record.cidr_block && !record.cidr_block->empty()) row.cidr = home.value_of<Cidr>(*record.cidr_block);
  for (const auto& association : record.ipv6_cidr_block_associations) {
    const auto state = association.ipv6_cidr_block_state.state;
    if (state != ec2::SubnetCidrBlockStateCode::associated &&
        state != ec2::SubnetCidrBlockStateCode::associating)
      continue;
    row.ipv6_cidrs.push_back({home.id_of<SubnetCidrAssociationId>(association.association_id),
                              home.value_of<Ipv6Cidr>(association.ipv6_cidr_block),
                              {}});
  }
  set_network_acl(home, vpc, row);
  return row;
}

void import_reservations(HomeImport& home, const std::vector<ec2::SubnetCidrReservation>& list) {
  home.each("subnet CIDR reservation", list, &ec2::SubnetCidrReservation::subnet_cidr_reservation_id,
            [&](const ec2::SubnetCidrReservation& record) {
              const bool is_ipv6 = record.cidr.find(':') != std::string::npos;
              SubnetCidrReservation row{
                  .id = home.id_of<SubnetCidrReservationId>(record.subnet_cidr_reservation_id),
                  .subnet = home.need(home.region.subnets, record.subnet_id).id,
                  .cidr = {},
                  .type = record.reservation_type,
                  .description = record.description,
                  .tags = record.tags};
              if (is_ipv6) row.cidr = home.value_of<Ipv6Cidr>(record.cidr);
              if (!is_ipv6) row.cidr = home.value_of<Cidr>(record.cidr);
              home.region.subnet_cidr_reservations.insert(std::move(row));
            });
}

}  // namespace

void import_subnets(HomeImport& home) {
  home.each("subnet", home.records.subnets, &ec2::Subnet::subnet_id,
            [&](const ec2::Subnet& record) { home.region.subnets.insert(subnet_of(home, record)); });
  import_reservations(home, home.records.subnet_ipv4_cidr_reservations);
  import_reservations(home, home.records.subnet_ipv6_cidr_reservations);
}

}  // namespace vpcsim::importing
