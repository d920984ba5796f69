// What every program of an instance needs: its options, numbers, and a way to be a function.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulator/instance/program.hpp"
#include "simulator/instance/program_table.hpp"

namespace vpcsim::instance {

/// Options as getopt_long(3) reads them: anywhere, until "--". One that isn't known is complained about as
/// GNU's tools do.
class Options {
 public:
  enum class Order { anywhere, before_operands };

  /// `letters` as getopt takes them: "n:v"; "#:" takes a number as an option, -5. `longer`: {"lines", 'n'}.
  Options(Process& process, std::string_view letters,
          std::initializer_list<std::pair<std::string_view, char>> longer = {},
          Order order = Order::anywhere);

  bool failed() const { return failed_; }
  bool has(char letter) const { return values_.count(letter) > 0; }
  /// The last one given.
  std::optional<std::string> value(char letter) const;
  const std::vector<std::string>& values(char letter) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  void fail(const std::string& message);
  void read_long(const std::vector<std::string>& arguments, std::size_t& i);
  void read_short(const std::vector<std::string>& arguments, std::size_t& i);
  void add(char letter, std::string value) { values_[letter].push_back(std::move(value)); }
  bool takes_value(char letter) const;

  Process& process_;
  std::string_view letters_;
  std::map<std::string_view, char> longer_;
  std::map<char, std::vector<std::string>> values_;
  std::vector<std::string> operands_;
  bool failed_ = false;
};

/// Decimal digits only, up to `max`.
std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t max = 1'000'000'000);
/// Seconds, with a fraction, as milliseconds.
std::optional<std::int64_t> milliseconds_of(std::string_view seconds);

/// "NAME: TEXT\n" to standard error; the status to finish with.
int complain(Process& process, std::string_view text, int status = 1);

/// A program that is done once it has started.
template <int (*run)(Process&)>
class Immediate : public Program {
 public:
  using Program::Program;
  void start() override { process().finish(run(process())); }
};
template <int (*run)(Process&)>
std::unique_ptr<Program> immediate(Process& process) {
  return std::make_unique<Immediate<run>>(process);
}
template <class Made>
std::unique_ptr<Program> make(Process& process) {
  return std::make_unique<Made>(process);
}

}  // namespace vpcsim::instance
