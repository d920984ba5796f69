#include "scenarios/flow_question.hpp"

#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "scenarios/provision/session.hpp"

namespace vpcsim::scenarios {
namespace {

using nlohmann::json;

std::string text_of(const json& value, const std::string& key) {
  if (!value.is_string()) throw ScenarioError(fmt::format("\"{}\" isn't a text", key));
  return value.get<std::string>();
}

std::uint16_t port_of(const json& value) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 65535)
    throw ScenarioError("\"port\" isn't a number from 0 to 65535");
  return value.get<std::uint16_t>();
}

std::uint16_t size_of(const json& value) {
  const bool is_size = value.is_number_unsigned() && value.get<std::uint64_t>() >= packet_bytes_min &&
                       value.get<std::uint64_t>() <= packet_bytes_max;
  if (!is_size)
    throw ScenarioError(
        fmt::format("\"size\" isn't a number from {} to {}", packet_bytes_min, packet_bytes_max));
  return value.get<std::uint16_t>();
}

network::Language language_of(const json& value) {
  const auto language = network::parse_language(text_of(value, "language"));
  if (!language)
    throw ScenarioError(
        fmt::format("\"language\" isn't one of {}", fmt::join(network::language_codes, ", ")));
  return *language;
}

/// Names are Name tags; what is terminated doesn't count.
std::string id_of(const network::Network& network, const std::string& name) {
  std::vector<std::string> found;
  for (const network::Instance& instance : network.description().instances) {
    bool called_so = instance.id == name || instance.name == name;
    if (called_so && instance.state != network::InstanceState::terminated) found.push_back(instance.id);
  }
  if (found.empty()) {
    for (const network::NetworkInterface& interface : network.description().network_interfaces) {
      if (interface.id == name || interface.name == name) found.push_back(interface.id);
    }
  }
  if (found.size() > 1)
    throw ScenarioError(fmt::format("{} may be any of {}: use an id", name, fmt::join(found, ", ")));
  if (!found.empty()) return found.front();
  std::vector<std::string> known;
  for (const network::Instance& instance : network.description().instances) {
    if (!instance.name.empty()) known.push_back(instance.name);
  }
  throw ScenarioError(
      fmt::format("{} is no instance, network interface, host or IP address. Instances by name: {}", name,
                  known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", "))));
}

End to_end(std::string text) {
  constexpr std::string_view suffix = ".public_ip";
  bool public_ip = text.ends_with(suffix);
  if (public_ip) text.resize(text.size() - suffix.size());
  return {{std::move(text), {}}, public_ip};
}

}  // namespace

FlowQuestion read_question(std::string_view text) {
  const json flow = json::parse(text, nullptr, false);
  if (!flow.is_object()) throw ScenarioError("this is no JSON object");
  FlowQuestion question;
  for (const auto& [key, value] : flow.items()) {
    if (key == "from")
      question.from = text_of(value, key);
    else if (key == "to")
      question.to = text_of(value, key);
    else if (key == "protocol")
      question.protocol = value.is_number_unsigned() ? value.dump() : text_of(value, key);
    else if (key == "port")
      question.port = port_of(value);
    else if (key == "size")
      question.size = size_of(value);
    else if (key == "ipv6" && value.is_boolean())
      question.ipv6 = value.get<bool>();
    else if (key == "ipv6")
      throw ScenarioError("\"ipv6\" isn't true or false");
    else if (key == "language")
      question.language = language_of(value);
    else
      throw ScenarioError(fmt::format(
          "\"{}\" is no key of a flow: there are from, to, protocol, port, ipv6, size and language", key));
  }
  if (question.from.empty() || question.to.empty()) throw ScenarioError("\"from\" and \"to\" are needed");
  return question;
}

Answer ask(const network::Network& network, const std::map<std::string, std::string>& hosts,
           const FlowQuestion& question, PathOptions options) {
  auto protocol = IpProtocol::parse(question.protocol);
  if (!protocol || *protocol == IpProtocol::all)
    throw ScenarioError("the protocol is tcp, udp, icmp or an IP protocol number");
  if (protocol->has_ports() && !question.port)
    throw ScenarioError("a port is needed with " + question.protocol);
  if (!protocol->has_ports() && question.port)
    throw ScenarioError("there are no ports with protocol " + question.protocol);
  options.ipv6 = question.ipv6;
  options.language = question.language.value_or(options.language);
  ExpectedPath flow{.from = to_end(question.from), .to = to_end(question.to)};
  flow.protocol.text = question.protocol;
  if (question.port) flow.port = *question.port;
  if (question.size) flow.size = *question.size;
  const auto what_is = [&](const Word& name) {
    if (auto host = hosts.find(name.text); host != hosts.end()) return host->second;
    if (protocol::Ip::parse(name.text)) return name.text;
    return id_of(network, name.text);
  };
  return find_path(network, flow, what_is, options);
}

}  // namespace vpcsim::scenarios
