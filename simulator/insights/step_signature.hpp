// What steps say about rules and routes, as numbers: walks with equal signatures become equal components,
// apart from hosts and headers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "simulator/insights/vocabulary.hpp"

namespace vpcsim::insights {

using Signature = std::vector<std::uint32_t>;

void append(Signature& signature, const Component& component);
Signature signature_of(std::span<const Step> steps);

/// The gateways, attachments and connections that were passed.
std::vector<Component> passed_by(std::span<const Step> steps);

}  // namespace vpcsim::insights
