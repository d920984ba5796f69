#include "simulator/hypervisor/event_log.hpp"

#include <fmt/format.h>

namespace vpcsim::hypervisor {

std::string_view text(NetworkEvent::What what) {
  using What = NetworkEvent::What;
  switch (what) {
    case What::connected:
      return "connected";
    case What::refused:
      return "refused";
    case What::blocked:
      return "blocked";
    case What::unanswered:
      return "unanswered";
    case What::stalled:
      return "stalled";
    case What::resumed:
      return "resumed";
    case What::logged_in:
      return "logged-in";
    case What::denied:
      return "denied";
  }
  return "";
}

std::string describe(const NetworkEvent& event) {
  std::string line = fmt::format("{}  {:<10}  {} -> {} tcp/{}", event.at.text(), text(event.what), event.from,
                                 event.to, event.port);
  if (!event.detail.empty()) line += "  " + event.detail;
  for (const Obstacle& obstacle : event.obstacles)
    line += fmt::format("{}{}: {}", &obstacle == &event.obstacles.front() ? "  " : "; ", obstacle.code,
                        obstacle.reason);
  return line;
}

void EventLog::add(NetworkEvent event) {
  event.number = ++last_;
  if (listener_) listener_(event);
  events_.push_back(std::move(event));
  if (events_.size() > events_max) events_.pop_front();
}

std::vector<NetworkEvent> EventLog::after(std::uint64_t number) const {
  std::vector<NetworkEvent> found;
  for (const NetworkEvent& event : events_) {
    if (event.number > number) found.push_back(event);
  }
  return found;
}

}  // namespace vpcsim::hypervisor
