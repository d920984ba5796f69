// What became of a network from elsewhere: what was left out, what was assumed, and what the emulator shows
// otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim::importing {

/// A resource that isn't in the emulator, or a part of one ("10.0.0.0/8 of rtb-1").
struct LeftOut {
  std::string noun;  ///< "instance", "route"
  std::string id;
  std::string reason;
};

/// A member that Describe calls show otherwise than the files do. Values are JSON; "nothing" where there is
/// none.
struct Difference {
  std::string id;
  std::string member;  ///< "Tags", "Routes[10.0.0.0/8].State"
  std::string was, is;
};

struct Count {
  std::string_view noun;  ///< "route tables"
  std::size_t in_files = 0;
  std::size_t imported = 0;
  std::size_t different = 0;  ///< of those imported
};

struct Report {
  std::vector<std::string> notes;  ///< what the files lack, and what that was taken for; a sentence each
  std::vector<LeftOut> left_out;   ///< in the order of dependency
  std::vector<Difference> differences;
  std::vector<Count> counts;  ///< of the kinds that the files have

  /// Whether everything that the files have is in the emulator as it was.
  bool is_whole() const { return left_out.empty() && differences.empty(); }
};

}  // namespace vpcsim::importing
