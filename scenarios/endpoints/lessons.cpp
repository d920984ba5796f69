// The lessons that there are, and the one that is being taken.
#include <fmt/format.h>

#include "protocol/account_id.hpp"
#include "scenarios/endpoints/endpoints.hpp"
#include "scenarios/provision/session.hpp"
#include "simulator/control/endpoint.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim::scenarios {
namespace {

using control::ControlError;
using control::Json;

Json to_json(const Translated& text) {
  return {{"en", text.english}, {"ja", text.japanese}};
}

Json or_null(const Translated& text) {
  return text.english.empty() ? Json(nullptr) : to_json(text);
}

std::string text_of(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string list_lessons(const Classroom& classroom) {
  Json lessons = Json::array();
  for (const CatalogLesson& row : classroom.catalog().lessons()) {
    const Lesson& lesson = *row.scenario.lesson;
    lessons.push_back({{"id", row.id},
                       {"title", to_json(lesson.title)},
                       {"summary", to_json(lesson.summary)},
                       {"minutes", lesson.minutes},
                       {"goals", lesson.goals.size()}});
  }
  return text_of({{"lessons", lessons}});
}

Json to_json(const Goal& goal, const GoalState& state) {
  Json hints = Json::array();
  for (const Translated& hint : goal.hints) hints.push_back(to_json(hint));
  return {
      {"title", to_json(goal.title)}, {"text", to_json(goal.text)},     {"hints", hints}, {"met", state.met},
      {"why", or_null(state.why)},    {"remedy", or_null(state.remedy)}};
}

Json current_lesson(Classroom& classroom) {
  const CatalogLesson* current = classroom.current();
  if (current == nullptr) return {{"lesson", nullptr}};
  const Lesson& lesson = *current->scenario.lesson;
  Json goals = Json::array();
  bool done = true;
  const std::vector<GoalState> states = classroom.look();
  for (std::size_t i = 0; i < states.size(); ++i) {
    goals.push_back(to_json(lesson.goals[i], states[i]));
    done = done && states[i].met;
  }
  return {{"lesson",
           {{"id", current->id},
            {"title", to_json(lesson.title)},
            {"summary", to_json(lesson.summary)},
            {"introduction", to_json(lesson.introduction)},
            {"minutes", lesson.minutes},
            {"account", classroom.desk().account},
            {"region", classroom.desk().region},
            {"accounts", current->scenario.accounts},
            {"hosts", current->scenario.hosts},
            {"goals", goals},
            {"done", done}}}};
}

std::string text_member(const Json& body, const char* name, const std::string& otherwise) {
  if (!body.contains(name)) return otherwise;
  if (!body[name].is_string()) throw ControlError(400, fmt::format("\"{}\" isn't a text", name));
  return body[name].get<std::string>();
}

Desk desk_of(const Json& body) {
  Desk desk;
  desk.account = text_member(body, "account", desk.account);
  desk.region = text_member(body, "region", desk.region);
  if (!protocol::is_account_id(desk.account)) throw ControlError(400, "\"account\" isn't twelve digits");
  if (find_region(desk.region) == nullptr)
    throw ControlError(400, fmt::format("there is no region {}", Json(desk.region).dump()));
  return desk;
}

std::string start_lesson(Classroom& classroom, std::string_view text) {
  const Json body = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (body.is_discarded()) throw ControlError(400, "the body isn't JSON");
  control::check_members(body, {"start", "account", "region"});
  const std::string id = text_member(body, "start", "");
  if (id.empty()) throw ControlError(400, R"(say which: {"start": "walk-through"})");
  const CatalogLesson* lesson = classroom.catalog().find(id);
  if (lesson == nullptr) {
    throw ControlError(
        404, fmt::format("there is no lesson {}; GET /_vpcsim/lessons lists what there is", Json(id).dump()));
  }
  try {
    const auto keys = classroom.start(*lesson, desk_of(body));
    Json answer = current_lesson(classroom);
    answer["lesson"]["private_keys"] = keys;
    return text_of(answer);
  } catch (const ScenarioError& error) {
    throw ControlError(409, fmt::format("{} can't be started: {}", id, error.what()));
  }
}

/// `sent` with a request that takes nothing.
void check_nothing(std::string_view sent) {
  if (sent.empty()) return;
  const Json body = Json::parse(sent, nullptr, /*allow_exceptions=*/false);
  if (body.is_discarded()) throw ControlError(400, "the body isn't JSON");
  control::check_none(body);
}

}  // namespace

void add_lessons(control::ControlPlane& plane, Classroom& classroom) {
  plane.add({"GET", "/_vpcsim/lessons", "The lessons that there are", [&classroom](std::string_view query) {
               check_nothing(query);
               return list_lessons(classroom);
             }});
  plane.add({"GET", "/_vpcsim/lesson", "The lesson that is being taken, and which of its goals are met now",
             [&classroom](std::string_view query) {
               check_nothing(query);
               return text_of(current_lesson(classroom));
             }});
  plane.add({"POST", "/_vpcsim/lesson",
             R"(Take a lesson: {"start": "walk-through"}. Its network takes the place of everything)",
             [&classroom](std::string_view body) { return start_lesson(classroom, body); }});
  plane.add({"DELETE", "/_vpcsim/lesson", "Leave the lesson; what is there stays",
             [&classroom](std::string_view body) {
               check_nothing(body);
               classroom.leave();
               return text_of(current_lesson(classroom));
             }});
}

}  // namespace vpcsim::scenarios
