#include <chrono>
#include <optional>
#include <utility>

#include "simulator/hypervisor/shell_session.hpp"
#include "simulator/instance/sftp_server.hpp"

namespace vpcsim::hypervisor {
namespace {

using protocol::SshChannel;

class SftpSession : public protocol::SshChannelUser {
 public:
  SftpSession(std::shared_ptr<InstanceHost> host, const SessionStart& start)
      : host_(std::move(host)), user_(start.user) {}

  void opened(SshChannel& channel) override {
    channel_ = &channel;
    server_.emplace(
        host_->files(), [this] { return access(); },
        [this](std::string_view bytes) { channel_->write(bytes); },
        [this] { return channel_->unsent() > unsent_bytes_max; });
  }
  void input(std::string_view bytes) override { go_on(server_->input(bytes)); }
  void end_of_input() override { channel_->exit(0); }
  void drained() override { go_on(server_->output_ready()); }

 private:
  static constexpr std::size_t unsent_bytes_max = 1 << 20;
  static constexpr std::size_t unread_bytes_max = 1 << 20;  ///< more than the longest request

  instance::FileAccess access() const {
    return {.user = user_,
            .group = user_,
            .directory = "/home/" + user_,
            .now = host_->now().milliseconds / 1000};
  }
  /// What isn't SFTP ends the session. Who doesn't read its answers isn't asked for more requests.
  void go_on(bool is_sftp) {
    if (!is_sftp) return channel_->exit(1);
    const bool much = server_->unread() > unread_bytes_max;
    if (std::exchange(held_back_, much) != much) channel_->pause_input(much);
  }

  std::shared_ptr<InstanceHost> host_;
  std::string user_;
  SshChannel* channel_ = nullptr;
  std::optional<instance::SftpServer> server_;
  bool held_back_ = false;
};

}  // namespace

std::unique_ptr<protocol::SshChannelUser> sftp_session(std::shared_ptr<InstanceHost> host,
                                                       const SessionStart& start) {
  return std::make_unique<SftpSession>(std::move(host), start);
}

}  // namespace vpcsim::hypervisor
