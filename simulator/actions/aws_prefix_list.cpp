#include "simulator/actions/prefix_list.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {
namespace {

/// The same for every account: these lists are AWS's. FNV-1a of the name, as one of the older ids of eight
/// digits.
PrefixListId id_of(std::string_view name) {
  std::uint32_t hash = 2166136261u;
  for (char character : name) hash = (hash ^ static_cast<unsigned char>(character)) * 16777619u;
  return {{hash, 8}};
}

std::uint32_t position_of(std::string_view region) {
  const auto catalog = region_catalog();
  std::uint32_t position = 0;
  while (position < catalog.size() && catalog[position].name != region) ++position;
  return position;
}

void make_list(Region& region, std::string_view service, Cidr block) {
  const std::string name = fmt::format("com.amazonaws.{}.{}", region.home.region, service);
  PrefixListEntries entries{{block, {}}};
  region.prefix_lists.insert({.id = id_of(name),
                              .name = name,
                              .is_aws = true,
                              .max_entries = 1,  // the weight that the VPC user guide gives both
                              .versions = {std::make_shared<const PrefixListEntries>(std::move(entries))},
                              .change = {},
                              .idempotency = {},
                              .tags = {}});
}

}  // namespace

void make_aws_prefix_lists(Region& region) {
  // AWS's real blocks change and belong to AWS. These are nobody's: 192.88.99.0/24 is withdrawn from use
  // (RFC 7526). Each region has a /30 for each service.
  const std::uint32_t base = 192u << 24 | 88u << 16 | 99u << 8;
  const std::uint32_t offset = position_of(region.home.region) * 4 % 128;
  make_list(region, "s3", Cidr(Ipv4{base + offset}, 30));
  make_list(region, "dynamodb", Cidr(Ipv4{base + 128 + offset}, 30));
}

}  // namespace vpcsim
