// Any action of the registry, with any of its parameters.
#include <array>

#include "simulator/properties/generator.hpp"

namespace vpcsim::tests::properties {
namespace {

using Words = std::vector<std::string_view>;

const Words cidrs{
    "10.0.0.0/16",    "10.0.0.0/24",   "10.0.1.0/24",   "10.0.255.0/28",  "10.1.0.0/16",  "10.0.0.0/8",
    "0.0.0.0/0",      "172.31.0.0/16", "10.0.0.1/32",   "192.168.0.0/28", "10.0.0.7/24",  "10.0.0.0/29",
    "169.254.0.0/24", "224.0.0.0/24",  "100.64.0.0/16", "10.0.0.0",       "256.0.0.0/16", "",
    "::/0",           "2001:db8::/56", "198.18.0.0/15", "10.0.0.0/33",    "10.2.0.0/16"};
const Words addresses{"10.0.0.4",   "10.0.0.5", "10.0.0.0",   "10.0.0.255", "10.0.1.10",
                      "10.0.0.300", "1.2.3.4",  "198.18.0.1", "::1",        ""};
const Words zones{"us-east-1a", "us-east-1b", "eu-west-1a", "us-east-1z", "use1-az6"};
const Words filter_names{"vpc-id", "subnet-id", "group-id", "state",
                         "tag:a",  "tag-key",   "nothing",  "vpc-endpoint-id"};
const Words resource_types{"vpc", "subnet", "instance", "security-group", "route-table", "nothing"};
const Words attributes{"enableDnsSupport", "enableDnsHostnames", "groupSet",        "description",
                       "instanceType",     "userData",           "sourceDestCheck", "nothing"};
const Words words{"a", "b", "default", "x y", "", "*", "true", "<&>", "0"};
const Words integers{"0",    "1",    "2",     "3",     "5",     "22", "80", "100", "443",
                     "1000", "1001", "32766", "65535", "65536", "-1", "-2", "x"};

bool has(std::string_view name, std::string_view part) {
  return name.find(part) != std::string_view::npos;
}

}  // namespace

Call Generator::wild() {
  const auto all = actions();
  const Action& action = all[random_.below(all.size())];
  Call call{.home = random_.below(World::home_count), .action = std::string(action.name()), .parameters = {}};
  fill(call, "", *action.shapes.request, 0);
  if (random_.chance(2)) call.parameters.push_back({"DryRun", {"true"}});
  if (random_.chance(1)) call.parameters.push_back({"Nonsense", {"1"}});
  return call;
}

void Generator::fill(Call& call, const std::string& path, const Shape& shape, int depth) {
  for (const Member& member : shape.members) {
    const bool required = !member.required.empty();
    const bool paging = member.name == "MaxResults" || member.name == "NextToken";
    const unsigned likely = member.type == nullptr ? 1 : required ? 97 : paging ? 5 : 20;
    if (!random_.chance(likely)) continue;
    const std::string name = path + query_name(member);
    if (member.type == nullptr) {
      call.parameters.push_back({name, {"1"}});
    } else {
      fill_value(call, name, member.name, *member.type, depth);
    }
  }
}

void Generator::fill_value(Call& call, const std::string& path, std::string_view name, const Type& type,
                           int depth) {
  switch (type.kind) {
    case Kind::optional:
      return fill_value(call, path, name, *type.element, depth);
    case Kind::structure:
      if (depth < 4) fill(call, path + ".", *type.shape, depth + 1);
      return;
    case Kind::list:
      for (std::size_t i = 1, count = 1 + random_.below(2); i <= count; ++i) {
        fill_value(call, path + "." + std::to_string(i), name, *type.element, depth);
      }
      return;
    case Kind::boolean:
      call.parameters.push_back({path, {random_.chance(50) ? "true" : "false"}});
      return;
    case Kind::integer:
      call.parameters.push_back({path, {std::string(random_.pick(integers))}});
      return;
    case Kind::text:
      break;
  }
  if (!type.enumeration.empty() && random_.chance(97)) {
    call.parameters.push_back({path, {std::string(random_.pick(type.enumeration))}});
  } else {
    call.parameters.push_back({path, text_for(call.home, name)});
  }
}

Value Generator::text_for(std::size_t home, std::string_view name) {
  if (random_.chance(3)) return {std::string(random_.pick(words))};
  if (Value id = id_named(home, name); id.call != Value::none) return random_.chance(92) ? id : any_id(home);
  if (name.starts_with("Value") && random_.chance(60)) return any_id(home);  // of a filter
  return {likely_text(home, name)};
}

/// An id of a kind that answers have called so: "PeerVpcId" is a "VpcId".
Value Generator::id_named(std::size_t home, std::string_view name) {
  if (name.ends_with("s")) name.remove_suffix(1);
  for (; !name.empty(); name.remove_prefix(1)) {
    auto found = prefixes_named_.find(name);
    if (found == prefixes_named_.end()) continue;
    std::vector<std::string> prefixes(found->second.begin(), found->second.end());
    return id_of(home, random_.pick(prefixes));
  }
  return {};
}

std::string Generator::likely_text(std::size_t home, std::string_view name) {
  auto one_of = [&](const Words& list) { return std::string(random_.pick(list)); };
  if (has(name, "Cidr")) return one_of(cidrs);
  if (has(name, "IpProtocol") || name == "Protocol") return one_of({"tcp", "udp", "icmp", "-1", "6", "x"});
  if (has(name, "Ip")) return one_of(addresses);
  if (has(name, "Zone")) return one_of(zones);
  if (has(name, "OwnerId") || name == "UserId") return World::home(random_.below(World::home_count)).account;
  if (has(name, "Region")) return World::home(random_.below(World::home_count)).region;
  if (has(name, "ResourceType")) return one_of(resource_types);
  if (has(name, "Attribute")) return one_of(attributes);
  if (has(name, "InstanceType")) return "t3.micro";
  if (has(name, "Document")) return "{}";
  if (has(name, "ServiceName")) return "com.amazonaws." + World::home(home).region + ".s3";
  if (has(name, "Token")) return one_of({"t1", "t2", "t3"});
  if (name == "Name" && random_.chance(60)) return one_of(filter_names);
  return one_of(words);
}

}  // namespace vpcsim::tests::properties
