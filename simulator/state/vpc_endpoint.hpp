#pragma once

#include <array>

#include "protocol/ec2/vpc_endpoint_connection.hpp"
#include "protocol/ec2/vpc_endpoint_service.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// What was last done to the endpoint; `vpc_endpoint_state_at` adds the passing of time.
enum class VpcEndpointLife { requested, accepted, rejected, deleted };

/// Where an interface or gateway load balancer endpoint is in a zone.
struct VpcEndpointPlace {
  SubnetId subnet;
  NetworkInterfaceId network_interface;
};

/// The endpoint service that an endpoint leads to, if an account made it.
struct VpcEndpointServiceReference {
  Home home;
  VpcEndpointServiceId service;
  VpcEndpointConnectionId connection;
};

struct VpcEndpoint {
  VpcEndpointId id;
  ec2::VpcEndpointType type = ec2::VpcEndpointType::gateway;
  VpcId vpc;
  std::string service_name;  ///< outlives the service
  std::optional<VpcEndpointServiceReference> service;
  std::string policy_document;             ///< empty: the service has no policies
  std::vector<RouteTableId> route_tables;  ///< of a gateway endpoint
  std::vector<VpcEndpointPlace> places;    ///< of the other types, in the order of addition
  std::vector<SecurityGroupId> groups;     ///< of an interface endpoint
  bool private_dns_enabled = false;
  std::string private_dns_name;  ///< set if enabled
  ec2::IpAddressType address_type = ec2::IpAddressType::ipv4;
  ec2::DnsRecordIpType dns_records = ec2::DnsRecordIpType::ipv4;
  std::string dns_label;  ///< drawn; part of the DNS names of an interface endpoint
  VpcEndpointLife life = VpcEndpointLife::accepted;
  Timestamp since;  ///< of `life`
  Timestamp created;
  Idempotency idempotency;
  Tags tags;

  /// Besides filters: what quotas count and what must be unique.
  static constexpr std::array<std::string_view, 2> indexed = {"vpc-id", "service-name"};
  void index(IndexKeys& keys) const {
    keys.add("vpc-id", vpc);
    keys.add("service-name", service_name);
    if (life == VpcEndpointLife::deleted) return keys.add("deleted", "");
    keys.add("living vpc-id", vpc);
    keys.add(type == ec2::VpcEndpointType::gateway ? "living gateway" : "living vpc-id of interface",
             type == ec2::VpcEndpointType::gateway ? "" : vpc.text());
    for (const RouteTableId& table : route_tables) keys.add("route-table-id", table);
    for (const SecurityGroupId& group : groups) keys.add("group-id", group);
  }
};

/// A service that an account offers to others through its load balancers, which are names here.
struct VpcEndpointService {
  VpcEndpointServiceId id;
  ec2::VpcEndpointType type = ec2::VpcEndpointType::interface;  ///< or gateway_load_balancer
  std::vector<std::string> load_balancers;                      ///< ARNs; never empty
  std::vector<ec2::ServiceConnectivityType> address_types;      ///< never empty
  bool acceptance_required = true;
  bool owner_pays = false;
  std::optional<std::string> private_dns_name;
  ec2::DnsNameState private_dns_state = ec2::DnsNameState::pending_verification;
  std::string verification_name, verification_value;  ///< of the TXT record that would prove ownership
  Idempotency idempotency;
  Tags tags;
};

struct VpcEndpointServicePermission {
  VpcEndpointServicePermissionId id;
  VpcEndpointServiceId service;
  std::string principal;
  ec2::PrincipalType type = ec2::PrincipalType::account;
  AccountId account;  ///< that the principal belongs to; empty for the types that name none
  Tags tags;

  static constexpr std::array<std::string_view, 1> indexed = {"service-id"};
  void index(IndexKeys& keys) const {
    keys.add("service-id", service);
    keys.add("service-id and principal", service.text() + principal);
    if (type == ec2::PrincipalType::all) keys.add("service-id and account", service.text());
    if (!account.empty()) keys.add("service-id and account", service.text() + account);
  }
};

/// The service owner's side of an endpoint that leads to the service. It goes with the endpoint.
struct VpcEndpointConnection {
  VpcEndpointConnectionId id;
  VpcEndpointServiceId service;
  Home home;  ///< of the endpoint
  VpcEndpointId endpoint;
  Tags tags;

  static constexpr std::array<std::string_view, 2> indexed = {"service-id", "vpc-endpoint-id"};
  void index(IndexKeys& keys) const {
    keys.add("service-id", service);
    keys.add("vpc-endpoint-id", endpoint);
  }
};

}  // namespace vpcsim
