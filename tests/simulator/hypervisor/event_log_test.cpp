#include "simulator/hypervisor/event_log.hpp"

#include "catch.hpp"

using namespace vpcsim::hypervisor;
using What = NetworkEvent::What;

namespace {

NetworkEvent event(What what) {
  return {
      .at = {1'767'225'600'000}, .what = what, .from = "203.0.113.10", .to = "a (198.18.0.1)", .port = 22};
}

}  // namespace

TEST_CASE("Events are numbered from 1, and listed after any number, oldest first", "[event_log]") {
  EventLog log;
  CHECK(log.last() == 0);
  for (What what : {What::connected, What::refused, What::blocked}) log.add(event(what));
  CHECK(log.last() == 3);
  REQUIRE(log.after(1).size() == 2);
  CHECK(log.after(1)[0].number == 2);
  CHECK(log.after(1)[0].what == What::refused);
  CHECK(log.after(1)[1].number == 3);
  CHECK(log.after(3).empty());
}

TEST_CASE("The oldest events are forgotten, their numbers aren't given again", "[event_log]") {
  EventLog log;
  for (std::size_t i = 0; i < EventLog::events_max + 2; ++i) log.add(event(What::connected));
  CHECK(log.after(0).size() == EventLog::events_max);
  CHECK(log.after(0).front().number == 3);
  CHECK(log.last() == EventLog::events_max + 2);
}

TEST_CASE("A listener is told of each event as it happens, with its number", "[event_log]") {
  EventLog log;
  std::vector<std::uint64_t> told;
  log.set_listener([&](const NetworkEvent& one) { told.push_back(one.number); });
  log.add(event(What::connected));
  log.add(event(What::denied));
  CHECK(told == std::vector<std::uint64_t>{1, 2});
}

TEST_CASE("An event is told in one line", "[event_log]") {
  auto one = event(What::logged_in);
  one.detail = "ec2-user";
  CHECK(describe(one) ==
        "2026-01-01T00:00:00.000Z  logged-in   203.0.113.10 -> a (198.18.0.1) tcp/22  ec2-user");
  one = event(What::blocked);
  one.obstacles = {{"ONE", "here", "First.", ""}, {"TWO", "there", "Second.", ""}};
  CHECK(describe(one) ==
        "2026-01-01T00:00:00.000Z  blocked     203.0.113.10 -> a (198.18.0.1) tcp/22  ONE: First.; TWO: "
        "Second.");
}

TEST_CASE("Every kind of event has its word", "[event_log]") {
  const std::pair<What, const char*> words[] = {
      {What::connected, "connected"},   {What::refused, "refused"}, {What::blocked, "blocked"},
      {What::unanswered, "unanswered"}, {What::stalled, "stalled"}, {What::resumed, "resumed"},
      {What::logged_in, "logged-in"},   {What::denied, "denied"}};
  for (const auto& [what, word] : words) CHECK(text(what) == word);
}
