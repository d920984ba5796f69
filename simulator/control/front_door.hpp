// Where every request comes in: turned away, or led to the console, to the emulator's own controls or to the
// API, and noted.
#pragma once

#include <memory>

#include "protocol/event_loop.hpp"
#include "protocol/http.hpp"
#include "protocol/web_socket.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/control/live.hpp"

namespace vpcsim::control {

class FrontDoor {
 public:
  /// Both must outlive it, and it the server that it answers for.
  FrontDoor(ControlPlane& plane, protocol::EventLoop& loop);
  ~FrontDoor();
  FrontDoor(const FrontDoor&) = delete;
  FrontDoor& operator=(const FrontDoor&) = delete;

  void handle(const protocol::HttpRequest& request, protocol::HttpResponse& response);
  /// Null: the response says why not.
  std::unique_ptr<protocol::WebSocketUser> open_socket(const protocol::HttpRequest& request,
                                                       protocol::HttpResponse& response);

 private:
  bool turn_away(const protocol::HttpRequest& request, protocol::HttpResponse& response) const;
  void answer(const protocol::HttpRequest& request, protocol::HttpResponse& response);
  void note(const protocol::HttpRequest& request, const protocol::HttpResponse& response, bool changed);

  ControlPlane& plane_;
  LiveFeeds feeds_;
};

}  // namespace vpcsim::control
