// What Reachability Analyzer calls resources by: ids and ARNs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "simulator/call.hpp"

namespace vpcsim::insights {

/// "instance" of "i-0123…", as ARNs call it; empty for ids of nothing that a path touches.
std::string_view type_of(std::string_view id);

struct Resource {
  Home home;
  std::string id;
  /// "arn:aws:ec2:us-east-1:111111111111:instance/i-0123…"
  std::string arn() const;
};

/// An id (of the caller's) or an ARN. Nothing for what is neither, or of no kind that a path touches.
std::optional<Resource> parse_resource(std::string_view text, const Home& caller);

/// Whether a path may begin or end there (Reachability Analyzer guide, "How it works").
bool is_end(std::string_view id);

/// Whether the caller has a resource of that id.
bool exists(const ReadCall& call, std::string_view id);

}  // namespace vpcsim::insights
