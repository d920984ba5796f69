#include "simulator/instance/shell_syntax.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/ascii.hpp"
#include "simulator/instance/shell_word_reader.hpp"

namespace vpcsim::instance {

namespace {

using Outcome = ParsedCommand::Outcome;

constexpr std::array refused_words = {"if",       "for",  "while", "until", "case",  "select",
                                      "function", "time", "{",     "[[",    "coproc"};
constexpr std::array stray_words = {"then", "else", "elif", "fi", "do", "done", "esac", "in", "}", "]]"};

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The text of a word without any quoting or expansion, or "".
std::string_view plain(const Word& word) {
  if (word.size() != 1 || word[0].kind != WordPart::Kind::text || word[0].quoted) return {};
  return word[0].text;
}

class Parser {
 public:
  Parser(std::string_view text, int depth) : words_(text, depth) {}

  CommandList script(bool substitution) {
    CommandList list;
    auto when = CommandListEntry::When::always;
    bool needed = false;  // after && and ||
    for (;;) {
      words_.skip_blanks(needed || list.entries.empty() || separated_);
      if (substitution && words_.at(')')) {
        if (needed) words_.unexpected(")");
        return list;
      }
      if (words_.ended()) {
        if (substitution) words_.incomplete("unexpected EOF while looking for matching `)'");
        if (needed) words_.incomplete("syntax error: unexpected end of file");
        return list;
      }
      list.entries.push_back({when, pipeline()});
      needed = false;
      when = CommandListEntry::When::always;
      words_.skip_blanks(false);
      if (words_.take("&&")) {
        when = CommandListEntry::When::after_success;
        needed = true;
      } else if (words_.take("||")) {
        when = CommandListEntry::When::after_failure;
        needed = true;
      } else {
        separator(substitution);
      }
    }
  }

  WordReader& words() { return words_; }

 private:
  void separator(bool substitution) {
    separated_ = false;
    if (words_.ended() || (substitution && words_.at(')'))) return;
    if (words_.at(";;")) words_.unexpected(";;");
    if (words_.take(";") || words_.take("\n")) {
      separated_ = true;
      return;
    }
    if (words_.at('&')) words_.refuse("&: background jobs are");
    words_.unexpected(words_.token());
  }

  Pipeline pipeline() {
    Pipeline result;
    while (words_.take_word("!")) {
      result.negated = !result.negated;
      words_.skip_blanks(false);
    }
    for (;;) {
      if (result.commands.size() == pipeline_commands_max)
        words_.refuse("a pipeline of more than 64 commands is");
      result.commands.push_back(command());
      words_.skip_blanks(false);
      if (words_.at("||")) return result;
      if (words_.take("|&")) {
        Redirection both{.kind = Redirection::Kind::duplicate, .descriptor = 2, .duplicate_of = 1};
        result.commands.back().redirections.push_back(std::move(both));
      } else if (!words_.take("|")) {
        return result;
      }
      words_.skip_blanks(true);
      if (words_.ended()) words_.incomplete("syntax error: unexpected end of file");
    }
  }

  SimpleCommand command() {
    SimpleCommand result;
    for (;;) {
      words_.skip_blanks(false);
      if (redirection(result)) continue;
      if (words_.at('(')) parenthesis(result);
      if (words_.at_operator()) break;
      if (result.words.empty() && assignment(result)) continue;
      auto word = words_.word();
      if (result.words.empty()) check_reserved(plain(word));
      words_.count_word();
      result.words.push_back(std::move(word));
    }
    if (result.words.empty() && result.assignments.empty() && result.redirections.empty()) {
      words_.unexpected(words_.token());
    }
    return result;
  }

  [[noreturn]] void parenthesis(const SimpleCommand& command) {
    if (command.words.empty()) words_.refuse(words_.at("((") ? "((: arithmetic is" : "(: subshells are");
    if (words_.at("()") && command.words.size() == 1) {
      words_.refuse(std::string(plain(command.words[0])) + "(): functions are");
    }
    words_.unexpected("(");
  }

