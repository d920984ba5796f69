#include "protocol/ssh_bridge.hpp"

#include <array>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/write.hpp>
#include <sys/socket.h>

#include "protocol/event_loop.hpp"

namespace vpcsim::protocol {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

class Bridge : public SshChannelUser {
 public:
  Bridge(asio::io_context& context, int descriptor)
      : state_(std::make_shared<State>(State{asio::posix::stream_descriptor(context, descriptor)})) {}
  ~Bridge() override { state_->channel = nullptr; }

  void opened(SshChannel& channel) override {
    state_->channel = &channel;
    read(state_);
  }
  void input(std::string_view bytes) override {
    state_->waiting += bytes;
    if (state_->waiting.size() > waiting_bytes_max) state_->pause(true);
    write(state_);
  }
  void end_of_input() override {
    state_->input_ended = true;
    write(state_);
  }
  void drained() override {
    if (!state_->reading) read(state_);
  }
  void closed() override {
    state_->channel = nullptr;
    error_code ignored;
    state_->socket.close(ignored);
  }

 private:
  static constexpr std::size_t waiting_bytes_max = 1024 * 1024;

  /// Outlives the bridge while an operation is under way.
  struct State {
    asio::posix::stream_descriptor socket;
    SshChannel* channel = nullptr;
    std::string waiting = {}, leaving = {};
    std::array<char, 16 * 1024> arriving = {};
    bool reading = false, writing = false, input_ended = false, paused = false;

    void pause(bool on) {
      if (paused == on || channel == nullptr) return;
      paused = on;
      channel->pause_input(on);
    }
  };

  static void read(const std::shared_ptr<State>& state) {
    state->reading = true;
    state->socket.async_read_some(asio::buffer(state->arriving),
                                  [state](const error_code& error, std::size_t size) {
                                    state->reading = false;
                                    if (state->channel == nullptr) return;
                                    if (error) return state->channel->close();
                                    state->channel->write({state->arriving.data(), size});
                                    // The rest once the client has taken this: drained().
                                    if (state->channel->unsent() < waiting_bytes_max) read(state);
                                  });
  }

  static void write(const std::shared_ptr<State>& state) {
    if (state->writing) return;
    if (state->waiting.empty()) {
      state->pause(false);
      if (state->input_ended) ::shutdown(state->socket.native_handle(), SHUT_WR);
      return;
    }
    state->writing = true;
    state->leaving.clear();
    state->leaving.swap(state->waiting);
    asio::async_write(state->socket, asio::buffer(state->leaving),
                      [state](const error_code& error, std::size_t) {
                        state->writing = false;
                        if (state->channel == nullptr) return;
                        if (error) return state->channel->close();
                        write(state);
                      });
  }

  std::shared_ptr<State> state_;
};

}  // namespace

std::unique_ptr<SshChannelUser> bridge_to(EventLoop& loop, int descriptor) {
  return std::make_unique<Bridge>(loop.context(), descriptor);
}

}  // namespace vpcsim::protocol
