#include "simulator/instance/shell_word_reader.hpp"

#include <algorithm>
#include <utility>

#include "protocol/ascii.hpp"

namespace vpcsim::instance {

namespace {

using protocol::ascii::is_alphanumeric;
using protocol::ascii::is_digit;

bool is_name_character(char c) {
  return is_alphanumeric(c) || c == '_';
}

bool is_operator(char c) {
  return std::string_view("\n|&;<>()").find(c) != std::string_view::npos;
}

}  // namespace

bool WordReader::at_digit_or(char c) const {
  return at(c) || (!ended() && is_digit(text_[position_]));
}

bool WordReader::at_operator() const {
  return ended() || is_operator(text_[position_]);
}

bool WordReader::take(std::string_view text) {
  if (!at(text)) return false;
  position_ += text.size();
  return true;
}

bool WordReader::take_word(std::string_view text) {
  if (!at(text)) return false;
  auto after = rest().substr(text.size());
  if (!after.empty() && after[0] != ' ' && after[0] != '\t' && !is_operator(after[0])) return false;
  position_ += text.size();
  return true;
}

void WordReader::skip_blanks(bool lines) {
  while (!ended()) {
    if (at_blank() || (lines && at('\n'))) {
      ++position_;
    } else if (at("\\\n")) {
      position_ += 2;
    } else if (at('#')) {
      position_ = std::min(text_.find('\n', position_), text_.size());
    } else {
      return;
    }
  }
}

int WordReader::redirection_digits() const {
  auto text = rest();
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool redirects = digits < text.size() && (text[digits] == '<' || text[digits] == '>');
  return redirects ? static_cast<int>(digits) : 0;
}

std::string_view WordReader::assignment_name() const {
  auto text = rest();
  auto end = std::find_if_not(text.begin(), text.end(), is_name_character) - text.begin();
  auto name = text.substr(0, static_cast<std::size_t>(end));
  auto after = text.substr(name.size());
  const bool assigns = after.substr(0, 1) == "=" || after.substr(0, 2) == "+=";
  return assigns && is_variable_name(name) ? name : std::string_view();
}

std::string WordReader::token() const {
  if (ended() || at('\n')) return "newline";
  for (const char* known :
       {"&&", "||", ";;", "|&", "&>>", "&>", "<<", ">>", "|", "&", ";", "<", ">", "(", ")"}) {
    if (at(known)) return known;
  }
  auto text = rest();
  auto end =
      std::find_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || is_operator(c); });
  return {text.begin(), end};
}

void WordReader::unexpected(std::string_view token) const {
  throw SyntaxError{ParsedCommand::Outcome::syntax_error,
                    "syntax error near unexpected token `" + std::string(token) + "'"};
}

void WordReader::incomplete(std::string message) const {
  throw SyntaxError{ParsedCommand::Outcome::incomplete, std::move(message)};
}

void WordReader::refuse(std::string what) const {
  throw SyntaxError{ParsedCommand::Outcome::refused, std::move(what) + " not supported by vpcsim's shell"};
}

void WordReader::count_word() {
  if (++words_read_ > command_words_max) refuse("a command of more than 4096 words is");
}

void WordReader::add_text(Word& word, char c, bool quoted) {
  if (word.empty() || word.back().kind != WordPart::Kind::text || word.back().quoted != quoted) {
    word.push_back({WordPart::Kind::text, quoted, {}, {}});
  }
  word.back().text += c;
}

Word WordReader::word() {
  Word result;
  if (at('~')) tilde(result);
  while (!at_operator() && !at_blank()) {
    const char c = text_[position_];
    if (c == '\'') {
      single_quotes(result);
    } else if (c == '"') {
      double_quotes(result);
    } else if (c == '$') {
      dollar(result, false);
    } else if (c == '`') {
      refuse("`: write $(command); backquotes are");
    } else if (c == '\\') {
      if (position_ + 1 >= text_.size()) incomplete("syntax error: unexpected end of file");
      if (text_[position_ + 1] != '\n') add_text(result, text_[position_ + 1], true);
      position_ += 2;
    } else {
      add_text(result, c, false);
      ++position_;
    }
  }
  check_braces(result);
  return result;
}

