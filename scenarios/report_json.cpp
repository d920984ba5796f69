#include <nlohmann/json.hpp>

#include "scenarios/report.hpp"

namespace vpcsim::scenarios {
namespace {

using Json = nlohmann::ordered_json;

/// Leaves out what is empty.
void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json to_json(const FoundPath& path) {
  Json json{{"verdict", path.verdict}, {"blockers", Json::array()}, {"hops", Json::array()}};
  for (const FoundBlocker& blocker : path.blockers) {
    Json row{{"code", blocker.code}, {"at", blocker.at}};
    put(row, "id", blocker.id);
    put(row, "direction", blocker.direction);
    put(row, "reason", blocker.reason);
    put(row, "remedy", blocker.remedy);
    json["blockers"].push_back(std::move(row));
  }
  for (const Hop& hop : path.hops) {
    Json row{{"leg", hop.leg}, {"text", hop.text}};
    if (hop.dropped) row["dropped"] = true;
    json["hops"].push_back(std::move(row));
  }
  for (const FoundMtu& mtu : path.mtu)
    json["mtu"][mtu.leg] = {{"bytes", mtu.bytes}, {"at", mtu.at}, {"id", mtu.id}};
  return json;
}

Json to_json(const Plan& plan) {
  Json rows = Json::array();
  for (const Planned& planned : plan.rows) {
    Json row{{"do", name_of(planned.verb)}, {"kind", planned.kind}, {"name", planned.name}};
    put(row, "account", planned.account);
    put(row, "region", planned.region);
    put(row, "id", planned.id);
    row["calls"] = Json::array();
    for (const auto& call : planned.calls) {
      row["calls"].push_back({{"action", call.action}});
      put(row["calls"].back(), "detail", call.detail);
    }
    for (const auto& conflict : planned.conflicts) {
      row["conflicts"].push_back(
          {{"what", conflict.what}, {"found", conflict.found}, {"wanted", conflict.wanted}});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

struct JsonReporter::Document {
  Json json;

  /// Calls outside any step (apply, destroy) belong to the document itself.
  Json& place() { return json["steps"].empty() ? json : json["steps"].back(); }
};

JsonReporter::JsonReporter(std::ostream& out) : out_(out), document_(std::make_unique<Document>()) {}

JsonReporter::~JsonReporter() = default;

void JsonReporter::scenario_begins(const Scenario& scenario) {
  Json& json = document_->json;
  json = Json{{"scenario", scenario.name}};
  put(json, "file", scenario.file);
  put(json, "description", scenario.description);
  json["steps"] = Json::array();
}

void JsonReporter::step_begins(int, const Step& step) {
  document_->json["steps"].push_back(
      {{"step", step.title.text}, {"calls", Json::array()}, {"expectations", Json::array()}});
}

void JsonReporter::called(const CallRecord& call) {
  Json row{{"action", call.action}};
  put(row, "account", call.account);
  put(row, "region", call.region);
  put(row, "name", call.name);
  put(row, "detail", call.detail);
  put(row, "id", call.id);
  put(row, "error", call.error);
  if (call.reads_only) row["reads_only"] = true;
  document_->place()["calls"].push_back(std::move(row));
}

void JsonReporter::checked(const Checked& checked) {
  Json row{{"subject", checked.subject}, {"met", checked.met()}, {"finding", checked.finding}};
  if (checked.expectation != nullptr && checked.expectation->place.line > 0) {
    row["line"] = checked.expectation->place.line;
  }
  if (!checked.met()) row["failures"] = checked.failures;
  if (checked.path) row["path"] = to_json(*checked.path);
  document_->place()["expectations"].push_back(std::move(row));
}

void JsonReporter::scenario_ends(const Outcome& outcome) {
  Json& json = document_->json;
  json["passed"] = outcome.passed();
  json["expectations"] = {{"met", outcome.met}, {"all", outcome.expectations}};
  if (outcome.plan) json["plan"] = to_json(*outcome.plan);
  json["totals"] = {{"calls", outcome.calls}, {"changing_calls", outcome.changing_calls}};
  put(json, "error", outcome.error);
  // Bytes that are no UTF-8 (a server may answer anything) become U+FFFD.
  out_ << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace vpcsim::scenarios
