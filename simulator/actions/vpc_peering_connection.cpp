#include "simulator/actions/vpc_peering_connection.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/vpc_peering_connection_cidr.hpp"
#include "simulator/actions/vpc_peering_connection_record.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using protocol::name_of;

const VpcPeeringConnection& get_peering(const ReadCall& call, std::string_view id_text) {
  const VpcPeeringConnection* peering = find_peering(call, id_text);
  if (peering == nullptr) Table<VpcPeeringConnection>::refuse_not_found(id_text);
  return *peering;
}

[[noreturn]] void refuse_transition(const VpcPeeringConnection& peering, PeeringStatus from,
                                    std::string_view to) {
  refuse("InvalidStateTransition", "Invalid state transition for {}, attempted to transition from {} to {}",
         peering.id.text(), name_of(from), to);
}

/// Asking twice for the same pair, in the same direction, answers the connection that is there. While that is
/// initiating AWS hasn't looked at it yet, so it is answered even if it is going to fail.
const VpcPeeringConnection* find_twin(const WriteCall& call, const VpcPeeringConnection& wanted) {
  for (const VpcPeeringConnection& peering : call.cloud.peerings.with("vpc", wanted.requester.vpc)) {
    bool same = peering.requester.home == wanted.requester.home &&
                peering.accepter.home == wanted.accepter.home &&
                peering.requester.vpc == wanted.requester.vpc && peering.accepter.vpc == wanted.accepter.vpc;
    if (same && is_pending_or_active(peering_status_at(peering, call.now, call.settings.timing))) {
      return &peering;
    }
  }
  return nullptr;
}

std::size_t active_peerings(const WriteCall& call, std::string_view vpc) {
  const auto own = call.cloud.peerings.with("vpc", vpc);
  return static_cast<std::size_t>(std::count_if(
      own.begin(), own.end(), [](const auto& peering) { return peering.life == PeeringLife::accepted; }));
}

/// The two codes of requests differ in what they count: those of the VPC, and all that the caller has made in
/// the region (EC2's error codes; the quota itself is of the account).
void check_request_quotas(const WriteCall& call, const std::string& vpc) {
  const Quotas& quotas = call.settings.quotas;
  if (active_peerings(call, vpc) >= quotas.active_peerings_per_vpc) {
    refuse("VpcPeeringConnectionsPerVpcLimitExceeded",
           "The maximum number of VPC peering connections for VPC {} has been reached.", vpc);
  }
  std::size_t of_vpc = 0, of_caller = 0;
  for (const VpcPeeringConnection& peering : call.cloud.peerings.with("asking", call.caller().account)) {
    const auto status = peering_status_at(peering, call.now, call.settings.timing);
    const bool is_outstanding =
        status == PeeringStatus::initiating_request || status == PeeringStatus::pending_acceptance;
    if (!is_outstanding || peering.requester.home != call.caller()) continue;
    ++of_caller;
    if (peering.requester.vpc == vpc) ++of_vpc;
  }
  if (of_vpc >= quotas.outstanding_peering_requests_per_vpc) {
    refuse("OutstandingVpcPeeringConnectionLimitExceeded",
           "The maximum number of outstanding VPC peering connection requests for VPC {} has been reached.",
           vpc);
  }
  if (of_caller >= quotas.outstanding_peering_requests) {
    refuse("PendingVpcPeeringConnectionLimitExceeded",
           "The maximum number of pending VPC peering connections has been reached.");
  }
}

ec2::CreateVpcPeeringConnectionResult create_vpc_peering_connection(
    WriteCall& call, const ec2::CreateVpcPeeringConnectionRequest& request) {
  const Home& caller = call.caller();
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  VpcPeeringConnection peering{.requester = {.home = caller, .vpc = vpc.id.text()},
                               .accepter = {.home = {request.peer_owner_id.value_or(caller.account),
                                                     request.peer_region.value_or(caller.region)},
                                            .vpc = request.peer_vpc_id},
                               .requested = call.now,
                               .since = call.now};
  if (peering.accepter.home == caller && request.peer_vpc_id == peering.requester.vpc) {
    refuse("InvalidParameterValue",
           "Invalid value '{}' for peerVpcId. Both vpcId and peerVpcId values must be different.",
           request.peer_vpc_id);
  }
  peering.requester.tags = tags_from(request.tag_specifications, "vpc-peering-connection", call.settings);
  if (const VpcPeeringConnection* twin = find_twin(call, peering)) {
    return {to_record(call.read(), *twin, call.now)};
  }
  check_request_quotas(call, peering.requester.vpc);
  peering.id = call.region.ids.id<PeeringId>();
  peering.request_is_bad = request_is_bad(call.cloud, peering);
  call.cloud.peerings.insert(peering);
  return {to_record(call.read(), peering, call.answered())};
}

