#include "simulator/actions/vpc_cidr_restrictions.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace vpcsim {
namespace {

bool overlaps_any(std::span<const Cidr> ranges, const Cidr& cidr) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const Cidr& range) { return range.overlaps(cidr); });
}

}  // namespace

bool is_vpc_cidr(const Cidr& cidr) {
  static const std::array forbidden{*Cidr::parse("0.0.0.0/8"), *Cidr::parse("127.0.0.0/8"),
                                    *Cidr::parse("169.254.0.0/16"), *Cidr::parse("224.0.0.0/3")};
  return cidr.prefix_length() >= 16 && cidr.prefix_length() <= 28 && !overlaps_any(forbidden, cidr);
}

bool is_restricted(const std::vector<VpcCidr>& present, const Cidr& added) {
  static const std::array rfc1918{*Cidr::parse("10.0.0.0/8"), *Cidr::parse("172.16.0.0/12"),
                                  *Cidr::parse("192.168.0.0/16")};
  static const Cidr default_vpcs = *Cidr::parse("172.31.0.0/16"), of_aws = *Cidr::parse("198.19.0.0/16");
  static const Cidr start_of_10 = *Cidr::parse("10.0.0.0/15"), first_of_10 = *Cidr::parse("10.0.0.0/16");

  const Cidr& primary = present.front().cidr;
  for (const Cidr& range : rfc1918) {
    if (range.overlaps(added) && !range.contains(primary)) return true;
  }
  if (of_aws.overlaps(added)) return !of_aws.contains(primary);
  if (rfc1918[1].contains(primary)) return default_vpcs.overlaps(added);
  return first_of_10.overlaps(added) && std::any_of(present.begin(), present.end(), [](const VpcCidr& own) {
           return start_of_10.overlaps(own.cidr);
         });
}

}  // namespace vpcsim
