#include "simulator/hypervisor/forwarded_agent.hpp"

#include "catch.hpp"
#include "protocol/base64.hpp"
#include "protocol/ssh_wire.hpp"

using namespace vpcsim;
using protocol::append_number;
using protocol::append_string;

namespace {

/// A client's end: what was written to it, and whether it was closed.
class FakeChannel : public protocol::SshChannel {
 public:
  void write(std::string_view output) override { written += output; }
  void write_error(std::string_view) override {}
  void exit(int) override {}
  void end_output() override {}
  void close() override { closed = true; }
  std::size_t unsent() const override { return 0; }
  void pause_input(bool) override {}
  bool open_agent(std::unique_ptr<protocol::SshChannelUser> user) override {
    if (refuses) return false;
    opening.push_back(std::move(user));
    return true;
  }
  std::string written;
  bool closed = false, refuses = false;
  std::vector<std::unique_ptr<protocol::SshChannelUser>> opening;
};

const std::string blob = [] {
  std::string out;
  append_string(out, "ssh-ed25519");
  append_string(out, std::string(32, 'k'));
  return out;
}();
const std::string key = "ssh-ed25519 " + protocol::to_base64(blob);

std::string message(const std::string& text) {
  std::string out;
  append_string(out, text);
  return out;
}

std::string identities_answer() {
  std::string text(1, '\x0c');
  append_number(text, 1);
  append_string(text, blob);
  append_string(text, "me@home");
  return message(text);
}

std::string sign_response(const std::string& signature) {
  std::string text(1, '\x0e');
  append_string(text, signature);
  return message(text);
}

struct Session {
  protocol::EventLoop loop;
  FakeChannel session, channel;
  hypervisor::ForwardedAgent agent{loop, session};
  std::optional<std::vector<instance::Agent::Identity>> identities;
  std::optional<std::optional<std::string>> signature;

  std::unique_ptr<instance::Pending> ask_for_identities() {
    return agent.identities([this](auto found) { identities = std::move(found); });
  }
  std::unique_ptr<instance::Pending> ask_for_signature(const std::string& by) {
    return agent.sign(by, "data", [this](auto made) { signature = std::move(made); });
  }
};

}  // namespace

TEST_CASE("A forwarded agent's keys arrive, in however many pieces", "[agent]") {
  Session session;
  const auto pending = session.ask_for_identities();
  REQUIRE(session.session.opening.size() == 1);
  auto& user = *session.session.opening.front();
  user.opened(session.channel);
  CHECK(session.channel.written == message("\x0b"));
  for (char byte : identities_answer()) {
    CHECK_FALSE(session.identities);
    user.input(std::string_view(&byte, 1));
  }
  REQUIRE(session.identities);
  REQUIRE(session.identities->size() == 1);
  CHECK(session.identities->front().public_key == key);
  CHECK(session.identities->front().comment == "me@home");
  CHECK(session.channel.closed);
  user.closed();
}

TEST_CASE("A forwarded agent signs, with SHA-512 if the key is RSA's, or refuses", "[agent]") {
  Session session;
  const auto pending = session.ask_for_signature(key + " me@home");
  auto& user = *session.session.opening.at(0);
  user.opened(session.channel);
  std::string request(1, '\x0d');
  append_string(request, blob);
  append_string(request, "data");
  append_number(request, 4);
  CHECK(session.channel.written == message(request));
  user.input(sign_response("signature"));
  CHECK(session.signature == std::optional(std::string("signature")));

  session.signature.reset();
  const auto another = session.ask_for_signature(key);
  session.session.opening.at(1)->opened(session.channel);
  session.session.opening.at(1)->input(message("\x05"));
  REQUIRE(session.signature);
  CHECK_FALSE(*session.signature);
}

TEST_CASE("No agent, none that agrees and none any more are as one without keys", "[agent]") {
  Session session;
  SECTION("the client refuses") {
    const auto pending = session.ask_for_identities();
    session.session.opening.at(0)->closed();
    REQUIRE(session.identities);
  }
  SECTION("the channel ends before the answer") {
    const auto pending = session.ask_for_identities();
    session.session.opening.at(0)->opened(session.channel);
    session.session.opening.at(0)->end_of_input();
    CHECK(session.channel.closed);
    session.session.opening.at(0)->closed();
    REQUIRE(session.identities);
  }
  SECTION("the server says no, or the session is over") {
    session.session.refuses = GENERATE(true, false);
    if (!session.session.refuses) session.agent.disconnect();
    const auto pending = session.ask_for_identities();
    CHECK_FALSE(session.identities);  // never within the call that began it
    session.loop.run_for(std::chrono::milliseconds(1));
    REQUIRE(session.identities);
  }
  CHECK(session.identities->empty());
}

TEST_CASE("Nothing is signed by what is no key", "[agent]") {
  Session session;
  for (const char* text : {"", "ssh-ed25519", "ssh-ed25519 !", "ssh-ed25519 "}) {
    session.signature.reset();
    const auto pending = session.ask_for_signature(text);
    session.loop.run_for(std::chrono::milliseconds(1));
    REQUIRE(session.signature);
    CHECK_FALSE(*session.signature);
  }
  CHECK(session.session.opening.empty());
}

TEST_CASE("Who no longer waits for an agent isn't called, and its channel is closed", "[agent]") {
  Session session;
  auto pending = session.ask_for_identities();
  auto& user = *session.session.opening.front();
  SECTION("before the client agrees") {
    pending.reset();
    user.opened(session.channel);
    CHECK(session.channel.written.empty());
  }
  SECTION("after") {
    user.opened(session.channel);
    pending.reset();
  }
  CHECK(session.channel.closed);
  user.input(identities_answer());
  user.closed();
  CHECK_FALSE(session.identities);
}

TEST_CASE("An agent's answer is finite and well-formed, or there are no keys", "[agent]") {
  Session session;
  std::string endless(1, '\x0c');
  append_number(endless, 0xffffffff);
  const std::string answers[] = {
      message(""),           message("\x0c"), message(endless), message("\x0e"), message(identities_answer()),
      std::string(4, '\xff')};
  for (const auto& answer : answers) {
    session.identities.reset();
    const auto pending = session.ask_for_identities();
    auto& user = *session.session.opening.back();
    user.opened(session.channel);
    user.input(answer);
    REQUIRE(session.identities);
    CHECK(session.identities->empty());
  }
}