/// Accepting and rejecting is for the accepter's account, in the accepter's region (facts 4.2).
void check_accepter(const WriteCall& call, const VpcPeeringConnection& peering, std::string_view verb,
                    std::string_view verbs) {
  if (call.caller().account != peering.accepter.home.account) {
    refuse("OperationNotPermitted", "User {} cannot {} peering {}", call.caller().account, verb,
           peering.id.text());
  }
  if (call.caller().region != peering.accepter.home.region) {
    refuse(
        "OperationNotPermitted",
        "Incorrect region ({}) specified for this request. VPC peering connection {} must be {} in region {}",
        call.caller().region, peering.id.text(), verbs, peering.accepter.home.region);
  }
}

void check_active_quota(const WriteCall& call, const PeeringSide& side) {
  if (active_peerings(call, side.vpc) >= call.settings.quotas.active_peerings_per_vpc) {
    refuse("ActiveVpcPeeringConnectionPerVpcLimitExceeded",
           "The maximum number of active VPC peering connections for VPC {} has been reached.", side.vpc);
  }
}

ec2::AcceptVpcPeeringConnectionResult accept_vpc_peering_connection(
    WriteCall& call, const ec2::AcceptVpcPeeringConnectionRequest& request) {
  const VpcPeeringConnection peering = get_peering(call.read(), request.vpc_peering_connection_id);
  check_accepter(call, peering, "accept", "accepted");
  auto status = peering_status_at(peering, call.now, call.settings.timing);
  if (status != PeeringStatus::pending_acceptance) refuse_transition(peering, status, "provisioning");
  const auto own = call.cloud.peerings.with("vpc", peering.accepter.vpc);
  bool taken = std::any_of(own.begin(), own.end(), [&](const VpcPeeringConnection& other) {
    bool same_pair =
        (other.requester.vpc == peering.requester.vpc && other.accepter.vpc == peering.accepter.vpc) ||
        (other.requester.vpc == peering.accepter.vpc && other.accepter.vpc == peering.requester.vpc);
    return same_pair && other.life == PeeringLife::accepted;
  });
  if (taken) {
    refuse("VpcPeeringConnectionAlreadyExists", "The vpc peering connection identified by {} already exists.",
           peering.id.text());
  }
  check_active_quota(call, peering.requester);
  check_active_quota(call, peering.accepter);
  call.cloud.peerings.update(peering.id, [&](VpcPeeringConnection& changed) {
    changed.life = PeeringLife::accepted;
    changed.since = call.now;
  });
  return {to_record(call.read(), call.cloud.peerings.get(peering.id), call.answered())};
}

ec2::ReturnResult reject_vpc_peering_connection(WriteCall& call,
                                                const ec2::RejectVpcPeeringConnectionRequest& request) {
  const VpcPeeringConnection& peering = get_peering(call.read(), request.vpc_peering_connection_id);
  check_accepter(call, peering, "reject", "accepted or rejected");
  auto status = peering_status_at(peering, call.now, call.settings.timing);
  if (status != PeeringStatus::pending_acceptance) refuse_transition(peering, status, "rejected");
  call.cloud.peerings.update(peering.id, [&](VpcPeeringConnection& changed) {
    changed.life = PeeringLife::rejected;
    changed.since = call.now;
  });
  return {};
}

void mark_deleted(WriteCall& call, const PeeringId& id) {
  call.cloud.peerings.update(id, [&](VpcPeeringConnection& changed) {
    changed.life = PeeringLife::deleted;
    changed.since = call.now;
    changed.deleted_by = call.caller().account;
  });
}

