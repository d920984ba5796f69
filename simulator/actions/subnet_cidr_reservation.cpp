// Subnet CIDR reservations: parts of a subnet that AWS doesn't hand out by itself (VPC user guide, "Subnet
// CIDR reservations").
#include "protocol/ec2/subnet_cidr_reservation.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using Block = SubnetCidrReservation::Block;

std::string text(const Block& block) {
  return std::visit([](const auto& cidr) { return cidr.text(); }, block);
}

ec2::SubnetCidrReservation to_record(const Region& region, const SubnetCidrReservation& own) {
  return {.subnet_cidr_reservation_id = own.id.text(),
          .subnet_id = own.subnet.text(),
          .cidr = text(own.cidr),
          .reservation_type = own.type,
          .owner_id = region.home.account,
          .description = own.description,
          .tags = own.tags};
}

Block parse_block(const std::string& block) {
  if (auto cidr = Cidr::parse(block)) return *cidr;
  if (auto cidr = Ipv6Cidr::parse(block)) return *cidr;
  refuse("InvalidParameterValue", "Value ({}) for parameter cidr is invalid. This is not a valid CIDR block.",
         block);
}

bool contains(const Subnet& subnet, const Cidr& block) {
  return subnet.cidr && subnet.cidr->contains(block);
}
bool contains(const Subnet& subnet, const Ipv6Cidr& block) {
  return std::any_of(subnet.ipv6_cidrs.begin(), subnet.ipv6_cidrs.end(),
                     [&](const SubnetIpv6Cidr& own) { return own.cidr.contains(block); });
}

bool overlap(const Block& a, const Block& b) {
  return std::visit(
      [](const auto& one, const auto& other) {
        if constexpr (std::is_same_v<decltype(one), decltype(other)>) return one.overlaps(other);
        return false;
      },
      a, b);
}

/// Addresses in it that are taken stay taken.
ec2::CreateSubnetCidrReservationResult create_subnet_cidr_reservation(
    WriteCall& call, const ec2::CreateSubnetCidrReservationRequest& request) {
  const Block block = parse_block(request.cidr);
  const Subnet& subnet = call.region.subnets.get(request.subnet_id);
  if (!std::visit([&](const auto& cidr) { return contains(subnet, cidr); }, block)) {
    refuse("InvalidParameterValue", "Reservation CIDR {} is not within the CIDR blocks of subnet {}",
           text(block), request.subnet_id);
  }
  for (const SubnetCidrReservation& other :
       call.region.subnet_cidr_reservations.with("subnet-id", subnet.id)) {
    if (overlap(other.cidr, block)) {
      refuse("InvalidParameterValue", "Reservation CIDR {} has overlap with existing reserved CIDR block",
             text(block));
    }
  }
  SubnetCidrReservation made{
      .id = call.region.ids.id<SubnetCidrReservationId>(),
      .subnet = subnet.id,
      .cidr = block,
      .type = *request.reservation_type,
      .description = request.description,
      .tags = tags_from(request.tag_specifications, "subnet-cidr-reservation", call.settings)};
  call.region.subnet_cidr_reservations.insert(made);
  return {to_record(call.region, made)};
}

ec2::DeleteSubnetCidrReservationResult delete_subnet_cidr_reservation(
    WriteCall& call, const ec2::DeleteSubnetCidrReservationRequest& request) {
  const SubnetCidrReservation deleted =
      call.region.subnet_cidr_reservations.get(request.subnet_cidr_reservation_id);
  call.region.subnet_cidr_reservations.erase(deleted.id);
  return {to_record(call.region, deleted)};
}

using Record = ec2::SubnetCidrReservation;
using Values = std::vector<std::string>;

constexpr std::array<FilterField<Record>, 2> reservation_filters{{
    {"reservationType",
     [](const Record& record) { return Values{std::string(name_of(record.reservation_type))}; }},
    {"subnet-id", [](const Record& record) { return Values{record.subnet_id}; }},
}};

ec2::GetSubnetCidrReservationsResult get_subnet_cidr_reservations(
    const ReadCall& call, const ec2::GetSubnetCidrReservationsRequest& request) {
  const Subnet& subnet = call.region.subnets.get(request.subnet_id);
  std::vector<Record> records;
  for (const SubnetCidrReservation& own : call.region.subnet_cidr_reservations.with("subnet-id", subnet.id)) {
    records.push_back(to_record(call.region, own));
  }
  auto described = describe_list<Record>(std::move(records),
                                         {{}, request.filters, "", request.max_results, request.next_token},
                                         reservation_filters);
  ec2::GetSubnetCidrReservationsResult result;
  for (Record& record : described.records) {
    const bool ipv6 = record.cidr.find(':') != std::string::npos;
    (ipv6 ? result.subnet_ipv6_cidr_reservations : result.subnet_ipv4_cidr_reservations)
        .push_back(std::move(record));
  }
  result.next_token = std::move(described.next_token);
  return result;
}

}  // namespace

Actions subnet_cidr_reservation_actions() {
  return {
      action<create_subnet_cidr_reservation>("Reserves a part of a subnet: its addresses aren't drawn"),
      action<delete_subnet_cidr_reservation>("Gives a reserved part of a subnet back"),
      action<get_subnet_cidr_reservations>("Describes the reserved parts of a subnet"),
  };
}

}  // namespace vpcsim
