#include "simulator/cloud.hpp"

namespace vpcsim {

const Region* Cloud::find(const Home& home) const {
  auto found = regions_.find(home);
  return found == regions_.end() ? nullptr : found->second.get();
}

Region& Cloud::change(const Home& home) {
  std::shared_ptr<Region>& region = regions_[home];
  if (region == nullptr) {
    region = std::make_shared<Region>();
    region->home = home;
    region->ids = IdGenerator(seed_, home.account + "/" + home.region);
  } else if (region.use_count() > 1) {  // another copy of the cloud looks at it
    region = std::make_shared<Region>(*region);
  }
  return *region;
}

}  // namespace vpcsim
