// An HTTP/1.1 response as it arrives, as curl reads it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vpcsim::instance {

class HttpReader {
 public:
  static constexpr std::size_t head_bytes_max = 64 << 10;
  enum class State { head, body, complete, failed };

  /// `no_body`: an answer to HEAD.
  HttpReader(bool no_body, std::function<void(std::string_view)> head,
             std::function<void(std::string_view)> body);

  void read(std::string_view bytes);
  State state() const { return state_; }
  int status() const { return status_; }
  bool started() const { return !head_.empty() || state_ != State::head; }
  /// The connection has ended: true if that is the answer's end.
  bool end();
  /// What is still to come of a body whose length is known.
  std::uint64_t missing() const { return length_.value_or(0); }

 private:
  enum class Chunk { none, size, data, data_end, trailer };
  void read_head(std::string_view& bytes);
  bool take_head();
  void read_body(std::string_view& bytes);
  void read_chunk_line(std::string_view& bytes);

  bool no_body_;
  std::function<void(std::string_view)> on_head_;
  std::function<void(std::string_view)> on_body_;
  State state_ = State::head;
  std::string head_;
  std::string line_;
  int status_ = 0;
  std::optional<std::uint64_t> length_;  // of the body or of the chunk, what is left of it
  Chunk chunk_ = Chunk::none;
};

}  // namespace vpcsim::instance
