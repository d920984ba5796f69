#include "simulator/instance/shell_syntax.hpp"

#include "catch.hpp"

using namespace vpcsim::instance;
using Outcome = ParsedCommand::Outcome;

namespace {

std::string message(std::string_view text) {
  return parse_command(text).message;
}

struct Refused {
  const char* text;
  const char* message;
};

}  // namespace

TEST_CASE("syntax errors are bash's") {
  const Refused rows[] = {{"| a", "syntax error near unexpected token `|'"},
                          {"a | | b", "syntax error near unexpected token `|'"},
                          {"a ;; b", "syntax error near unexpected token `;;'"},
                          {"&& a", "syntax error near unexpected token `&&'"},
                          {"a && ; b", "syntax error near unexpected token `;'"},
                          {"echo >", "syntax error near unexpected token `newline'"},
                          {"echo > | a", "syntax error near unexpected token `|'"},
                          {"a )", "syntax error near unexpected token `)'"},
                          {"echo a (b)", "syntax error near unexpected token `('"},
                          {"fi", "syntax error near unexpected token `fi'"},
                          {"done", "syntax error near unexpected token `done'"},
                          {"}", "syntax error near unexpected token `}'"},
                          {"echo $(a &&)", "syntax error near unexpected token `)'"}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    auto parsed = parse_command(row.text);
    CHECK(parsed.outcome == Outcome::syntax_error);
    CHECK(parsed.message == row.message);
  }
}

TEST_CASE("what this shell doesn't have is refused by name") {
  const Refused rows[] = {
      {"if true", "if: not supported by vpcsim's shell"},
      {"for i in a", "for: not supported by vpcsim's shell"},
      {"while true", "while: not supported by vpcsim's shell"},
      {"f() { a", "f(): functions are not supported by vpcsim's shell"},
      {"{ a; }", "{: not supported by vpcsim's shell"},
      {"(a)", "(: subshells are not supported by vpcsim's shell"},
      {"((1))", "((: arithmetic is not supported by vpcsim's shell"},
      {"a &", "&: background jobs are not supported by vpcsim's shell"},
      {"a <<E", "<<: here-documents are not supported by vpcsim's shell"},
      {"a <<<b", "<<<: here-documents are not supported by vpcsim's shell"},
      {"a <(b)", "<(: not supported by vpcsim's shell"},
      {"a 3>b", "3>: descriptors beyond 2 are not supported by vpcsim's shell"},
      {"a >&-", ">&-: not supported by vpcsim's shell"},
      {"echo `a`", "`: write $(command); backquotes are not supported by vpcsim's shell"},
      {"echo \"`a`\"", "`: write $(command); backquotes are not supported by vpcsim's shell"},
      {"echo $[1]", "$[: arithmetic is not supported by vpcsim's shell"},
      {"echo $-", "$-: not supported by vpcsim's shell"},
      {"echo $((1))", "$((: arithmetic is not supported by vpcsim's shell"},
      {"echo ${a:-b}", "${a:-b}: not supported by vpcsim's shell"},
      {"echo $'a'", "$': not supported by vpcsim's shell"},
      {"echo {a,b}", "{a,b}: brace expansion is not supported by vpcsim's shell"},
      {"A=(b)", "arrays are not supported by vpcsim's shell"},
      {"A+=b", "+=: not supported by vpcsim's shell"}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    auto parsed = parse_command(row.text);
    CHECK(parsed.outcome == Outcome::refused);
    CHECK(parsed.message == row.message);
  }
}

TEST_CASE("a command that isn't complete asks for more, and says what it wants at the end") {
  const Refused rows[] = {{"echo 'a", "unexpected EOF while looking for matching `''"},
                          {"echo \"a", "unexpected EOF while looking for matching `\"'"},
                          {"echo ${a", "unexpected EOF while looking for matching `}'"},
                          {"echo $(a", "unexpected EOF while looking for matching `)'"},
                          {"a |", "syntax error: unexpected end of file"},
                          {"a &&", "syntax error: unexpected end of file"},
                          {"a || # later", "syntax error: unexpected end of file"},
                          {"a \\", "syntax error: unexpected end of file"}};
  for (const auto& row : rows) {
    CAPTURE(row.text);
    auto parsed = parse_command(row.text);
    CHECK(parsed.outcome == Outcome::incomplete);
    CHECK(parsed.message == row.message);
  }
}

TEST_CASE("nothing, blanks, comments and separated lines are commands") {
  for (const char* text :
       {"", "  ", "# a | | b", "\n\n", "a;", "a; b\nc", "a |\n b", "a &&\n\n b", "a # b"}) {
    CAPTURE(text);
    CHECK(parse_command(text).outcome == Outcome::complete);
  }
  CHECK(parse_command("a; b\nc").list.entries.size() == 3);
  CHECK(parse_command("a#b").list.entries[0].pipeline.commands[0].words.size() == 1);
}

TEST_CASE("commands are limited in size, words and depth") {
  CHECK(message(std::string(command_bytes_max + 1, 'a')) ==
        "a command of more than 64 KB is not supported by vpcsim's shell");
  std::string words;
  for (std::size_t i = 0; i <= command_words_max; ++i) words += "a ";
  CHECK(message(words) == "a command of more than 4096 words is not supported by vpcsim's shell");
  std::string pipes = "a";
  for (std::size_t i = 0; i < pipeline_commands_max; ++i) pipes += "|a";
  CHECK(message(pipes) == "a pipeline of more than 64 commands is not supported by vpcsim's shell");
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "$(";
  CHECK(message(deep) == "$(: nesting that deep is not supported by vpcsim's shell");
  CHECK(parse_command(std::string_view("a\0b", 3)).outcome == Outcome::syntax_error);
}
