#include "scenarios/import/import_files.hpp"

#include <algorithm>
#include <iterator>

#include "scenarios/elsewhere/what_is_missing.hpp"
#include "scenarios/import/compare.hpp"
#include "scenarios/import/home_import.hpp"
#include "simulator/region_catalog.hpp"
#include "simulator/snapshot/snapshot_document.hpp"

namespace vpcsim::importing {
namespace {

/// Calls `visit(noun, id)` for every resource.
template <class Visit>
void visit_ids(const Described& described, Visit&& visit) {
  elsewhere::visit_kinds([&](const auto& kind) {
    for (const auto& record : described.*kind.list) {
      if constexpr (std::is_same_v<std::decay_t<decltype(record)>, ec2::Reservation>) {
        for (const ec2::Instance& instance : record.instances) visit(kind.noun, instance.instance_id);
      } else {
        visit(kind.noun, record.*kind.id);
      }
    }
  });
}

/// Of every id that is drawn later: another one for other resources. What was exported from an emulator would
/// else meet its own ids again.
std::uint64_t seed_of(const std::vector<DescribedHome>& homes) {
  std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  for (const DescribedHome& home : homes) {
    visit_ids(home.described, [&](std::string_view, const std::string& id) {
      for (char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    });
  }
  return hash;
}

/// The latest instant in a structure.
Timestamp latest_in(const protocol::Type& type, const void* value);

Timestamp latest_in(const protocol::Shape& shape, const void* structure) {
  Timestamp latest;
  for (const protocol::Member& member : shape.members) {
    if (member.type == nullptr || member.name == "ExpirationTime") continue;  // that is still to come
    latest =
        std::max(latest, latest_in(*member.type, static_cast<const std::byte*>(structure) + member.offset));
  }
  return latest;
}

Timestamp latest_in(const protocol::Type& type, const void* value) {
  using protocol::Kind;
  Timestamp latest;
  if (&type == &protocol::timestamp_type) return *static_cast<const Timestamp*>(value);
  if (type.kind == Kind::structure) return latest_in(*type.shape, value);
  if (type.kind == Kind::optional && type.value(value) != nullptr)
    return latest_in(*type.element, type.value(value));
  if (type.kind == Kind::list) {
    for (std::size_t i = 0; i < type.size(value); ++i)
      latest = std::max(latest, latest_in(*type.element, type.at(value, i)));
  }
  return latest;
}

Timestamp latest_in(const std::vector<DescribedHome>& homes) {
  Timestamp latest = long_ago;
  for (const DescribedHome& home : homes) {
    elsewhere::visit_kinds([&](const auto& kind) {
      for (const auto& record : home.described.*kind.list)
        latest = std::max(latest, latest_in(std::decay_t<decltype(record)>::shape, &record));
    });
  }
  return latest;
}

/// AWS's own prefix lists are in every account's region.
void share_aws_lists(std::vector<DescribedHome>& homes) {
  for (DescribedHome& source : homes) {
    if (!source.account.empty()) continue;
    auto& lists = source.described.managed_prefix_lists;
    const auto aws = std::stable_partition(lists.begin(), lists.end(),
                                           [](const auto& list) { return list.owner_id != "AWS"; });
    const std::vector<ec2::ManagedPrefixList> shared(aws, lists.end());
    lists.erase(aws, lists.end());
    for (DescribedHome& home : homes) {
      if (home.account.empty() || home.region != source.region) continue;
      auto& own = home.described.managed_prefix_lists;
      own.insert(own.begin(), shared.begin(), shared.end());
    }
  }
}

/// "VPC" of "VPCs", "Elastic IP address" of "Elastic IP addresses".
std::string singular(std::string_view noun) {
  noun.remove_suffix(noun.ends_with("sses") ? 2 : 1);
  return std::string(noun);
}

/// Empty if resources can be there.
std::string why_no_home(const DescribedHome& home) {
  if (home.account.empty()) return "its account is in no file";
  if (home.region.empty()) return "its region is in no file";
  if (!protocol::is_account_id(home.account)) return home.account + " is no account id";
  if (!is_enabled_region(home.region)) return "vpcsim has no region " + home.region;
  return {};
}

/// Takes those homes away.
void leave_out_homeless(std::vector<DescribedHome>& homes, Import& import) {
  for (const DescribedHome& home : homes) {
    const std::string reason = why_no_home(home);
    if (reason.empty()) continue;
    visit_ids(home.described, [&](std::string_view noun, const std::string& id) {
      import.left_out.insert(id);
      import.report.left_out.push_back({singular(noun), id, reason});
    });
  }
  std::erase_if(homes, [](const DescribedHome& home) { return !why_no_home(home).empty(); });
}

void import_home(HomeImport& home) {
  import_dhcp_options(home);
  import_prefix_lists(home);
  import_vpcs(home);
  import_network_acls(home);
  import_route_tables(home);
  import_security_groups(home);
  import_subnets(home);
  import_gateways(home);
  associate_route_tables(home);
  import_addresses(home);
  import_network_interfaces(home);
  import_volumes(home);
  import_instances(home);
  settle_attachments(home);
  settle_addresses(home);
  import_nat_gateways(home);
  import_vpc_endpoints(home);
  import_transit_gateways(home);
  import_flow_logs(home);
  import_key_pairs(home);
}

void import_homes(Import& import, const std::vector<DescribedHome>& homes) {
  for (const DescribedHome& home : homes) {
    for (const ec2::SecurityGroup& group : home.described.security_groups)
      import.group_vpcs[group.group_id] = group.vpc_id;
  }
  std::vector<HomeImport> imports;
  for (const DescribedHome& home : homes)
    imports.emplace_back(import, home, import.cloud.change({home.account, home.region}));
  for (HomeImport& home : imports) import_home(home);
  for (HomeImport& home : imports) {
    import_transit_gateway_peerings(home, homes);
    finish_transit_gateways(home);
  }
  import_peering_connections(import, homes);
}

}  // namespace

Imported import_files(elsewhere::Files files) {
  const auto keys = files.keys;
  const auto differences = files.differences;
  Report report;
  report.notes = std::move(files.notes);
  auto homes = elsewhere::sort_into_homes(std::move(files), report.notes);
  auto missing = elsewhere::what_is_missing(keys, differences, homes, elsewhere::Purpose::import_);
  report.notes.insert(report.notes.end(), std::make_move_iterator(missing.begin()),
                      std::make_move_iterator(missing.end()));
  share_aws_lists(homes);

  Imported imported{Cloud(seed_of(homes)), latest_in(homes), std::move(report)};
  Import import{imported.cloud, imported.report};
  const auto all_homes = homes;
  leave_out_homeless(homes, import);
  import_homes(import, homes);
  // What the emulator makes of it, through its own door.
  imported.cloud = snapshot::read_document(document_of(imported)).cloud;
  compare_with_files(imported.cloud, imported.now, {all_homes, keys, differences, import.left_out},
                     imported.report);
  return imported;
}

Imported import_files(const std::filesystem::path& path) {
  return import_files(elsewhere::read_files(path));
}

std::string document_of(const Imported& imported) {
  return snapshot::write_document(imported.cloud, imported.now);
}

}  // namespace vpcsim::importing
