#include <array>

#include "protocol/ssh_connection.hpp"

namespace vpcsim::protocol {
namespace {

constexpr std::size_t packet_bytes = 32 * 1024;
constexpr std::size_t windows_bytes_max = 4 * 1024 * 1024;  ///< libssh grants 1,280,000 at a time
constexpr std::size_t untidy_bytes = 1024 * 1024;  ///< taken bytes that are kept before the rest moves up

std::string text_or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

}  // namespace

SshConnectionChannel::SshConnectionChannel(SshConnection& connection, ssh_channel channel,
                                           const std::string& user)
    : connection_(connection), channel_(channel) {
  request_.user = user;
  set_callbacks();
}

SshConnectionChannel::SshConnectionChannel(SshConnection& connection, ssh_channel channel,
                                           std::unique_ptr<SshChannelUser> user)
    : connection_(connection), channel_(channel), user_(std::move(user)), to_agent_(true), opening_(true) {
  set_callbacks();
}

SshConnectionChannel::~SshConnectionChannel() {
  finish();
  ssh_remove_channel_callbacks(channel_, &callbacks_);
  ssh_channel_free(channel_);
}

void SshConnectionChannel::set_callbacks() {
  callbacks_.userdata = this;
  callbacks_.channel_data_function = [](ssh_session, ssh_channel, void* data, std::uint32_t size,
                                        int is_error, void* self) -> int {
    if (is_error != 0) return static_cast<int>(size);
    return of(self).receive({static_cast<const char*>(data), size});
  };
  callbacks_.channel_eof_function = [](ssh_session, ssh_channel, void* self) {
    of(self).input_ended_ = true;
  };
  callbacks_.channel_close_function = [](ssh_session, ssh_channel, void* self) {
    of(self).client_closed_ = true;
  };
  callbacks_.channel_signal_function = [](ssh_session, ssh_channel, const char* name, void* self) {
    of(self).signals_.push_back(text_or_empty(name));
  };
  callbacks_.channel_pty_request_function = [](ssh_session, ssh_channel, const char* type, int columns,
                                               int rows, int, int, void* self) -> int {
    of(self).request_.terminal = SshTerminal{text_or_empty(type), columns, rows};
    return 0;
  };
  callbacks_.channel_pty_window_change_function = [](ssh_session, ssh_channel, int columns, int rows, int,
                                                     int, void* self) -> int {
    auto& terminal = of(self).request_.terminal;
    if (!terminal) return -1;
    terminal->columns = columns;
    terminal->rows = rows;
    of(self).resized_ = true;
    return 0;
  };
  callbacks_.channel_env_request_function = [](ssh_session, ssh_channel, const char* name, const char* value,
                                               void* self) -> int {
    constexpr std::size_t variables_max = 100, bytes_max = 4096;
    auto& environment = of(self).request_.environment;
    const std::string text = text_or_empty(value), named = text_or_empty(name);
    if (!of(self).connection_.machine().takes_variable(named)) return 1;
    if (environment.size() >= variables_max || named.size() + text.size() > bytes_max) return 1;
    environment[named] = text;
    return 0;
  };
  callbacks_.channel_shell_request_function = [](ssh_session, ssh_channel, void* self) -> int {
    return of(self).ask(SshSessionRequest::What::shell, {});
  };
  callbacks_.channel_exec_request_function = [](ssh_session, ssh_channel, const char* command,
                                                void* self) -> int {
    return of(self).ask(SshSessionRequest::What::command, text_or_empty(command));
  };
  callbacks_.channel_subsystem_request_function = [](ssh_session, ssh_channel, const char* name,
                                                     void* self) -> int {
    if (!of(self).connection_.machine().has_subsystem(text_or_empty(name))) return 1;
    return of(self).ask(SshSessionRequest::What::subsystem, text_or_empty(name));
  };
  callbacks_.channel_auth_agent_req_function = [](ssh_session, ssh_channel, void* self) {
    of(self).request_.agent_forwarding = true;
  };
  ssh_callbacks_init(&callbacks_);
  ssh_set_channel_callbacks(channel_, &callbacks_);
}

/// 0: granted. A channel runs one thing [RFC 4254, 6.5].
int SshConnectionChannel::ask(SshSessionRequest::What what, std::string command) {
  if (requested_ || user_) return 1;
  request_.what = what;
  request_.command = std::move(command);
  requested_ = true;
  return 0;
}

void SshConnectionChannel::attach(std::unique_ptr<SshChannelUser> user) {
  user_ = std::move(user);
  user_->opened(*this);
}

// ---- for the user
// ---------------------------------------------------------------------------------------------

void SshConnectionChannel::write(std::string_view bytes) {
  if (closing_ || output_ends_) return;
  output_.bytes += bytes;
  connection_.wake();
}

void SshConnectionChannel::write_error(std::string_view bytes) {
  if (closing_ || output_ends_) return;
  errors_.bytes += bytes;
  connection_.wake();
}

void SshConnectionChannel::exit(int status) {
  if (!closing_) exit_status_ = status;
  close();
}

void SshConnectionChannel::end_output() {
  output_ends_ = true;
  connection_.wake();
}

void SshConnectionChannel::close() {
  closing_ = true;
  connection_.wake();
}

void SshConnectionChannel::pause_input(bool pause) {
  paused_ = pause;
  if (!pause) connection_.wake();
}

bool SshConnectionChannel::open_agent(std::unique_ptr<SshChannelUser> user) {
  return request_.agent_forwarding && !finished_ && connection_.open_agent(std::move(user));
}

// ---- what callbacks noted
// -------------------------------------------------------------------------------------

/// Asks the client, or looks whether it has answered. Like ssh_channel_write, this polls inside.
bool SshConnectionChannel::open() {
  const int result = ssh_channel_open_auth_agent(channel_);
  if (result == SSH_AGAIN) return false;
  opening_ = false;
  if (result == SSH_OK)
    user_->opened(*this);
  else
    finish();
  return true;
}

bool SshConnectionChannel::pump() {
  if (finished_ || opening_) return false;
  bool worked = start();
  worked |= deliver_input();
  worked |= send(output_, false);
  worked |= send(errors_, true);
  worked |= end_or_close();
  if (client_closed_ || ssh_channel_is_closed(channel_) != 0) {
    finish();
    return true;
  }
  return worked;
}

bool SshConnectionChannel::start() {
  if (!requested_) return false;
  requested_ = false;
  auto user = connection_.machine().start(request_);
  if (user)
    attach(std::move(user));
  else
    exit(255);
  return true;
}

/// How much of it is taken. libssh keeps the rest, grants no window for it, and offers it again together with
/// what comes next. It doesn't mind who sends more than the window allows.
int SshConnectionChannel::receive(std::string_view bytes) {
  const bool takes = (user_ && !paused_ && input_.size() < packet_bytes) || closing_;
  if (takes) {
    if (!closing_) input_ += bytes;
    return static_cast<int>(bytes.size());
  }
  kept_ = true;
  if (bytes.size() > windows_bytes_max) connection_.break_off();
  return 0;
}

/// All of it: libssh grants a new window for each piece that is read, however much there is still to read.
/// Like ssh_channel_write, this polls inside.
bool SshConnectionChannel::fetch_kept() {
  if (!kept_ || !user_ || paused_ || closing_ || !input_.empty() || connection_.is_full()) return false;
  std::array<char, packet_bytes> piece;
  int size = 0;
  do {
    size = ssh_channel_read_nonblocking(channel_, piece.data(), piece.size(), 0);
    if (size > 0) input_.append(piece.data(), static_cast<std::size_t>(size));
  } while (size > 0 && input_.size() < windows_bytes_max);
  kept_ = size > 0;
  return true;
}

bool SshConnectionChannel::deliver_input() {
  if (!user_ || closing_) return false;
  bool worked = fetch_kept();
  if (resized_ && request_.terminal) {
    resized_ = false;
    user_->resized(request_.terminal->columns, request_.terminal->rows);
    worked = true;
  }
  while (!input_.empty() && !paused_ && !closing_) {
    const std::string bytes = input_.substr(0, packet_bytes);
    input_.erase(0, bytes.size());
    user_->input(bytes);
    worked = true;
  }
  while (!signals_.empty()) {
    const std::string name = std::move(signals_.front());
    signals_.pop_front();
    user_->signal(name);
    worked = true;
  }
  if (input_ended_ && input_.empty() && !kept_ && !input_end_told_) {
    input_end_told_ = true;
    user_->end_of_input();
    worked = true;
  }
  return worked;
}

/// As much as the client's window and the socket take.
bool SshConnectionChannel::send(SshOutput& output, bool errors) {
  if (output.size() == 0) return false;
  bool worked = false;
  while (output.size() != 0 && !connection_.is_full()) {
    const std::size_t window = ssh_channel_window_size(channel_);
    const auto size = static_cast<std::uint32_t>(std::min({output.size(), window, packet_bytes}));
    if (size == 0) break;
    const char* bytes = output.bytes.data() + output.taken;
    const int sent =
        errors ? ssh_channel_write_stderr(channel_, bytes, size) : ssh_channel_write(channel_, bytes, size);
    if (sent <= 0) break;
    output.taken += static_cast<std::size_t>(sent);
    worked = true;
  }
  if (output.size() == 0 || output.taken > untidy_bytes) {
    output.bytes.erase(0, output.taken);
    output.taken = 0;
  }
  if (worked && unsent() == 0 && user_ && !closing_) user_->drained();
  return worked;
}

bool SshConnectionChannel::end_or_close() {
  if (unsent() != 0) return false;
  if (closing_) {
    if (exit_status_) ssh_channel_request_send_exit_status(channel_, *exit_status_);
    if (!end_sent_) ssh_channel_send_eof(channel_);
    ssh_channel_close(channel_);
    finish();
    return true;
  }
  if (!output_ends_ || end_sent_) return false;
  end_sent_ = true;
  ssh_channel_send_eof(channel_);
  return true;
}

void SshConnectionChannel::finish() {
  if (finished_) return;
  finished_ = true;
  if (user_) user_->closed();
  user_.reset();
}

}  // namespace vpcsim::protocol
