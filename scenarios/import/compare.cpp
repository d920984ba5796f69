#include "scenarios/import/compare.hpp"

#include <map>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/json.hpp"
#include "scenarios/import/describe.hpp"
#include "scenarios/import/json_difference.hpp"
#include "scenarios/in_process.hpp"

namespace vpcsim::importing {
namespace {

using elsewhere::Described;
using elsewhere::DescribedHome;
using Json = nlohmann::ordered_json;

template <class Record>
Json json_of(const Record& record) {
  std::string text;
  protocol::append_json(text, Record::shape, &record);
  return Json::parse(text);
}

/// The homes of a cloud as its own Describe calls show them.
std::map<Home, Described> describe_homes(const Cloud& cloud, Timestamp now) {
  ManualClock clock(now);
  Simulator simulator({}, clock);
  simulator.restore(cloud);
  scenarios::InProcess transport(simulator, clock);
  std::map<Home, Described> described;
  for (const auto& [home, region] : cloud.regions()) {
    protocol::Ec2Client ec2(transport, transport, {home.account, "any secret", ""}, home.region);
    described.emplace(home, describe_all(ec2));
  }
  return described;
}

/// Records by id; those of reservations by the instances in them.
struct Listed {
  std::map<std::string, Json> by_id;

  template <class Record>
  void add(const Record& record, const std::string& id) {
    by_id.emplace(id, json_of(record));
  }
  void add(const ec2::Reservation& record, const std::string&) {
    for (const ec2::Instance& instance : record.instances) {
      Json json = json_of(instance);
      json["ReservationId"] = record.reservation_id;
      json["OwnerId"] = record.owner_id;
      by_id.emplace(instance.instance_id, std::move(json));
    }
  }
};

template <class Record>
Listed listed(const elsewhere::Kind<Record>& kind, const Described& described) {
  Listed list;
  for (const Record& record : described.*kind.list) list.add(record, record.*kind.id);
  return list;
}

/// The last name in a path: "State" of "Routes[10.0.0.0/8].State".
std::string last_name(const std::string& member) {
  return member.substr(member.rfind('.') + 1);
}

bool is_default_value(const std::string& text) {
  return text == "nothing" || text == "\"\"" || text == "false" || text == "0" || text == "[]";
}

/// "Routes.State" of "Routes[10.0.0.0/8].State". Labels may hold anything but what follows them.
std::string without_labels(const std::string& member) {
  std::string path;
  for (std::size_t at = 0; at < member.size();) {
    const auto open = member.find('[', at);
    path += member.substr(at, open - at);
    if (open == std::string::npos) break;
    const auto close = member.find("].", open);
    if (close == std::string::npos) break;
    at = close + 1;
  }
  return path;
}

/// Every member that the value has, "Routes.State" and so on.
void collect_paths(const Json& value, const std::string& path, std::unordered_set<std::string>& paths) {
  paths.insert(path);
  if (value.is_array()) {
    for (const Json& element : value) collect_paths(element, path, paths);
  } else if (value.is_object()) {
    for (const auto& [name, own] : value.items())
      collect_paths(own, path.empty() ? name : path + "." + name, paths);
  }
}

class Comparison {
 public:
  Comparison(const Cloud& cloud, Timestamp now, const FromFiles& files, Report& report)
      : files_(files), report_(report), ours_(describe_homes(cloud, now)) {
    for (const auto& [name, count] : files.json.missing) lacking_.insert(last_name(name));
  }

  void run() {
    elsewhere::visit_kinds([this](const auto& kind) {
      if (files_.keys.contains(kind.key)) compare_kind(kind);
    });
    paths_ = {"Routes", "Entries", "Entries.Description"};
    for (const DescribedHome& home : files_.homes) {
      const Described* ours = find_home(home);
      if (ours != nullptr) compare_further(home.described, *ours);
    }
  }

 private:
  const Described* find_home(const DescribedHome& home) const {
    const auto found = ours_.find({home.account, home.region});
    return found == ours_.end() ? nullptr : &found->second;
  }

  template <class Record>
  void compare_kind(const elsewhere::Kind<Record>& kind) {
    Count count{.noun = kind.noun};
    std::map<std::string, Json> anywhere;  // what two homes have is in the files of one, perhaps
    std::map<const Described*, Listed> in_homes;
    for (const auto& [home, described] : ours_) {
      Listed& list = in_homes[&described] = listed(kind, described);
      anywhere.insert(list.by_id.begin(), list.by_id.end());
    }
    std::unordered_set<std::string> in_files;
    paths_.clear();
    defaults_ = defaults_of(Record{});
    for (const DescribedHome& home : files_.homes) {
      for (const auto& [id, was] : listed(kind, home.described).by_id) collect_paths(was, "", paths_);
    }
    for (const DescribedHome& home : files_.homes) {
      const Described* ours = find_home(home);
      for (const auto& [id, was] : listed(kind, home.described).by_id) {
        count.in_files += in_files.insert(id).second ? 1 : 0;
        if (files_.left_out.contains(id)) continue;
        const auto own = ours == nullptr ? anywhere.end() : in_homes[ours].by_id.find(id);
        const bool is_own = ours != nullptr && own != in_homes[ours].by_id.end();
        const auto found = is_own ? own : anywhere.find(id);
        if (!is_own && found == anywhere.end()) {
          report_.differences.push_back({id, "", "described", "nothing"});
          continue;
        }
        if (compare(id, was, found->second)) ++count.different;
      }
    }
    for (const std::string& id : in_files) count.imported += anywhere.contains(id) ? 1 : 0;
    note_additions(kind.noun, anywhere, in_files);
    note_new_members(kind.noun);
    report_.counts.push_back(count);
  }

