#include "simulator/network/address_borders.hpp"

#include <algorithm>

namespace vpcsim::network {

void AddressBorders::add(Ipv4 first, Ipv4 last) {
  begins_.push_back(first.bits);
  if (last.bits != ~std::uint32_t{0}) begins_.push_back(last.bits + 1);
}

void AddressBorders::add(const IpBlock& block) {
  if (!block.is_v6()) add(block.first().v4(), block.last().v4());
}

void AddressBorders::add_reserved() {
  for (const char* text :
       {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"})
    add(*Cidr::parse(text));
}

std::vector<AddressPiece> AddressBorders::pieces() const {
  std::vector<std::uint32_t> begins = begins_;
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  std::vector<AddressPiece> pieces;
  pieces.reserve(begins.size());
  for (std::size_t at = 0; at < begins.size(); ++at) {
    const bool is_last = at + 1 == begins.size();
    pieces.push_back({{begins[at]}, {is_last ? ~std::uint32_t{0} : begins[at + 1] - 1}});
  }
  return pieces;
}

std::size_t piece_with(const std::vector<AddressPiece>& pieces, Ipv4 address) {
  const auto after =
      std::upper_bound(pieces.begin(), pieces.end(), address,
                       [](Ipv4 wanted, const AddressPiece& piece) { return wanted < piece.first; });
  return static_cast<std::size_t>(after - pieces.begin()) - 1;
}

std::vector<protocol::PortRange> cut_ports(std::vector<std::uint32_t>& begins, protocol::PortRange range) {
  std::sort(begins.begin(), begins.end());
  std::vector<protocol::PortRange> pieces;
  std::uint32_t from = range.from;
  for (const std::uint32_t begin : begins) {
    if (begin <= from || begin > range.to) continue;
    pieces.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(begin - 1)});
    from = begin;
  }
  pieces.push_back({static_cast<std::uint16_t>(from), range.to});
  return pieces;
}

}  // namespace vpcsim::network
