// A terminal on an instance, in a browser: WebSocket /_vpcsim/terminal.
//
// Binary messages are what is typed, and what is shown. A text from the browser is JSON:
// {"resize": {"columns": 80, "rows": 24}}; one to it says how it goes: {"status": "unanswered", ...}.
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "protocol/ascii.hpp"
#include "simulator/control/endpoint.hpp"
#include "simulator/control/network.hpp"
#include "simulator/hypervisor/premises.hpp"
#include "simulator/hypervisor/web_terminal.hpp"

namespace vpcsim::control {
namespace {

using hypervisor::Hypervisor;
using hypervisor::TerminalStatus;
using hypervisor::WebTerminal;
using protocol::WebSocket;

// ---- what is asked for ----

constexpr int columns_max = 1000, rows_max = 1000;

std::string text_of(const Json& query, const char* name) {
  if (!query.is_object() || !query.contains(name))
    throw ControlError(400, fmt::format("{} is missing: ?instance=i-...&user=NAME&source=ADDRESS", name));
  return query[name].get<std::string>();
}

int number_of(const Json& query, const char* name, int standard, int max) {
  if (!query.contains(name)) return standard;
  const std::string text = query[name].get<std::string>();
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1 || number > max)
    throw ControlError(400, fmt::format("{} must be a number from 1 to {}", name, max));
  return number;
}

InstanceId instance_in(ControlPlane& plane, const Json& query) {
  const std::string text = text_of(query, "instance");
  const auto id = InstanceId::parse(text);
  for (const auto& [home, region] : plane.simulator().cloud().regions()) {
    if (id && region->instances.find(*id) != nullptr) return *id;
  }
  throw ControlError(404, fmt::format("there is no instance {}", text));
}

/// It is shown in messages: nothing that a terminal would take for a command.
std::string user_in(const Json& query) {
  constexpr std::size_t bytes_max = 32;  // as useradd(8) has it
  const std::string user = text_of(query, "user");
  const bool is_plain = std::all_of(user.begin(), user.end(), [](char c) {
    return protocol::ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
  });
  if (user.empty() || user.size() > bytes_max || !is_plain)
    throw ControlError(400, "user must be a user's name, such as ec2-user");
  return user;
}

/// Who one is on the internet: an address that packets can come from there, and that isn't the cloud's.
protocol::Ip source_in(ControlPlane& plane, const Json& query) {
  const std::string text = text_of(query, "source");
  const auto source = protocol::Ipv4::parse(text);
  if (!source) throw ControlError(400, fmt::format("the source {} isn't an IPv4 address", text));
  constexpr std::uint32_t shared = 0x64400000, shared_mask = 0xffc00000;  // 100.64.0.0/10 [RFC 6598]
  constexpr std::uint32_t link_local = 0xa9fe;                            // 169.254.0.0/16
  constexpr std::uint32_t first_multicast = 224;                          // 224.0.0.0/3: and what is reserved
  const std::uint32_t first_byte = source->bits >> 24;
  const bool is_private = protocol::is_rfc1918(*source) || (source->bits & shared_mask) == shared;
  if (is_private)
    throw ControlError(
        400,
        fmt::format("the source {} is a private address: nothing comes from it over the internet", text));
  if (first_byte == 0 || first_byte >= first_multicast || source->bits >> 16 == link_local)
    throw ControlError(400, fmt::format("the source {} isn't anybody's address on the internet", text));
  if (plane.simulator().cloud().public_addresses.find(*source) != nullptr)
    throw ControlError(400, fmt::format("the source {} is one of the cloud's own addresses", text));
  return *source;
}

network::Language language_in(const Json& query) {
  if (!query.contains("language")) return network::Language::english;
  const auto language = network::parse_language(query["language"].get<std::string>());
  if (!language)
    throw ControlError(400, fmt::format("language must be {}", fmt::join(network::language_codes, " or ")));
  return *language;
}

WebTerminal::Request request_of(ControlPlane& plane, const Json& query) {
  if (!query.is_null())
    check_members(query, {"instance", "user", "source", "columns", "rows", "timeout", "language"});
  constexpr int patience_max = static_cast<int>(WebTerminal::patience_max.count());
  WebTerminal::Request request{
      .instance = instance_in(plane, query), .user = user_in(query), .source = source_in(plane, query)};
  request.size.columns = number_of(query, "columns", request.size.columns, columns_max);
  request.size.rows = number_of(query, "rows", request.size.rows, rows_max);
  request.patience = std::chrono::seconds(number_of(query, "timeout", patience_max, patience_max));
  request.language = language_in(query);
  return request;
}

// ---- messages ----

std::string message_of(const TerminalStatus& status) {
  Json message{{"status", text(status.what)}, {"text", status.text}};
  if (!status.address.empty()) message["address"] = status.address;
  if (status.exit_status) message["exit_status"] = *status.exit_status;
  message["obstacles"] = to_json(status.obstacles);
  return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Nothing for what isn't one.
std::optional<std::pair<int, int>> resize_in(std::string_view message) {
  const Json json = Json::parse(message, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains("resize")) return std::nullopt;
  const auto& size = json["resize"];
  const auto within = [&](const char* name, int max) {
    return size.is_object() && size.contains(name) && size[name].is_number_integer() && size[name] >= 1 &&
           size[name] <= max;
  };
  if (!within("columns", columns_max) || !within("rows", rows_max)) return std::nullopt;
  return std::pair(size["columns"].get<int>(), size["rows"].get<int>());
}

class Terminal : public protocol::WebSocketUser {
 public:
  Terminal(Hypervisor& machines, WebTerminal::Request request, std::shared_ptr<void> seat)
      : machines_(machines), request_(std::move(request)), seat_(std::move(seat)) {}

  void opened(WebSocket& socket) override {
    socket_ = &socket;
    terminal_.emplace(machines_, std::move(request_),
                      WebTerminal::Events{.output = [this](std::string_view bytes) { show(bytes); },
                                          .told = [this](const TerminalStatus& status) { tell(status); },
                                          .drained = [this] { type_what_waits(); }});
  }
  void received(WebSocket::Kind kind, std::string_view message) override {
    if (kind == WebSocket::Kind::binary) return type(message);
    const auto size = resize_in(message);
    if (!size) return socket_->close();
    terminal_->resize(size->first, size->second);
  }
  void drained() override { terminal_->pause(false); }
  void closed() override {
    terminal_.reset();
    seat_.reset();
  }

 private:
  static constexpr std::size_t unsent_bytes_max = 256 * 1024;
  static constexpr std::size_t waiting_bytes_max = 1 << 20;

  void show(std::string_view bytes) {
    socket_->send(WebSocket::Kind::binary, std::string(bytes));
    if (socket_->unsent_bytes() > unsent_bytes_max) terminal_->pause(true);
  }
  void tell(const TerminalStatus& status) {
    if (!status.text.empty()) socket_->send(WebSocket::Kind::binary, status.text + "\r\n");
    socket_->send(WebSocket::Kind::text, message_of(status));
    if (status.is_over()) socket_->close();
  }

  /// A program that doesn't read makes it wait; who goes on typing regardless is cut off.
  void type(std::string_view bytes) {
    waiting_ += bytes;
    if (waiting_.size() > waiting_bytes_max) return socket_->close();
    type_what_waits();
  }
  void type_what_waits() {
    if (!terminal_->full()) terminal_->input(std::exchange(waiting_, {}));
  }

  Hypervisor& machines_;
  WebTerminal::Request request_;
  std::shared_ptr<void> seat_;
  WebSocket* socket_ = nullptr;
  std::optional<WebTerminal> terminal_;  ///< from opened() until closed()
  std::string waiting_;
};

Hypervisor& machines_of(ControlPlane& plane) {
  if (plane.premises() == nullptr) throw ControlError(404, "this emulator runs no machines");
  return plane.premises()->machines();
}

auto seat_at(Hypervisor& machines) {
  auto seat = machines.seat_terminal();
  if (!seat) throw ControlError(503, fmt::format("{} terminals are open already", machines.terminals_max()));
  return seat;
}

std::unique_ptr<protocol::WebSocketUser> open_terminal(ControlPlane& plane, const Json& query) {
  Hypervisor& machines = machines_of(plane);
  auto request = request_of(plane, query);
  return std::make_unique<Terminal>(machines, std::move(request), seat_at(machines));
}

/// Browsers don't tell a page why a WebSocket was refused.
Json check_terminal(ControlPlane& plane, const Json& query) {
  Hypervisor& machines = machines_of(plane);
  request_of(plane, query);
  seat_at(machines);
  return Json::object();
}

constexpr auto rows = std::to_array<Endpoint>({
    {"GET", "/_vpcsim/terminal", "Whether a terminal can be opened; the same query as the WebSocket's",
     check_terminal},
});

constexpr auto sockets = std::to_array<SocketEndpoint>({
    {"/_vpcsim/terminal",
     "A terminal on an instance, subject to the network; ?instance=ID&user=NAME&source=ADDRESS, and "
     "columns=, rows=, timeout=SECONDS, language=",
     open_terminal},
});

}  // namespace

std::span<const Endpoint> terminal_endpoints() {
  return rows;
}

std::span<const SocketEndpoint> terminal_sockets() {
  return sockets;
}

}  // namespace vpcsim::control
