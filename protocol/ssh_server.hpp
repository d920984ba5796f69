// SSH servers [RFC 4251 to 4254], any number of machines behind one object: bytes and keys here, what a user
// finds behind them is the machine's (SshMachine). On the thread of an EventLoop; nothing blocks it longer
// than one key exchange's arithmetic (about 1 ms).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/cidr.hpp"

namespace vpcsim::protocol {

class EventLoop;

struct SshTerminal {
  std::string type;  ///< "xterm-256color"
  int columns = 80;
  int rows = 24;
};

class SshChannelUser;

/// The server's end of a channel. What is written is kept until the client takes it.
class SshChannel {
 public:
  virtual ~SshChannel() = default;
  virtual void write(std::string_view output) = 0;
  virtual void write_error(std::string_view output) = 0;
  /// Sends the exit status of what ran, then closes, after all that was written.
  virtual void exit(int status) = 0;
  /// No more output; input still comes.
  virtual void end_output() = 0;
  virtual void close() = 0;
  /// Bytes written that the client hasn't taken.
  virtual std::size_t unsent() const = 0;
  /// No input() until told otherwise: whoever it goes to is slow. The client may send what the channel's
  /// window holds (about 1 MB), and is cut off if it goes far beyond.
  virtual void pause_input(bool pause) = 0;
  /// Opens a channel to the client's agent; opened() is told once the client agrees, closed() when it refuses
  /// or when the channel ends. False, and nothing is told: the client didn't ask for agent forwarding on this
  /// channel, or leaves too many of these unanswered.
  virtual bool open_agent(std::unique_ptr<SshChannelUser> /*user*/) { return false; }
};

/// Who uses a channel: a shell, a program, the other end of a forwarded connection. Owned by the server, and
/// destroyed after closed(). Called on the loop's thread, never from inside one of SshChannel's functions.
class SshChannelUser {
 public:
  virtual ~SshChannelUser() = default;
  /// The channel lives until closed().
  virtual void opened(SshChannel& channel) = 0;
  virtual void input(std::string_view bytes) = 0;
  virtual void end_of_input() {}
  virtual void resized(int /*columns*/, int /*rows*/) {}
  /// By name, without "SIG".
  virtual void signal(std::string_view /*name*/) {}
  /// All that was written has been taken.
  virtual void drained() {}
  virtual void closed() {}
};

struct SshSessionRequest {
  enum class What { shell, command, subsystem };
  What what = What::shell;
  std::string command;  ///< or the subsystem's name
  std::string user;
  std::optional<SshTerminal> terminal;
  std::map<std::string, std::string> environment;  ///< what the machine takes of what the client sent
  bool agent_forwarding = false;
};

/// Who answers behind a connection.
class SshMachine {
 public:
  virtual ~SshMachine() = default;
  /// A private key in OpenSSH's or PEM's text. The same for the machine's lifetime.
  virtual std::string host_key() = 0;
  /// `public_key`: "ssh-ed25519 AAAA...". The client hasn't proved yet that it has the private one.
  virtual bool admits(const std::string& user, const std::string& public_key) = 0;
  /// Whether a client may set that environment variable; others are refused [RFC 4254, 6.4].
  virtual bool takes_variable(std::string_view /*name*/) { return false; }
  /// "sftp"
  virtual bool has_subsystem(const std::string& name) = 0;
  /// Null: refused, with exit status 255.
  virtual std::unique_ptr<SshChannelUser> start(const SshSessionRequest& request) = 0;

  struct Forward {
    std::unique_ptr<SshChannelUser> user;  ///< null: refused, or
    bool silent = false;                   ///< not even answered, as when packets are dropped
  };
  /// `ssh -L`, `-W` and `-J`: a connection from the machine.
  virtual Forward connect(const std::string& user, const std::string& host, std::uint16_t port) = 0;
};

class SshServer {
 public:
  struct Options {
    std::size_t connections_max = 2000;
    /// Connected and not yet admitted. Whoever has taken longest gives way to the next one: who comes to log
    /// in isn't kept out by those who don't [sshd_config(5), MaxStartups, turns away by chance].
    std::size_t strangers_max = 500;
    /// From connecting to being admitted [sshd_config(5), LoginGraceTime].
    std::chrono::seconds login_grace_time = std::chrono::seconds(120);
    int attempts_max = 6;           ///< that fail, by any method [sshd_config(5), MaxAuthTries]
    std::size_t channels_max = 10;  ///< a client opens, of a connection [sshd_config(5), MaxSessions]
  };
  SshServer(EventLoop& loop, Options options);
  ~SshServer();
  SshServer(const SshServer&) = delete;
  SshServer& operator=(const SshServer&) = delete;

  /// Serves whoever is at the other end of a socket, which is then the server's; beyond connections_max it is
  /// closed.
  void adopt(int descriptor, std::shared_ptr<SshMachine> machine);
  /// Cuts the machine's connections off, as a stopped instance does.
  void disconnect(const SshMachine& machine);
  std::size_t connections() const;
  /// Closes everything, so that the loop can end.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vpcsim::protocol
