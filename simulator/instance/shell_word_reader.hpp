// The lower half of the shell's parser: characters, blanks, operators and words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "simulator/instance/shell_syntax.hpp"

namespace vpcsim::instance {

struct SyntaxError {
  ParsedCommand::Outcome outcome = ParsedCommand::Outcome::syntax_error;
  std::string message;
};

class WordReader {
 public:
  WordReader(std::string_view text, int depth) : text_(text), depth_(depth) {}

  std::size_t position() const { return position_; }
  bool ended() const { return position_ >= text_.size(); }
  bool at(char c) const { return !ended() && text_[position_] == c; }
  bool at(std::string_view text) const { return rest().substr(0, text.size()) == text; }
  bool at_blank() const { return at(' ') || at('\t'); }
  bool at_digit_or(char c) const;
  /// The end, a new line, or one of | & ; < > ( )
  bool at_operator() const;
  bool take(std::string_view text);
  /// `text` as a whole word.
  bool take_word(std::string_view text);
  /// Blanks, comments and backslashes at the end of a line; new lines too if `lines`.
  void skip_blanks(bool lines);
  /// How many digits stand here directly before < or >; else 0.
  int redirection_digits() const;
  /// NAME of NAME= or NAME+=, or "".
  std::string_view assignment_name() const;
  /// What bash would call the token here: "newline", "||", or a word.
  std::string token() const;
  std::string_view token_of(std::size_t size) const { return rest().substr(0, size); }

  /// At least one character of a word is here.
  Word word();
  void count_word();

  [[noreturn]] void unexpected(std::string_view token) const;
  [[noreturn]] void incomplete(std::string message) const;
  /// `what` ends with ":" or a verb: "if:", "subshells are".
  [[noreturn]] void refuse(std::string what) const;

 private:
  std::string_view rest() const { return text_.substr(position_ < text_.size() ? position_ : text_.size()); }
  void add_text(Word& word, char c, bool quoted);
  void single_quotes(Word& word);
  void double_quotes(Word& word);
  void tilde(Word& word);
  /// At a dollar sign.
  void dollar(Word& word, bool quoted);
  void braced_variable(Word& word, bool quoted);
  void substitution(Word& word, bool quoted);
  void check_braces(const Word& word) const;

  std::string_view text_;
  std::size_t position_ = 0;
  int depth_;
  std::size_t words_read_ = 0;
};

/// The list behind "$(" up to its ")"; `read` becomes the position of that. Throws SyntaxError.
CommandList parse_substitution(std::string_view text, int depth, std::size_t& read);

}  // namespace vpcsim::instance
