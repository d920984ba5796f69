#include "scenarios/read_expectation.hpp"

#include <fmt/format.h>

#include "scenarios/fields.hpp"
#include "scenarios/find_path.hpp"

namespace vpcsim::scenarios {
namespace {

constexpr std::string_view public_suffix = ".public_ip";

End end_of(const Word& word) {
  End end{.name = word};
  if (word.text.ends_with(public_suffix)) {
    end.public_ip = true;
    end.name.text.resize(word.text.size() - public_suffix.size());
  }
  return end;
}

std::vector<ExpectedBlocker> read_blockers(Mistakes& mistakes, const Node& node) {
  std::vector<ExpectedBlocker> blockers;
  if (node.list() == nullptr || node.list()->empty()) {
    mistakes.add(node.place, fmt::format("found {} as blocked, expected a list of blockers such as "
                                         "{{code: NO_ROUTE_TO_DESTINATION, at: a route table}}",
                                         node.list() != nullptr ? "an empty list" : node.described()));
    return blockers;
  }
  for (const Node& element : *node.list()) {
    Fields fields(mistakes, element, "a blocker");
    ExpectedBlocker& blocker = blockers.emplace_back();
    blocker.code = fields.required("code");
    fields.read("at", blocker.at);
    fields.read("direction", blocker.direction);
    if (const Word& direction = blocker.direction;
        !direction.empty() && direction.text != "ingress" && direction.text != "egress") {
      mistakes.add(direction.place,
                   fmt::format("found \"{}\" as direction, expected ingress or egress", direction.text));
    }
  }
  return blockers;
}

void read_verdict(Mistakes& mistakes, const Node& node, Fields& fields, ExpectedPath& path) {
  Word verdict;
  fields.read("verdict", verdict);
  const Node* blocked = fields.get("blocked");
  if (blocked != nullptr) path.blockers = read_blockers(mistakes, *blocked);
  fields.read("passes", path.passes);
  path.has_verdict = !verdict.empty() || blocked != nullptr;
  if (verdict.empty()) {
    if (blocked == nullptr && path.passes.empty())
      mistakes.add(node.place, "a path needs \"verdict\", \"blocked\" or \"passes\"");
    return;
  }
  path.reachable = verdict.text == "reachable";
  if (!path.reachable && verdict.text != "blocked") {
    mistakes.add(verdict.place,
                 fmt::format("found \"{}\" as verdict, expected reachable or blocked", verdict.text));
  } else if (path.reachable && blocked != nullptr) {
    mistakes.add(verdict.place,
                 "what is reachable isn't blocked: expected one of \"verdict\" and \"blocked\"");
  }
}

ExpectedPath read_path(Mistakes& mistakes, const Node& node, Fields& fields) {
  ExpectedPath path;
  path.from = end_of(fields.required("from"));
  path.to = end_of(fields.required("to"));
  path.protocol = fields.required("protocol");
  fields.read("port", path.port);
  fields.read("size", path.size);
  if (path.size && (*path.size < packet_bytes_min || *path.size > packet_bytes_max)) {
    mistakes.add(node.place, fmt::format("found {} as size, expected bytes from {} to {}", *path.size,
                                         packet_bytes_min, packet_bytes_max));
  }
  bool has_ports = path.protocol.text == "tcp" || path.protocol.text == "udp";
  if (has_ports && !fields.has("port")) mistakes.add(node.place, path.protocol.text + " needs \"port\"");
  if (!has_ports && path.port) mistakes.add(node.place, "only tcp and udp have a port");
  if (path.from.public_ip) {
    mistakes.add(path.from.name.place,
                 fmt::format("a packet leaves {} from its private address: expected \"from: {}\"",
                             path.from.name.text, path.from.name.text));
  }
  read_verdict(mistakes, node, fields, path);
  return path;
}

ExpectedCall read_call(Mistakes& mistakes, Fields& fields) {
  ExpectedCall call;
  call.action = fields.required("call");
  fields.read("as", call.account);
  fields.read("region", call.region);
  if (const Node* with = fields.get("with")) {
    call.parameters = *with;
    if (with->members() == nullptr) {
      mistakes.add(with->place,
                   fmt::format("found {} as with, expected parameters by name", with->described()));
    }
  }
  fields.read("error", call.error);
  fields.read("message", call.message);
  if (call.error.empty() && !call.message.empty()) {
    mistakes.add(call.message.place, "a message belongs to an error: expected \"error\" beside it");
  }
  return call;
}

}  // namespace

std::optional<Expectation> read_expectation(Mistakes& mistakes, const Node& node) {
  Fields fields(mistakes, node, "an expectation");
  if (node.members() == nullptr) return std::nullopt;
  if (fields.has("call")) return Expectation{node.place, read_call(mistakes, fields)};
  if (fields.has("peering")) {
    Word peering = fields.required("peering");
    return Expectation{node.place, ExpectedPeering{peering, fields.required("status")}};
  }
  if (fields.has("from") || fields.has("to"))
    return Expectation{node.place, read_path(mistakes, node, fields)};
  for (std::string_view key : {"from", "peering", "call"}) fields.get(key);
  mistakes.add(node.place, "this is no expectation: expected \"from\" and \"to\", \"peering\" or \"call\"");
  return std::nullopt;
}

}  // namespace vpcsim::scenarios
