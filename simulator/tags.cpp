#include "simulator/tags.hpp"

#include <algorithm>

#include "protocol/error.hpp"

namespace vpcsim {
namespace {

/// Characters, not bytes: every byte but UTF-8 continuation bytes starts one.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void check_tag(const ec2::Tag& tag) {
  if (tag.key.starts_with("aws:")) {
    refuse("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
  }
  if (characters(tag.key) > 128) {
    refuse("InvalidParameterValue", "Tag key exceeds the maximum length of 128 characters");
  }
  if (characters(tag.value) > 256) {
    refuse("InvalidParameterValue", "Tag value exceeds the maximum length of 256 characters");
  }
}

}  // namespace

std::string name_tag(const Tags& tags) {
  for (const ec2::Tag& tag : tags) {
    if (tag.key == "Name") return tag.value;
  }
  return {};
}

void set_tags(Tags& tags, const std::vector<ec2::Tag>& additions, const Settings& settings) {
  Tags changed = tags;
  for (const ec2::Tag& tag : additions) {
    check_tag(tag);
    auto present = std::find_if(changed.begin(), changed.end(),
                                [&](const ec2::Tag& other) { return other.key == tag.key; });
    if (present != changed.end()) {
      present->value = tag.value;
    } else {
      changed.push_back(tag);
    }
  }
  if (changed.size() > settings.quotas.tags_per_resource) {
    refuse("TagLimitExceeded", "The maximum number of tags per resource is {}.",
           settings.quotas.tags_per_resource);
  }
  tags = std::move(changed);
}

Tags tags_from(const std::vector<ec2::TagSpecification>& specifications, std::string_view resource_type,
               std::initializer_list<std::string_view> allowed, const Settings& settings) {
  Tags tags;
  for (const ec2::TagSpecification& specification : specifications) {
    if (std::find(allowed.begin(), allowed.end(), specification.resource_type) == allowed.end()) {
      refuse("InvalidParameterValue", "'{}' is not a valid taggable resource type for this operation.",
             specification.resource_type);
    }
    if (specification.tags.empty())
      refuse("InvalidParameterValue", "Tag specification must have at least one tag");
    for (const ec2::Tag& tag : specification.tags) {
      auto same_key = [&](const ec2::Tag& other) { return other.key == tag.key; };
      if (std::count_if(specification.tags.begin(), specification.tags.end(), same_key) > 1) {
        refuse("InvalidParameterValue", "Duplicate tag key '{}' specified.", tag.key);
      }
    }
    if (specification.resource_type == resource_type) set_tags(tags, specification.tags, settings);
  }
  return tags;
}

Tags tags_from(const std::vector<ec2::TagSpecification>& specifications, std::string_view resource_type,
               const Settings& settings) {
  return tags_from(specifications, resource_type, {resource_type}, settings);
}

}  // namespace vpcsim
