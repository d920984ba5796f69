#include "protocol/ec2/tag.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "simulator/actions/image.hpp"
#include "simulator/actions/instance_launch_options.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/security_group_rule.hpp"
#include "simulator/actions/vpc_peering_connection.hpp"
#include "simulator/describe.hpp"
#include "simulator/image_catalog.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

constexpr std::size_t resources_max = 1000;  // per call, fixed by AWS

/// The tags of a connection belong to an account and a region; if both sides are the caller's, they are kept
/// with the requester.
template <class Peering>
auto& side_of(Peering& peering, const Home& home) {
  return peering.requester.home == home ? peering.requester : peering.accepter;
}

/// Calls `change(tags)` if `id_text` is some rule's.
template <class Change>
void change_rule_tags(Region& region, std::string_view id_text, Change&& change) {
  auto id = SecurityGroupRuleId::parse(id_text);
  auto is_meant = [&](const SecurityGroupRule& rule) { return rule.id == id; };
  const SecurityGroup* group = id ? group_of_rule(region, *id) : nullptr;
  if (group == nullptr) NotFound<SecurityGroupRuleId>::refuse(id_text);
  region.security_groups.update(SecurityGroupId{group->id}, [&](SecurityGroup& changed) {
    change(std::find_if(changed.rules.begin(), changed.rules.end(), is_meant)->tags);
  });
}

template <class Change>
void change_peering_tags(WriteCall& call, std::string_view id_text, Change&& change) {
  const VpcPeeringConnection* peering = find_peering(call.read(), id_text);
  if (peering == nullptr) NotFound<PeeringId>::refuse(id_text);
  call.cloud.peerings.update(PeeringId{peering->id}, [&](VpcPeeringConnection& changed) {
    change(side_of(changed, call.caller()).tags);
  });
}

/// Whoever may use an image may tag it, for himself: there is a row once he does.
void make_image_taggable(WriteCall& call, std::string_view id_text) {
  const bool exists = find_image(call.region.home.region, id_text) != nullptr ||
                      find_made_image(call.cloud, call.caller(), id_text);
  if (!exists) return;
  auto id = *ImageId::parse(id_text);
  if (call.region.image_tags.find(id) == nullptr) call.region.image_tags.insert({.id = id, .tags = {}});
}

void check_taggable(const auto&) {}

/// Throws OperationNotPermitted: AWS's own lists are the same for every account.
void check_taggable(const PrefixList& list) {
  if (!list.is_aws) return;
  refuse("OperationNotPermitted", "The prefix list ({}) is managed by AWS and can't be changed.",
         list.id.text());
}

/// Calls `change(tags)` with the tags of the resource that has that id. Throws the NotFound error of its
/// kind, or InvalidID for no kind that has tags.
template <class Change>
void change_tags(WriteCall& call, std::string_view id_text, Change&& change) {
  if (id_text.starts_with("ami-")) make_image_taggable(call, id_text);
  bool is_known = false;
  visit_tables(call.region, [&](auto& table, std::string_view) {
    using Id = typename std::remove_reference_t<decltype(table)>::Id;
    if (is_known || !id_text.starts_with(NotFound<Id>::prefix)) return;
    is_known = true;
    const auto& row = table.get(id_text);
    check_taggable(row);
    table.update(Id{row.id}, [&](auto& changed) { change(changed.tags); });
  });
  if (is_known) return;
  if (id_text.starts_with("sgr-")) return change_rule_tags(call.region, id_text, change);
  if (id_text.starts_with("pcx-")) return change_peering_tags(call, id_text, change);
  refuse("InvalidID", "The ID '{}' is not valid", id_text);
}

/// The tags of an instance may be paths in its metadata.
void check_metadata_keys(const Region& region, std::string_view id_text, const Tags& tags) {
  auto id = InstanceId::parse(id_text);
  const Instance* instance = id ? region.instances.find(*id) : nullptr;
  if (instance == nullptr) return;
  if (instance->metadata_options.instance_metadata_tags == ec2::EnabledState::enabled)
    check_metadata_tags(tags);
}

void check_resources(const std::vector<std::string>& resources) {
  if (resources.size() > resources_max) {
    refuse("InvalidParameterValue", "The maximum number of resources per call is {}.", resources_max);
  }
}

/// All or nothing, as with every call.
ec2::ReturnResult create_tags(WriteCall& call, const ec2::CreateTagsRequest& request) {
  check_resources(request.resources);
  std::vector<ec2::Tag> tags;
  for (const ec2::TagKey& tag : request.tags) {
    if (!tag.value) refuse("InvalidParameterValue", "Tag value cannot be null. Use empty string instead.");
    if (std::any_of(tags.begin(), tags.end(), [&](const ec2::Tag& other) { return other.key == tag.key; })) {
      refuse("InvalidParameterValue", "Duplicate tag key '{}' specified.", tag.key);
    }
    tags.push_back({tag.key, *tag.value});
  }
  for (const std::string& id : request.resources) {
    check_metadata_keys(call.region, id, tags);
    change_tags(call, id, [&](Tags& present) { set_tags(present, tags, call.settings); });
  }
  return {};
}

/// A key without a value goes whatever its value; with one (even ""), only if it has that value. No tags: all
/// go.
ec2::ReturnResult delete_tags(WriteCall& call, const ec2::DeleteTagsRequest& request) {
  check_resources(request.resources);
  auto goes = [&](const ec2::Tag& tag) {
    return request.tags.empty() ||
           std::any_of(request.tags.begin(), request.tags.end(), [&](const ec2::TagKey& wanted) {
             return wanted.key == tag.key && (!wanted.value || *wanted.value == tag.value);
           });
  };
  for (const std::string& id : request.resources) {
    change_tags(call, id, [&](Tags& tags) { std::erase_if(tags, goes); });
  }
  return {};
}

