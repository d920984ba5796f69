// The command language of a simulated instance's shell: a small part of bash's, read as bash reads it. What
// it doesn't have is refused by name, never run as something else.
//
// It has: words, '...', "...", backslash, $NAME ${NAME} $? $$ $(...), ~, the patterns * ? [...], | |& ; && ||
// !, comments, NAME=value before a command, and > >> < 2> 2>> &> &>> 2>&1 >&2.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim::instance {

struct CommandList;

struct WordPart {
  enum class Kind { text, variable, substitution, tilde };
  Kind kind = Kind::text;
  bool quoted = false;  ///< then neither split into fields nor a pattern
  std::string text;     ///< the text, the variable's name, or what follows the tilde: a user's name
  std::shared_ptr<const CommandList> command;  ///< of a substitution
};
using Word = std::vector<WordPart>;

struct Redirection {
  enum class Kind { read, write, append, duplicate };
  Kind kind = Kind::write;
  int descriptor = 1;  ///< 0, 1 or 2
  bool both = false;   ///< &>: 1 and 2
  Word target;
  int duplicate_of = -1;  ///< 1 or 2, of Kind::duplicate
};

struct Assignment {
  std::string name;
  Word value;
};

struct SimpleCommand {
  std::vector<Assignment> assignments;
  std::vector<Word> words;
  std::vector<Redirection> redirections;  ///< in the order written
};

struct Pipeline {
  bool negated = false;
  std::vector<SimpleCommand> commands;  ///< at least one
};

struct CommandListEntry {
  enum class When { always, after_success, after_failure };
  When when = When::always;
  Pipeline pipeline;
};

struct CommandList {
  std::vector<CommandListEntry> entries;
};

struct ParsedCommand {
  enum class Outcome {
    complete,
    incomplete,    ///< an open quote, or an operator at the end: bash asks for another line
    syntax_error,  ///< `message` is bash's
    refused,       ///< bash would take it, this shell doesn't
  };
  Outcome outcome = Outcome::complete;
  CommandList list;
  std::string message;  ///< without "-bash: "; of an incomplete one: what bash says at the end of its input

  explicit operator bool() const { return outcome == Outcome::complete; }
};

constexpr std::size_t command_bytes_max = 64 << 10;
constexpr int substitution_depth_max = 8;
constexpr std::size_t command_words_max = 4096;
constexpr std::size_t pipeline_commands_max = 64;

/// Of one or more lines. Longer text than `command_bytes_max` and deeper nesting than
/// `substitution_depth_max` are refused.
ParsedCommand parse_command(std::string_view text);

/// [A-Za-z_][A-Za-z0-9_]*
bool is_variable_name(std::string_view text);

}  // namespace vpcsim::instance
