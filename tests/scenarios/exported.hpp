// A cloud's Describe answers as the files that a person with the AWS CLI would have of them.
#pragma once

#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "protocol/json.hpp"
#include "scenarios/import/describe.hpp"
#include "scenarios/import/import_files.hpp"
#include "scenarios/in_process.hpp"
#include "simulator/every_noun.hpp"

namespace vpcsim::tests {

using Json = nlohmann::ordered_json;

template <class Record>
Json json_record(const Record& record) {
  std::string text;
  protocol::append_json(text, Record::shape, &record);
  return Json::parse(text);
}

inline elsewhere::Described described(Simulator& simulator, ManualClock& clock, const Home& home) {
  scenarios::InProcess transport(simulator, clock);
  protocol::Ec2Client ec2(transport, transport, {home.account, "any secret", ""}, home.region);
  return importing::describe_all(ec2);
}

/// Files by their names; a test may change what is in them before they are imported.
struct Exported {
  std::map<std::string, Json> files;

  /// All that the home shows, in a directory of its own.
  void add(const Home& home, const elsewhere::Described& own) {
    const std::string directory = home.account + "/" + home.region + "/";
    elsewhere::visit_kinds([&](const auto& kind) {
      Json& list = files[directory + std::string(kind.key)][std::string(kind.key)] = Json::array();
      for (const auto& record : own.*kind.list) list.push_back(json_record(record));
    });
    for (const auto& table : own.transit_gateway_routes) {
      Json& list = files[directory + table.transit_gateway_route_table_id]["Routes"] = Json::array();
      for (const auto& route : table.routes) list.push_back(json_record(route));
    }
    for (const auto& list : own.prefix_list_entries) {
      Json& entries = files[directory + list.prefix_list_id]["Entries"] = Json::array();
      for (const auto& entry : list.entries) entries.push_back(json_record(entry));
    }
    for (const auto& vpc : own.vpc_attributes) {
      const auto add_flag = [&](const char* name, std::optional<bool> value) {
        files[directory + vpc.vpc_id + name] = {{"VpcId", vpc.vpc_id},
                                                {name, {{"Value", value.value_or(false)}}}};
      };
      add_flag("EnableDnsSupport", vpc.dns_support);
      add_flag("EnableDnsHostnames", vpc.dns_hostnames);
      add_flag("EnableNetworkAddressUsageMetrics", vpc.network_address_usage_metrics);
    }
  }

  /// The list of that kind in the first home that has a file of it.
  Json& list(const std::string& key) {
    for (auto& [name, document] : files) {
      if (name.ends_with("/" + key)) return document.at(key);
    }
    throw std::runtime_error("there is no file with " + key);
  }

  importing::Imported import() const {
    elsewhere::Files read;
    for (const auto& [name, document] : files) elsewhere::read_text(name + ".json", document.dump(1), read);
    return importing::import_files(std::move(read));
  }
};

}  // namespace vpcsim::tests
