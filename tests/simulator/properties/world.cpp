#include "simulator/properties/world.hpp"

#include <array>

namespace vpcsim::tests::properties {

std::string_view prefix_of(std::string_view text) {
  auto dash = text.rfind('-');
  if (dash == std::string_view::npos || dash == 0) return {};
  std::string_view number = text.substr(dash + 1), prefix = text.substr(0, dash + 1);
  if (number.size() != 8 && number.size() != 17) return {};
  if (number.find_first_not_of("0123456789abcdef") != std::string_view::npos) return {};
  if (prefix.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string_view::npos) return {};
  return prefix;
}

std::vector<NamedId> ids_in(std::string_view xml) {
  std::vector<NamedId> found;
  for (std::size_t at = 0; (at = xml.find('>', at)) != std::string_view::npos; ++at) {
    std::size_t end = xml.find('<', at);
    if (end == std::string_view::npos) break;
    std::string_view text = xml.substr(at + 1, end - at - 1);
    if (prefix_of(text).empty()) continue;
    std::size_t open = xml.rfind('<', at);
    found.push_back({std::string(xml.substr(open + 1, at - open - 1)), std::string(text)});
  }
  return found;
}

Home World::home(std::size_t index) {
  static const std::array<Home, home_count> homes{{{"111111111111", "us-east-1"},
                                                   {"222222222222", "us-east-1"},
                                                   {"111111111111", "eu-west-1"},
                                                   {"222222222222", "eu-west-1"}}};
  return homes[index];
}

std::string World::resolve(const Value& value) const {
  if (value.call == Value::none) return value.text;
  bool known = value.call < answered_.size() && value.index < answered_[value.call].size();
  return value.text + (known ? answered_[value.call][value.index] : value.otherwise);
}

std::string World::form_of(const Call& call) const {
  std::string form = "Action=" + call.action + "&Version=" + std::string(ec2_version);
  for (const auto& [name, value] : call.parameters) {
    form += "&" + name + "=";
    append_percent_encoded(form, resolve(value));
  }
  return form;
}

Answer World::send(std::size_t index, const std::string& form) {
  const Home caller = home(index);
  HttpRequest request;
  request.headers = {
      {"Authorization",
       "AWS4-HMAC-SHA256 Credential=" + caller.account + "/20260101/" + caller.region +
           "/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + std::string(64, '0')},
      {"X-Amz-Date", "20260101T000000Z"},
      {"Host", "localhost"},
      {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
  request.body = form;
  HttpResponse response = simulator.handle(request);
  return {response.status, std::move(response.body)};
}

Answer World::execute(const Call& call) {
  clock.advance(call.wait);
  Answer answer = send(call.home, form_of(call));
  if (answered_.size() <= call.number) answered_.resize(call.number + 1);
  answered_[call.number].clear();
  if (!answer.refused()) {
    for (NamedId& found : ids_in(answer.body)) answered_[call.number].push_back(std::move(found.id));
  }
  return answer;
}

std::string to_text(const World& world, const Call& call) {
  const Home home = World::home(call.home);
  std::string text = "#" + std::to_string(call.number) + " " + home.account + " " + home.region + " ";
  if (call.wait > 0) text += "after " + std::to_string(call.wait) + " ms ";
  std::string form = world.form_of(call);
  // Action=NAME&Version=…&… → NAME …
  text += call.action;
  for (std::size_t at = form.find('&', form.find("Version=")); at != std::string::npos;) {
    std::size_t next = form.find('&', at + 1);
    text += " " + form.substr(at + 1, next == std::string::npos ? next : next - at - 1);
    at = next;
  }
  return text;
}

}  // namespace vpcsim::tests::properties
