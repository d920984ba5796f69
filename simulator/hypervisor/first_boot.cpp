#include "simulator/hypervisor/first_boot.hpp"

#include "simulator/hypervisor/dhcp.hpp"
#include "simulator/image_catalog.hpp"
#include "simulator/instance/initial_files.hpp"

namespace vpcsim::hypervisor {

std::string login_user(const Region& region, const Instance& instance) {
  const CatalogImage* image = find_image(region.home.region, instance.image_id);
  if (image != nullptr && image->name.starts_with("ubuntu/")) return "ubuntu";
  if (image != nullptr && image->name.starts_with("debian-")) return "admin";
  return "ec2-user";
}

instance::FileSystem first_boot(const Region& region, const Instance& instance) {
  auto files = instance::initial_files({.host_name = host_name(region, instance),
                                        .address = instance.private_ip.text(),
                                        .user = login_user(region, instance),
                                        .authorized_key = instance.authorized_key,
                                        .launched = instance.launched.milliseconds / 1000});
  const instance::FileAccess root{
      .user = "root", .group = "root", .now = instance.launched.milliseconds / 1000};
  files.open_for_writing(root, "/etc/resolv.conf", true, 0644);
  files.write_at(root, "/etc/resolv.conf", 0, resolv_conf(region, instance));
  return files;
}

}  // namespace vpcsim::hypervisor
