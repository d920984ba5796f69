// SSH from an instance to another machine, as its programs `ssh` and `scp` see it. As in network.hpp, every
// operation answers later, through a function it was given; destroying a handle ends the operation; a handle
// may be destroyed within one of its own functions.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/instance/network.hpp"

namespace vpcsim::instance {

/// The keys of the user's own machine, reached by agent forwarding [draft-miller-ssh-agent].
class Agent {
 public:
  struct Identity {
    std::string public_key;  ///< "ssh-ed25519 AAAA..."
    std::string comment;
  };
  virtual ~Agent() = default;
  virtual std::unique_ptr<Pending> identities(std::function<void(std::vector<Identity>)> answered) = 0;
  /// A signature of `data` in SSH's wire format, RSA's with SHA-512 [RFC 8332]. Nothing: refused.
  virtual std::unique_ptr<Pending> sign(const std::string& public_key, const std::string& data,
                                        std::function<void(std::optional<std::string>)> answered) = 0;
};

struct RemoteTerminal {
  std::string type = "xterm-256color";
  int columns = 80;
  int rows = 24;
};

/// What to run there.
struct RemoteCommand {
  enum class What { shell, command, subsystem };
  What what = What::shell;
  std::string command;  ///< or the subsystem's name
  std::optional<RemoteTerminal> terminal;
  std::map<std::string, std::string> environment;
  std::shared_ptr<Agent> agent;  ///< to be forwarded
};

struct RemoteSessionEvents {
  std::function<void(std::string_view)> received;
  std::function<void(std::string_view)> received_error;
  std::function<void()> drained;  ///< no longer full()
  /// The last one. Nothing: the connection ended without an exit status.
  std::function<void(std::optional<int>)> ended;
};

/// A command that runs there. Destroyed, it is hung up.
class RemoteSession {
 public:
  virtual ~RemoteSession() = default;
  virtual void input(std::string_view bytes) = 0;
  virtual void end_of_input() = 0;
  virtual void resize(int columns, int rows) = 0;
  virtual bool full() const = 0;
  virtual void pause(bool paused) = 0;
};

/// A connection to another machine's SSH server. Destroyed, it is closed, and what runs there is hung up.
class SecureShell {
 public:
  virtual ~SecureShell() = default;
  /// "ssh-ed25519 AAAA...": for known_hosts.
  virtual std::string host_key() const = 0;
  virtual Endpoint remote() const = 0;
  /// Whether the key would do, before it is proved.
  virtual bool would_admit(const std::string& user, const std::string& public_key) = 0;
  /// What the owner of a key signs to prove it.
  virtual std::string challenge() const = 0;
  /// `signature` in SSH's wire format. False: denied.
  virtual bool log_in(const std::string& user, const std::string& public_key,
                      const std::string& signature) = 0;
  /// Once logged in.
  virtual std::unique_ptr<RemoteSession> start(const RemoteCommand& command, RemoteSessionEvents events) = 0;
};

struct SecureShellEvents {
  std::function<void(std::unique_ptr<SecureShell>)> connected;
  /// Instead: `reset` if who listens there isn't an SSH server.
  std::function<void(NetworkError)> failed;
};

}  // namespace vpcsim::instance