ec2::ReturnResult delete_vpc_peering_connection(WriteCall& call,
                                                const ec2::DeleteVpcPeeringConnectionRequest& request) {
  const VpcPeeringConnection& peering = get_peering(call.read(), request.vpc_peering_connection_id);
  auto status = peering_status_at(peering, call.now, call.settings.timing);
  if (!is_pending_or_active(status)) refuse_transition(peering, status, "deleting");
  // Only the requester can take a pending request back; the accepter rejects it (peering guide, "Delete").
  if (status == PeeringStatus::pending_acceptance &&
      call.caller().account != peering.requester.home.account) {
    refuse("OperationNotPermitted", "User {} cannot delete peering {}", call.caller().account,
           peering.id.text());
  }
  mark_deleted(call, peering.id);
  return {};
}

using Field = FilterField<ec2::VpcPeeringConnection>;
using Record = ec2::VpcPeeringConnection;
using Values = std::vector<std::string>;

Values cidrs_of(const ec2::VpcPeeringConnectionVpcInfo& info) {
  Values values;
  for (const auto& block : info.cidr_block_set) values.push_back(block.cidr_block);
  return values;
}

constexpr std::array<Field, 10> peering_filters{{
    {"accepter-vpc-info.cidr-block", [](const Record& record) { return cidrs_of(record.accepter_vpc_info); }},
    {"accepter-vpc-info.owner-id",
     [](const Record& record) { return Values{record.accepter_vpc_info.owner_id}; }},
    {"accepter-vpc-info.vpc-id",
     [](const Record& record) { return Values{record.accepter_vpc_info.vpc_id}; }},
    {"expiration-time",
     [](const Record& record) {
       return record.expiration_time ? Values{record.expiration_time->text()} : Values{};
     }},
    {"requester-vpc-info.cidr-block",
     [](const Record& record) { return cidrs_of(record.requester_vpc_info); }},
    {"requester-vpc-info.owner-id",
     [](const Record& record) { return Values{record.requester_vpc_info.owner_id}; }},
    {"requester-vpc-info.vpc-id",
     [](const Record& record) { return Values{record.requester_vpc_info.vpc_id}; }},
    {"status-code", [](const Record& record) { return Values{std::string(name_of(record.status.code))}; }},
    {"status-message", [](const Record& record) { return Values{record.status.message}; }},
    {"vpc-peering-connection-id",
     [](const Record& record) { return Values{record.vpc_peering_connection_id}; }},
}};

ec2::DescribeVpcPeeringConnectionsResult describe_vpc_peering_connections(
    const ReadCall& call, const ec2::DescribeVpcPeeringConnectionsRequest& request) {
  auto described =
      describe<Record>(call.cloud.peerings,
                       {request.vpc_peering_connection_ids, request.filters, "VpcPeeringConnectionIds",
                        request.max_results, request.next_token},
                       peering_filters, [&](const VpcPeeringConnection& peering) -> std::optional<Record> {
                         if (find_peering(call, peering.id.text()) == nullptr) return std::nullopt;
                         return to_record(call, peering, call.now);
                       });
  return {std::move(described.records), std::move(described.next_token)};
}

/// Each account sets the options of its own side only, and a VPC's DNS option needs its DNS attributes.
ec2::PeeringConnectionOptions check_options(const WriteCall& call, const VpcPeeringConnection& peering,
                                            const PeeringSide& side, std::string_view side_name,
                                            const ec2::PeeringConnectionOptionsRequest& wanted) {
  if (call.caller() != side.home) {
    refuse("OperationNotPermitted", "User {} does not have permission to modify the {} side peering options",
           call.caller().account, side_name);
  }
  if (wanted.allow_egress_from_local_classic_link_to_remote_vpc.value_or(false) ||
      wanted.allow_egress_from_local_vpc_to_remote_classic_link.value_or(false)) {
    refuse("UnsupportedOperation", "ClassicLink was retired with EC2-Classic: {} can't use it",
           peering.id.text());
  }
  const Vpc* vpc = find_peered_vpc(call.cloud, side);
  bool has_dns = vpc != nullptr && vpc->enable_dns_hostnames && vpc->enable_dns_support;
  if (wanted.allow_dns_resolution_from_remote_vpc.value_or(false) && !has_dns) {
    refuse("InvalidVpcPeeringConnectionState.DnsHostnamesDisabled",
           "DNS hostnames are disabled for the VPC {}", side.vpc);
  }
  return {.allow_dns_resolution_from_remote_vpc = wanted.allow_dns_resolution_from_remote_vpc,
          .allow_egress_from_local_classic_link_to_remote_vpc =
              wanted.allow_egress_from_local_classic_link_to_remote_vpc,
          .allow_egress_from_local_vpc_to_remote_classic_link =
              wanted.allow_egress_from_local_vpc_to_remote_classic_link};
}

