#include "simulator/control/front_door.hpp"

#include "simulator/console/page.hpp"
#include "simulator/control/sender.hpp"
#include "simulator/hypervisor/premises.hpp"

namespace vpcsim::control {

using protocol::HttpRequest;
using protocol::HttpResponse;

FrontDoor::FrontDoor(ControlPlane& plane, protocol::EventLoop& loop) : plane_(plane), feeds_(plane, loop) {
  plane_.set_live_feeds(&feeds_);
  plane_.history().add({}, plane_.simulator().cloud());
}

FrontDoor::~FrontDoor() {
  plane_.set_live_feeds(nullptr);
}

bool FrontDoor::turn_away(const HttpRequest& request, HttpResponse& response) const {
  const auto refusal = refusal_of_browser(request);
  if (!refusal) return false;
  response.status = refusal->status;
  response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
  response.body = refusal->reason + "\n";
  return true;
}

void FrontDoor::handle(const HttpRequest& request, HttpResponse& response) {
  if (turn_away(request, response)) return;
  if (console::is_request(request)) return console::answer(request, response);
  const auto version = plane_.simulator().version(), era = plane_.simulator().era();
  answer(request, response);
  if (!ControlPlane::is_request(request) || !plane_.only_reads(request))
    note(request, response, plane_.simulator().version() != version || plane_.simulator().era() != era);
  if (plane_.premises() != nullptr) plane_.premises()->catch_up();
}

void FrontDoor::note(const HttpRequest& request, const HttpResponse& response, bool changed) {
  auto noted = plane_.calls().add(request, response, plane_.simulator());
  if (noted && noted->service == "vpcsim") feeds_.touch();
  if (changed) plane_.history().add(std::move(noted).value_or(LoggedCall{}), plane_.simulator().cloud());
}

void FrontDoor::answer(const HttpRequest& request, HttpResponse& response) {
  if (ControlPlane::is_request(request)) return plane_.handle(request, response);
  plane_.weather().handle(request, response);
}

std::unique_ptr<protocol::WebSocketUser> FrontDoor::open_socket(const HttpRequest& request,
                                                                HttpResponse& response) {
  if (turn_away(request, response)) return nullptr;
  return plane_.open_socket(request, response);
}

}  // namespace vpcsim::control
