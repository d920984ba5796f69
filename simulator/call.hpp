// What a rule sees: the state, the virtual now, the caller, and the settings. No clock, socket, file, thread.
#pragma once

#include "simulator/cloud.hpp"
#include "simulator/settings.hpp"

namespace vpcsim {

/// What a read action sees.
struct ReadCall {
  const Cloud& cloud;
  const Region& region;  ///< the caller's
  Timestamp now;
  const Settings& settings;

  const Home& caller() const { return region.home; }
};

/// What a mutating action sees: a copy of the cloud, dropped when the action throws.
struct WriteCall {
  Cloud& cloud;
  Region& region;  ///< the caller's
  Timestamp now;
  const Settings& settings;

  const Home& caller() const { return region.home; }
  ReadCall read() const { return {cloud, region, now, settings}; }
  /// The instant to describe a resource at in the answer of the call that made or changed it: before any
  /// time has passed, so that a transition that takes no time isn't over yet.
  Timestamp answered() const { return now.plus(-1); }
};

}  // namespace vpcsim
