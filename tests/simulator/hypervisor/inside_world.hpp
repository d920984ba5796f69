// Instances of a VPC with DNS names, and what they see from inside.
#pragma once

#include "protocol/ec2/dhcp_options.hpp"
#include "protocol/ec2/vpc_cidr_block.hpp"
#include "protocol/ipv6.hpp"
#include "simulator/compute_world.hpp"
#include "simulator/hypervisor/resolver.hpp"

namespace vpcsim::tests {

struct InsideWorld : ComputeWorld {
  explicit InsideWorld(Settings settings = empty()) : ComputeWorld(settings) { set_dns_hostnames(vpc, true); }

  void set_dns_hostnames(const std::string& id, bool value) {
    ec2::ModifyVpcAttributeRequest request{.vpc_id = id};
    request.enable_dns_hostnames = {value};
    call(request);
  }
  void set_dns_support(const std::string& id, bool value) {
    ec2::ModifyVpcAttributeRequest request{.vpc_id = id};
    request.enable_dns_support = {value};
    call(request);
  }
  /// In the world's subnet, with that private address.
  std::string launch_at(const std::string& address) { return launch_in(subnet, address); }
  std::string launch_in(const std::string& subnet_id, const std::string& address) {
    auto request = launch_request();
    request.subnet_id = subnet_id;
    request.private_ip_address = address;
    return call(request).instances.at(0).instance_id;
  }
  /// The VPC gets a block of Amazon's: its /64 of that number.
  std::string ipv6_part(std::uint64_t number) {
    auto described = call(ec2::DescribeVpcsRequest{.vpc_ids = {vpc}}).vpcs.at(0);
    if (described.ipv6_cidr_block_associations.empty()) {
      call(ec2::AssociateVpcCidrBlockRequest{.amazon_provided_ipv6_cidr_block = true, .vpc_id = vpc});
      described = call(ec2::DescribeVpcsRequest{.vpc_ids = {vpc}}).vpcs.at(0);
    }
    auto first =
        protocol::Ipv6Cidr::parse(*described.ipv6_cidr_block_associations.at(0).ipv6_cidr_block)->first();
    first.high += number;
    return protocol::Ipv6Cidr(first, 64).text();
  }
  /// The world's subnet gets an IPv6 block.
  void add_ipv6() {
    call(ec2::AssociateSubnetCidrBlockRequest{.ipv6_cidr_block = ipv6_part(0), .subnet_id = subnet});
  }
  std::string launch_ipv6_only() {
    auto request = launch_request();
    request.subnet_id = call(ec2::CreateSubnetRequest{.availability_zone = "us-east-1a",
                                                      .vpc_id = vpc,
                                                      .ipv6_cidr_block = ipv6_part(9),
                                                      .ipv6_native = true})
                            .subnet.subnet_id;
    return call(request).instances.at(0).instance_id;
  }
  /// An Elastic address on the instance's primary interface.
  std::string give_address(const std::string& id) {
    const auto allocated = allocate();
    call(ec2::AssociateAddressRequest{.allocation_id = allocated.allocation_id, .instance_id = id});
    return allocated.public_ip;
  }
  static std::string public_name(std::string address, const std::string& domain = "compute-1.amazonaws.com") {
    for (char& c : address) c = c == '.' ? '-' : c;
    return "ec2-" + address + "." + domain;
  }
  void use_dhcp_options(std::vector<ec2::NewDhcpConfiguration> configurations) {
    const auto made = call(ec2::CreateDhcpOptionsRequest{.dhcp_configurations = std::move(configurations)});
    call(ec2::AssociateDhcpOptionsRequest{.dhcp_options_id = made.dhcp_options.dhcp_options_id,
                                          .vpc_id = vpc});
  }

  const Region& here() const { return *simulator.cloud().find({account, region}); }
  ReadCall read() { return {simulator.cloud(), here(), clock.now(), simulator.settings()}; }
  const Instance& row(const std::string& id) const { return here().instances.get(id); }

  instance::NameAnswer ask(const std::string& who, const std::string& name, const std::string& type = "A") {
    return hypervisor::resolve(read(), row(who), {name, type, {}});
  }
  /// The data of the records with spaces between, or "no such name", "no records", "no answer".
  std::string resolved(const std::string& who, const std::string& name, const std::string& type = "A") {
    const auto answer = ask(who, name, type);
    if (answer.code == instance::NameAnswer::Code::no_answer) return "no answer";
    if (answer.code == instance::NameAnswer::Code::no_such_name) return "no such name";
    std::string text;
    for (const auto& record : answer.records) text += (text.empty() ? "" : " ") + record.data;
    return text.empty() ? "no records" : text;
  }
};

}  // namespace vpcsim::tests
