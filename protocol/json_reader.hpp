// JSON, value by value, into what expects it: a document of a million records never exists as a tree of
// values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vpcsim::protocol {

/// What is wrong with a document, and where. what() is "POINTER: MESSAGE".
class JsonError : public std::runtime_error {
 public:
  /// `pointer` is a JSON pointer (RFC 6901); empty for the document as a whole. `offset` is the same place in
  /// bytes, where one is known.
  JsonError(std::string pointer, const std::string& message, std::size_t offset = 0);
  const std::string& pointer() const { return pointer_; }
  std::size_t offset() const { return offset_; }

 private:
  std::string pointer_;
  std::size_t offset_;
};

/// Of a place in a text, counted from 1; columns in bytes.
struct TextPosition {
  std::size_t line = 1, column = 1;
};
TextPosition position_at(std::string_view text, std::size_t offset);

/// The JSON pointer of the value that begins at `offset`, or that a name at `offset` belongs to. The document
/// need be JSON up to there only.
std::string pointer_at(std::string_view document, std::size_t offset);

/// Reads forward. Every function takes the next value, or throws JsonError for it.
///
/// Text in UTF-8; a byte that is none may stand as \udc80…\udcff, as snapshots write it.
class JsonReader {
 public:
  /// The document must outlive the reader.
  explicit JsonReader(std::string_view document) : document_(document) {}

  /// Of the document, for those whose documents have versions.
  int version = 1;

  /// Valid until the next call of text().
  std::string_view text();
  /// A number without fraction and exponent, within the bounds.
  std::int64_t integer(std::int64_t min, std::int64_t max);
  /// Any number, as it is written.
  std::string_view number();
  bool boolean();
  /// Takes a null, if the next value is one.
  bool take_null();

  /// begin_object(), then next_member() and its value until it answers false. They answer where the value
  /// began, for fail_at().
  std::size_t begin_object();
  /// The name is valid until the next call.
  bool next_member(std::string_view& name);
  std::size_t begin_array();
  bool next_element();

  /// Takes whatever comes next, however deep, with as little looking as possible.
  void skip();
  /// Where the next value begins.
  std::size_t next_offset();
  /// Throws unless the document is over.
  void end();
  /// The document is over, but for white space.
  bool at_end();

  /// About the value that was taken last, or that couldn't be taken.
  [[noreturn]] void fail(const std::string& message) const { fail_at(value_, message); }
  /// About the value that begins there, or about what `below` leads to from it ("/rows/3").
  [[noreturn]] void fail_at(std::size_t offset, const std::string& message,
                            std::string_view below = {}) const;

 private:
  void skip_space();
  char peek();
  /// The next value must begin with `first`; `expected` says what it would be.
  std::size_t begin(char first, std::string_view expected);
  bool next(char close);
  std::string_view string(std::string& scratch);
  void unescape(std::string& scratch);
  std::uint32_t hex4();
  void take_word(std::string_view word, std::string_view expected);
  [[noreturn]] void fail_syntax() const;

  std::string_view document_;
  std::size_t at_ = 0;
  std::size_t value_ = 0;  // where the value that is being read begins
  bool first_ = false;     // nothing of the innermost object or array was taken yet
  std::string text_, name_;
};

}  // namespace vpcsim::protocol