ec2::ModifyVpcPeeringConnectionOptionsResult modify_vpc_peering_connection_options(
    WriteCall& call, const ec2::ModifyVpcPeeringConnectionOptionsRequest& request) {
  const auto& for_requester = request.requester_peering_connection_options;
  const auto& for_accepter = request.accepter_peering_connection_options;
  if (!for_requester && !for_accepter) {
    refuse("MissingParameter",
           "The request must contain the parameter accepterPeeringConnectionOptions or "
           "requesterPeeringConnectionOptions");
  }
  const VpcPeeringConnection peering = get_peering(call.read(), request.vpc_peering_connection_id);
  if (peering_status_at(peering, call.now, call.settings.timing) != PeeringStatus::active) {
    refuse("OperationNotPermitted",
           "Peering {} is not active. Peering options can be added only to active peerings.",
           peering.id.text());
  }
  ec2::ModifyVpcPeeringConnectionOptionsResult result;
  if (for_accepter) {
    result.accepter_peering_connection_options =
        check_options(call, peering, peering.accepter, "accepter", *for_accepter);
  }
  if (for_requester) {
    result.requester_peering_connection_options =
        check_options(call, peering, peering.requester, "requester", *for_requester);
  }
  auto set = [](PeeringSide& side, const std::optional<ec2::PeeringConnectionOptionsRequest>& wanted) {
    if (wanted && wanted->allow_dns_resolution_from_remote_vpc) {
      side.allow_dns_resolution_from_remote_vpc = *wanted->allow_dns_resolution_from_remote_vpc;
    }
  };
  call.cloud.peerings.update(peering.id, [&](VpcPeeringConnection& changed) {
    set(changed.accepter, for_accepter);
    set(changed.requester, for_requester);
  });
  return result;
}

}  // namespace

void end_peerings_of(WriteCall& call, const Vpc& vpc) {
  const auto vpc_text = vpc.id.text();
  std::vector<PeeringId> ending, failing;
  for (const VpcPeeringConnection& peering : call.cloud.peerings.with("vpc", vpc_text)) {
    auto status = peering_status_at(peering, call.now, call.settings.timing);
    const bool is_accepter = is_side(peering.accepter, call.caller(), vpc.id);
    if (!is_accepter && !is_side(peering.requester, call.caller(), vpc.id)) continue;
    if (!is_pending_or_active(status)) continue;
    if (is_accepter && status == PeeringStatus::pending_acceptance &&
        peering.requester.home.account != call.caller().account) {
      refuse("DependencyViolation", "The vpc '{}' has dependencies and cannot be deleted.", vpc_text);
    }
    // The accepter doesn't know of a request that is initiating: AWS will find no such VPC.
    const bool is_unknown = is_accepter && status == PeeringStatus::initiating_request;
    (is_unknown ? failing : ending).push_back(peering.id);
  }
  for (const PeeringId& id : ending) mark_deleted(call, id);
  for (const PeeringId& id : failing) fail_request(call, id);
}

Actions vpc_peering_connection_actions() {
  return {
      action<accept_vpc_peering_connection>("Accepts a request, from the accepter's account and region"),
      action<create_vpc_peering_connection>("Asks another VPC, of any account and region, for a connection"),
      action<delete_vpc_peering_connection>("Deletes an active connection, or takes back a pending request"),
      action<describe_vpc_peering_connections>("Describes the connections that the caller is a side of"),
      action<modify_vpc_peering_connection_options>("Sets the DNS option of the caller's side"),
      action<reject_vpc_peering_connection>("Rejects a request, from the accepter's account and region"),
  };
}

}  // namespace vpcsim
