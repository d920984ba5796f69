// Public addresses: Elastic ones, which an account owns, and auto-assigned ones, which an interface borrows.
// They are unique over the whole cloud.
#pragma once

#include "simulator/call.hpp"

namespace vpcsim {

/// A free address of the pool, now the caller's. Throws InsufficientAddressCapacity.
Ipv4 take_public_address(WriteCall& call);
void release_public_address(WriteCall& call, Ipv4 address);

/// Lends the interface an address, if it is one that was launched with one, has none now, and is the only one
/// of its instance (EC2 user guide, "Public IPv4 addresses").
void lend_public_address(WriteCall& call, NetworkInterfaceId interface);
/// Takes an auto-assigned address back. Does nothing to an Elastic one, or where there is none.
void take_back_public_address(WriteCall& call, NetworkInterfaceId interface);

/// Puts an Elastic address, which must be free, on a private address of the interface that has no Elastic
/// one; on the primary one if none is named. An auto-assigned one goes back.
AddressAssociationId associate_address(WriteCall& call, AllocationId allocation, NetworkInterfaceId interface,
                                       std::optional<Ipv4> private_ip = std::nullopt);
/// Takes an Elastic address off whatever it is on. It stays allocated.
void disassociate_address(WriteCall& call, AllocationId allocation);

/// The caller's address of that number, or nullptr.
const Address* find_by_public_ip(const Region& region, std::string_view public_ip);
/// Throws AddressLimitExceeded unless the account may have one more.
void check_address_quota(const ReadCall& call);
/// What reverse DNS says at an instant: nothing for a name of AWS's own.
std::optional<std::string> ptr_record_at(const Address& address, Timestamp at, const Timing& timing);

/// Throws InvalidParameterValue for what isn't an IPv4 address.
Ipv4 parse_address(std::string_view text, std::string_view parameter);

}  // namespace vpcsim
