// cat, head, tail, wc, sort, uniq, tee.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "simulator/instance/programs/filter.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

class Cat : public Filter {
 public:
  using Filter::Filter;

 protected:
  bool begin(std::vector<std::string>& paths) override {
    Options options(process(), "");
    if (options.failed()) return process().finish(1), false;
    paths = options.operands();
    return true;
  }
  void bytes(std::string_view bytes) override { process().out(bytes); }
  int end() override { return 0; }
};

// What head and tail share: -n, and titles of several files.
class Ends : public LineFilter {
 public:
  using LineFilter::LineFilter;

 protected:
  bool begin(std::vector<std::string>& paths) override {
    Options options(process(), "#:n:", {{"lines", 'n'}});
    if (options.failed()) return process().finish(1), false;
    auto text = options.value('n').value_or(options.value('#').value_or("10"));
    auto number = whole_number(text);
    if (!number)
      return process().finish(complain(process(), "invalid number of lines: '" + text + "'")), false;
    count_ = *number;
    paths = options.operands();
    titled_ = paths.size() > 1;
    return true;
  }
  void begin_file(const std::string& path) override {
    seen_ = 0;
    if (!titled_) return;
    process().out((first_ ? "==> " : "\n==> ") + (path == "-" ? "standard input" : path) + " <==\n");
    first_ = false;
  }
  std::string unreadable(const std::string& path) const override {
    return "cannot open '" + path + "' for reading";
  }
  int end() override { return 0; }

  std::int64_t count_ = 10;
  std::int64_t seen_ = 0;

 private:
  bool titled_ = false;
  bool first_ = true;
};

class Head : public Ends {
 public:
  using Ends::Ends;

 protected:
  void line(std::string_view line) override {
    if (seen_++ < count_) process().out(std::string(line) + "\n");
    if (seen_ >= count_) skip_file();
  }
};

class Tail : public Ends {
 public:
  using Ends::Ends;

 protected:
  void line(std::string_view line) override {
    kept_.emplace_back(line);
    bytes_ += line.size() + sizeof(std::string);
    while (static_cast<std::int64_t>(kept_.size()) > count_) {
      bytes_ -= kept_.front().size() + sizeof(std::string);
      kept_.pop_front();
    }
    if (bytes_ > bytes_max) exhausted();
  }
  void end_file(const std::string& path) override {
    Ends::end_file(path);
    for (const auto& line : kept_) process().out(line + "\n");
    kept_.clear();
    bytes_ = 0;
  }

 private:
  std::deque<std::string> kept_;
  std::size_t bytes_ = 0;
};

class WordCount : public Filter {
 public:
  using Filter::Filter;

 protected:
  bool begin(std::vector<std::string>& paths) override {
    Options options(process(), "lwc", {{"lines", 'l'}, {"words", 'w'}, {"bytes", 'c'}});
    if (options.failed()) return process().finish(1), false;
    const bool all = !options.has('l') && !options.has('w') && !options.has('c');
    shown_ = {all || options.has('l'), all || options.has('w'), all || options.has('c')};
    paths = options.operands();
    named_ = !paths.empty();
    std::uint64_t total = 0;
    for (const auto& path : paths) {
      if (path == "-") total = 1'000'000;
      total += process().machine().files().status(process().access(), path).value.size;
    }
    // GNU's wc makes the columns as wide as the sizes of the files need.
    if (!named_) total = 1'000'000;
    const auto columns = std::count(shown_.begin(), shown_.end(), true);
    width_ = columns == 1 && paths.size() <= 1 ? 1 : std::to_string(total).size();
    return true;
  }
  void begin_file(const std::string&) override { counts_ = {}, in_word_ = false; }
  void bytes(std::string_view bytes) override {
    counts_[2] += bytes.size();
    for (char c : bytes) {
      if (c == '\n') ++counts_[0];
      const bool space = protocol::ascii::is_space(c);
      if (!space && !in_word_) ++counts_[1];
      in_word_ = !space;
    }
  }
  void end_file(const std::string& path) override {
    print(counts_, named_ ? path : "");
    for (std::size_t i = 0; i < counts_.size(); ++i) total_[i] += counts_[i];
    ++files_;
  }
  int end() override {
    if (files_ > 1) print(total_, "total");
    return 0;
  }

 private:
  using Counts = std::array<std::uint64_t, 3>;
  void print(const Counts& counts, const std::string& name) {
    std::string text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (shown_[i]) text += fmt::format("{}{:>{}}", text.empty() ? "" : " ", counts[i], width_);
    }
    process().out(text + (name.empty() ? "" : " ") + name + "\n");
  }

  std::array<bool, 3> shown_{};
  Counts counts_{};
  Counts total_{};
  std::size_t width_ = 1;
  int files_ = 0;
  bool named_ = false;
  bool in_word_ = false;
};

