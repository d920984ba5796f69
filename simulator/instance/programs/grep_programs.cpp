// grep.
#include "simulator/instance/programs/filter.hpp"
#include "simulator/instance/programs/options.hpp"
#include "simulator/instance/regular_expression.hpp"

namespace vpcsim::instance {

namespace {

class Grep : public LineFilter {
 public:
  using LineFilter::LineFilter;

 protected:
  bool begin(std::vector<std::string>& paths) override {
    Options options(process(), "ivncqlEFwhHe:",
                    {{"ignore-case", 'i'},
                     {"invert-match", 'v'},
                     {"line-number", 'n'},
                     {"count", 'c'},
                     {"quiet", 'q'},
                     {"files-with-matches", 'l'},
                     {"extended-regexp", 'E'},
                     {"fixed-strings", 'F'},
                     {"word-regexp", 'w'},
                     {"regexp", 'e'}});
    if (options.failed()) return process().finish(2), false;
    paths = options.operands();
    auto patterns = options.values('e');
    if (patterns.empty() && paths.empty()) {
      process().error("Usage: grep [OPTION]... PATTERNS [FILE]...\n");
      return process().finish(2), false;
    }
    if (patterns.empty()) {
      patterns.push_back(paths.front());
      paths.erase(paths.begin());
    }
    std::size_t bytes = 0;
    for (const auto& pattern : patterns) bytes += pattern.size() + 1;
    if (bytes > RegularExpression::pattern_bytes_max + 1) {
      return process().finish(complain(process(), "Regular expression too big", 2)), false;
    }
    for (const auto& pattern : patterns) {
      expressions_.emplace_back(pattern, RegularExpression::Options{options.has('E'), options.has('F'),
                                                                    options.has('i'), options.has('w')});
      const auto& error = expressions_.back().error();
      if (!error.empty()) return process().finish(complain(process(), error, 2)), false;
    }
    inverted_ = options.has('v');
    numbered_ = options.has('n');
    counted_ = options.has('c');
    quiet_ = options.has('q');
    files_only_ = options.has('l');
    named_ = (paths.size() > 1 || options.has('H')) && !options.has('h');
    return true;
  }
  void begin_file(const std::string& path) override {
    number_ = 0;
    count_ = 0;
    path_ = path == "-" ? "(standard input)" : path;
  }
  void line(std::string_view line) override {
    ++number_;
    bool found = false;
    for (const auto& expression : expressions_) found = found || expression.matches(line);
    if (found == inverted_) return;
    ++count_;
    any_ = true;
    if (quiet_ || files_only_) return;
    if (counted_) return;
    std::string text = named_ ? path_ + ":" : "";
    if (numbered_) text += std::to_string(number_) + ":";
    process().out(text.append(line) + "\n");
  }
  void end_file(const std::string& path) override {
    LineFilter::end_file(path);
    if (quiet_) return;
    if (files_only_) {
      if (count_ > 0) process().out(path_ + "\n");
    } else if (counted_) {
      process().out((named_ ? path_ + ":" : "") + std::to_string(count_) + "\n");
    }
  }
  int end() override { return any_ ? 0 : 1; }
  int failure_status() const override { return quiet_ && any_ ? 0 : 2; }

 private:
  std::vector<RegularExpression> expressions_;
  std::string path_;
  std::uint64_t number_ = 0;
  std::uint64_t count_ = 0;
  bool inverted_ = false;
  bool numbered_ = false;
  bool counted_ = false;
  bool quiet_ = false;
  bool files_only_ = false;
  bool named_ = false;
  bool any_ = false;
};

}  // namespace

std::vector<ProgramRow> grep_programs() {
  return {{"grep", "print lines that match (-i -v -n -c -q -l -E -F -w -h -H -e)", make<Grep>}};
}

}  // namespace vpcsim::instance
