#include "protocol/ssh_connection.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/asio/post.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vpcsim::protocol {
namespace {

/// "ssh-ed25519 AAAA..."
std::string text_of(ssh_key key) {
  char* base64 = nullptr;
  if (ssh_pki_export_pubkey_base64(key, &base64) != SSH_OK) return {};
  std::string text = std::string(ssh_key_type_to_char(ssh_key_type(key))) + " " + base64;
  ssh_string_free_char(base64);
  return text;
}

}  // namespace

SshConnection::SshConnection(boost::asio::io_context& context, int descriptor,
                             std::shared_ptr<SshMachine> machine, const SshServer::Options& options,
                             Ended ended)
    : context_(context),
      socket_(context),
      descriptor_(descriptor),
      machine_(std::move(machine)),
      options_(options),
      ended_(std::move(ended)) {}

SshConnection::~SshConnection() {
  // Who is cut off hears nothing more, not even that channels end: as when a machine goes down. (libssh's own
  // ssh_silent_disconnect frees the channels, which are ours to free.)
  if (cut_off_) ::shutdown(descriptor_, SHUT_RDWR);
  closing_ = true;  // users that are told of the end can't open channels any more
  channels_.clear();
  if (event_ != nullptr) {
    ssh_event_remove_session(event_, session_);
    ssh_event_free(event_);
  }
  if (session_ != nullptr) {
    ssh_disconnect(session_);
    ssh_free(session_);
  } else {
    ::close(descriptor_);
  }
  if (bind_ != nullptr) ssh_bind_free(bind_);
}

void SshConnection::start() {
  const int twin = ::dup(descriptor_);
  if (twin < 0) return close();
  socket_.assign(twin);
  if (!set_up()) closing_ = true;
  pump();
}

bool SshConnection::set_up() {
  bind_ = ssh_bind_new();
  bool none = false;
  ssh_bind_options_set(bind_, SSH_BIND_OPTIONS_PROCESS_CONFIG, &none);  // /etc/ssh is the host's
  ssh_key key = nullptr;
  if (ssh_pki_import_privkey_base64(machine_->host_key().c_str(), nullptr, nullptr, nullptr, &key) != SSH_OK)
    return false;
  if (ssh_bind_options_set(bind_, SSH_BIND_OPTIONS_IMPORT_KEY, key) != SSH_OK) {
    ssh_key_free(key);
    return false;
  }
  session_ = ssh_new();
  set_callbacks();
  if (ssh_bind_accept_fd(bind_, session_, descriptor_) != SSH_OK) return false;
  ssh_set_blocking(session_, 0);
  return true;
}

void SshConnection::set_callbacks() {
  callbacks_.userdata = this;
  callbacks_.auth_pubkey_function = [](ssh_session, const char* user, ssh_key_struct* key, char state,
                                       void* self) -> int { return of(self).admit(user, key, state); };
  callbacks_.channel_open_request_session_function = [](ssh_session, void* self) -> ssh_channel {
    return of(self).open_session();
  };
  ssh_callbacks_init(&callbacks_);
  ssh_set_server_callbacks(session_, &callbacks_);
  ssh_set_message_callback(
      session_, [](ssh_session, ssh_message message, void* self) { return of(self).take_message(message); },
      this);
}

/// Asked twice: whether the key would do, and once more with the signature checked.
int SshConnection::admit(const char* user, ssh_key key, char signature_state) {
  const bool known = signature_state != SSH_PUBLICKEY_STATE_WRONG && machine_->admits(user, text_of(key));
  if (!known) {
    count_failure();
    return SSH_AUTH_DENIED;
  }
  if (signature_state == SSH_PUBLICKEY_STATE_VALID) {
    admitted_ = true;
    user_ = user;
  }
  return SSH_AUTH_SUCCESS;
}

void SshConnection::count_failure() {
  if (++attempts_ >= options_.attempts_max) closing_ = true;
}

/// "none" is how clients ask for the methods there are: the first one isn't counted.
void SshConnection::deny(ssh_message message) {
  if (ssh_message_subtype(message) == SSH_AUTH_METHOD_NONE && !std::exchange(asked_none_, true)) return;
  count_failure();
}

/// What no other callback takes: libssh 0.10 has none for forwarded connections.
int SshConnection::take_message(ssh_message message) {
  const int refused = 1;
  if (ssh_message_type(message) == SSH_REQUEST_AUTH) return deny(message), refused;
  return open_forward(message);
}

/// Those to the client's agent are our own.
bool SshConnection::has_room_for_channel() const {
  const auto opened_by_client = std::count_if(channels_.begin(), channels_.end(),
                                              [](const auto& channel) { return !channel.is_to_agent(); });
  return static_cast<std::size_t>(opened_by_client) < options_.channels_max;
}

ssh_channel SshConnection::open_session() {
  if (!admitted_ || !has_room_for_channel()) return nullptr;
  ssh_channel channel = ssh_channel_new(session_);
  if (channel != nullptr) channels_.emplace_back(*this, channel, user_);
  return channel;
}