  void note_additions(std::string_view noun, const std::map<std::string, Json>& ours,
                      const std::unordered_set<std::string>& in_files) {
    for (const auto& [id, record] : ours) {
      if (!in_files.contains(id))
        report_.notes.push_back(fmt::format("{} is one of the {} now, and in no file", id, noun));
    }
  }

  /// Those that no record in the files has: older versions of the AWS CLI leave out what they don't know.
  void note_new_members(std::string_view noun) {
    for (const auto& [path, count] : new_members_)
      report_.notes.push_back(
          fmt::format("{} shows in {} of the {} now, and in none of the files", path, count, noun));
    new_members_.clear();
  }

  /// Whether there is any difference.
  bool compare(const std::string& id, const Json& was, const Json& is) {
    const std::size_t before = report_.differences.size();
    find_differences(was, is, [&](const std::string& member, const std::string& old, const std::string& now) {
      if (lacking_.contains(last_name(member)) && (is_default_value(old) || is_default(member, old))) return;
      const std::string path = without_labels(member);
      if (old == "nothing" && !paths_.contains(path)) {
        ++new_members_[path];
        return;
      }
      report_.differences.push_back({id, member, old, now});
    });
    return report_.differences.size() > before;
  }

  template <class Record>
  static Json defaults_of(const Record& record) {
    return json_of(record);
  }
  static Json defaults_of(const ec2::Reservation&) { return json_of(ec2::Instance{}); }

  /// Whether a record that lacks the member is read as if it had that value.
  bool is_default(const std::string& member, const std::string& value) const {
    const auto found = defaults_.find(member);
    return found != defaults_.end() && found->dump() == value;
  }

  /// What isn't a list of resources.
  void compare_further(const Described& theirs, const Described& ours) {
    compare_lists(theirs.transit_gateway_routes, ours.transit_gateway_routes,
                  &elsewhere::TableRoutes::transit_gateway_route_table_id, &elsewhere::TableRoutes::routes,
                  "Routes");
    compare_lists(theirs.prefix_list_entries, ours.prefix_list_entries,
                  &elsewhere::ListEntries::prefix_list_id, &elsewhere::ListEntries::entries, "Entries");
    for (const auto& was : theirs.vpc_attributes) {
      for (const auto& is : ours.vpc_attributes) {
        if (is.vpc_id == was.vpc_id) compare_attributes(was, is);
      }
    }
  }

  template <class List, class Entry>
  void compare_lists(const std::vector<List>& theirs, const std::vector<List>& ours, std::string List::*id,
                     std::vector<Entry> List::*entries, const char* member) {
    for (const List& was : theirs) {
      for (const List& is : ours) {
        if (is.*id != was.*id) continue;
        compare(was.*id, Json{{member, array_of(was.*entries)}}, Json{{member, array_of(is.*entries)}});
      }
    }
  }
  template <class Entry>
  static Json array_of(const std::vector<Entry>& entries) {
    Json array = Json::array();
    for (const Entry& entry : entries) array.push_back(json_of(entry));
    return array;
  }

  void compare_attributes(const elsewhere::VpcAttributes& was, const elsewhere::VpcAttributes& is) {
    const auto compare_flag = [&](const char* name, std::optional<bool> old, std::optional<bool> now) {
      if (old && old != now)
        report_.differences.push_back({was.vpc_id, name, *old ? "true" : "false", *old ? "false" : "true"});
    };
    compare_flag("EnableDnsSupport", was.dns_support, is.dns_support);
    compare_flag("EnableDnsHostnames", was.dns_hostnames, is.dns_hostnames);
    compare_flag("EnableNetworkAddressUsageMetrics", was.network_address_usage_metrics,
                 is.network_address_usage_metrics);
  }

  const FromFiles& files_;
  Report& report_;
  std::map<Home, Described> ours_;
  std::unordered_set<std::string> lacking_;         ///< members that records in the files don't all have
  std::unordered_set<std::string> paths_;           ///< of members that a record of the kind has
  Json defaults_;                                   ///< of the kind's members
  std::map<std::string, std::size_t> new_members_;  ///< of the kind, and how often they show
};

}  // namespace

void compare_with_files(const Cloud& cloud, Timestamp now, const FromFiles& files, Report& report) {
  Comparison(cloud, now, files, report).run();
}

}  // namespace vpcsim::importing
