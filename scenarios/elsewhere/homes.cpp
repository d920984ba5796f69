#include "scenarios/elsewhere/homes.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <type_traits>
#include <unordered_map>

#include <fmt/format.h>

#include "protocol/json.hpp"
#include "scenarios/elsewhere/home_hints.hpp"

namespace vpcsim::elsewhere {
namespace {

template <class Record>
std::string text_of(const Record& record) {
  std::string text;
  protocol::append_json(text, Record::shape, &record);
  return text;
}

struct Place {
  std::string account, region;
};

/// Nobody's: AWS's own.
template <class Record>
bool is_aws(const Record& record) {
  if constexpr (std::is_same_v<Record, ec2::ManagedPrefixList>) return record.owner_id == "AWS";
  return false;
}

/// Merges first, then learns where everything is, then hands out.
class Sorter {
 public:
  Sorter(Files& files, std::vector<std::string>& notes) : files_(files), notes_(notes) {}

  std::vector<DescribedHome> sort() {
    for (File& file : files_.files) merge(file);
    // What belongs to something that itself only belongs to something takes a second round.
    for (int round = 0; round < 2; ++round) {
      visit_kinds([this](const auto& kind) { learn(kind); });
    }
    visit_kinds([this](const auto& kind) { hand_out(kind); });
    for (TableRoutes& table : merged_.transit_gateway_routes) {
      home_of(places_[table.transit_gateway_route_table_id])
          .transit_gateway_routes.push_back(std::move(table));
    }
    hand_out_entries();
    for (auto& [vpc, attributes] : vpc_attributes_) {
      const auto place = places_.find(vpc);
      if (place != places_.end()) home_of(place->second).vpc_attributes.push_back(std::move(attributes));
    }
    note_accounts_taken();
    std::vector<DescribedHome> homes;
    for (auto& [place, described] : homes_) {
      homes.push_back({place.first, place.second, std::move(described)});
    }
    return homes;
  }

 private:
  // ---- each record once ----

  void merge(File& file) {
    visit_kinds([&](const auto& kind) {
      for (auto& record : file.described.*kind.list) merge_record(kind, std::move(record), file.path);
    });
    merge_lists(merged_.transit_gateway_routes, file.described.transit_gateway_routes,
                &TableRoutes::transit_gateway_route_table_id, &TableRoutes::routes);
    merge_lists(merged_.prefix_list_entries, file.described.prefix_list_entries, &ListEntries::prefix_list_id,
                &ListEntries::entries);
    for (const VpcAttributes& more : file.described.vpc_attributes) merge_attributes(more);
  }

  void merge_attributes(const VpcAttributes& more) {
    VpcAttributes& known = vpc_attributes_[more.vpc_id];
    known.vpc_id = more.vpc_id;
    if (more.dns_support) known.dns_support = more.dns_support;
    if (more.dns_hostnames) known.dns_hostnames = more.dns_hostnames;
    if (more.network_address_usage_metrics)
      known.network_address_usage_metrics = more.network_address_usage_metrics;
  }

  template <class Record>
  void merge_record(const Kind<Record>& kind, Record record, const std::string& path) {
    auto& list = merged_.*kind.list;
    const std::string id = fmt::format("{} {}", kind.key, record.*kind.id);
    const auto [found, is_new] = sources_.try_emplace(id, list.size(), path);
    if (is_new) return list.push_back(std::move(record));
    auto& [place, first_path] = found->second;
    if constexpr (std::is_same_v<Record, ec2::Reservation>)
      return merge_reservation(list[place], record, path);
    if (text_of(list[place]) == text_of(record)) return;
    if constexpr (std::is_same_v<Record, ec2::VpcPeeringConnection>) {
      if (other_views_.try_emplace(record.vpc_peering_connection_id, record).second) return;
    }
    note_difference(record.*kind.id, first_path, path);
  }

  void merge_reservation(ec2::Reservation& known, const ec2::Reservation& more, const std::string& path) {
    for (const ec2::Instance& instance : more.instances) {
      const auto same = [&](const ec2::Instance& other) { return other.instance_id == instance.instance_id; };
      const auto found = std::find_if(known.instances.begin(), known.instances.end(), same);
      if (found == known.instances.end()) {
        known.instances.push_back(instance);
      } else if (text_of(*found) != text_of(instance)) {
        note_difference(instance.instance_id, sources_.at("Reservations " + known.reservation_id).second,
                        path);
      }
    }
  }

  void note_difference(const std::string& id, const std::string& first, const std::string& second) {
    notes_.push_back(
        fmt::format("{}: {} is described differently than in {}, which is what counts", second, id, first));
  }

  /// Pages of one list, entry by entry.
  template <class List, class Entry>
  void merge_lists(std::vector<List>& known, std::vector<List>& more, std::string List::*id,
                   std::vector<Entry> List::*entries) {
    for (List& list : more) {
      const auto same = [&](const List& other) { return other.*id == list.*id; };
      const auto found = std::find_if(known.begin(), known.end(), same);
      if (found == known.end()) {
        known.push_back(std::move(list));
        continue;
      }
      std::set<std::string> texts;
      for (const Entry& entry : (*found).*entries) texts.insert(text_of(entry));
      for (const Entry& entry : list.*entries) {
        if (texts.insert(text_of(entry)).second) ((*found).*entries).push_back(entry);
      }
    }
  }

  // ---- where things are ----

