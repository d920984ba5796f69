#include "simulator/instance/expansion.hpp"

#include <algorithm>

#include "protocol/ascii.hpp"
#include "simulator/instance/pattern.hpp"

namespace vpcsim::instance {

// A field being put together: as text, and as the pattern it may be.
struct Expansion::Field {
  std::string text;
  std::string pattern;
  bool there = false;  // also if it is empty: ""

  void add(std::string_view more, bool literal) {
    text += more;
    pattern += literal ? quoted_pattern(more) : std::string(more);
    there = true;
  }
};

std::string Expansion::variable(const std::string& name) const {
  if (name == "?") return std::to_string(shell_.status);
  if (name == "$") return std::to_string(shell_.number);
  if (name == "#") return "0";
  if (name == "0") return shell_.login ? "-bash" : "bash";
  return std::string(shell_.value(name));
}

std::string Expansion::value(const WordPart& part) const {
  switch (part.kind) {
    case WordPart::Kind::text:
      return part.text;
    case WordPart::Kind::variable:
      return variable(part.text);
    case WordPart::Kind::substitution: {
      auto found = results_.find(part.command.get());
      return found == results_.end() ? std::string() : found->second;
    }
    case WordPart::Kind::tilde:
      if (part.text.empty()) {
        auto home = shell_.value("HOME");
        return std::string(home.empty() ? std::string_view(shell_.home) : home);
      }
      if (part.text == shell_.user) return shell_.home;
      return part.text == "root" ? "/root" : "~" + part.text;
  }
  return {};
}

void Expansion::add_field(std::vector<std::string>& into, const Field& field) {
  if (!field.there || too_long_) return;
  std::vector<std::string> paths;
  if (has_pattern(field.pattern)) {
    paths = matching_paths(machine_.files(), shell_.access(machine_.now()), field.pattern, fields_max);
  }
  if (paths.empty()) paths.push_back(field.text);
  for (auto& path : paths) {
    bytes_ += path.size() + 1;
    too_long_ = too_long_ || bytes_ > bytes_max || into.size() >= fields_max;
    if (too_long_) return;
    into.push_back(std::move(path));
  }
}

std::vector<std::string> Expansion::fields(const std::vector<Word>& words) {
  std::vector<std::string> result;
  for (const auto& word : words) {
    Field field;
    for (const auto& part : word) {
      auto text = value(part);
      const bool expanded =
          part.kind == WordPart::Kind::variable || part.kind == WordPart::Kind::substitution;
      if (part.quoted || !expanded) {
        field.add(text, part.quoted || part.kind == WordPart::Kind::tilde);
        continue;
      }
      std::string piece;
      for (char c : text) {
        if (c != ' ' && c != '\t' && c != '\n') {
          piece += c;
          continue;
        }
        if (!piece.empty()) field.add(piece, false);
        piece.clear();
        add_field(result, field);
        field = {};
      }
      if (!piece.empty()) field.add(piece, false);
      if (too_long_) return result;
    }
    add_field(result, field);
  }
  return result;
}

std::string Expansion::single(const Word& word) {
  std::string result;
  for (const auto& part : word) result += value(part);
  too_long_ = too_long_ || result.size() > bytes_max;
  return result;
}

std::vector<const CommandList*> substitutions(const SimpleCommand& command) {
  std::vector<const CommandList*> result;
  auto add = [&result](const Word& word) {
    for (const auto& part : word) {
      if (part.kind == WordPart::Kind::substitution) result.push_back(part.command.get());
    }
  };
  for (const auto& word : command.words) add(word);
  for (const auto& assignment : command.assignments) add(assignment.value);
  for (const auto& redirection : command.redirections) add(redirection.target);
  return result;
}

}  // namespace vpcsim::instance