// bash makes two words of {a,b}.
void WordReader::check_braces(const Word& word) const {
  for (const auto& part : word) {
    if (part.kind != WordPart::Kind::text || part.quoted) continue;
    auto open = part.text.find('{');
    if (open == std::string::npos) continue;
    auto close = part.text.find('}', open);
    if (close == std::string::npos) continue;
    auto inside = std::string_view(part.text).substr(open, close - open);
    if (inside.find(',') != inside.npos || inside.find("..") != inside.npos) {
      refuse(std::string(inside) + "}: brace expansion is");
    }
  }
}

void WordReader::tilde(Word& word) {
  std::size_t end = position_ + 1;
  while (end < text_.size() && (is_name_character(text_[end]) || text_[end] == '-')) ++end;
  const bool alone = end == text_.size() || text_[end] == '/' || text_[end] == ' ' || text_[end] == '\t' ||
                     is_operator(text_[end]);
  if (!alone) return;
  word.push_back(
      {WordPart::Kind::tilde, false, std::string(text_.substr(position_ + 1, end - position_ - 1)), {}});
  position_ = end;
}

void WordReader::single_quotes(Word& word) {
  auto end = text_.find('\'', position_ + 1);
  if (end == text_.npos) incomplete("unexpected EOF while looking for matching `''");
  word.push_back(
      {WordPart::Kind::text, true, std::string(text_.substr(position_ + 1, end - position_ - 1)), {}});
  position_ = end + 1;
}

void WordReader::double_quotes(Word& word) {
  ++position_;
  word.push_back({WordPart::Kind::text, true, {}, {}});  // "" is a word
  for (;;) {
    if (ended()) incomplete("unexpected EOF while looking for matching `\"'");
    const char c = text_[position_];
    if (c == '"') break;
    if (c == '$') {
      dollar(word, true);
      continue;
    }
    if (c == '`') refuse("`: write $(command); backquotes are");
    if (c == '\\' && position_ + 1 < text_.size()) {
      const char next = text_[position_ + 1];
      const bool escapes = std::string_view("$`\"\\\n").find(next) != std::string_view::npos;
      if (!escapes) add_text(word, '\\', true);
      if (next != '\n') add_text(word, next, true);
      position_ += 2;
      continue;
    }
    add_text(word, c, true);
    ++position_;
  }
  ++position_;
}

void WordReader::dollar(Word& word, bool quoted) {
  ++position_;
  if (at("((")) refuse("$((: arithmetic is");
  if (at('(')) return substitution(word, quoted);
  if (at('{')) return braced_variable(word, quoted);
  if (!quoted && (at('\'') || at('"'))) refuse("$" + std::string(1, text_[position_]) + ":");
  if (at('[')) refuse("$[: arithmetic is");
  auto text = rest();
  auto end =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name_character) - text.begin());
  auto name = text.substr(0, end);
  if (!name.empty() && is_digit(name[0])) name = name.substr(0, 1);
  if (name.empty() && !text.empty()) {
    if (std::string_view("?$#@*!").find(text[0]) != std::string_view::npos) name = text.substr(0, 1);
    if (text[0] == '-') refuse("$-:");
  }
  if (name.empty()) return add_text(word, '$', quoted);
  position_ += name.size();
  word.push_back({WordPart::Kind::variable, quoted, std::string(name), {}});
}

void WordReader::braced_variable(Word& word, bool quoted) {
  auto end = text_.find('}', position_);
  if (end == text_.npos) incomplete("unexpected EOF while looking for matching `}'");
  auto name = text_.substr(position_ + 1, end - position_ - 1);
  const bool special = name.size() == 1 && std::string_view("?$#@*!0123456789").find(name[0]) != name.npos;
  if (!special && !is_variable_name(name)) refuse("${" + std::string(name) + "}:");
  position_ = end + 1;
  word.push_back({WordPart::Kind::variable, quoted, std::string(name), {}});
}

void WordReader::substitution(Word& word, bool quoted) {
  if (depth_ + 1 > substitution_depth_max) refuse("$(: nesting that deep is");
  ++position_;
  std::size_t read = 0;
  auto list = std::make_shared<const CommandList>(parse_substitution(rest(), depth_ + 1, read));
  position_ += read + 1;
  word.push_back({WordPart::Kind::substitution, quoted, {}, std::move(list)});
}

}  // namespace vpcsim::instance
