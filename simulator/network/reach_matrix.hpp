// The verdicts of all pairs of two lists of ends, two bits each.
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// At first all pairs are unreachable.
class ReachMatrix {
 public:
  using Word = std::uint64_t;
  static constexpr std::size_t word_bits = 64;

  ReachMatrix(std::size_t rows, std::size_t columns) : columns_(columns) {
    std::iota(columns_.begin(), columns_.end(), 0U);
    words_ = (columns + word_bits - 1) / word_bits;
    arrives_.resize(rows * words_);
    returns_.resize(rows * words_);
  }

  Verdict at(std::size_t from, std::size_t to) const {
    const std::size_t word = from * words_ + columns_[to] / word_bits, bit = columns_[to] % word_bits;
    const bool arrives = arrives_[word] >> bit & 1, returns = returns_[word] >> bit & 1;
    if (arrives) return returns ? Verdict::reachable : Verdict::forward_only;
    return returns ? Verdict::misdelivered : Verdict::unreachable;
  }

  void set(std::size_t from, std::size_t to, Verdict verdict) {
    const std::size_t word = from * words_ + columns_[to] / word_bits;
    const Word bit = Word{1} << columns_[to] % word_bits;
    const auto put = [&](Word& bits, bool on) { bits = on ? bits | bit : bits & ~bit; };
    put(arrives_[word], verdict == Verdict::reachable || verdict == Verdict::forward_only);
    put(returns_[word], verdict == Verdict::reachable || verdict == Verdict::misdelivered);
  }

  // ---- for who fills it, 64 columns at a time (reach_matrix.cpp) ----

  /// Says where in a row's words each column is: a permutation. Before anything is set.
  void arrange_columns(std::vector<std::uint32_t> bits_of_columns) { columns_ = std::move(bits_of_columns); }
  std::size_t words() const { return words_; }
  /// Sets the pairs of a row whose requests arrive, and of these the ones whose replies do.
  void set_word(std::size_t row, std::size_t word, Word arrives, Word returns) {
    arrives_[row * words_ + word] = arrives;
    returns_[row * words_ + word] = arrives & returns;
  }

 private:
  std::vector<std::uint32_t> columns_;
  std::size_t words_ = 0;  ///< of each row
  /// Both: reachable; the first only: forward-only; the second only: misdelivered.
  std::vector<Word> arrives_, returns_;
};

}  // namespace vpcsim::network
