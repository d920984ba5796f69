// A channel whose other end is a socket: what `ssh -L`, `-W` and `-J` forward.
#pragma once

#include <memory>

#include "protocol/ssh_server.hpp"

namespace vpcsim::protocol {

class EventLoop;

/// Takes the descriptor of a connected stream socket.
std::unique_ptr<SshChannelUser> bridge_to(EventLoop& loop, int descriptor);

}  // namespace vpcsim::protocol
