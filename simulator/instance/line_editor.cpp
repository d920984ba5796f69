#include "simulator/instance/line_editor.hpp"

#include <algorithm>
#include <utility>

namespace vpcsim::instance {

namespace {

constexpr std::size_t choices_max = 100;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The columns of the character whose first bytes these are; East Asian ones take two.
int columns_at(std::string_view text) {
  auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (byte(0) < 0xE1) return 1;
  if (byte(0) >= 0xF0) return byte(1) == 0x9F || byte(1) == 0xA0 ? 2 : 1;
  const unsigned code = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
  const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                    (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                    (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60);
  return wide ? 2 : 1;
}

std::string moved(int count, char direction) {
  return count > 0 ? "\x1b[" + std::to_string(count) + direction : std::string();
}

std::string common_start(const std::vector<std::string>& words) {
  std::string result = words.front();
  for (const auto& word : words) {
    auto end = std::mismatch(result.begin(), result.end(), word.begin(), word.end()).first;
    result.erase(end, result.end());
  }
  return result;
}

}  // namespace

int text_columns(std::string_view text) {
  int result = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!continues(text[i])) result += columns_at(text.substr(i));
  }
  return result;
}

LineEditor::LineEditor(std::function<void(std::string_view)> echo,
                       std::function<std::vector<std::string>(std::string_view)> complete)
    : echo_(std::move(echo)), complete_(std::move(complete)) {}

void LineEditor::begin(std::string_view prompt, const std::vector<std::string>* history) {
  prompt_ = prompt;
  history_ = history;
  recalled_ = history ? history->size() : 0;
  line_.clear();
  draft_.clear();
  escape_.clear();
  cursor_ = 0;
  row_ = 0;
  echo_(prompt_);
}

std::string LineEditor::take() {
  return std::exchange(line_, {});
}

LineEditor::Read LineEditor::read(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    // A new line after a carriage return is the same key.
    const bool same = after_return_ && bytes[i] == '\n';
    after_return_ = bytes[i] == '\r';
    if (same) continue;
    if (auto event = key(static_cast<unsigned char>(bytes[i])); event != Event::none) return {event, i + 1};
  }
  return {Event::none, bytes.size()};
}

LineEditor::Event LineEditor::key(unsigned char byte) {
  if (!escape_.empty()) {
    escape(byte);
  } else if (byte == 0x1b) {
    escape_ = "\x1b";
  } else if (byte < 0x20 || byte == 0x7f) {
    return control(byte);
  } else {
    const char c = static_cast<char>(byte);
    insert({&c, 1});
  }
  return Event::none;
}

LineEditor::Event LineEditor::control(unsigned char byte) {
  switch (byte) {
    case '\r':
    case '\n':
      new_line();
      return Event::line;
    case 0x03:
      echo_("^C"), new_line(), line_.clear();
      return Event::interrupted;
    case 0x04:
      if (line_.empty()) return Event::end;
      erase(cursor_, after(cursor_));
      break;
    case 0x01:
      move(0);
      break;
    case 0x05:
      move(line_.size());
      break;
    case 0x02:
      move(before(cursor_));
      break;
    case 0x06:
      move(after(cursor_));
      break;
    case 0x08:
    case 0x7f:
      erase(before(cursor_), cursor_);
      break;
    case 0x0b:
      killed_ = line_.substr(cursor_), erase(cursor_, line_.size());
      break;
    case 0x15:
      killed_ = line_.substr(0, cursor_), erase(0, cursor_);
      break;
    case 0x17: {
      auto start = word_start();
      killed_ = line_.substr(start, cursor_ - start);
      erase(start, cursor_);
      break;
    }
    case 0x19:
      insert(killed_);
      break;
    case 0x0c:
      row_ = 0, echo_("\x1b[H\x1b[2J"), show();
      break;
    case 0x10:
      recall(-1);
      break;
    case 0x0e:
      recall(1);
      break;
    case '\t':
      complete();
      break;
    default:
      echo_("\a");
      break;
  }
  return Event::none;
}

