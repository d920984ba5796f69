// What a word of the command language stands for, once its substitutions have run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "simulator/instance/machine.hpp"
#include "simulator/instance/shell_state.hpp"
#include "simulator/instance/shell_syntax.hpp"

namespace vpcsim::instance {

/// What the commands of $(...) have written, without the new lines at the end.
using SubstitutionResults = std::map<const CommandList*, std::string>;

class Expansion {
 public:
  static constexpr std::size_t fields_max = 8192;
  static constexpr std::size_t bytes_max = 128 << 10;

  Expansion(const ShellState& shell, Machine& machine, const SubstitutionResults& results)
      : shell_(shell), machine_(machine), results_(results) {}

  /// The words as arguments: split at white space that isn't quoted, patterns replaced by what they match.
  /// Sets too_long() if it would be more than `fields_max` or `bytes_max`.
  std::vector<std::string> fields(const std::vector<Word>& words);
  /// Neither split nor matched: of assignments.
  std::string single(const Word& word);
  bool too_long() const { return too_long_; }

 private:
  struct Field;
  std::string value(const WordPart& part) const;
  std::string variable(const std::string& name) const;
  void add_field(std::vector<std::string>& into, const Field& field);

  const ShellState& shell_;
  Machine& machine_;
  const SubstitutionResults& results_;
  std::size_t bytes_ = 0;
  bool too_long_ = false;
};

/// The $(...) of a command, in the order in which they run.
std::vector<const CommandList*> substitutions(const SimpleCommand& command);

}  // namespace vpcsim::instance