/// `tags` holds the tag itself: the filters `tag:KEY` and `tag-key` look there.
struct FilteredTag : ec2::TagDescription {
  Tags tags;
};

/// The filter of that name whose values are whole values; nullptr if the request has none.
const ec2::Filter* exact_filter(const ec2::DescribeTagsRequest& request, std::string_view name) {
  for (const ec2::Filter& filter : request.filters) {
    if (filter.name == name && is_exact(filter)) return &filter;
  }
  return nullptr;
}

/// Each once, however often the request names them.
std::set<std::string> values_of(const ec2::Filter& filter) {
  return {filter.values.begin(), filter.values.end()};
}

/// Calls `visit(row)` for the rows that can have a tag which the request asks for: found by their ids or by
/// the tags' keys if it names those.
template <class Row, class Visit>
void visit_asked_rows(const Table<Row>& table, const ec2::DescribeTagsRequest& request, Visit&& visit) {
  if (const ec2::Filter* by_id = exact_filter(request, "resource-id")) {
    for (const std::string& value : values_of(*by_id)) {
      auto id = Table<Row>::Id::parse(value);
      if (const Row* row = id ? table.find(*id) : nullptr) visit(*row);
    }
    return;
  }
  if (const ec2::Filter* by_key = exact_filter(request, "key")) {
    const auto tagged = candidates_of(table, {{"tag-key", by_key->values}});
    for (std::uint64_t sequence : *tagged) visit(*table.from(sequence));
    return;
  }
  for (const Row& row : table) visit(row);
}

/// The same for rules, which stand in their groups.
template <class Visit>
void visit_asked_rules(const Region& region, const ec2::DescribeTagsRequest& request, Visit&& visit) {
  const ec2::Filter* by_id = exact_filter(request, "resource-id");
  if (by_id == nullptr) {
    for (const SecurityGroup& group : region.security_groups) {
      std::for_each(group.rules.begin(), group.rules.end(), visit);
    }
    return;
  }
  for (const std::string& value : values_of(*by_id)) {
    auto id = SecurityGroupRuleId::parse(value);
    const SecurityGroup* group = id ? group_of_rule(region, *id) : nullptr;
    if (group == nullptr) continue;
    visit(*std::find_if(group->rules.begin(), group->rules.end(),
                        [&](const SecurityGroupRule& rule) { return rule.id == id; }));
  }
}

/// And for the peering connections that the caller sees.
template <class Visit>
void visit_asked_peerings(const ReadCall& call, const ec2::DescribeTagsRequest& request, Visit&& visit) {
  if (const ec2::Filter* by_id = exact_filter(request, "resource-id")) {
    for (const std::string& value : values_of(*by_id)) {
      if (const VpcPeeringConnection* row = find_peering(call, value)) visit(*row);
    }
    return;
  }
  for (const VpcPeeringConnection& row : call.cloud.peerings) {
    if (find_peering(call, row.id.text()) != nullptr) visit(row);
  }
}

bool asks_for_type(const ec2::DescribeTagsRequest& request, std::string_view type) {
  const ec2::Filter* by_type = exact_filter(request, "resource-type");
  return by_type == nullptr || matches_any(*by_type, {std::string(type)});
}

std::vector<FilteredTag> asked_tags(const ReadCall& call, const ec2::DescribeTagsRequest& request) {
  std::vector<FilteredTag> all;
  auto take = [&](const Tags& tags, const std::string& id, std::string_view type) {
    for (const ec2::Tag& tag : tags) all.push_back({{tag.key, id, std::string(type), tag.value}, {tag}});
  };
  visit_tables(call.region, [&](const auto& table, std::string_view type) {
    if (!asks_for_type(request, type)) return;
    visit_asked_rows(table, request, [&](const auto& row) { take(row.tags, row.id.text(), type); });
  });
  if (asks_for_type(request, "security-group-rule")) {
    visit_asked_rules(call.region, request, [&](const SecurityGroupRule& rule) {
      take(rule.tags, rule.id.text(), "security-group-rule");
    });
  }
  if (asks_for_type(request, "vpc-peering-connection")) {
    visit_asked_peerings(call, request, [&](const VpcPeeringConnection& row) {
      take(side_of(row, call.caller()).tags, row.id.text(), "vpc-peering-connection");
    });
  }
  return all;
}

constexpr std::array<FilterField<FilteredTag>, 4> tag_filters{{
    {"key", [](const FilteredTag& tag) { return std::vector{tag.key}; }},
    {"resource-id", [](const FilteredTag& tag) { return std::vector{tag.resource_id}; }},
    {"resource-type", [](const FilteredTag& tag) { return std::vector{tag.resource_type}; }},
    {"value", [](const FilteredTag& tag) { return std::vector{tag.value}; }},
}};

ec2::DescribeTagsResult describe_tags(const ReadCall& call, const ec2::DescribeTagsRequest& request) {
  auto described = describe_list<FilteredTag>(
      asked_tags(call, request), {{}, request.filters, "", request.max_results, request.next_token},
      tag_filters);
  ec2::DescribeTagsResult result{std::move(described.next_token), {}};
  for (FilteredTag& tag : described.records) result.tags.push_back(std::move(tag));
  return result;
}

}  // namespace

Actions tag_actions() {
  return {
      action<create_tags>("Adds tags to resources, or overwrites their values"),
      action<delete_tags>("Deletes tags from resources"),
      action<describe_tags>("Describes the tags of all resources"),
  };
}

}  // namespace vpcsim
