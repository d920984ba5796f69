// Whatever was made can be deleted again, and leaves an account as a new one has it.
#include <algorithm>
#include <map>

#include "protocol/ec2/image_requests.hpp"
#include "protocol/ec2/route_table.hpp"
#include "simulator/properties/invariants.hpp"

namespace vpcsim::tests::properties {
namespace {

/// A call that takes a resource away, given its id; `parameter` is where the id goes. In the order of
/// dependency.
struct Removal {
  std::string_view action, parameter;
};

/// Found in the registry: Delete…, Release… and Terminate… with one required parameter.
std::vector<Removal> removals() {
  std::vector<Removal> found;
  for (const Action& action : actions()) {
    bool removes = action.name().starts_with("Delete") || action.name().starts_with("Release") ||
                   action.name().starts_with("Terminate");
    if (!removes) continue;
    for (const Member& member : action.shapes.request->members) {
      if (member.type != nullptr && (member.name.ends_with("Id") || member.name.ends_with("Ids")))
        found.push_back({action.name(), member.name});
    }
  }
  return found;
}

std::string form(std::string_view action, std::string_view parameters) {
  return "Action=" + std::string(action) + "&Version=" + std::string(ec2_version) + std::string(parameters);
}

/// Calls that loosen what holds resources together: the ids come from the home's own answers.
class Loosening {
 public:
  Loosening(World& world, std::size_t home) : world_(world), home_(home) {}

  void run() {
    for (const Listing& listing : list_all(world_, home_)) {
      for (const Record& record : listing.records) {
        std::map<std::string, std::string> ids;
        for (const NamedId& found : ids_in(record.xml)) ids.emplace(found.name, found.id);
        detach(record, ids);
        unlink(record, ids);
      }
    }
    delete_routes();
    deregister_images();
    // AWS's own prefix lists stay, and so would tags on them.
    for (const NamedId& found : ids_in(world_.send(home_, form("DescribeTags", "")).body))
      send("DeleteTags", "&ResourceId.1=" + found.id);
  }

 private:
  void send(std::string_view action, const std::string& parameters) {
    world_.send(home_, form(action, parameters));
  }

  void detach(const Record& record, std::map<std::string, std::string>& ids) {
    const auto kind = prefix_of(record.id);
    if (kind == "igw-" && ids.count("vpcId") > 0) {
      send("DetachInternetGateway", "&InternetGatewayId=" + record.id + "&VpcId=" + ids["vpcId"]);
    } else if (kind == "vgw-" && ids.count("vpcId") > 0) {
      send("DetachVpnGateway", "&VpnGatewayId=" + record.id + "&VpcId=" + ids["vpcId"]);
    } else if (kind == "eni-" && ids.count("attachmentId") > 0) {
      send("DetachNetworkInterface", "&Force=true&AttachmentId=" + ids["attachmentId"]);
    } else if (kind == "i-") {
      send("ModifyInstanceAttribute", "&InstanceId=" + record.id + "&DisableApiTermination.Value=false");
    } else if (kind == "eipalloc-" && ids.count("associationId") > 0) {
      send("DisassociateAddress", "&AssociationId=" + ids["associationId"]);
    }
  }

  void unlink(const Record& record, std::map<std::string, std::string>& ids) {
    const auto kind = prefix_of(record.id);
    if (kind == "rtb-") {
      for (const NamedId& found : ids_in(record.xml)) {
        if (found.id.starts_with("rtbassoc-")) send("DisassociateRouteTable", "&AssociationId=" + found.id);
      }
    } else if (kind == "sgr-" && ids.count("groupId") > 0) {
      bool egress = record.xml.find("<isEgress>true") != std::string::npos;
      send(egress ? "RevokeSecurityGroupEgress" : "RevokeSecurityGroupIngress",
           "&GroupId=" + ids["groupId"] + "&SecurityGroupRuleId.1=" + record.id);
    } else if (kind == "vpc-") {
      for (const NamedId& found : ids_in(world_.send(home_, form("DescribeSecurityGroups", "")).body)) {
        if (found.name == "groupId")
          send("DisassociateSecurityGroupVpc", "&GroupId=" + found.id + "&VpcId=" + record.id);
      }
    } else if (kind == "vpce-svc-") {
      for (std::size_t other = 0; other < World::home_count; ++other) {
        for (const NamedId& found : ids_in(world_.send(other, form("DescribeVpcEndpoints", "")).body)) {
          if (found.name == "vpcEndpointId")
            send("RejectVpcEndpointConnections", "&ServiceId=" + record.id + "&VpcEndpointId.1=" + found.id);
        }
      }
    }
  }

