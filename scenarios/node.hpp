// A YAML document as a plain value that remembers where each part of it stands. Only node.cpp knows yaml-cpp.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vpcsim::scenarios {

/// Where something stands in a scenario file: 1-based. 0: not in a file.
struct Place {
  int line = 0;
  int column = 0;
};

/// A text as it stands in the file: a resource's name or a value. Compares by its text alone.
struct Word {
  std::string text;
  Place place;

  bool empty() const { return text.empty(); }
  friend bool operator==(const Word& a, const Word& b) { return a.text == b.text; }
};

struct Member;

/// Scalars are texts, whether quoted or not: the reader knows what each must look like.
struct Node {
  using List = std::vector<Node>;
  using Members = std::vector<Member>;

  Place place;
  std::variant<std::monostate, std::string, List, Members> value;

  bool is_nothing() const { return std::holds_alternative<std::monostate>(value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
  const Members* members() const { return std::get_if<Members>(&value); }
  /// "a mapping", "a list", "nothing", or the text in quotes: for messages.
  std::string described() const;
};

struct Member {
  Word key;
  Node value;
};

/// Why a text is no YAML document that we take.
struct NodeError : std::runtime_error {
  NodeError(Place where, const std::string& message) : std::runtime_error(message), place(where) {}
  Place place;
};

/// Throws NodeError: broken YAML, a key given twice, several documents, or one that is too large or too deep
/// (aliases can make a small file into a huge value).
Node parse_yaml(std::string_view text);

}  // namespace vpcsim::scenarios
