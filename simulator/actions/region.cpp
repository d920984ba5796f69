#include "simulator/actions/region.hpp"

#include "simulator/actions/default_vpc.hpp"
#include "simulator/actions/prefix_list.hpp"

namespace vpcsim {

void bear_region(Cloud& cloud, const Home& home, const Settings& settings) {
  Region& region = cloud.change(home);
  DhcpOptions options{.id = region.ids.id<DhcpOptionsId>(), .tags = {}};
  region.default_dhcp_options = options.id;
  region.dhcp_options.insert(std::move(options));
  make_aws_prefix_lists(region);
  if (settings.default_vpc) make_default_vpc(region);
}

}  // namespace vpcsim
