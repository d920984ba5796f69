// One home's records on their way into its region: what every noun's file needs. A record becomes a row, or
// it is left out with a reason; whatever depends on it is, too.
#pragma once

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "scenarios/elsewhere/homes.hpp"
#include "scenarios/import/report.hpp"
#include "simulator/cloud.hpp"

namespace vpcsim::importing {

using elsewhere::Described;
using elsewhere::DescribedHome;

/// Why a record, or a part of it, can't become a row.
struct CannotHold : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What all homes share.
struct Import {
  Cloud& cloud;
  Report& report;
  std::unordered_set<std::string> left_out = {};                 ///< ids
  std::unordered_map<std::string, std::string> group_vpcs = {};  ///< of every group that is described
};

/// Of transitions that are over, in files that don't say when.
inline constexpr Timestamp long_ago{3'600'000};

class HomeImport {
 public:
  HomeImport(Import& import, const DescribedHome& home, Region& own_region)
      : all(import), records(home.described), region(own_region) {}

  Import& all;
  const Described& records;
  Region& region;

  const std::string& account() const { return region.home.account; }

  /// Throws CannotHold.
  template <class Id>
  static Id id_of(std::string_view text) {
    const auto id = Id::parse(text);
    if (!id) {
      throw CannotHold(fmt::format(
          "{} isn't an id that vpcsim holds: 8 hexadecimal digits, or 17 that begin with 0", text));
    }
    return *id;
  }
  template <class Id>
  static std::optional<Id> id_if(const std::optional<std::string>& text) {
    return text ? std::optional(id_of<Id>(*text)) : std::nullopt;
  }
  /// Of addresses and blocks. Throws CannotHold.
  template <class Value>
  static Value value_of(std::string_view text) {
    const auto value = Value::parse(text);
    if (!value) throw CannotHold(fmt::format("{} isn't a value that vpcsim holds", text));
    return *value;
  }

  /// The row that a record depends on. Throws CannotHold unless it is imported.
  template <class Row>
  const Row& need(const Table<Row>& table, std::string_view id) const {
    const auto parsed = Table<Row>::Id::parse(id);
    const Row* row = parsed ? table.find(*parsed) : nullptr;
    if (row == nullptr) throw CannotHold(why_missing(id));
    return *row;
  }
  template <class Row>
  static bool has(const Table<Row>& table, std::string_view id) {
    const auto parsed = Table<Row>::Id::parse(id);
    return parsed && table.find(*parsed) != nullptr;
  }
  std::string why_missing(std::string_view id) const {
    return all.left_out.contains(std::string(id))
               ? fmt::format("it needs {}, which is left out", id)
               : fmt::format("it needs {}, which is in no file of its account and region", id);
  }

  void leave_out(std::string_view noun, const std::string& id, std::string reason) {
    all.left_out.insert(id);
    all.report.left_out.push_back({std::string(noun), id, std::move(reason)});
  }
  /// Part of a resource that is imported without it.
  void leave_out_part(std::string_view noun, const std::string& part, const std::string& of,
                      std::string reason) {
    all.report.left_out.push_back({std::string(noun), fmt::format("{} of {}", part, of), std::move(reason)});
  }
  void assume(std::string note) { all.report.notes.push_back(std::move(note)); }

  /// Calls `add(record)` for each; one that throws CannotHold is left out.
  template <class Record, class Add>
  void each(std::string_view noun, const std::vector<Record>& list, std::string Record::*id, Add&& add) {
    for (const Record& record : list) {
      try {
        add(record);
      } catch (const CannotHold& why) {
        leave_out(noun, record.*id, why.what());
      }
    }
  }
  /// Calls `add()` for a part of `of`; if it throws CannotHold, that part is left out.
  template <class Add>
  void part(std::string_view noun, const std::string& name, const std::string& of, Add&& add) {
    try {
      add();
    } catch (const CannotHold& why) {
      leave_out_part(noun, name, of, why.what());
    }
  }
};

// In the order of the calls: each needs what the ones before it made.
void import_dhcp_options(HomeImport& home);
void import_prefix_lists(HomeImport& home);
void import_vpcs(HomeImport& home);
void import_network_acls(HomeImport& home);
void import_route_tables(HomeImport& home);
void import_security_groups(HomeImport& home);
void import_subnets(HomeImport& home);
void import_gateways(HomeImport& home);
void associate_route_tables(HomeImport& home);
void import_addresses(HomeImport& home);
void import_network_interfaces(HomeImport& home);
void import_volumes(HomeImport& home);
void import_instances(HomeImport& home);
/// Takes away what was attached to instances that are left out.
void settle_attachments(HomeImport& home);
/// Notes which addresses the interfaces hold, in subnets and in the cloud, and joins Elastic ones with them.
void settle_addresses(HomeImport& home);
void import_nat_gateways(HomeImport& home);
void import_vpc_endpoints(HomeImport& home);
void import_transit_gateways(HomeImport& home);
void import_flow_logs(HomeImport& home);
void import_key_pairs(HomeImport& home);

// After all homes: these join two of them.
void import_peering_connections(Import& import, const std::vector<DescribedHome>& homes);
void import_transit_gateway_peerings(HomeImport& home, const std::vector<DescribedHome>& homes);
/// Static routes of transit gateways, which may lead to peerings.
void finish_transit_gateways(HomeImport& home);

}  // namespace vpcsim::importing
