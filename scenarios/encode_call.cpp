#include "scenarios/encode_call.hpp"

#include <algorithm>
#include <array>

#include "protocol/query.hpp"
#include "simulator/action.hpp"

namespace vpcsim::scenarios {
namespace {

using protocol::Kind;
using protocol::Member;
using protocol::Shape;
using protocol::Type;

bool is_literal(std::string_view member) {
  static constexpr std::array<std::string_view, 6> endings{"Name", "Names", "Description",
                                                           "Key",  "Value", "Ip"};
  return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return member.ends_with(ending); });
}

class Encoder {
 public:
  explicit Encoder(const Session& session) : session_(session) {}

  void structure(const std::string& prefix, const Shape& shape, const Node& node) {
    if (node.members() == nullptr) return;
    for (const auto& [name, value] : *node.members()) {
      const Member* member = shape.find(name.text);
      if (member == nullptr || member->type == nullptr)
        throw ScenarioError(name.text + " is no parameter that vpcsim knows");
      this->value(prefix + protocol::query_name(*member), *member->type, name.text, value);
    }
  }

  std::string form;

 private:
  void value(const std::string& path, const Type& type, std::string_view member, const Node& node) {
    switch (type.kind) {
      case Kind::optional:
        return value(path, *type.element, member, node);
      case Kind::structure:
        return structure(path + ".", *type.shape, node);
      case Kind::list:
        if (node.list() == nullptr) return;
        for (std::size_t i = 0; i < node.list()->size(); ++i) {
          value(path + "." + std::to_string(i + 1), *type.element, member, (*node.list())[i]);
        }
        return;
      default:
        form += '&';
        protocol::append_percent_encoded(form, path);
        form += '=';
        protocol::append_percent_encoded(form, meaning(member, *node.text()));
    }
  }

  std::string meaning(std::string_view member, const std::string& text) const {
    if (member.find("Cidr") != std::string_view::npos) {
      auto cidr = cidr_of(session_.network, session_.hosts(), text);
      return kind_of(session_.network, text).empty() || !cidr ? text : cidr->text();
    }
    const std::string* id = session_.find_id(text);
    return id == nullptr || is_literal(member) ? text : *id;
  }

  const Session& session_;
};

}  // namespace

std::string encode_call(const Session& session, const ExpectedCall& call) {
  const Action* action = find_action(call.action.text);
  if (action == nullptr) throw ScenarioError(call.action.text + " is no action that vpcsim knows");
  Encoder encoder(session);
  encoder.form = "Action=" + call.action.text + "&Version=" + std::string(protocol::ec2_version);
  encoder.structure("", *action->shapes.request, call.parameters);
  return std::move(encoder.form);
}

}  // namespace vpcsim::scenarios
