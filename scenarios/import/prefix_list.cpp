// Managed prefix lists: customers' and AWS's own.
#include "simulator/actions/prefix_list.hpp"

#include <algorithm>

#include "scenarios/import/home_import.hpp"

namespace vpcsim::importing {
namespace {

constexpr std::string_view aws = "AWS";
constexpr std::int64_t versions_max = 10'000;  // each takes room

/// AWS's lists as vpcsim makes them in that region, by name.
std::map<std::string, PrefixList> lists_of_vpcsim(const Home& home) {
  Region scratch;
  scratch.home = home;
  make_aws_prefix_lists(scratch);
  std::map<std::string, PrefixList> lists;
  for (const PrefixList& list : scratch.prefix_lists) lists.emplace(list.name, list);
  return lists;
}

const elsewhere::ListEntries* entries_in_files(const HomeImport& home, const std::string& id) {
  for (const elsewhere::ListEntries& list : home.records.prefix_list_entries) {
    if (list.prefix_list_id == id) return &list;
  }
  return nullptr;
}

PrefixListEntries entries_of(HomeImport& home, const elsewhere::ListEntries& list, AddressFamily family) {
  PrefixListEntries entries;
  for (const auto& entry : list.entries) {
    home.part("entry", entry.cidr, list.prefix_list_id, [&] {
      PrefixListEntry own{{}, entry.description.value_or("")};
      if (family == AddressFamily::ipv4) own.cidr = home.value_of<Cidr>(entry.cidr);
      if (family == AddressFamily::ipv6) own.cidr = home.value_of<Ipv6Cidr>(entry.cidr);
      entries.push_back(std::move(own));
    });
  }
  return entries;
}

/// The enumeration has, for each kind of work in PrefixListWork's order: in progress, complete, failed.
PrefixListChange change_of(const ec2::ManagedPrefixList& record) {
  PrefixListChange change{.work = static_cast<PrefixListWork>(static_cast<int>(record.state) / 3),
                          .failure = {}};
  const bool failed = static_cast<int>(record.state) % 3 == 2;
  if (failed) change.failure = record.state_message.value_or("unknown");
  if (change.work == PrefixListWork::delete_ && !failed) throw CannotHold("it is deleted");
  return change;
}

class Lists {
 public:
  explicit Lists(HomeImport& home) : home_(home), of_vpcsim_(lists_of_vpcsim(home.region.home)) {}

  void add(const ec2::ManagedPrefixList& record) {
    const std::string& id = record.prefix_list_id;
    PrefixList row{.id = home_.id_of<PrefixListId>(id),
                   .name = record.prefix_list_name,
                   .is_aws = record.owner_id == aws,
                   .family = record.address_family == "IPv6" ? AddressFamily::ipv6 : AddressFamily::ipv4,
                   .max_entries = record.max_entries.value_or(1),
                   .versions = {},
                   .change = change_of(record),
                   .tags = record.tags};
    const std::int64_t version = row.is_aws ? 1 : record.version.value_or(1);
    if (version < 1 || version > versions_max)
      throw CannotHold(fmt::format("vpcsim holds up to {} versions of a list", versions_max));
    row.versions.assign(static_cast<std::size_t>(version), current_entries(row));
    if (version > 1) {
      home_.assume(fmt::format("{}: the versions before {} are in no file: taken for the same", id, version));
    }
    insert(std::move(row));
  }

  /// Gateway endpoints name AWS's lists in the routes that they make.
  void add_those_of_endpoints() {
    for (const ec2::VpcEndpoint& endpoint : home_.records.vpc_endpoints) {
      for (const ec2::RouteTable& table : home_.records.route_tables) {
        for (const ec2::Route& route : table.routes) {
          if (route.gateway_id == endpoint.vpc_endpoint_id && route.destination_prefix_list_id)
            add_of_endpoint(endpoint, *route.destination_prefix_list_id);
        }
      }
    }
  }

  /// What a region has without anybody's doing.
  void add_those_of_vpcsim() {
    for (auto& [name, list] : of_vpcsim_) {
      if (home_.region.prefix_lists.first_with("prefix-list-name", name) == nullptr)
        home_.region.prefix_lists.insert(std::move(list));
    }
  }

 private:
  std::shared_ptr<const PrefixListEntries> current_entries(const PrefixList& row) {
    const std::string id = row.id.text();
    if (const auto* list = entries_in_files(home_, id))
      return std::make_shared<const PrefixListEntries>(entries_of(home_, *list, row.family));
    const auto own = of_vpcsim_.find(row.name);
    if (row.is_aws && own != of_vpcsim_.end()) {
      home_.assume(
          fmt::format("the entries of {} ({}) are in no file: taken for vpcsim's own", id, row.name));
      return own->second.versions.front();
    }
    home_.assume(
        fmt::format("the entries of {0} ({1}) are in no file: taken for none (aws ec2 "
                    "get-managed-prefix-list-entries --prefix-list-id {0} > {0}.json)",
                    id, row.name));
    return std::make_shared<const PrefixListEntries>();
  }

  void add_of_endpoint(const ec2::VpcEndpoint& endpoint, const std::string& list) {
    const auto id = PrefixListId::parse(list);
    if (!id || home_.region.prefix_lists.find(*id) != nullptr) return;
    PrefixList row{.id = *id,
                   .name = endpoint.service_name,
                   .is_aws = true,
                   .max_entries = 1,
                   .versions = {},
                   .change = {},
                   .tags = {}};
    home_.assume(fmt::format("{} is in no file: taken for AWS's list {}, as {} leads there", list,
                             endpoint.service_name, endpoint.vpc_endpoint_id));
    row.versions = {current_entries(row)};
    insert(std::move(row));
  }

  void insert(PrefixList row) { home_.region.prefix_lists.insert(std::move(row)); }

  HomeImport& home_;
  std::map<std::string, PrefixList> of_vpcsim_;
};

}  // namespace

void import_prefix_lists(HomeImport& home) {
  Lists lists(home);
  home.each("prefix list", home.records.managed_prefix_lists, &ec2::ManagedPrefixList::prefix_list_id,
            [&](const ec2::ManagedPrefixList& record) { lists.add(record); });
  lists.add_those_of_endpoints();
  lists.add_those_of_vpcsim();
}

}  // namespace vpcsim::importing
