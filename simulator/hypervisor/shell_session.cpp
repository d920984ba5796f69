#include "simulator/hypervisor/shell_session.hpp"

#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "simulator/hypervisor/forwarded_agent.hpp"
#include "simulator/instance/shell.hpp"

namespace vpcsim::hypervisor {
namespace {

using protocol::SshChannel;

instance::ShellOptions options_of(InstanceHost& host, const SessionStart& start) {
  using What = instance::RemoteCommand::What;
  instance::ShellOptions options{.user = start.user,
                                 .home = start.user == "root" ? "/root" : "/home/" + start.user};
  if (start.command.what == What::command) options.command = start.command.command;
  if (start.command.terminal) {
    options.terminal = instance::TerminalSize{start.command.terminal->columns, start.command.terminal->rows};
    options.terminal_type = start.command.terminal->type;
  }
  options.client = fmt::format("{} {} {} {}", start.client.address.text(), start.client.port,
                               start.server.address.text(), start.server.port);
  options.number = host.next_process_number();
  options.agent = start.command.agent;
  options.environment = start.command.environment;
  return options;
}

class ShellSession : public protocol::SshChannelUser, private instance::ShellOutput {
 public:
  ShellSession(std::shared_ptr<InstanceHost> host, SessionStart start)
      : host_(std::move(host)),
        start_(std::move(start)),
        counted_(start_.command.terminal ? host_->count_session() : nullptr) {}

  void opened(SshChannel& channel) override {
    channel_ = &channel;
    if (start_.agent_forwarding) {
      agent_ = std::make_shared<ForwardedAgent>(host_->parts().loop, channel);
      start_.command.agent = agent_;
    }
    shell_.emplace(*host_, static_cast<instance::ShellOutput&>(*this), options_of(*host_, start_));
    shell_->start();
  }
  void input(std::string_view bytes) override {
    shell_->input(bytes);
    hold_back();
  }
  void end_of_input() override { shell_->end_of_input(); }
  void resized(int columns, int rows) override { shell_->resize({columns, rows}); }
  void signal(std::string_view name) override {
    if (name == "INT") shell_->interrupt();
  }
  void drained() override { shell_->output_ready(); }
  void closed() override {
    channel_ = nullptr;
    if (agent_) agent_->disconnect();
  }

 private:
  static constexpr std::size_t unsent_bytes_max = 256 * 1024;
  static constexpr std::size_t unread_bytes_max = 256 * 1024;

  void out(std::string_view bytes) override {
    if (channel_ != nullptr) channel_->write(bytes);
  }
  void error(std::string_view bytes) override {
    if (channel_ != nullptr) channel_->write_error(bytes);
  }
  bool full() const override { return channel_ != nullptr && channel_->unsent() > unsent_bytes_max; }
  void ended(int status) override {
    if (channel_ != nullptr) channel_->exit(status);
  }

  /// A program that doesn't read makes the client wait; whether it has read is looked at now and then.
  void hold_back() {
    constexpr std::chrono::milliseconds look_again_after{20};
    const bool much = shell_->unread() > unread_bytes_max;
    if (channel_ != nullptr && much != held_back_) channel_->pause_input(held_back_ = much);
    looking_.reset();
    if (much) looking_ = host_->parts().loop.after(look_again_after, [this] { hold_back(); });
  }

  std::shared_ptr<InstanceHost> host_;
  SessionStart start_;
  std::shared_ptr<void> counted_;
  SshChannel* channel_ = nullptr;
  std::shared_ptr<ForwardedAgent> agent_;
  std::optional<instance::Shell> shell_;  ///< from opened() on
  std::unique_ptr<protocol::LoopTimer> looking_;
  bool held_back_ = false;
};

}  // namespace

std::unique_ptr<protocol::SshChannelUser> shell_session(std::shared_ptr<InstanceHost> host,
                                                        const SessionStart& start) {
  return std::make_unique<ShellSession>(std::move(host), start);
}

}  // namespace vpcsim::hypervisor
