#include "simulator/instance/programs/http_reader.hpp"

#include <algorithm>
#include <utility>

#include "protocol/ascii.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

HttpReader::HttpReader(bool no_body, std::function<void(std::string_view)> head,
                       std::function<void(std::string_view)> body)
    : no_body_(no_body), on_head_(std::move(head)), on_body_(std::move(body)) {}

void HttpReader::read(std::string_view bytes) {
  while (!bytes.empty() && (state_ == State::head || state_ == State::body)) {
    if (state_ == State::head)
      read_head(bytes);
    else
      read_body(bytes);
  }
}

void HttpReader::read_head(std::string_view& bytes) {
  auto end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
  head_ += bytes.substr(0, end);
  bytes.remove_prefix(end);
  if (head_.size() > head_bytes_max) {
    state_ = State::failed;
    return;
  }
  const auto size = head_.size();
  const bool done = (size >= 4 && head_.compare(size - 4, 4, "\r\n\r\n") == 0) ||
                    (size >= 2 && head_.compare(size - 2, 2, "\n\n") == 0);
  if (!done) return;
  if (!take_head()) {
    state_ = State::failed;
    return;
  }
  on_head_(head_);
  head_.clear();
  if (status_ >= 100 && status_ < 200) return;  // 100 Continue: another one comes
  const bool empty = no_body_ || status_ == 204 || status_ == 304 || (length_ && *length_ == 0);
  state_ = empty ? State::complete : State::body;
}

bool HttpReader::take_head() {
  std::string_view rest = head_;
  if (rest.substr(0, 7) != "HTTP/1.") return false;
  auto status = whole_number(rest.size() < 12 ? std::string_view() : rest.substr(9, 3));
  if (!status) return false;
  status_ = static_cast<int>(*status);
  length_.reset();
  chunk_ = Chunk::none;
  while (!rest.empty()) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    auto colon = line.find(':');
    if (colon == line.npos) continue;
    auto name = line.substr(0, colon);
    auto value = protocol::ascii::trim(line.substr(colon + 1));
    if (protocol::ascii::equal_ignoring_case(name, "Content-Length")) {
      auto number = whole_number(value, 100'000'000'000);
      if (!number) return false;
      length_ = static_cast<std::uint64_t>(*number);
    }
    if (protocol::ascii::equal_ignoring_case(name, "Transfer-Encoding") &&
        protocol::ascii::equal_ignoring_case(value, "chunked")) {
      chunk_ = Chunk::size;
    }
  }
  if (chunk_ != Chunk::none) length_.reset();
  return true;
}

void HttpReader::read_body(std::string_view& bytes) {
  if (chunk_ != Chunk::none && chunk_ != Chunk::data) return read_chunk_line(bytes);
  auto piece = bytes.substr(0, length_ ? std::min<std::uint64_t>(*length_, bytes.size()) : bytes.size());
  bytes.remove_prefix(piece.size());
  on_body_(piece);
  if (!length_) return;
  *length_ -= piece.size();
  if (*length_ > 0) return;
  if (chunk_ == Chunk::none)
    state_ = State::complete;
  else
    chunk_ = Chunk::data_end;
}

void HttpReader::read_chunk_line(std::string_view& bytes) {
  auto end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
  line_ += bytes.substr(0, end);
  bytes.remove_prefix(end);
  if (line_.size() > 1024) state_ = State::failed;
  if (line_.back() != '\n') return;
  auto line = std::string(protocol::ascii::trim(line_));
  line_.clear();
  if (chunk_ == Chunk::data_end) {
    chunk_ = Chunk::size;
  } else if (chunk_ == Chunk::trailer) {
    if (line.empty()) state_ = State::complete;
  } else {
    line.resize(std::min(line.find(';'), line.size()));
    std::uint64_t size = 0;
    bool valid = !line.empty() && line.size() <= 8;
    for (char c : line) {
      const int digit = protocol::ascii::hex_value(c);
      valid = valid && digit >= 0;
      size = size * 16 + static_cast<std::uint64_t>(digit & 15);
    }
    if (!valid) {
      state_ = State::failed;
      return;
    }
    length_ = size;
    chunk_ = size == 0 ? Chunk::trailer : Chunk::data;
  }
}

bool HttpReader::end() {
  if (state_ == State::complete) return true;
  if (state_ != State::body || chunk_ != Chunk::none || length_) return false;
  state_ = State::complete;
  return true;
}

}  // namespace vpcsim::instance
