#include "scenarios/path_json.hpp"

#include <fmt/format.h>

#include "protocol/json.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {
namespace {

void append_member(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  out += ',';
  protocol::append_json_string(out, name);
  out += ':';
  protocol::append_json_string(out, value);
}

/// What isn't known is left out. A blocker has its id already.
void append(const Whereabouts& where, bool with_id, std::string& out) {
  append_member("kind", where.kind, out);
  if (with_id) append_member("id", where.id, out);
  append_member("interface", where.network_interface, out);
  append_member("instance", where.instance, out);
  append_member("subnet", where.subnet, out);
  append_member("vpc", where.vpc, out);
  append_member("account", where.account, out);
  append_member("region", where.region, out);
  if (where.security_groups.size() < 2) return;
  out += ",\"security_groups\":[";
  for (const std::string& group : where.security_groups) {
    if (&group != where.security_groups.data()) out += ',';
    protocol::append_json_string(out, group);
  }
  out += ']';
}

/// Each leg's MTU, and for a packet that is too large what becomes of it.
void append_mtu(const Answer& answer, std::string& out) {
  const auto text = [](std::string_view value) {
    std::string quoted;
    protocol::append_json_string(quoted, value);
    return quoted;
  };
  if (!answer.path.mtu.empty()) out += ",\"mtu\":{";
  for (const auto& mtu : answer.path.mtu) {
    out += fmt::format("{}:{{\"bytes\":{},\"at\":{},\"id\":{}}},", text(mtu.leg), mtu.bytes, text(mtu.at),
                       text(mtu.id));
  }
  if (!answer.path.mtu.empty()) out += fmt::format("\"text\":{}}}", text(answer.path.mtu_sentence));
  if (!answer.too_large) return;
  out +=
      fmt::format(",\"too_large\":{{\"size\":{},\"leg\":{},\"notice\":{}}}", answer.too_large->size,
                  text(network::text(answer.too_large->leg)), text(network::text(answer.too_large->notice)));
}

}  // namespace

std::string open_path_json(const Answer& answer, network::Language language, bool with_hops) {
  std::string out = "{";
  auto field = [&out](std::string_view name, std::string_view value, bool last = false) {
    protocol::append_json_string(out, name);
    out += ':';
    protocol::append_json_string(out, value);
    if (!last) out += ',';
  };
  field("flow", answer.subject);
  field("verdict", answer.path.verdict);
  field("language", network::text(language));
  if (with_hops) out += "\"hops\":[";
  for (const auto& hop : answer.path.hops) {
    if (!with_hops) break;
    out += &hop == answer.path.hops.data() ? "{" : ",{";
    field("leg", hop.leg);
    field("text", hop.text);
    out += fmt::format("\"dropped\":{}", hop.dropped);
    append_member("plain", hop.plain, out);
    append(hop.where, /*with_id=*/true, out);
    out += '}';
  }
  if (with_hops) out += "],";
  out += "\"blockers\":[";
  for (const auto& blocker : answer.path.blockers) {
    out += &blocker == answer.path.blockers.data() ? "{" : ",{";
    field("code", blocker.code);
    field("at", blocker.at);
    field("id", blocker.id);
    if (!blocker.direction.empty()) field("direction", blocker.direction);
    field("reason", blocker.reason);
    field("remedy", blocker.remedy, true);
    append_member("plain_reason", blocker.plain_reason, out);
    append(blocker.where, /*with_id=*/false, out);
    out += '}';
  }
  out += ']';
  append_mtu(answer, out);
  return out;
}

}  // namespace vpcsim::scenarios
