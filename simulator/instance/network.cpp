#include "simulator/instance/network.hpp"

namespace vpcsim::instance {

std::string_view text(NetworkError error) {
  switch (error) {
    case NetworkError::refused:
      return "Connection refused";
    case NetworkError::timed_out:
      return "Connection timed out";
    case NetworkError::network_unreachable:
      return "Network is unreachable";
    case NetworkError::host_unreachable:
      return "No route to host";
    case NetworkError::reset:
      return "Connection reset by peer";
    case NetworkError::address_in_use:
      return "Address already in use";
    case NetworkError::permission_denied:
      return "Permission denied";
  }
  return "Unknown error";
}

}  // namespace vpcsim::instance
