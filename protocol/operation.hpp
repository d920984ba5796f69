// What an EC2 operation looks like from both ends: its name, its request shape and its result shape.
#pragma once

#include <concepts>
#include <memory>
#include <string_view>

#include "protocol/shape.hpp"

namespace vpcsim::protocol {

/// The version of the EC2 API whose shapes are declared here.
inline constexpr std::string_view ec2_version = "2016-11-15";

/// A request names its action and the type of its result, so that client and server bind to the same pair.
template <class Request>
concept Operation = Shaped<Request> && Shaped<typename Request::Result> && requires {
  { Request::action } -> std::convertible_to<std::string_view>;
};

struct OperationShapes {
  std::string_view action;
  const Shape* request;
  const Shape* result;
  /// Fresh values of the two shapes, for code that goes over all operations.
  std::shared_ptr<void> (*make_request)();
  std::shared_ptr<void> (*make_result)();
};

template <Operation Request>
constexpr OperationShapes shapes_of() {
  return {Request::action, &Request::shape, &Request::Result::shape,
          []() -> std::shared_ptr<void> { return std::make_shared<Request>(); },
          []() -> std::shared_ptr<void> { return std::make_shared<typename Request::Result>(); }};
}

}  // namespace vpcsim::protocol
