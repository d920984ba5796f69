// The evaluator's sentences name everything with its id. A story whose readers know the names reads better
// without: "route table rtb-a (rtb-0abc)" becomes "route table rtb-a", and an instance's interface the
// instance.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "simulator/network/language.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

class PlainWords {
 public:
  PlainWords(const network::Network& network, network::Language language);
  std::string operator()(std::string sentence) const;

 private:
  std::vector<std::pair<std::string, std::string>> words_;  ///< applied in this order
};

}  // namespace vpcsim::scenarios
