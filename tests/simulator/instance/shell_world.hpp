// A shell on a fake instance, and what it has written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "fake_machine.hpp"
#include "simulator/instance/shell.hpp"

namespace vpcsim::tests {

struct ShellWorld : instance::ShellOutput {
  FakeMachine machine;
  std::string written;  // both streams, in order
  std::string errors;
  std::optional<int> status;
  bool blocked = false;
  std::unique_ptr<instance::Shell> shell;

  void out(std::string_view bytes) override { written += bytes; }
  void error(std::string_view bytes) override { written += bytes, errors += bytes; }
  bool full() const override { return blocked; }
  void ended(int ended_with) override { status = ended_with; }

  void start(instance::ShellOptions options) {
    written.clear();
    errors.clear();
    status.reset();
    shell = std::make_unique<instance::Shell>(machine, *this, std::move(options));
    shell->start();
    machine.time.tick();
  }
  /// `ssh host command`: what it wrote, and "[3]\n" if its status isn't 0; "[runs]" if it hasn't ended.
  std::string run(std::string command, std::int64_t milliseconds = 200'000, std::string_view input = {}) {
    start({.command = std::move(command)});
    if (!input.empty()) shell->input(input);
    shell->end_of_input();
    machine.time.tick(milliseconds);
    if (!status) return written + "[runs]\n";
    return *status == 0 ? written : written + "[" + std::to_string(*status) + "]\n";
  }
  /// With a pty; the greeting isn't kept.
  void log_in(int columns = 80) {
    start({.terminal = instance::TerminalSize{columns, 24}});
    written.clear();
  }
  /// Types, and returns what the terminal showed.
  std::string type(std::string_view keys, std::int64_t milliseconds = 0) {
    written.clear();
    shell->input(keys);
    machine.time.tick(milliseconds);
    return written;
  }
};

/// A command line, and what it writes with its status at the end.
struct Transcript {
  const char* command;
  const char* output;
};

/// One after another on one instance, each within `milliseconds`; 0: at once.
template <std::size_t size>
void check(const Transcript (&rows)[size], std::int64_t milliseconds = 200'000) {
  ShellWorld world;
  for (const auto& row : rows) {
    CAPTURE(row.command);
    CHECK(world.run(row.command, milliseconds) == row.output);
  }
}

}  // namespace vpcsim::tests
