// A login from one instance to another. Between two machines of this process SSH isn't spelled out: what it
// carries goes over the simulated connection in frames, so that it stalls and ends as SSH's would. Keys are
// proved by signatures all the same.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/ssh_server.hpp"
#include "simulator/hypervisor/instance_host.hpp"

namespace vpcsim::hypervisor {

/// The client's end.
std::unique_ptr<instance::SecureShell> secure_shell(std::unique_ptr<instance::Connection> connection,
                                                    std::shared_ptr<InstanceHost> host);

struct Frame {
  enum class Type : std::uint8_t { start, input, end_of_input, resize, output, errors, exit };
  Type type = Type::input;
  std::string bytes;
};

/// Cuts what arrives into frames.
class FrameReader {
 public:
  void add(std::string_view bytes) { bytes_ += bytes; }
  std::optional<Frame> next();

 private:
  std::string bytes_;
};

/// The server's end: what runs there sees a channel.
class LoginPeer : public protocol::SshChannel {
 public:
  LoginPeer(InstanceHost& host, std::unique_ptr<instance::Connection> connection);
  ~LoginPeer() override;

  void write(std::string_view output) override;
  void write_error(std::string_view output) override;
  void exit(int status) override;
  void end_output() override {}
  void close() override;
  std::size_t unsent() const override;
  void pause_input(bool pause) override { connection_->pause(pause); }
  /// The machine goes down.
  void hang_up() { finish(); }

 private:
  void received(std::string_view bytes);
  void take(const Frame& frame);
  void start(const std::string& number);
  void finish();

  InstanceHost& host_;
  std::unique_ptr<instance::Connection> connection_;
  std::unique_ptr<protocol::SshChannelUser> user_;
  FrameReader frames_;
  bool closing_ = false, finished_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace vpcsim::hypervisor
