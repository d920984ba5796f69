// One SSH connection (ssh_server.cpp makes them). What bites in libssh 0.10, and what is done about it:
// ssh_channel_write polls inside and may run callbacks, so callbacks only note what happened, and everything
// else is done from pump(); libssh closes its own descriptor at the end of input, so the loop waits on a
// duplicate; each connection has an ssh_event of its own.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include "protocol/ssh_server.hpp"

namespace vpcsim::protocol {

class SshConnection;

/// Bytes that wait for the client.
struct SshOutput {
  std::string bytes;
  std::size_t taken = 0;
  std::size_t size() const { return bytes.size() - taken; }
};

/// A channel of a session, of a forwarded connection, or to the client's agent.
class SshConnectionChannel : public SshChannel {
 public:
  SshConnectionChannel(SshConnection& connection, ssh_channel channel, const std::string& user);
  /// To the client's agent, which has yet to agree. Takes the channel.
  SshConnectionChannel(SshConnection& connection, ssh_channel channel, std::unique_ptr<SshChannelUser> user);
  ~SshConnectionChannel() override;

  void write(std::string_view bytes) override;
  void write_error(std::string_view bytes) override;
  void exit(int status) override;
  void end_output() override;
  void close() override;
  std::size_t unsent() const override { return output_.size() + errors_.size(); }
  void pause_input(bool pause) override;
  bool open_agent(std::unique_ptr<SshChannelUser> user) override;

  /// Does what callbacks noted. True: something was done.
  bool pump();
  void attach(std::unique_ptr<SshChannelUser> user);
  /// Tells the user, once.
  void finish();
  bool finished() const { return finished_; }
  /// The client hasn't answered yet. Till then libssh would lose track of a channel that is freed.
  bool opening() const { return opening_; }
  bool is_to_agent() const { return to_agent_; }
  bool open();

 private:
  static SshConnectionChannel& of(void* data) { return *static_cast<SshConnectionChannel*>(data); }
  void set_callbacks();
  bool start();
  int receive(std::string_view bytes);
  bool fetch_kept();
  bool deliver_input();
  bool send(SshOutput& output, bool errors);
  bool end_or_close();
  int ask(SshSessionRequest::What what, std::string command);

  SshConnection& connection_;
  ssh_channel channel_;
  ssh_channel_callbacks_struct callbacks_ = {};
  SshSessionRequest request_;
  bool requested_ = false;  ///< a shell, command or subsystem, not yet started
  std::unique_ptr<SshChannelUser> user_;
  std::string input_;
  bool paused_ = false;
  bool kept_ = false;  ///< libssh has input that wasn't taken
  SshOutput output_, errors_;
  std::deque<std::string> signals_;
  bool resized_ = false, input_ended_ = false, input_end_told_ = false, client_closed_ = false;
  bool output_ends_ = false, end_sent_ = false, closing_ = false, finished_ = false;
  bool to_agent_ = false, opening_ = false;
  std::optional<int> exit_status_;
};

class SshConnection {
 public:
  using Ended = std::function<void(SshConnection&)>;

  /// Takes the descriptor.
  SshConnection(boost::asio::io_context& context, int descriptor, std::shared_ptr<SshMachine> machine,
                const SshServer::Options& options, Ended ended);
  ~SshConnection();

  /// Begins. Its end may be told before this returns.
  void start();
  void close();
  const SshMachine& machine() const { return *machine_; }
  SshMachine& machine() { return *machine_; }
  /// Something was written or changed from outside the callbacks: pump soon.
  void wake();
  bool open_agent(std::unique_ptr<SshChannelUser> user);
  /// The socket takes no more at the moment.
  bool is_full() const;
  bool overdue(std::chrono::steady_clock::time_point now) const;
  /// Not admitted yet.
  bool is_stranger() const { return !admitted_ && !closing_; }
  /// The client breaks the protocol: it ends as soon as no callback is under way.
  void break_off() { closing_ = true; }

 private:
  static SshConnection& of(void* data) { return *static_cast<SshConnection*>(data); }
  bool set_up();
  void set_callbacks();
  void pump();
  bool exchange_keys();
  bool poll();
  bool has_room_in_socket() const;
  bool pump_channels();
  void wait();
  int admit(const char* user, ssh_key key, char signature_state);
  void count_failure();
  void deny(ssh_message message);
  ssh_channel open_session();
  int take_message(ssh_message message);
  int open_forward(ssh_message message);
  bool has_room_for_channel() const;

  boost::asio::io_context& context_;
  boost::asio::posix::stream_descriptor socket_;
  int descriptor_;
  std::shared_ptr<SshMachine> machine_;
  const SshServer::Options& options_;
  Ended ended_;
  ssh_bind bind_ = nullptr;
  ssh_session session_ = nullptr;
  ssh_event event_ = nullptr;
  ssh_server_callbacks_struct callbacks_ = {};
  std::list<SshConnectionChannel> channels_;
  std::string user_;
  bool keys_exchanged_ = false, admitted_ = false, closing_ = false, cut_off_ = false, ended_told_ = false;
  bool waiting_to_read_ = false, waiting_to_write_ = false, woken_ = false, asked_none_ = false;
  int attempts_ = 0;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::shared_ptr<int> alive_ = std::make_shared<int>();  ///< for handlers that come late
};

}  // namespace vpcsim::protocol
