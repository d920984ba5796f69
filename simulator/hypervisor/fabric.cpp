#include "simulator/hypervisor/fabric.hpp"

#include "simulator/hypervisor/carriage.hpp"

namespace vpcsim::hypervisor {

using instance::Connection;
using instance::NetworkError;

/// A connection that is being made: a SYN, and its repetitions [tcp(7), tcp_syn_retries].
class Opening : public instance::Pending {
 public:
  Opening(Fabric& fabric, Attempt attempt, Fabric::Speech speech, Fabric::Outcome outcome)
      : fabric_(fabric), attempt_(std::move(attempt)), speech_(speech), outcome_(std::move(outcome)) {
    wait(std::chrono::milliseconds(0));
  }

 private:
  void wait(std::chrono::milliseconds time) {
    timer_ = fabric_.parts_.loop.after(time, [this] { send(); });
  }

  void send() {
    constexpr int repetitions_max = 6;
    if (sent_ > repetitions_max) return fail(NetworkError::timed_out);
    const auto arrival = fabric_.arrive(attempt_);
    const bool is_news = reported_ != arrival.what;
    if (is_news) fabric_.report(arrival.what, attempt_, arrival.passage.obstacles);
    if (is_news) fabric_.report_path(arrival.passage);
    if (outcome_.told.call) tell(arrival);
    reported_ = arrival.what;
    if (arrival.what == NetworkEvent::What::connected) {
      auto connection = fabric_.join(attempt_, speech_, arrival, outcome_.told);
      const auto connected = outcome_.connected;  // it may destroy this
      return connected(std::move(connection), arrival.destination);
    }
    if (arrival.what == NetworkEvent::What::refused) return fail(NetworkError::refused);
    wait(fabric_.parts_.first_repetition * (1 << sent_++));
  }

  void tell(const Fabric::Arrival& arrival) {
    const auto& [call, language] = outcome_.told;
    const bool as_logged = language == network::Language::english;
    call(arrival.what, as_logged ? arrival.passage.obstacles
                                 : try_passage(fabric_.parts_.live, attempt_, language).obstacles);
  }

  void fail(NetworkError error) {
    const auto failed = outcome_.failed;
    failed(error);
  }

  Fabric& fabric_;
  Attempt attempt_;
  Fabric::Speech speech_;
  Fabric::Outcome outcome_;
  std::unique_ptr<protocol::LoopTimer> timer_;
  int sent_ = 0;
  std::optional<NetworkEvent::What> reported_;
};

std::unique_ptr<instance::Pending> Fabric::connect(const Attempt& attempt, Speech speech, Outcome outcome) {
  return std::make_unique<Opening>(*this, attempt, speech, std::move(outcome));
}

Fabric::Arrival Fabric::arrive(const Attempt& attempt) {
  using What = NetworkEvent::What;
  Arrival arrival{.passage = try_passage(parts_.live, attempt)};
  const Passage& passage = arrival.passage;
  if (!passage.passes()) return arrival;
  if (passage.service) arrival.destination = parts_.service(attempt.from, *passage.service);
  if (!passage.arrives_at.empty()) arrival.destination = parts_.machine(passage.arrives_at);
  arrival.what = What::unanswered;
  if (!arrival.destination) return arrival;
  arrival.what = arrival.destination->listens(attempt.port) ? What::connected : What::refused;
  return arrival;
}

std::unique_ptr<Connection> Fabric::join(const Attempt& attempt, Speech speech, const Arrival& arrival,
                                         Told told) {
  const Passage& passage = arrival.passage;
  const protocol::Ip own = passage.path->request.sent.source;
  auto pair = make_wire(parts_.loop,
                        {.client = {own, attempt.source_port},
                         .server = {attempt.destination, attempt.port},
                         .seen_client = {passage.seen_source, attempt.source_port},
                         .seen_server = {passage.seen_destination, attempt.port}},
                        carriage_of(*this, parts_.live, attempt, passage, std::move(told)));
  arrival.destination->keep(pair.wire);
  if (!attempt.from.empty()) {
    if (const auto sender = parts_.machine(attempt.from)) sender->keep(pair.wire);
  }
  if (speech == Speech::login)
    arrival.destination->accept_login(std::move(pair.server));
  else
    arrival.destination->accept(attempt.port, std::move(pair.server));
  return std::move(pair.client);
}

Fabric::Prospect Fabric::prospect(const Attempt& attempt) {
  const Arrival arrival = arrive(attempt);
  if (arrival.what == NetworkEvent::What::connected) return Prospect::connects;
  report(arrival.what, attempt, arrival.passage.obstacles);
  report_path(arrival.passage);
  return arrival.what == NetworkEvent::What::refused ? Prospect::refused : Prospect::silent;
}

void Fabric::report_path(const Passage& passage) {
  if (traveled_ && passage.path) traveled_(parts_.live.now(), *passage.path, parts_.simulator.now());
}

Fabric::Ends Fabric::ends_of(const Attempt& attempt) {
  return {name_of_source(parts_.live, attempt), name_of_destination(parts_.live, attempt), attempt.port};
}

void Fabric::report(NetworkEvent::What what, const Ends& ends, const std::vector<Obstacle>& obstacles) {
  parts_.events.add({.at = parts_.simulator.now(),
                     .what = what,
                     .from = ends.from,
                     .to = ends.to,
                     .port = ends.port,
                     .obstacles = obstacles});
}

}  // namespace vpcsim::hypervisor
