#include "simulator/hypervisor/forwarded_agent.hpp"

#include <utility>

#include "protocol/ssh_agent.hpp"

namespace vpcsim::hypervisor {

/// A request and its answer: of the handle and of the channel, whichever lives longer.
struct ForwardedAgent::Exchange {
  std::string request;  ///< empty: there is nothing to ask
  std::function<void(const protocol::AgentAnswer&)> answered;
  protocol::AgentAnswer answer = {};
  protocol::SshChannel* channel = nullptr;  ///< once it is open

  void finish() {
    if (auto tell = std::exchange(answered, nullptr)) tell(answer);
  }
};

/// The user's machine, at the other end of a channel.
class ForwardedAgent::Asking : public protocol::SshChannelUser {
 public:
  explicit Asking(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  void opened(protocol::SshChannel& channel) override {
    exchange_->channel = &channel;
    if (exchange_->answered)
      channel.write(exchange_->request);
    else
      channel.close();  // nobody waits for it any more
  }
  void input(std::string_view bytes) override {
    exchange_->answer.take(bytes);
    if (!exchange_->answer.complete()) return;
    exchange_->channel->close();
    exchange_->finish();
  }
  void end_of_input() override { exchange_->channel->close(); }
  void closed() override {
    exchange_->channel = nullptr;
    exchange_->finish();
  }

 private:
  std::shared_ptr<Exchange> exchange_;
};

class ForwardedAgent::Asked : public instance::Pending {
 public:
  explicit Asked(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  ~Asked() override {
    exchange_->answered = nullptr;
    if (exchange_->channel != nullptr) exchange_->channel->close();
  }

 private:
  std::shared_ptr<Exchange> exchange_;
};

std::unique_ptr<instance::Pending> ForwardedAgent::identities(
    std::function<void(std::vector<Identity>)> answered) {
  auto exchange = std::make_shared<Exchange>();
  exchange->request = protocol::agent_identities_request();
  exchange->answered = [answered = std::move(answered)](const protocol::AgentAnswer& answer) {
    std::vector<Identity> identities;
    for (auto& identity : answer.identities().value_or(std::vector<protocol::AgentIdentity>{}))
      identities.push_back({std::move(identity.public_key), std::move(identity.comment)});
    answered(std::move(identities));
  };
  return ask(std::move(exchange));
}

std::unique_ptr<instance::Pending> ForwardedAgent::sign(
    const std::string& public_key, const std::string& data,
    std::function<void(std::optional<std::string>)> answered) {
  auto exchange = std::make_shared<Exchange>();
  exchange->request = protocol::agent_sign_request(public_key, data).value_or("");
  exchange->answered = [answered = std::move(answered)](const protocol::AgentAnswer& answer) {
    answered(answer.signature());
  };
  return ask(std::move(exchange));
}

std::unique_ptr<instance::Pending> ForwardedAgent::ask(std::shared_ptr<Exchange> exchange) {
  const bool asked = session_ != nullptr && !exchange->request.empty() &&
                     session_->open_agent(std::make_unique<Asking>(exchange));
  if (!asked) loop_.post([exchange] { exchange->finish(); });
  return std::make_unique<Asked>(exchange);
}

}  // namespace vpcsim::hypervisor
