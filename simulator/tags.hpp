// Tags: the rules that every resource shares (EC2 user guide, "Tag your EC2 resources"; facts 1.7).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulator/settings.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// The tags for a new resource of `resource_type`. Throws InvalidParameterValue (another resource type, no
/// tag, a key twice, a reserved or too long key or value) or TagLimitExceeded.
Tags tags_from(const std::vector<ec2::TagSpecification>& specifications, std::string_view resource_type,
               const Settings& settings);

/// For calls that make several kinds of resource at once (RunInstances): only the specifications of that
/// type; `allowed` are the types the call takes.
Tags tags_from(const std::vector<ec2::TagSpecification>& specifications, std::string_view resource_type,
               std::initializer_list<std::string_view> allowed, const Settings& settings);

/// The value of the tag Name: empty if there is none.
std::string name_tag(const Tags& tags);

/// Sets or overwrites. Throws as above; `tags` is then unchanged.
void set_tags(Tags& tags, const std::vector<ec2::Tag>& additions, const Settings& settings);

}  // namespace vpcsim
