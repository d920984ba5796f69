#include "simulator/weather/forecast_json.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "simulator/action.hpp"

namespace vpcsim::weather {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t delay_ms_max = 3'600'000;            // an hour of the wall
constexpr std::int64_t window_ms_max = 366LL * 86'400'000;  // a year of virtual time
constexpr double bucket_tokens_max = 1e6;

std::vector<std::string_view> members_of(Kind kind) {
  std::vector<std::string_view> members = {"kind", "action", "account"};
  // A bucket decides by itself.
  if (kind != Kind::token_bucket) members.insert(members.end(), {"probability", "after", "count"});
  switch (kind) {
    case Kind::throttle:
    case Kind::internal_error:
    case Kind::unavailable:
      members.push_back("carried_out");
      break;
    case Kind::insufficient_capacity:
      members.insert(members.end(), {"instance_type", "availability_zone"});
      break;
    case Kind::delay:
      members.push_back("milliseconds");
      break;
    case Kind::cut:
      members.push_back("after_bytes");
      break;
    case Kind::eventual_consistency:
      members.insert(members.end(), {"milliseconds", "calls", "strict"});
      break;
    case Kind::token_bucket:
      members.insert(members.end(), {"size", "refill_per_second"});
      break;
  }
  return members;
}

/// One rule, or the document itself; `where` begins its messages.
class Reader {
 public:
  Reader(const Json& object, std::string where) : object_(object), where_(std::move(where)) {
    if (!object_.is_object()) fail("expected an object");
  }

  [[noreturn]] void fail(const std::string& message) const {
    throw ForecastError(where_.empty() ? message : where_ + ": " + message);
  }

  void check_members(const std::vector<std::string_view>& known, std::string_view of) const {
    for (const auto& [name, value] : object_.items()) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      fail(fmt::format("unknown member \"{}\"; {} takes {}", name, of, fmt::join(known, ", ")));
    }
  }

  const Json* get(const char* name) const {
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }

  std::string text(const char* name) const {
    const Json* value = get(name);
    if (value == nullptr) return {};
    if (!value->is_string() || value->get_ref<const std::string&>().empty())
      fail(fmt::format("\"{}\" is a text", name));
    return value->get<std::string>();
  }

  bool flag(const char* name) const {
    const Json* value = get(name);
    if (value != nullptr && !value->is_boolean()) fail(fmt::format("\"{}\" is true or false", name));
    return value != nullptr && value->get<bool>();
  }

  std::uint64_t whole(const Json& value, const char* name) const {
    if (!value.is_number_integer() || (!value.is_number_unsigned() && value.get<std::int64_t>() < 0))
      fail(fmt::format("\"{}\" is a whole number from 0", name));
    return value.get<std::uint64_t>();
  }
  std::uint64_t whole(const char* name) const {
    const Json* value = get(name);
    return value == nullptr ? 0 : whole(*value, name);
  }

  double number(const char* name, double least, double most) const {
    const Json* value = get(name);
    const bool is_number = value != nullptr && value->is_number();
    const double read = is_number ? value->get<double>() : 0;
    if (!is_number || !(read >= least && read <= most))
      fail(fmt::format("\"{}\" is a number from {} to {}", name, least, most));
    return read;
  }

  /// 200, or [100, 500].
  Span span(const char* name, std::int64_t most) const {
    const Json& value = *get(name);
    const bool is_range = value.is_array() && value.size() == 2;
    const std::uint64_t first = whole(is_range ? value[0] : value, name);
    const std::uint64_t last = is_range ? whole(value[1], name) : first;
    if (first > last || last > static_cast<std::uint64_t>(most))
      fail(fmt::format("\"{}\" is a number or [least, most], at most {}", name, most));
    return {static_cast<std::int64_t>(first), static_cast<std::int64_t>(last)};
  }

 private:
  const Json& object_;
  std::string where_;
};

void check_pattern(const Reader& reader, const std::string& pattern) {
  const auto all = actions();
  const bool is_any = std::any_of(
      all.begin(), all.end(), [&](const Action& action) { return matches_pattern(pattern, action.name()); });
  if (!is_any) reader.fail(fmt::format("no action is called \"{}\"", pattern));
}

std::vector<std::string> read_actions(const Reader& reader) {
  const Json* value = reader.get("action");
  if (value == nullptr) return {};
  const Json list = value->is_array() ? *value : Json::array({*value});
  std::vector<std::string> patterns;
  for (const Json& pattern : list) {
    if (!pattern.is_string())
      reader.fail("\"action\" is a name, with * for any characters, or a list of them");
    patterns.push_back(pattern.get<std::string>());
    check_pattern(reader, patterns.back());
  }
  if (patterns.empty()) reader.fail("\"action\" is an empty list");
  return patterns;
}

