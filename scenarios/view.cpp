#include "scenarios/view.hpp"

#include <set>

#include "protocol/ec2/instance_requests.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::scenarios {
namespace {

/// All pages of a Describe call, appended to `records`.
template <class Request, class Record, class RecordsOf>
void describe_all(Session& session, const std::string& account, std::vector<Record>& records,
                  RecordsOf&& records_of) {
  Request request;
  do {
    auto page = session.call(account, request, {});
    auto& more = records_of(page);
    records.insert(records.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    request.next_token = page.next_token;
  } while (request.next_token && !request.next_token->empty());
}

#define DESCRIBE(Noun, list)                  \
  describe_all<ec2::Describe##Noun##Request>( \
      session, account, records.list, [](auto& page) -> auto& { return page.list; })

/// The lists that routes lead by, with their entries.
void describe_prefix_lists(Session& session, const std::string& account, network::Records& records) {
  std::set<std::string> ids;
  for (const ec2::RouteTable& table : records.route_tables) {
    for (const ec2::Route& route : table.routes) {
      if (route.destination_prefix_list_id) ids.insert(*route.destination_prefix_list_id);
    }
  }
  for (const std::string& id : ids) {
    network::PrefixListEntries list{id, {}};
    ec2::GetManagedPrefixListEntriesRequest request{.prefix_list_id = id};
    do {
      auto page = session.call(account, request, {});
      list.entries.insert(list.entries.end(), page.entries.begin(), page.entries.end());
      request.next_token = page.next_token;
    } while (request.next_token && !request.next_token->empty());
    records.prefix_lists.push_back(std::move(list));
  }
}

network::Records describe_account(Session& session, const std::string& account) {
  network::Records records{.region = session.region()};
  DESCRIBE(Vpcs, vpcs);
  DESCRIBE(Subnets, subnets);
  DESCRIBE(RouteTables, route_tables);
  DESCRIBE(NetworkAcls, network_acls);
  DESCRIBE(SecurityGroups, security_groups);
  DESCRIBE(InternetGateways, internet_gateways);
  DESCRIBE(NatGateways, nat_gateways);
  DESCRIBE(VpcPeeringConnections, vpc_peering_connections);
  DESCRIBE(NetworkInterfaces, network_interfaces);
  DESCRIBE(Instances, reservations);
  describe_prefix_lists(session, account, records);
  return records;
}

}  // namespace

network::Network view(Session& session) {
  std::vector<network::Records> homes;
  for (const std::string& account : accounts_of(session.network))
    homes.push_back(describe_account(session, account));
  return network::read_records(homes);
}

network::Network view_own_account(Session& session) {
  const network::Records own = describe_account(session, "");
  return network::read_records({&own, 1});
}

}  // namespace vpcsim::scenarios
