#include "protocol/ec2/subnet_cidr_reservation.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(SubnetCidrReservation, MEMBER(subnet_cidr_reservation_id, "SubnetCidrReservationId"),
             MEMBER(subnet_id, "SubnetId"), MEMBER(cidr, "Cidr"), MEMBER(reservation_type, "ReservationType"),
             MEMBER(owner_id, "OwnerId"), MEMBER(description, "Description"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateSubnetCidrReservationResult, MEMBER(subnet_cidr_reservation, "SubnetCidrReservation"));
VPCSIM_SHAPE(CreateSubnetCidrReservationRequest, MEMBER(subnet_id, "SubnetId", .required = "subnetId"),
             MEMBER(cidr, "Cidr", .required = "cidr"),
             MEMBER(reservation_type, "ReservationType", .required = "reservationType"),
             MEMBER(description, "Description"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteSubnetCidrReservationResult,
             MEMBER(deleted_subnet_cidr_reservation, "DeletedSubnetCidrReservation"));
VPCSIM_SHAPE(DeleteSubnetCidrReservationRequest, MEMBER(subnet_cidr_reservation_id, "SubnetCidrReservationId",
                                                        .required = "subnetCidrReservationId"));

VPCSIM_SHAPE(GetSubnetCidrReservationsResult,
             MEMBER(subnet_ipv4_cidr_reservations, "SubnetIpv4CidrReservations",
                    .wire = "subnetIpv4CidrReservationSet"),
             MEMBER(subnet_ipv6_cidr_reservations, "SubnetIpv6CidrReservations",
                    .wire = "subnetIpv6CidrReservationSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(GetSubnetCidrReservationsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(subnet_id, "SubnetId", .required = "subnetId"), MEMBER(next_token, "NextToken"),
             MEMBER(max_results, "MaxResults"));

}  // namespace vpcsim::ec2
