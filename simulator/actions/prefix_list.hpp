// What other nouns need of managed prefix lists.
#pragma once

#include "protocol/ec2/prefix_list.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// Whether the list is (still) there.
bool is_visible_at(const PrefixList& list, Timestamp now, const Timing& timing);
/// The list that a client names, in the caller's region. Throws InvalidPrefixListID.NotFound.
const PrefixList& get_prefix_list(const ReadCall& call, std::string_view id_text);
/// The same for what is going to refer to it: a list on its way out isn't there.
const PrefixList& get_prefix_list_to_refer_to(const ReadCall& call, std::string_view id_text);

/// The version that counts now: a change counts when it is over.
std::int64_t version_at(const PrefixList& list, Timestamp now, const Timing& timing);
/// The entries of that version.
const PrefixListEntries& entries_at(const PrefixList& list, Timestamp now, const Timing& timing);

/// "AWS" or the caller's account.
std::string owner_of(const ReadCall& call, const PrefixList& list);

/// The ids of what refers to the list, in the caller's region: a list in use can't be deleted. A new kind of
/// reference is found in prefix_list_references.cpp.
std::vector<std::string> references_to(const Region& region, PrefixListId list);
/// Of these, those whose quota doesn't hold what the list counts for.
std::vector<std::string> references_over_quota(const ReadCall& call, PrefixListId list);

/// What refers to a list, by the index of its table that finds it.
enum class PrefixListReferrer { route_table, security_group, transit_gateway_route_table };
/// Throws PrefixListReferenceLimitExceeded if no more resources of the kind may refer to a customer's list.
void check_reference_quota(const ReadCall& call, PrefixListId list, PrefixListReferrer referrer);

/// Gives a new region the lists of AWS's services that gateway endpoints route to.
void make_aws_prefix_lists(Region& region);

}  // namespace vpcsim