  template <class Record>
  void learn(const Kind<Record>& kind) {
    for (const Record& record : merged_.*kind.list) {
      const HomeHint hint = hint_of(record);
      Place& place = places_[record.*kind.id];
      if (place.account.empty()) place.account = hint.account;
      if (place.region.empty()) place.region = hint.region;
      if (!hint.belongs_to.empty()) share(place, hint.belongs_to);
      if constexpr (std::is_same_v<Record, ec2::VpcPeeringConnection>) learn_sides(record);
      if constexpr (std::is_same_v<Record, ec2::Reservation>) {
        for (const ec2::Instance& instance : record.instances) places_[instance.instance_id] = place;
      }
      if constexpr (std::is_same_v<Record, ec2::TransitGatewayPeeringAttachment>) {
        places_[record.accepter_tgw_info.transit_gateway_id].region =
            record.accepter_tgw_info.region.value_or("");
      }
      const std::string& path = sources_.at(fmt::format("{} {}", kind.key, record.*kind.id)).second;
      if (!place.region.empty()) regions_in_[directory_of(path)].insert(place.region);
      if (!place.account.empty()) accounts_in_[directory_of(path)].insert(place.account);
    }
  }

  /// Regions are learned both ways (a subnet says where its VPC is), accounts from what is belonged to.
  void share(Place& own, const std::string& other_id) {
    Place& other = places_[other_id];
    if (own.region.empty()) own.region = other.region;
    if (other.region.empty()) other.region = own.region;
    if (own.account.empty()) own.account = other.account;
  }

  void learn_sides(const ec2::VpcPeeringConnection& record) {
    for (const auto* side : {&record.requester_vpc_info, &record.accepter_vpc_info}) {
      Place& place = places_[side->vpc_id];
      if (place.region.empty()) place.region = side->region;
      if (place.account.empty()) place.account = side->owner_id;
    }
  }

  static std::string directory_of(const std::string& path) {
    return std::filesystem::path(path).parent_path().string();
  }

  // ---- everything into its home ----

  Described& home_of(const Place& place) { return homes_[{place.account, place.region}]; }

  template <class Record>
  void hand_out(const Kind<Record>& kind) {
    for (Record& record : merged_.*kind.list) {
      Place& place = places_[record.*kind.id];
      const std::string& path = sources_.at(fmt::format("{} {}", kind.key, record.*kind.id)).second;
      if (place.region.empty()) take_region_of_directory(place, record.*kind.id, path);
      if (place.account.empty() && !is_aws(record)) take_account_of_directory(place, record.*kind.id, path);
      if constexpr (std::is_same_v<Record, ec2::VpcPeeringConnection>) hand_out_other_view(record);
      (home_of(place).*kind.list).push_back(std::move(record));
    }
  }

  /// The accepter's own record, if the files have two.
  void hand_out_other_view(const ec2::VpcPeeringConnection& record) {
    const auto other = other_views_.find(record.vpc_peering_connection_id);
    if (other == other_views_.end()) return;
    home_of(places_[record.accepter_vpc_info.vpc_id]).vpc_peering_connections.push_back(other->second);
  }

  void take_region_of_directory(Place& place, const std::string& id, const std::string& path) {
    const auto& regions = regions_in_[directory_of(path)];
    if (regions.size() != 1) {
      notes_.push_back(fmt::format("{}: the region of {} is in no file", path, id));
      return;
    }
    place.region = *regions.begin();
    notes_.push_back(
        fmt::format("{}: {} doesn't say its region: taken for {}, like the rest of the directory", path, id,
                    place.region));
  }

  /// Some records never say whose they are: a free Elastic address, a key pair.
  void take_account_of_directory(Place& place, const std::string& id, const std::string& path) {
    const auto& accounts = accounts_in_[directory_of(path)];
    if (accounts.size() != 1) return;
    place.account = *accounts.begin();
    accounts_taken_[{path, place.account}].push_back(id);
  }

  void note_accounts_taken() {
    for (const auto& [source, ids] : accounts_taken_) {
      const auto& [path, account] = source;
      const std::string which =
          ids.size() == 1 ? ids.front() : fmt::format("{} and {} more", ids.front(), ids.size() - 1);
      notes_.push_back(
          fmt::format("{}: {} {} say whose: taken for account {}'s, like the rest of the directory", path,
                      which, ids.size() == 1 ? "doesn't" : "don't", account));
    }
  }

  /// A list's entries are of use to every home that names it; those that don't just have them.
  void hand_out_entries() {
    for (auto& [place, described] : homes_) described.prefix_list_entries = merged_.prefix_list_entries;
  }

  Files& files_;
  std::vector<std::string>& notes_;
  Described merged_;
  std::map<std::string, VpcAttributes> vpc_attributes_;  ///< by VPC
  std::unordered_map<std::string, std::pair<std::size_t, std::string>>
      sources_;  ///< place and file, by kind and id
  std::unordered_map<std::string, ec2::VpcPeeringConnection> other_views_;
  std::unordered_map<std::string, Place> places_;                          ///< by id
  std::map<std::string, std::set<std::string>> regions_in_, accounts_in_;  ///< by directory
  std::map<std::pair<std::string, std::string>, std::vector<std::string>>
      accounts_taken_;  ///< ids, by file and account
  std::map<std::pair<std::string, std::string>, Described> homes_;
};

}  // namespace

std::vector<DescribedHome> sort_into_homes(Files files, std::vector<std::string>& notes) {
  return Sorter(files, notes).sort();
}

}  // namespace vpcsim::elsewhere
