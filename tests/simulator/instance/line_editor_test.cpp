#include "simulator/instance/line_editor.hpp"

#include "catch.hpp"

using namespace vpcsim::instance;

namespace {

struct Editor {
  std::string echoed;
  std::vector<std::string> words;
  std::vector<std::string> history;
  LineEditor editor{[this](std::string_view bytes) { echoed += bytes; },
                    [this](std::string_view) { return words; }};

  Editor() { editor.begin("$ ", &history); }
  /// The line that these keys and Enter make.
  std::string line(std::string keys) {
    editor.begin("$ ", &history);
    keys += '\r';
    auto read = editor.read(keys);
    CHECK(read.event == LineEditor::Event::line);
    CHECK(read.bytes == keys.size());
    return editor.take();
  }
};

}  // namespace

TEST_CASE("keys move, insert, delete and yank as bash's do") {
  Editor editor;
  CHECK(editor.line("abc\x1b[D\x1b[DX") == "aXbc");
  CHECK(editor.line("abc\x01X\x05Y") == "XabcY");
  CHECK(editor.line("abc\x1b[HX\x1b[FY") == "XabcY");
  CHECK(editor.line("abc\x7f\x7f") == "a");
  CHECK(editor.line("abc\x1b[D\x1b[3~") == "ab");
  CHECK(editor.line("abc\x01\x04") == "bc");
  CHECK(editor.line("abc\x02\x0b") == "ab");
  CHECK(editor.line("abc\x02\x15") == "c");
  CHECK(editor.line("ab cd  \x17") == "ab ");
  CHECK(editor.line("ab cd\x17\x01\x19") == "cdab ");
  CHECK(editor.line("\x1b[1;5Xa\x1bzb") == "ab");
}

TEST_CASE("characters of UTF-8 move and go as one") {
  Editor editor;
  CHECK(editor.line("aé日\x7f\x7f") == "a");
  CHECK(editor.line("é日\x1b[D\x1b[DX") == "Xé日");
  CHECK(text_columns("aé日本") == 6);
}

TEST_CASE("history is recalled, and the line being written comes back") {
  Editor editor;
  editor.history = {"one", "two"};
  CHECK(editor.line("\x1b[A") == "two");
  CHECK(editor.line("\x1b[A\x1b[A\x1b[A") == "one");
  CHECK(editor.line("new\x1b[A\x1b[B!") == "new!");
}

TEST_CASE("Enter in any of its forms ends one line") {
  Editor editor;
  auto read = editor.editor.read("a\r\nb\n");
  CHECK(read.bytes == 2);
  CHECK(editor.editor.take() == "a");
  editor.editor.begin("", &editor.history);
  CHECK(editor.editor.read("\nb\n").bytes == 3);
  CHECK(editor.editor.take() == "b");
}

TEST_CASE("Ctrl-C and Ctrl-D end a line in their own ways") {
  Editor editor;
  CHECK(editor.editor.read("ab\x03").event == LineEditor::Event::interrupted);
  editor.editor.begin("$ ", &editor.history);
  CHECK(editor.editor.read("\x04").event == LineEditor::Event::end);
  editor.editor.begin("$ ", &editor.history);
  CHECK(editor.editor.read("a\x04").event == LineEditor::Event::none);
}

TEST_CASE("Tab completes the one word, as far as several agree, or lists them") {
  Editor editor;
  editor.words = {"file"};
  CHECK(editor.line("cat fi\t") == "cat file ");
  editor.words = {"dir/"};
  CHECK(editor.line("cd d\tx") == "cd dir/x");
  editor.words = {"file1", "file2"};
  CHECK(editor.line("cat f\t") == "cat file");
  editor.echoed.clear();
  editor.line("cat file\t");
  CHECK(editor.echoed.find("\r\nfile1  file2  \r\n") != std::string::npos);
  editor.words = {};
  CHECK(editor.line("x\t") == "x");
}

TEST_CASE("a line is echoed as it is typed, and drawn anew when it wraps") {
  Editor editor;
  editor.editor.set_columns(10);
  editor.echoed.clear();
  editor.editor.read("abc");
  CHECK(editor.echoed == "abc");
  editor.echoed.clear();
  editor.editor.read("defgh");
  CHECK(editor.echoed == "defg\r$ abcdefgh\x1b[K\r\n\x1b[J\r");
}

TEST_CASE("a line has at most 16 KB") {
  Editor editor;
  CHECK(editor.line(std::string(20'000, 'a')).size() == LineEditor::line_bytes_max);
}
