// JSON, value by value, into what expects it: a state of a million rows never exists as a tree of values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vpcsim::snapshot {

/// What is wrong with a document, and where. what() is "POINTER: MESSAGE".
class SnapshotError : public std::runtime_error {
 public:
  /// `pointer` is a JSON pointer (RFC 6901); empty for the document as a whole.
  SnapshotError(std::string pointer, const std::string& message);
  const std::string& pointer() const { return pointer_; }

 private:
  std::string pointer_;
};

/// The JSON pointer of the value that begins at `offset`, or that a name at `offset` belongs to. The document
/// need be JSON up to there only.
std::string pointer_at(std::string_view document, std::size_t offset);

/// Reads forward. Every function takes the next value, or throws SnapshotError for it.
///
/// Text in UTF-8; a byte that is none may stand as \udc80…\udcff, as append_text (json_writer.hpp) writes it.
class JsonReader {
 public:
  /// The document must outlive the reader.
  explicit JsonReader(std::string_view document) : document_(document) {}

  /// Of the document: members that came with a later version may be missing (form.hpp).
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

}  // namespace vpcsim::snapshot