  void check_reserved(std::string_view word) {
    if (contains(stray_words, word)) words_.unexpected(word);
    if (contains(refused_words, word)) words_.refuse(std::string(word) + ":");
  }

  bool assignment(SimpleCommand& command) {
    auto name = words_.assignment_name();
    if (name.empty()) return false;
    words_.take(name);
    if (words_.at("+=")) words_.refuse("+=:");
    words_.take("=");
    if (words_.at('(')) words_.refuse("arrays are");
    Assignment result{std::string(name), {}};
    if (!words_.at_operator() && !words_.at_blank()) result.value = words_.word();
    words_.count_word();
    command.assignments.push_back(std::move(result));
    return true;
  }

  bool redirection(SimpleCommand& command) {
    Redirection result;
    const int digits = words_.redirection_digits();
    if (digits > 0) {
      auto number = words_.token_of(static_cast<std::size_t>(digits));
      if (digits > 1 || number > "2") words_.refuse(std::string(number) + ">: descriptors beyond 2 are");
      result.descriptor = number[0] - '0';
      words_.take(number);
    } else if (!words_.at('<') && !words_.at('>') && !words_.at("&>")) {
      return false;
    }
    redirection_operator(result, digits > 0);
    if (result.kind != Redirection::Kind::duplicate) {
      words_.skip_blanks(false);
      if (words_.at_operator()) words_.unexpected(words_.token());
      result.target = words_.word();
    }
    words_.count_word();
    command.redirections.push_back(std::move(result));
    return true;
  }

  void redirection_operator(Redirection& result, bool numbered) {
    for (const char* refused : {"<<<", "<<", "<>", "<(", ">(", "<&"}) {
      if (!words_.at(refused)) continue;
      const bool here = refused[1] == '<';
      words_.refuse(refused + std::string(here ? ": here-documents are" : ":"));
    }
    if (words_.take("<")) {
      result.kind = Redirection::Kind::read;
      if (!numbered) result.descriptor = 0;
    } else if (words_.take("&>>")) {
      result.kind = Redirection::Kind::append;
      result.both = true;
    } else if (words_.take("&>")) {
      result.both = true;
    } else if (words_.take(">>")) {
      result.kind = Redirection::Kind::append;
    } else if (words_.take(">&")) {
      duplicate(result, numbered);
    } else if (!words_.take(">|")) {
      words_.take(">");
    }
  }

  // >&1, >&2; >&file is another spelling of &>file.
  void duplicate(Redirection& result, bool numbered) {
    if (words_.take_word("1")) {
      result.duplicate_of = 1;
    } else if (words_.take_word("2")) {
      result.duplicate_of = 2;
    } else if (words_.at_digit_or('-') || numbered) {
      words_.refuse(">&" + words_.token() + ":");
    } else {
      result.both = true;
      return;
    }
    result.kind = Redirection::Kind::duplicate;
  }

  WordReader words_;
  bool separated_ = false;
};

}  // namespace

CommandList parse_substitution(std::string_view text, int depth, std::size_t& read) {
  Parser parser(text, depth);
  auto list = parser.script(true);
  read = parser.words().position();
  return list;
}

ParsedCommand parse_command(std::string_view text) {
  if (text.size() > command_bytes_max) {
    return {Outcome::refused, {}, "a command of more than 64 KB is not supported by vpcsim's shell"};
  }
  if (text.find('\0') != text.npos) return {Outcome::syntax_error, {}, "syntax error: a null byte"};
  try {
    Parser parser(text, 0);
    return {Outcome::complete, parser.script(false), {}};
  } catch (const SyntaxError& error) {
    return {error.outcome, {}, error.message};
  }
}

bool is_variable_name(std::string_view text) {
  if (text.empty() || protocol::ascii::is_digit(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return protocol::ascii::is_alphanumeric(c) || c == '_'; });
}

}  // namespace vpcsim::instance
