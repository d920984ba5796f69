// No dangling reference: every id in an answer is described by the call that describes its kind.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "simulator/properties/invariants.hpp"

namespace vpcsim::tests::properties {
namespace {

/// What is over may name what is gone: AWS shows it for a while as it was.
constexpr std::array over{"initiating-request", "initiatingRequest", "deleted",    "deleting",     "failed",
                          "rejected",           "expired",           "terminated", "shutting-down"};

bool is_over(const Record& record) {
  bool found = false;
  visit_texts(*record.shape, record.at, [&](std::string_view name, const std::string& text) {
    bool is_state = name == "State" || name == "Code" || name == "Name";
    found = found || (is_state && std::find(over.begin(), over.end(), text) != over.end());
  });
  return found;
}

/// Routes to what is gone are blackholes; rules may name groups of a peer that are gone ("stale").
bool may_dangle(const Shape& shape) {
  return shape.name == "Route" || shape.name == "UserIdGroupPair" || shape.name == "ReferencedSecurityGroup";
}

/// What a resource was made from may be gone since. Snapshots of public images are nobody's to describe.
bool is_history(const Shape& shape, const Member& member) {
  return (shape.name == "Instance" && member.name == "ImageId") ||
         (shape.name == "Volume" && member.name == "SnapshotId") ||
         (shape.name == "Snapshot" && member.name == "VolumeId") ||
         (shape.name == "EbsBlockDevice" && member.name == "SnapshotId") ||
         (shape.name == "Image" && member.name.starts_with("Source"));
}

void visit_references(const Shape& shape, const void* structure,
                      const std::function<void(const std::string&)>& visit);

void visit_value(const Type& type, const void* value, const std::function<void(const std::string&)>& visit) {
  if (type.kind == Kind::optional) {
    if (const void* inside = type.value(value)) visit_value(*type.element, inside, visit);
  } else if (type.kind == Kind::list) {
    for (std::size_t i = 0; i < type.size(value); ++i) visit_value(*type.element, type.at(value, i), visit);
  } else if (type.kind == Kind::structure) {
    visit_references(*type.shape, value, visit);
  } else if (type.kind == Kind::text) {
    std::string text;
    type.write(value, text);
    if (!prefix_of(text).empty()) visit(text);
  }
}

void visit_references(const Shape& shape, const void* structure,
                      const std::function<void(const std::string&)>& visit) {
  if (may_dangle(shape)) return;
  for (const Member& member : shape.members) {
    // A name that people choose isn't a reference.
    if (member.type == nullptr || member.name == "Tags" || member.name == "TagSet") continue;
    if (is_history(shape, member)) continue;
    visit_value(*member.type, member_of(structure, member), visit);
  }
}

}  // namespace

Violations check_references(const std::vector<Listings>& homes) {
  Violations violations;
  std::map<std::string, std::set<std::string>> described;  // by prefix
  for (const Listings& listings : homes) {
    for (const Listing& listing : listings) {
      std::set<std::string> here;
      for (const Record& record : listing.records) {
        if (!here.insert(record.id).second)
          violations.push_back(
              {"unique ids", std::string(listing.action->name()) + " shows twice " + record.id});
        described[std::string(prefix_of(record.id))].insert(record.id);
      }
    }
  }
  for (const Listings& listings : homes) {
    for (const Listing& listing : listings) {
      for (const Record& record : listing.records) {
        if (is_over(record)) continue;
        visit_references(*record.shape, record.at, [&](const std::string& id) {
          auto kind = described.find(std::string(prefix_of(id)));
          if (kind == described.end() || kind->second.count(id) > 0) return;
          violations.push_back({"no dangling reference", std::string(listing.action->name()) + ": " +
                                                             record.id + " names " + id +
                                                             ", which nothing describes"});
        });
      }
    }
  }
  return violations;
}

}  // namespace vpcsim::tests::properties