// ESC [ or ESC O, digits, a final byte. Others are taken and mean nothing.
void LineEditor::escape(unsigned char byte) {
  const char c = static_cast<char>(byte);
  escape_ += c;
  if (escape_.size() == 2 && (c == '[' || c == 'O')) return;
  const bool parameter = escape_.size() > 2 && (c == ';' || (c >= '0' && c <= '9'));
  if (parameter && escape_.size() < 16) return;
  auto keys = escape_.substr(1);
  escape_.clear();
  auto last = keys.back();
  if (keys.size() == 1) return;
  if (last == 'A') recall(-1);
  if (last == 'B') recall(1);
  if (last == 'C') move(after(cursor_));
  if (last == 'D') move(before(cursor_));
  if (last == 'H' || keys == "[1~" || keys == "[7~") move(0);
  if (last == 'F' || keys == "[4~" || keys == "[8~") move(line_.size());
  if (keys == "[3~") erase(cursor_, after(cursor_));
}

void LineEditor::insert(std::string_view text) {
  if (line_.size() + text.size() > line_bytes_max) return echo_("\a");
  const bool at_end = cursor_ == line_.size();
  const int column = column_of(cursor_);
  line_.insert(cursor_, text);
  cursor_ += text.size();
  // The usual case needs no drawing. Not on the last column, where terminals differ.
  if (at_end && column / columns_ == (column + text_columns(text)) / columns_) return echo_(text);
  show();
}

void LineEditor::erase(std::size_t from, std::size_t to) {
  if (from == to) return;
  line_.erase(from, to - from);
  cursor_ = from;
  show();
}

void LineEditor::move(std::size_t to) {
  if (to == cursor_) return;
  cursor_ = to;
  show();
}

void LineEditor::recall(int step) {
  if (!history_ || (step < 0 ? recalled_ == 0 : recalled_ >= history_->size())) return echo_("\a");
  if (recalled_ == history_->size()) draft_ = line_;
  recalled_ = step < 0 ? recalled_ - 1 : recalled_ + 1;
  line_ = recalled_ == history_->size() ? draft_ : (*history_)[recalled_];
  cursor_ = line_.size();
  show();
}

void LineEditor::complete() {
  if (!history_) return insert("\t");
  auto words = complete_(std::string_view(line_).substr(0, cursor_));
  if (words.empty()) return echo_("\a");
  auto blank = cursor_ == 0 ? line_.npos : line_.find_last_of(" |;&<>", cursor_ - 1);
  auto start = blank == line_.npos ? 0 : blank + 1;
  auto common = common_start(words);
  if (common.size() > cursor_ - start) {
    auto more = common.substr(cursor_ - start);
    if (words.size() == 1 && common.back() != '/') more += ' ';
    return insert(more);
  }
  if (words.size() == 1) return insert(common.back() == '/' ? "" : " ");
  std::string text = "\r\n";
  for (std::size_t i = 0; i < std::min(words.size(), choices_max); ++i) text += words[i] + "  ";
  if (words.size() > choices_max) text += "...";
  echo_(text + "\r\n");
  row_ = 0;
  show();
}

void LineEditor::new_line() {
  const int last = column_of(line_.size()) / columns_;
  echo_(moved(last - row_, 'B') + "\r\n");
  row_ = 0;
}

int LineEditor::column_of(std::size_t position) const {
  return text_columns(prompt_) + text_columns(std::string_view(line_).substr(0, position));
}

// Draws all of it anew, from the prompt on, and puts the cursor where it belongs.
void LineEditor::show() {
  std::string text = moved(row_, 'A') + "\r" + prompt_ + line_ + "\x1b[K";
  const int end = column_of(line_.size());
  if (end > 0 && end % columns_ == 0) text += "\r\n";
  text += "\x1b[J";
  const int column = column_of(cursor_);
  row_ = column / columns_;
  text += moved(end / columns_ - row_, 'A') + "\r" + moved(column % columns_, 'C');
  echo_(text);
}

std::size_t LineEditor::before(std::size_t position) const {
  if (position == 0) return 0;
  do --position;
  while (position > 0 && continues(line_[position]));
  return position;
}

std::size_t LineEditor::after(std::size_t position) const {
  if (position >= line_.size()) return line_.size();
  do ++position;
  while (position < line_.size() && continues(line_[position]));
  return position;
}

std::size_t LineEditor::word_start() const {
  auto start = cursor_;
  while (start > 0 && line_[start - 1] == ' ') --start;
  while (start > 0 && line_[start - 1] != ' ') --start;
  return start;
}

}  // namespace vpcsim::instance
