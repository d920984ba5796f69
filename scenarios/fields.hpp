// One mapping of a scenario file while it is read: the keys that were asked for are the keys that it may
// have.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/mistakes.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

class Fields {
 public:
  /// `what` is for messages: "a subnet". A node that isn't a mapping (or nothing) is a mistake.
  Fields(Mistakes& mistakes, const Node& node, std::string_view what);
  /// Reports the keys that nobody asked for.
  ~Fields();
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  /// nullptr when the key isn't there.
  const Node* get(std::string_view key);
  bool has(std::string_view key) const;

  // What isn't there is left as it was; what is of another kind is a mistake.
  void read(std::string_view key, Word& word);
  void read(std::string_view key, std::optional<bool>& flag);
  void read(std::string_view key, std::vector<Word>& words);
  void read(std::string_view key, std::optional<Ports>& ports);
  void read(std::string_view key, std::optional<int>& number);

  /// A key that must be there: a mistake at the mapping otherwise.
  Word required(std::string_view key);
  int required_number(std::string_view key);

 private:
  Mistakes& mistakes_;
  const Node& node_;
  std::string_view what_;
  std::vector<std::string_view> known_;
};

/// A text that must be there, for lists. Reports anything else and answers an empty word.
Word word_of(Mistakes& mistakes, const Node& node, std::string_view what);

}  // namespace vpcsim::scenarios
