// grep's regular expressions, matched without backtracking: no pattern takes longer than
// size(pattern) * size(line).
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim::instance {

class RegularExpression {
 public:
  static constexpr std::size_t pattern_bytes_max = 256;

  struct Options {
    bool extended = false;  ///< as grep -E; else basic, with GNU's \+ \? \|
    bool fixed = false;     ///< as grep -F
    bool ignore_case = false;
    bool whole_word = false;
  };
  RegularExpression(std::string_view pattern, Options options);

  /// Empty, or why the pattern can't be used: "Unmatched [, [^, [:, [., or [=".
  const std::string& error() const { return error_; }
  /// Anywhere in the line.
  bool matches(std::string_view line) const;

 private:
  friend class ExpressionParser;
  struct Node {
    enum class Kind { set, split, begin, end, word, accept };
    Kind kind = Kind::accept;
    std::bitset<256> set;
    int next = -1;
    int other = -1;
  };
  void add(std::vector<int>& list, std::vector<std::uint32_t>& marks, std::uint32_t mark, int node,
           std::string_view line, std::size_t at) const;

  std::vector<Node> nodes_;
  int start_ = -1;
  std::string error_;
};

}  // namespace vpcsim::instance
