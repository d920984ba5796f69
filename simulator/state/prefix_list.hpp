#pragma once

#include <array>
#include <memory>
#include <variant>

#include "protocol/ipv6.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

enum class AddressFamily { ipv4, ipv6 };

struct PrefixListEntry {
  std::variant<Cidr, Ipv6Cidr> cidr;  ///< of the list's family
  std::string description;            ///< empty: none
};
using PrefixListEntries = std::vector<PrefixListEntry>;

enum class PrefixListWork { create, modify, restore, delete_ };

/// The last thing that was asked of a list. It takes Timing::prefix_list_changing.
struct PrefixListChange {
  PrefixListWork work = PrefixListWork::create;
  Timestamp began;
  bool adds_version = false;  ///< the last of the list's versions counts once the change is over
  std::string failure;        ///< why it fails; empty: it doesn't
};

/// A managed prefix list: AWS's own or a customer's.
struct PrefixList {
  PrefixListId id;
  std::string name;
  bool is_aws = false;  ///< made by AWS, which doesn't count versions
  AddressFamily family = AddressFamily::ipv4;
  std::int32_t max_entries = 0;  ///< what the list counts for in quotas; of AWS's own: its weight
  /// Entries in the order in which they were added; [0] is version 1. Never empty.
  std::vector<std::shared_ptr<const PrefixListEntries>> versions;
  PrefixListChange change;
  Idempotency idempotency;
  Tags tags;

  static constexpr std::array<std::string_view, 3> indexed = {"prefix-list-name", "made-by-aws", "deleted"};
  void index(IndexKeys& keys) const {
    keys.add("prefix-list-name", name);
    if (is_aws) keys.add("made-by-aws", std::string_view("true"));
    if (change.work == PrefixListWork::delete_ && change.failure.empty())
      keys.add("deleted", std::string_view("true"));
  }
};

}  // namespace vpcsim