void read_window(const Reader& reader, Fault& fault) {
  if ((reader.get("milliseconds") == nullptr) == (reader.get("calls") == nullptr))
    reader.fail("say either for how many \"milliseconds\" of virtual time or for how many \"calls\"");
  if (reader.get("milliseconds") != nullptr) fault.milliseconds = reader.span("milliseconds", window_ms_max);
  fault.calls = reader.whole("calls");
  if (reader.get("calls") != nullptr && fault.calls == 0) reader.fail("\"calls\" is at least 1");
}

void read_bucket(const Reader& reader, Fault& fault) {
  if (reader.get("size") == nullptr && reader.get("refill_per_second") == nullptr) return;
  fault.bucket = BucketLimit{
      std::llround(reader.number("size", 1, bucket_tokens_max) * double(token)),
      // Whole millionths of a token for each millisecond.
      std::llround(reader.number("refill_per_second", 0, bucket_tokens_max) * double(token) / 1000) * 1000};
}

Fault read_fault(const Reader& reader) {
  const auto kind = find_kind(reader.text("kind"));
  if (!kind) {
    reader.fail(
        "\"kind\" is throttle, internal-error, unavailable, insufficient-capacity, delay, cut, "
        "eventual-consistency or token-bucket");
  }
  reader.check_members(members_of(*kind), name_of(*kind));
  Fault fault{.kind = *kind, .actions = read_actions(reader), .account = reader.text("account")};
  if (reader.get("probability") != nullptr) fault.probability = reader.number("probability", 0, 1);
  fault.after = reader.whole("after");
  fault.count = reader.whole("count");
  fault.carried_out = reader.flag("carried_out");
  fault.instance_type = reader.text("instance_type");
  fault.availability_zone = reader.text("availability_zone");
  fault.strict = reader.flag("strict");
  if (*kind == Kind::delay) {
    if (reader.get("milliseconds") == nullptr) reader.fail("say how many \"milliseconds\"");
    fault.milliseconds = reader.span("milliseconds", delay_ms_max);
  }
  if (reader.get("after_bytes") != nullptr) fault.after_bytes = reader.whole("after_bytes");
  if (*kind == Kind::eventual_consistency) read_window(reader, fault);
  if (*kind == Kind::token_bucket) read_bucket(reader, fault);
  return fault;
}

Json span_json(const Span& span) {
  return span.min == span.max ? Json(span.min) : Json::array({span.min, span.max});
}

Json fault_json(const Fault& fault) {
  Json json = {{"kind", name_of(fault.kind)}};
  if (fault.actions.size() == 1) json["action"] = fault.actions.front();
  if (fault.actions.size() > 1) json["action"] = fault.actions;
  if (!fault.account.empty()) json["account"] = fault.account;
  if (fault.probability < 1) json["probability"] = fault.probability;
  if (fault.after > 0) json["after"] = fault.after;
  if (fault.count > 0) json["count"] = fault.count;
  if (fault.carried_out) json["carried_out"] = true;
  if (!fault.instance_type.empty()) json["instance_type"] = fault.instance_type;
  if (!fault.availability_zone.empty()) json["availability_zone"] = fault.availability_zone;
  const bool is_window = fault.kind == Kind::eventual_consistency;
  if (fault.kind == Kind::delay || (is_window && fault.calls == 0))
    json["milliseconds"] = span_json(fault.milliseconds);
  if (fault.calls > 0) json["calls"] = fault.calls;
  if (fault.strict) json["strict"] = true;
  if (fault.after_bytes) json["after_bytes"] = *fault.after_bytes;
  if (fault.bucket) {
    json["size"] = double(fault.bucket->size) / double(token);
    json["refill_per_second"] = double(fault.bucket->refill_per_second) / double(token);
  }
  return json;
}

}  // namespace

Forecast read_forecast(const Json& document) {
  const Reader reader(document, "");
  reader.check_members({"seed", "faults"}, "the document");
  Forecast forecast;
  if (reader.get("seed") != nullptr) forecast.seed = reader.whole("seed");
  const Json* faults = reader.get("faults");
  if (faults == nullptr || !faults->is_array()) reader.fail("\"faults\" is a list of rules");
  for (const Json& fault : *faults)
    forecast.faults.push_back(read_fault(Reader(fault, fmt::format("faults[{}]", forecast.faults.size()))));
  return forecast;
}

Fault read_fault(const Json& rule) {
  return read_fault(Reader(rule, ""));
}

Json to_json(const Forecast& forecast) {
  Json rules = Json::array();
  for (const Fault& fault : forecast.faults) rules.push_back(fault_json(fault));
  return {{"seed", forecast.seed}, {"faults", std::move(rules)}};
}

Forecast parse_forecast(std::string_view text) {
  const Json document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) throw ForecastError("this isn't JSON");
  return read_forecast(document);
}

Json show(const Weather& weather) {
  Json rules = Json::array();
  for (const Rule& rule : weather.rules()) {
    Json json = fault_json(rule.fault);
    json["matched"] = rule.matched;
    json["struck"] = rule.struck;
    rules.push_back(std::move(json));
  }
  return {{"seed", weather.seed()}, {"faults", std::move(rules)}};
}

}  // namespace vpcsim::weather
