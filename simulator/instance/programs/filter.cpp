#include "simulator/instance/programs/filter.hpp"

#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

constexpr std::uint64_t piece_bytes = 32 << 10;
constexpr int pieces_per_turn = 8;  // then others have theirs

}  // namespace

void Filter::start() {
  if (!begin(paths_)) return;
  if (paths_.empty()) paths_.emplace_back("-");
  go_on();
}

void Filter::exhausted() {
  finished_ = true;
  process().finish(complain(process(), "memory exhausted", 2));
}

void Filter::next() {
  if (open_) end_file(paths_[index_]);
  open_ = false;
  reading_input_ = false;
  offset_ = 0;
  ++index_;
}

void Filter::go_on() {
  for (int pieces = 0; !finished_ && !reading_input_ && !process().output_full(); ++pieces) {
    if (pieces == pieces_per_turn) {
      turn_ = process().machine().set_timer(0, [this] { go_on(); });
      return;
    }
    if (index_ >= paths_.size()) {
      finished_ = true;
      const int status = end();
      return process().finish(failed_ ? failure_status() : status);
    }
    const auto& path = paths_[index_];
    if (!open_) {
      skip_ = false;
      open_ = path == "-" || bool(process().machine().files().read(process().access(), path, 0, 0));
      reading_input_ = path == "-";
      if (open_) begin_file(path);
      if (open_) continue;
    }
    auto piece = process().machine().files().read(process().access(), path, offset_, piece_bytes);
    if (!piece) {
      complain(process(), unreadable(path) + ": " + std::string(text(piece.error)));
      failed_ = true;
      open_ = false;
      next();
      continue;
    }
    offset_ += piece.value.size();
    if (!piece.value.empty()) bytes(piece.value);
    if (piece.value.empty() || skip_) next();
  }
}

void Filter::input(std::string_view text) {
  if (finished_ || !reading_input_) return;
  bytes(text);
  if (!skip_) return;
  next();
  go_on();
}

void Filter::end_of_input() {
  if (finished_ || !reading_input_) return;
  next();
  go_on();
}

void LineFilter::bytes(std::string_view bytes) {
  while (!bytes.empty()) {
    auto end = bytes.find('\n');
    if (end == bytes.npos) {
      if (partial_.size() + bytes.size() > line_bytes_max) return exhausted();
      partial_ += bytes;
      return;
    }
    if (partial_.empty()) {
      line(bytes.substr(0, end));
    } else {
      partial_ += bytes.substr(0, end);
      line(partial_);
      partial_.clear();
    }
    bytes.remove_prefix(end + 1);
  }
}

void LineFilter::end_file(const std::string&) {
  if (!partial_.empty()) line(partial_);
  partial_.clear();
}

}  // namespace vpcsim::instance