class Sort : public LineFilter {
 public:
  using LineFilter::LineFilter;

 protected:
  bool begin(std::vector<std::string>& paths) override {
    Options options(process(), "rnu", {{"reverse", 'r'}, {"numeric-sort", 'n'}, {"unique", 'u'}});
    if (options.failed()) return process().finish(2), false;
    reverse_ = options.has('r');
    numeric_ = options.has('n');
    unique_ = options.has('u');
    paths = options.operands();
    return true;
  }
  void line(std::string_view line) override {
    bytes_ += line.size() + sizeof(std::string);
    if (bytes_ > 2 * bytes_max) return exhausted();
    lines_.emplace_back(line);
  }
  std::string unreadable(const std::string& path) const override { return "cannot read: " + path; }
  int failure_status() const override { return 2; }
  int end() override {
    auto less = [this](const std::string& a, const std::string& b) {
      if (numeric_) {
        const double left = std::strtod(a.c_str(), nullptr);
        const double right = std::strtod(b.c_str(), nullptr);
        if (left != right || unique_) return left < right;
      }
      return a < b;
    };
    std::stable_sort(lines_.begin(), lines_.end(), less);
    if (unique_) {
      auto same = [&](const std::string& a, const std::string& b) { return !less(a, b); };
      lines_.erase(std::unique(lines_.begin(), lines_.end(), same), lines_.end());
    }
    if (reverse_) std::reverse(lines_.begin(), lines_.end());
    for (const auto& line : lines_) process().out(line + "\n");
    return 0;
  }

 private:
  std::vector<std::string> lines_;
  std::size_t bytes_ = 0;
  bool reverse_ = false;
  bool numeric_ = false;
  bool unique_ = false;
};

class Unique : public LineFilter {
 public:
  using LineFilter::LineFilter;

 protected:
  bool begin(std::vector<std::string>& paths) override {
    Options options(process(), "cdu", {{"count", 'c'}, {"repeated", 'd'}, {"unique", 'u'}});
    if (options.failed()) return process().finish(1), false;
    counted_ = options.has('c');
    repeated_ = options.has('d');
    single_ = options.has('u');
    paths = options.operands();
    if (paths.size() > 1) {
      return process().finish(complain(process(), "an output file is not supported by vpcsim's uniq")), false;
    }
    return true;
  }
  void line(std::string_view line) override {
    if (count_ > 0 && line == latest_) {
      ++count_;
      return;
    }
    print();
    latest_ = line;
    count_ = 1;
  }
  int end() override { return print(), 0; }

 private:
  void print() {
    if (count_ == 0 || (repeated_ && count_ == 1) || (single_ && count_ > 1)) return;
    process().out(counted_ ? fmt::format("{:7} {}\n", count_, latest_) : latest_ + "\n");
  }

  std::string latest_;
  std::uint64_t count_ = 0;
  bool counted_ = false;
  bool repeated_ = false;
  bool single_ = false;
};

class Tee : public Filter {
 public:
  using Filter::Filter;

 protected:
  bool begin(std::vector<std::string>&) override {
    Options options(process(), "a", {{"append", 'a'}});
    if (options.failed()) return process().finish(1), false;
    for (const auto& path : options.operands()) {
      auto failure =
          process().machine().files().open_for_writing(process().access(), path, !options.has('a'));
      if (failure == FileError::none)
        paths_.push_back(path);
      else
        status_ = complain(process(), path + ": " + std::string(text(failure)));
    }
    return true;
  }
  void bytes(std::string_view bytes) override {
    process().out(bytes);
    for (const auto& path : paths_) {
      auto failure = process().machine().files().append(process().access(), path, bytes);
      if (failure != FileError::none && status_ == 0)
        status_ = complain(process(), path + ": " + std::string(text(failure)));
    }
  }
  int end() override { return status_; }

 private:
  std::vector<std::string> paths_;
  int status_ = 0;
};

}  // namespace

std::vector<ProgramRow> text_programs() {
  return {{"cat", "print files", make<Cat>},
          {"head", "print the first lines (-n)", make<Head>},
          {"sort", "sort lines (-r -n -u)", make<Sort>},
          {"tail", "print the last lines (-n)", make<Tail>},
          {"tee", "write to files too (-a)", make<Tee>},
          {"uniq", "leave out repeated lines (-c -d -u)", make<Unique>},
          {"wc", "count lines, words and bytes (-l -w -c)", make<WordCount>}};
}

}  // namespace vpcsim::instance
