#include "simulator/network/flow_log_records.hpp"

#include <optional>

namespace vpcsim::network {
namespace {

using Resource = std::variant<Index<Vpc>, Index<Subnet>, Index<NetworkInterface>>;

template <class Record>
Index<Record> find(const Description& network, const std::string& id) {
  const auto& records = network.all<Record>();
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    if (records[i].id == id) return {i};
  }
  return {};
}

std::optional<Resource> resource_of(const Description& network, const std::string& id) {
  if (auto vpc = find<Vpc>(network, id)) return vpc;
  if (auto subnet = find<Subnet>(network, id)) return subnet;
  if (auto interface = find<NetworkInterface>(network, id)) return interface;
  return std::nullopt;
}

/// "bucket" of "arn:aws:s3:::bucket/folder", "stream" of "arn:...:deliverystream/stream".
std::string destination_of(const ec2::FlowLog& record) {
  if (record.log_group_name) return *record.log_group_name;
  std::string name = record.log_destination.value_or("");
  name.erase(0, name.rfind(':') + 1);
  constexpr std::string_view stream = "deliverystream/";
  if (name.starts_with(stream)) return name.substr(stream.size());
  return name.substr(0, name.find('/'));
}

}  // namespace

void add_flow_logs(Description& network, std::span<const ec2::FlowLog> records) {
  for (const ec2::FlowLog& record : records) {
    auto resource = resource_of(network, record.resource_id);
    if (!resource) continue;
    network.add(FlowLog{.id = record.flow_log_id,
                        .resource = *resource,
                        .accepts = record.traffic_type != ec2::TrafficType::reject,
                        .rejects = record.traffic_type != ec2::TrafficType::accept,
                        .format = record.log_format,
                        .destination = destination_of(record)});
  }
}

}  // namespace vpcsim::network
