// Everything that the Describe calls show, by walking the registry: a new noun is looked at without a line
// here.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "simulator/properties/world.hpp"

namespace vpcsim::tests::properties {

/// One described resource.
struct Record {
  std::string id;
  const Shape* shape = nullptr;
  const void* at = nullptr;  ///< in `Listing::result`
  std::string xml;
};

/// The answer of one Describe call without parameters.
struct Listing {
  const Action* action = nullptr;
  std::string ids_parameter;    ///< "VpcId": the wire name of its list of ids; empty if it has none
  std::vector<Record> records;  ///< those with an id
  std::string body;             ///< without the request id
  std::shared_ptr<void> result;
};

/// Describe calls that need no parameter and whose answers depend on what calls did.
const std::vector<const Action*>& describe_actions();

/// Throws std::runtime_error if the answer is an error or can't be read.
Listing list(World& world, std::size_t home, const Action& action, const std::string& parameters = {});
std::vector<Listing> list_all(World& world, std::size_t home);
/// The bodies of all Describe calls of all homes, one text.
std::string snapshot(World& world);

/// Calls `visit(member name, text)` for every text in a structure, however deep.
void visit_texts(const Shape& shape, const void* structure,
                 const std::function<void(std::string_view, const std::string&)>& visit);
/// The text of a member of that name, or "".
std::string member_text(const Record& record, std::string_view name);

std::string without_request_id(std::string body);

}  // namespace vpcsim::tests::properties
