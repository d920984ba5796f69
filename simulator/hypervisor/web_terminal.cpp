#include "simulator/hypervisor/web_terminal.hpp"

#include <utility>

#include <fmt/format.h>

#include "protocol/ssh_key.hpp"
#include "simulator/hypervisor/login.hpp"
#include "simulator/network/describe.hpp"
#include "simulator/network/instance.hpp"

namespace vpcsim::hypervisor {
namespace {

using instance::NetworkError;
using network::Language;
using What = TerminalStatus::What;

constexpr std::size_t early_bytes_max = 64 * 1024;
constexpr char control_c = '\3';

/// As Linux takes them, one after the other.
std::uint16_t next_port() {
  constexpr std::uint16_t first = 32768, last = 60999;
  static std::uint16_t port = first;
  return port = port == last ? first : static_cast<std::uint16_t>(port + 1);
}

std::optional<protocol::Ipv4> public_address(const Cloud& cloud, const InstanceId& id) {
  for (const auto& [home, region] : cloud.regions()) {
    const Instance* instance = region->instances.find(id);
    if (instance == nullptr) continue;
    const auto* interface = region->network_interfaces.find(instance->primary_interface);
    const auto* primary = interface == nullptr ? nullptr : interface->primary_address();
    return primary == nullptr ? std::nullopt : primary->public_ip;
  }
  return std::nullopt;
}

/// As the evaluator says it where there is an address to ask it about: what was stopped has lost its public
/// one, and gets another when it starts. Nothing while the instance runs.
std::optional<Obstacle> not_running(LiveNetwork& live, const InstanceId& id, Language language) {
  const network::Network& network = live.now();
  const auto instance = live.find_instance(id.text());
  if (!instance || !network::state_fault(network[*instance])) return std::nullopt;
  network::Blocker blocker{.code = network::ExplanationCode::bad_state};
  blocker.component = *instance;
  return obstacle_of(network, blocker, language);
}

Obstacle no_public_address(LiveNetwork& live, const InstanceId& id, Language language) {
  const network::Network& network = live.now();
  const auto instance = live.find_instance(id.text());
  const std::string at = instance ? label_of(network, *instance, language) : id.text();
  return {
      .code = "NO_PUBLIC_ADDRESS",
      .at = at,
      .reason = network::say(
          language, "{} has no public IPv4 address, so nobody on the internet can connect to it.",
          "{} にはパブリック IPv4 アドレスがないため、インターネットからは接続できません。", at),
      .remedy = network::say(
          language,
          "Associate an Elastic IP address with {}, or log in from an instance that reaches its private "
          "address.",
          "{} に Elastic IP "
          "アドレスを関連付けるか、プライベートアドレスに到達できるインスタンスからログインしてください。",
          at)};
}

}  // namespace

std::string_view text(What what) {
  switch (what) {
    case What::connecting:
      return "connecting";
    case What::unanswered:
      return "unanswered";
    case What::logged_in:
      return "logged-in";
    case What::stalled:
      return "stalled";
    case What::resumed:
      return "resumed";
    case What::timed_out:
      return "timed-out";
    case What::refused:
      return "refused";
    case What::denied:
      return "denied";
    case What::no_address:
      return "no-address";
    case What::interrupted:
      return "interrupted";
    case What::exited:
      return "exited";
    case What::disconnected:
      return "disconnected";
  }
  return "";
}

WebTerminal::WebTerminal(Hypervisor& machines, Request request, Events events)
    : machines_(machines), request_(std::move(request)), events_(std::move(events)) {
  later([this] { begin(); });
}

WebTerminal::~WebTerminal() {
  *alive_ = false;
}

void WebTerminal::later(std::function<void()> work) {
  machines_.loop().post([alive = std::weak_ptr<bool>(alive_), work = std::move(work)] {
    const auto held = alive.lock();
    if (held && *held) work();
  });
}

// ---- connecting ----

void WebTerminal::begin() {
  if (over_) return;
  const auto address = public_address(machines_.simulator().cloud(), request_.instance);
  if (address) return connect(*address);
  LiveNetwork& live = machines_.live();
  auto obstacle = not_running(live, request_.instance, request_.language);
  if (!obstacle) obstacle = no_public_address(live, request_.instance, request_.language);
  finish({.what = What::no_address,
          .text = fmt::format("ssh: {} has no public IPv4 address", request_.instance.text()),
          .obstacles = {*std::move(obstacle)}});
}

void WebTerminal::connect(protocol::Ip address) {
  address_ = address;
  const Attempt attempt{.from = {},
                        .source = request_.source,
                        .source_port = next_port(),
                        .destination = address,
                        .port = InstanceHost::ssh_port};
  const auto told = [this, alive = std::weak_ptr<bool>(alive_)](NetworkEvent::What what,
                                                                const std::vector<Obstacle>& obstacles) {
    const auto held = alive.lock();
    if (held && *held) heard(what, obstacles);
  };
  opening_ = machines_.fabric().connect(
      attempt, Fabric::Speech::login,
      {.connected = [this](std::unique_ptr<instance::Connection> connection,
                           const auto& at) { connected(std::move(connection), at); },
       .failed = [this](NetworkError error) { failed(error); },
       .told = {told, request_.language}});
  timeout_ = machines_.loop().after(request_.patience, [this] { failed(NetworkError::timed_out); });
  tell({.what = What::connecting, .text = fmt::format("$ ssh {}@{}", request_.user, host())});
}

/// Told within the fabric's own work, in which it must stay.
void WebTerminal::heard(NetworkEvent::What what, const std::vector<Obstacle>& obstacles) {
  using Event = NetworkEvent::What;
  TerminalStatus status{.obstacles = obstacles};
  switch (what) {
    case Event::blocked:
    case Event::unanswered:
      status.what = What::unanswered;
      break;
    case Event::stalled:
      status.what = What::stalled;
      break;
    case Event::resumed:
      status.what = What::resumed;
      break;
    default:
      return;  // what became of it comes by another way
  }
  obstacles_ = status.obstacles;
  later([this, status = std::move(status)]() mutable {
    const bool is_stale = over_ || (status.what == What::unanswered && session_);
    if (!is_stale) tell(std::move(status));
  });
}

void WebTerminal::failed(NetworkError error) {
  const bool is_refused = error == NetworkError::refused;
  finish({.what = is_refused ? What::refused : What::timed_out,
          .text = fmt::format("ssh: connect to host {} port {}: {}", host(), InstanceHost::ssh_port,
                              instance::text(error)),
          .obstacles = std::exchange(obstacles_, {})});
}

// ---- connected ----

void WebTerminal::connected(std::unique_ptr<instance::Connection> connection,
                            const std::shared_ptr<Destination>& at) {
  timeout_.reset();
  obstacles_.clear();
  const auto opening = std::move(opening_);  // it is what calls
  const auto machine = std::dynamic_pointer_cast<InstanceHost>(at);
  if (!machine) return failed(NetworkError::refused);
  shell_ = secure_shell(std::move(connection), machine);
  if (!log_in(*shell_, *machine)) {
    return finish({.what = What::denied,
                   .text = fmt::format("{}@{}: Permission denied (publickey).", request_.user, host())});
  }
  session_ = shell_->start({.terminal = request_.size},
                           {.received = events_.output,
                            .received_error = events_.output,
                            .drained = events_.drained,
                            .ended = [this](std::optional<int> status) { ended(status); }});
  if (paused_) session_->pause(true);
  session_->input(std::exchange(typed_early_, {}));
  tell({.what = What::logged_in});
}

bool WebTerminal::log_in(instance::SecureShell& shell, InstanceHost& machine) {
  const auto key = protocol::make_private_key();
  const auto pushed = machine.push_key(request_.user, key.public_key());
  return shell.would_admit(request_.user, key.public_key()) &&
         shell.log_in(request_.user, key.public_key(), key.sign(shell.challenge()));
}

void WebTerminal::ended(std::optional<int> status) {
  const std::string closed = fmt::format("Connection to {} closed", host());
  if (status) return finish({.what = What::exited, .text = closed + ".", .exit_status = status});
  finish({.what = What::disconnected, .text = closed + " by remote host."});
}

void WebTerminal::input(std::string_view bytes) {
  if (over_) return;
  if (session_) return session_->input(bytes);
  if (bytes.find(control_c) != std::string_view::npos)
    return later([this] { finish({.what = What::interrupted}); });
  typed_early_ += bytes.substr(0, early_bytes_max - typed_early_.size());
}

void WebTerminal::resize(int columns, int rows) {
  request_.size.columns = columns;
  request_.size.rows = rows;
  if (session_) session_->resize(columns, rows);
}

void WebTerminal::pause(bool paused) {
  paused_ = paused;
  if (session_) session_->pause(paused);
}

bool WebTerminal::full() const {
  return session_ && session_->full();
}

void WebTerminal::tell(TerminalStatus status) {
  if (address_ != protocol::Ip()) status.address = host();
  const auto told = events_.told;
  told(status);
}

void WebTerminal::finish(TerminalStatus status) {
  if (std::exchange(over_, true)) return;
  timeout_.reset();
  opening_.reset();
  session_.reset();
  shell_.reset();
  tell(std::move(status));
}

}  // namespace vpcsim::hypervisor
