// A program that goes through files, or its standard input, piece by piece and no faster than its output is
// read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/instance/program.hpp"

namespace vpcsim::instance {

class Filter : public Program {
 public:
  /// What a filter may keep, and how long a line may be.
  static constexpr std::size_t bytes_max = 4 << 20;
  static constexpr std::size_t line_bytes_max = 256 << 10;

  using Program::Program;
  void start() override;
  bool reads_input() const override { return reading_input_; }
  void input(std::string_view bytes) override;
  void end_of_input() override;
  void output_ready() override { go_on(); }

 protected:
  /// Reads the options. Nothing: it is finished. "-" is standard input.
  virtual bool begin(std::vector<std::string>& paths) = 0;
  virtual void begin_file(const std::string&) {}
  virtual void bytes(std::string_view bytes) = 0;
  virtual void end_file(const std::string&) {}
  /// The status to finish with, if all files could be read.
  virtual int end() = 0;
  /// The status if one couldn't.
  virtual int failure_status() const { return 1; }
  virtual std::string unreadable(const std::string& path) const { return path; }

  /// Goes to the next file at once.
  void skip_file() { skip_ = true; }
  void exhausted();

 private:
  void go_on();
  void next();

  std::vector<std::string> paths_;
  std::size_t index_ = 0;
  std::uint64_t offset_ = 0;
  bool open_ = false;
  bool reading_input_ = false;
  bool skip_ = false;
  bool failed_ = false;
  bool finished_ = false;
  std::unique_ptr<Pending> turn_;
};

/// A filter that sees whole lines, without the new line.
class LineFilter : public Filter {
 public:
  using Filter::Filter;

 protected:
  virtual void line(std::string_view line) = 0;
  void bytes(std::string_view bytes) override;
  void end_file(const std::string& path) override;

 private:
  std::string partial_;
};

}  // namespace vpcsim::instance
