#include "simulator/actions/region.hpp"

namespace vpcsim {

void bear_region(Cloud& cloud, const Home& home, const Settings&) {
  Region& region = cloud.change(home);
  DhcpOptions options{.id = region.ids.id<DhcpOptionsId>(), .tags = {}};
  region.default_dhcp_options = options.id;
  region.dhcp_options.insert(std::move(options));
}

}  // namespace vpcsim
