// A line of input on a terminal: bytes of keys in, bytes of echo out. As bash's own keys, as far as they go:
// arrows, Home, End, Delete, Ctrl-A B C D E F H K L N P T U W, history, Tab.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim::instance {

class LineEditor {
 public:
  static constexpr std::size_t line_bytes_max = 16 << 10;

  enum class Event {
    none,         ///< all bytes are taken; more are needed
    line,         ///< take() has it
    interrupted,  ///< Ctrl-C
    end,          ///< Ctrl-D on an empty line
  };
  struct Read {
    Event event = Event::none;
    std::size_t bytes = 0;  ///< how many were taken; the others come after the event
  };

  /// `echo` writes to the terminal. `complete` gives what could stand for `line` up to its end: full words.
  LineEditor(std::function<void(std::string_view)> echo,
             std::function<std::vector<std::string>(std::string_view line)> complete);

  /// Shows `prompt`. `history` stays the caller's until the line ends; nullptr: a program's input, without
  /// keys for history and completion.
  void begin(std::string_view prompt, const std::vector<std::string>* history);
  Read read(std::string_view bytes);
  std::string take();
  void set_columns(int columns) { columns_ = columns > 0 ? columns : 80; }

 private:
  Event key(unsigned char byte);
  Event control(unsigned char byte);
  void escape(unsigned char byte);
  void insert(std::string_view text);
  void erase(std::size_t from, std::size_t to);
  void move(std::size_t to);
  void recall(int step);
  void complete();
  void show();
  void new_line();
  std::size_t before(std::size_t position) const;
  std::size_t after(std::size_t position) const;
  std::size_t word_start() const;
  int column_of(std::size_t position) const;

  std::function<void(std::string_view)> echo_;
  std::function<std::vector<std::string>(std::string_view)> complete_;
  std::string prompt_;
  std::string line_;
  std::string draft_;  // the line that was being written when history was entered
  std::string killed_;
  std::string escape_;
  const std::vector<std::string>* history_ = nullptr;
  std::size_t recalled_ = 0;
  std::size_t cursor_ = 0;
  int columns_ = 80;
  int row_ = 0;  // of the cursor, from the prompt's own
  bool after_return_ = false;
};

/// How many columns a terminal uses for UTF-8 text.
int text_columns(std::string_view text);

}  // namespace vpcsim::instance
