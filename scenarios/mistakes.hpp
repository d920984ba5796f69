// What is wrong with a scenario file: collected, so that one run names them all.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/node.hpp"

namespace vpcsim::scenarios {

struct Mistake {
  std::string file;
  Place place;
  std::string text;

  /// "FILE:LINE:COLUMN: text", as compilers and editors write it.
  std::string line() const;
};

class Mistakes {
 public:
  explicit Mistakes(std::string file) : file_(std::move(file)) {}

  void add(Place place, std::string text) { list_.push_back({file_, place, std::move(text)}); }
  bool any() const { return !list_.empty(); }
  /// In the order of the file.
  std::vector<Mistake> sorted() const;

 private:
  std::string file_;
  std::vector<Mistake> list_;
};

/// The candidate that `text` is a likely misspelling of, or nothing.
std::string_view nearest(std::string_view text, std::span<const std::string_view> candidates);

/// `; did you mean "NEAREST"?`, or `; expected A, B or C` when none is near and they are few.
std::string suggestion(std::string_view text, std::span<const std::string_view> candidates);

}  // namespace vpcsim::scenarios
