// Shapes that every noun of the EC2 API uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/operation.hpp"
#include "protocol/shape.hpp"

namespace vpcsim::ec2 {

using protocol::Shape;
using protocol::Timestamp;

struct Tag {
  std::string key;
  std::string value;
  static const Shape shape;
  friend bool operator==(const Tag&, const Tag&) = default;
};

struct Filter {
  std::string name;
  std::vector<std::string> values;
  static const Shape shape;
};

struct TagSpecification {
  std::string resource_type;
  std::vector<Tag> tags;
  static const Shape shape;
};

/// `EnableDnsSupport.Value=true` in requests, <enableDnsSupport><value>true</value> in answers.
struct AttributeBooleanValue {
  std::optional<bool> value;
  static const Shape shape;
};

/// `Description.Value=x` in requests, <description><value>x</value></description> in answers.
struct AttributeValue {
  std::optional<std::string> value;
  static const Shape shape;
};

/// <return>true</return>: what EC2 sends where the service model has no output. Old clients expect it.
struct ReturnResult {
  bool return_value = true;
  static const Shape shape;
};

/// MaxResults and NextToken are members of each request that pages; these are their types.
using MaxResults = std::optional<std::int32_t>;
using NextToken = std::optional<std::string>;

}  // namespace vpcsim::ec2
