#include "simulator/hypervisor/login.hpp"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "protocol/ssh_key.hpp"

namespace vpcsim::hypervisor {
namespace {

using instance::RemoteSessionEvents;

constexpr std::size_t header_bytes = 5;

std::string frame(Frame::Type type, std::string_view bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  std::string text{static_cast<char>(type)};
  for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(size >> shift & 0xff);
  return text.append(bytes);
}

template <class Number>
Number number_in(std::string_view text) {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The client's end of the connection, shared by the login and what it started.
struct Client {
  std::unique_ptr<instance::Connection> connection;
  std::shared_ptr<InstanceHost> host;
  RemoteSessionEvents events;
  FrameReader frames;
  std::optional<int> status;
  bool told = false;

  void received(std::string_view bytes) {
    frames.add(bytes);
    while (const auto next = frames.next()) take(*next);
  }
  void take(const Frame& next) {
    if (next.type == Frame::Type::exit) status = number_in<int>(next.bytes);
    const auto& to = next.type == Frame::Type::errors ? events.received_error : events.received;
    const bool is_output = next.type == Frame::Type::output || next.type == Frame::Type::errors;
    if (!is_output || !to) return;
    const auto call = to;
    call(next.bytes);
  }
  void end() {
    if (std::exchange(told, true)) return;
    const auto call = events.ended;
    if (call) call(status);
  }
};

class Session : public instance::RemoteSession {
 public:
  Session(std::shared_ptr<Client> client, std::uint32_t number)
      : client_(std::move(client)), number_(number) {}
  ~Session() override {
    client_->host->announced(number_);  // if it never got there
    client_->events = {};
    client_->connection.reset();
  }
  void input(std::string_view bytes) override { send(Frame::Type::input, bytes); }
  void end_of_input() override { send(Frame::Type::end_of_input, {}); }
  void resize(int columns, int rows) override {
    send(Frame::Type::resize, fmt::format("{} {}", columns, rows));
  }
  bool full() const override { return client_->connection && client_->connection->full(); }
  void pause(bool paused) override {
    if (client_->connection) client_->connection->pause(paused);
  }

 private:
  void send(Frame::Type type, std::string_view bytes) {
    if (client_->connection) client_->connection->write(frame(type, bytes));
  }

  std::shared_ptr<Client> client_;
  std::uint32_t number_;
};

class Login : public instance::SecureShell {
 public:
  Login(std::unique_ptr<instance::Connection> connection, std::shared_ptr<InstanceHost> host)
      : client_(std::make_shared<Client>()) {
    client_->connection = std::move(connection);
    client_->host = std::move(host);
    local_ = client_->connection->local();
    remote_ = client_->connection->remote();
  }
  ~Login() override {
    if (!logged_in_ && !denial_.empty()) client_->host->report_login(false, denial_, local_, remote_);
    client_->connection.reset();
  }

  std::string host_key() const override { return client_->host->public_host_key(); }
  instance::Endpoint remote() const override { return remote_; }
  bool would_admit(const std::string& user, const std::string& public_key) override {
    const bool admitted = client_->host->admits(user, public_key);
    if (!admitted) denial_ = client_->host->why_not(user, public_key);
    return admitted;
  }
  std::string challenge() const override {
    return fmt::format("vpcsim login {} {} {}", client_->host->id().text(), local_.address.text(),
                       local_.port);
  }
  bool log_in(const std::string& user, const std::string& public_key, const std::string& signature) override {
    if (!would_admit(user, public_key) || !protocol::verify(public_key, challenge(), signature)) return false;
    logged_in_ = true;
    user_ = user;
    client_->host->report_login(true, user, local_, remote_);
    return true;
  }
  std::unique_ptr<instance::RemoteSession> start(const instance::RemoteCommand& command,
                                                 RemoteSessionEvents events) override {
    if (!logged_in_) return nullptr;
    client_->events = std::move(events);
    client_->connection->set_events(
        {.received = [client = client_](std::string_view bytes) { client->received(bytes); },
         .ended = [client = client_] { client->end(); },
         .failed = [client = client_](instance::NetworkError) { client->end(); },
         .drained =
             [client = client_] {
               if (client->events.drained) client->events.drained();
             }});
    const auto number =
        client_->host->announce({.command = command, .user = user_, .client = local_, .server = remote_});
    client_->connection->write(frame(Frame::Type::start, std::to_string(number)));
    return std::make_unique<Session>(client_, number);
  }

 private:
  std::shared_ptr<Client> client_;
  instance::Endpoint local_, remote_;
  std::string user_, denial_;
  bool logged_in_ = false;
};

}  // namespace

std::optional<Frame> FrameReader::next() {
  if (bytes_.size() < header_bytes) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 1; i < header_bytes; ++i) size = size << 8 | static_cast<unsigned char>(bytes_[i]);
  if (bytes_.size() < header_bytes + size) return std::nullopt;
  Frame next{static_cast<Frame::Type>(bytes_[0]), bytes_.substr(header_bytes, size)};
  bytes_.erase(0, header_bytes + size);
  return next;
}

std::unique_ptr<instance::SecureShell> secure_shell(std::unique_ptr<instance::Connection> connection,
                                                    std::shared_ptr<InstanceHost> host) {
  return std::make_unique<Login>(std::move(connection), std::move(host));
}

// ---- the server's end ----

LoginPeer::LoginPeer(InstanceHost& host, std::unique_ptr<instance::Connection> connection)
    : host_(host), connection_(std::move(connection)) {
  connection_->set_events({.connected = {},
                           .received = [this](std::string_view bytes) { received(bytes); },
                           .ended = [this] { finish(); },
                           .failed = [this](instance::NetworkError) { finish(); },
                           .drained =
                               [this] {
                                 if (user_) user_->drained();
                               }});
}

LoginPeer::~LoginPeer() {
  *alive_ = false;
  if (user_ && !finished_) user_->closed();
}

void LoginPeer::received(std::string_view bytes) {
  frames_.add(bytes);
  const auto alive = alive_;
  while (*alive && !finished_) {
    const auto next = frames_.next();
    if (!next) return;
    take(*next);
  }
}

void LoginPeer::take(const Frame& frame) {
  if (frame.type == Frame::Type::start) return start(frame.bytes);
  if (!user_ || closing_) return;
  if (frame.type == Frame::Type::input) user_->input(frame.bytes);
  if (frame.type == Frame::Type::end_of_input) user_->end_of_input();
  if (frame.type == Frame::Type::resize) {
    const std::string_view text = frame.bytes;
    const auto space = text.find(' ');
    if (space != std::string_view::npos)
      user_->resized(number_in<int>(text.substr(0, space)), number_in<int>(text.substr(space + 1)));
  }
}

void LoginPeer::start(const std::string& number) {
  const auto start = host_.announced(number_in<std::uint32_t>(number));
  if (!start || user_) return finish();
  user_ = host_.start(*start);
  if (!user_) return exit(255);
  user_->opened(*this);
}

void LoginPeer::write(std::string_view output) {
  if (!closing_) connection_->write(frame(Frame::Type::output, output));
}

void LoginPeer::write_error(std::string_view output) {
  if (!closing_) connection_->write(frame(Frame::Type::errors, output));
}

void LoginPeer::exit(int status) {
  if (!closing_) connection_->write(frame(Frame::Type::exit, std::to_string(status)));
  close();
}

/// Its user may be the one who closes: it ends after that.
void LoginPeer::close() {
  if (std::exchange(closing_, true)) return;
  connection_->shut_down();
  host_.parts().loop.post([this, alive = alive_] {
    if (*alive) finish();
  });
}

std::size_t LoginPeer::unsent() const {
  constexpr std::size_t much = std::size_t{16} << 20;
  return connection_->full() ? much : 0;
}

void LoginPeer::finish() {
  if (std::exchange(finished_, true)) return;
  closing_ = true;
  if (user_) user_->closed();
  host_.forget(*this);
}

}  // namespace vpcsim::hypervisor