/// 0: answered, or never to be. 1: libssh refuses it.
int SshConnection::open_forward(ssh_message message) {
  const bool is_forward = ssh_message_type(message) == SSH_REQUEST_CHANNEL_OPEN &&
                          ssh_message_subtype(message) == SSH_CHANNEL_DIRECT_TCPIP;
  if (!is_forward || !admitted_ || !has_room_for_channel()) return 1;
  const int port = ssh_message_channel_request_open_destination_port(message);
  if (port < 1 || port > 65535) return 1;
  auto forward = machine_->connect(user_, ssh_message_channel_request_open_destination(message),
                                   static_cast<std::uint16_t>(port));
  if (!forward.user) return forward.silent ? 0 : 1;
  ssh_channel channel = ssh_message_channel_request_open_reply_accept(message);
  if (channel == nullptr) return 1;
  channels_.emplace_back(*this, channel, user_).attach(std::move(forward.user));
  return 0;
}

bool SshConnection::open_agent(std::unique_ptr<SshChannelUser> user) {
  constexpr std::ptrdiff_t channels_max = 10;
  const auto to_agent = std::count_if(channels_.begin(), channels_.end(),
                                      [](const auto& channel) { return channel.is_to_agent(); });
  const bool has_room = !closing_ && to_agent < channels_max;
  ssh_channel channel = has_room ? ssh_channel_new(session_) : nullptr;
  if (channel == nullptr) return false;
  channels_.emplace_back(*this, channel, std::move(user));
  wake();
  return true;
}

// ---- the loop
// -------------------------------------------------------------------------------------------------

void SshConnection::wake() {
  if (woken_) return;
  woken_ = true;
  boost::asio::post(context_, [this, alive = std::weak_ptr<int>(alive_)] {
    if (alive.expired()) return;
    woken_ = false;
    pump();
  });
}

void SshConnection::close() {
  cut_off_ = closing_ = true;
  wake();
}

bool SshConnection::is_full() const {
  return (ssh_get_poll_flags(session_) & SSH_WRITE_PENDING) != 0;
}

bool SshConnection::overdue(std::chrono::steady_clock::time_point now) const {
  return !admitted_ && now - began_ > options_.login_grace_time;
}

/// A callback may run inside of any call to libssh, so there may be more to do after each round. A client
/// that keeps us busy gets a limited number of them before others have their turn.
void SshConnection::pump() {
  constexpr int rounds_max = 32;
  bool worked = true;
  for (int round = 0; worked && round < rounds_max && !closing_; ++round) {
    worked = keys_exchanged_ ? poll() : exchange_keys();
    worked |= pump_channels();
    if (session_ != nullptr && (ssh_get_status(session_) & (SSH_CLOSED | SSH_CLOSED_ERROR)) != 0)
      closing_ = true;
  }
  if (closing_) {
    if (!ended_told_) {
      ended_told_ = true;
      ended_(*this);  // may be the end of this object
    }
    return;
  }
  if (worked) wake();
  wait();
}

bool SshConnection::exchange_keys() {
  const int result = ssh_handle_key_exchange(session_);
  if (result == SSH_AGAIN) return false;
  if (result != SSH_OK) {
    closing_ = true;
    return false;
  }
  ssh_set_auth_methods(session_, SSH_AUTH_METHOD_PUBLICKEY);
  event_ = ssh_event_new();
  ssh_event_add_session(event_, session_);
  keys_exchanged_ = true;
  return true;
}

/// A client that doesn't read isn't read from: answers to what it asks would pile up.
bool SshConnection::poll() {
  if (is_full() && !has_room_in_socket()) return false;
  return ssh_event_dopoll(event_, 0) == SSH_OK;
}

/// Or an error that libssh should see.
bool SshConnection::has_room_in_socket() const {
  pollfd asked{.fd = descriptor_, .events = POLLOUT, .revents = 0};
  return ::poll(&asked, 1, 0) > 0;
}

/// First those that are opening: what comes in meanwhile is noted at the others.
bool SshConnection::pump_channels() {
  bool worked = false;
  for (auto& channel : channels_) {
    if (channel.opening() && !is_full()) worked |= channel.open();
  }
  for (auto channel = channels_.begin(); channel != channels_.end();) {
    worked |= channel->pump();
    channel = channel->finished() ? channels_.erase(channel) : std::next(channel);
  }
  return worked;
}

void SshConnection::wait() {
  using Descriptor = boost::asio::posix::stream_descriptor;
  const auto then = [this](bool& waiting) {
    return [this, &waiting, alive = std::weak_ptr<int>(alive_)](const boost::system::error_code& error) {
      if (alive.expired()) return;
      waiting = false;
      if (error) closing_ = true;
      pump();
    };
  };
  if (!waiting_to_read_ && !is_full()) {
    waiting_to_read_ = true;
    socket_.async_wait(Descriptor::wait_read, then(waiting_to_read_));
  }
  if (!waiting_to_write_ && is_full()) {
    waiting_to_write_ = true;
    socket_.async_wait(Descriptor::wait_write, then(waiting_to_write_));
  }
}

}  // namespace vpcsim::protocol