  /// Main tables live as long as their VPC, and their routes may lead to what has to go before it.
  void delete_routes() {
    for (const auto& table : world_.call(home_, ec2::DescribeRouteTablesRequest{}).route_tables) {
      for (const auto& route : table.routes) {
        ec2::DeleteRouteRequest request{};
        request.route_table_id = table.route_table_id;
        request.destination_cidr_block = route.destination_cidr_block;
        request.destination_ipv6_cidr_block = route.destination_ipv6_cidr_block;
        request.destination_prefix_list_id = route.destination_prefix_list_id;
        world_.send(home_, encode_request(request.action, ec2_version, request.shape, &request));
      }
    }
  }

  /// Snapshots stay as long as there are images of them.
  void deregister_images() {
    const ec2::DescribeImagesRequest own{.owners = {"self"}, .include_disabled = true};
    for (const ec2::Image& image : world_.call(home_, own).images) {
      send("DisableImageDeregistrationProtection", "&ImageId=" + image.image_id);
      send("DeregisterImage", "&ImageId=" + image.image_id);
    }
  }

  World& world_;
  std::size_t home_;
};

/// One attempt at everything. What is refused waits for the next round.
void remove_all(World& world, std::size_t home) {
  std::map<std::string, std::vector<std::string>> ids;  // by the singular of the parameter that selects them
  for (const Listing& listing : list_all(world, home)) {
    std::string singular = listing.ids_parameter;
    if (singular.ends_with("Ids")) singular.pop_back();  // transit gateways' calls name their lists so
    for (const Record& record : listing.records) ids[singular].push_back(record.id);
  }
  for (const Removal& removal : removals()) {
    const bool list = removal.parameter.ends_with("Ids");
    const std::string singular(removal.parameter.substr(0, removal.parameter.size() - (list ? 1 : 0)));
    for (const std::string& id : ids[singular])
      world.send(home, form(removal.action, "&" + singular + (list ? ".1=" : "=") + id));
  }
}

/// How many records each call shows.
std::map<std::string_view, std::size_t> counts(World& world, std::size_t home) {
  std::map<std::string_view, std::size_t> found;
  for (const Listing& listing : list_all(world, home))
    found[listing.action->name()] = ids_in(listing.body).size();
  return found;
}

}  // namespace

Violations check_teardown(World& world) {
  constexpr int rounds_max = 12;
  constexpr std::int64_t ten_days = 10LL * 24 * 3'600'000;  // until the last trace of the deleted has gone
  Settings settings;
  settings.default_vpc = false;
  World fresh(settings);
  // Less is possible: the DHCP options that a region is born with can be deleted, too.
  auto is_fresh = [&] {
    for (std::size_t home = 0; home < World::home_count; ++home) {
      const auto at_first = counts(fresh, home);
      for (const auto& [action, count] : counts(world, home)) {
        if (count > at_first.at(action)) return false;
      }
    }
    return true;
  };
  for (int round = 0; round < rounds_max && !is_fresh(); ++round) {
    for (std::size_t home = 0; home < World::home_count; ++home) {
      Loosening(world, home).run();
      remove_all(world, home);
    }
    world.clock.advance(ten_days);
  }
  Violations violations;
  for (std::size_t home = 0; home < World::home_count; ++home) {
    const auto now = counts(world, home), at_first = counts(fresh, home);
    for (const auto& [action, count] : now) {
      if (count <= at_first.at(action)) continue;
      violations.push_back({"everything can be deleted", std::string(action) + " still shows " +
                                                             std::to_string(count) + " ids instead of " +
                                                             std::to_string(at_first.at(action))});
    }
  }
  if (world.simulator.cloud().public_addresses.size() != 0)
    violations.push_back({"everything can be deleted", "public addresses are still in use"});
  return violations;
}

}  // namespace vpcsim::tests::properties
