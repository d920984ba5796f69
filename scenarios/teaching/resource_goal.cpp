#include "scenarios/teaching/resource_goal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenarios/teaching/names.hpp"
#include "scenarios/teaching/rule_goal.hpp"
#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {
namespace {

using network::Index;
using network::Language;
using network::say;

/// A resource that may be the one, and in what it isn't as wanted.
struct Candidate {
  std::string label;
  std::vector<std::string> shortcomings;
};

std::string joined(const std::vector<Word>& words, Language language) {
  std::vector<std::string> texts;
  for (const Word& word : words) texts.push_back(word.text);
  return fmt::format("{}", fmt::join(texts, say(language, " or ", " または ")));
}

std::string blocks_text(const std::vector<network::IpBlock>& blocks) {
  std::vector<std::string> texts;
  for (const auto& block : blocks) {
    if (!block.is_v6()) texts.push_back(block.text());
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

/// Looks at all that may be the expected one.
class Looker {
 public:
  Looker(const GoalView& view, const ExpectedResource& expected)
      : view_(view), network_(view.network), expected_(expected), language_(view.language) {}

  std::vector<Candidate> candidates() {
    if (expected_.kind == "vpcs") return each<network::Vpc>();
    if (expected_.kind == "subnets") return each<network::Subnet>();
    if (expected_.kind == "internet_gateways") return each<network::InternetGateway>();
    if (expected_.kind == "nat_gateways") return each<network::NatGateway>();
    if (expected_.kind == "route_tables") return each<network::RouteTable>();
    if (expected_.kind == "security_groups") return each<network::SecurityGroup>();
    if (expected_.kind == "network_acls") return each<network::NetworkAcl>();
    if (expected_.kind == "instances") return each<network::Instance>();
    return each<network::VpcPeeringConnection>();
  }

 private:
  template <class Record>
  std::vector<Candidate> each() {
    std::vector<Candidate> found;
    for (const Index<Record> index : called<Record>(network_, expected_.name.text)) {
      if (!may_be(network_[index])) continue;
      Candidate& candidate = found.emplace_back();
      if constexpr (std::is_same_v<Record, network::SecurityGroup>)
        candidate.label = label_of_group(network_[index], language_);
      else
        candidate.label = network::label_of(network_, index, language_);
      now_ = &candidate;
      check(index, network_[index]);
    }
    return found;
  }

  // ---- which one is meant ----

  /// Under a pattern, only what is in the VPC that is asked for.
  bool may_be(const auto& record) const {
    if constexpr (requires { record.vpc; }) {
      const bool by_name = expected_.name.text.find('*') == std::string::npos;
      return by_name || expected_.vpc.empty() || is(record.vpc, expected_.vpc);
    } else {
      return true;
    }
  }
  bool may_be(const network::Instance& instance) const {
    return instance.state != network::InstanceState::terminated || !expected_.statuses.empty();
  }
  bool may_be(const network::VpcPeeringConnection& peering) const {
    const auto ends = [&](const Word& requester, const Word& accepter) {
      return (requester.empty() || is(peering.requester, requester)) &&
             (accepter.empty() || is(peering.accepter, accepter));
    };
    if (!ends(expected_.requester, expected_.accepter)) return false;
    if (expected_.between.size() != 2) return true;
    return ends(expected_.between[0], expected_.between[1]) ||
           ends(expected_.between[1], expected_.between[0]);
  }

  template <class Record>
  bool is(Index<Record> index, const Word& name) const {
    return index && is_called(network_[index], name.text);
  }
  bool is(const network::PeeredVpc& end, const Word& name) const {
    return end.vpc ? is(end.vpc, name) : matches(name.text, end.vpc_id);
  }

  // ---- what is wrong with it ----

  template <class... Values>
  void amiss(fmt::format_string<std::type_identity_t<Values>...> english,
             fmt::format_string<std::type_identity_t<Values>...> japanese, Values&&... values) {
    now_->shortcomings.push_back(say(language_, english, japanese, std::forward<Values>(values)...));
  }
  const std::string& label() const { return now_->label; }

  void check_vpc(Index<network::Vpc> vpc) {
    if (expected_.vpc.empty() || is(vpc, expected_.vpc)) return;
    if (!vpc) {
      return amiss("{} is attached to no VPC.", "{} はどの VPC にもアタッチされていません。", label());
    }
    amiss("{} belongs to {}, not to {}.", "{} は {} のものです。{} のものである必要があります。", label(),
          network::label_of(network_, vpc, language_), expected_.vpc.text);
  }
  void check_subnet(Index<network::Subnet> subnet) {
    if (expected_.subnet.empty() || is(subnet, expected_.subnet)) return;
    amiss("{} isn't in subnet {}.", "{} はサブネット {} にありません。", label(), expected_.subnet.text);
  }
  void check_blocks(const std::vector<network::IpBlock>& blocks) {
    if (expected_.cidr_block.empty()) return;
    const auto wanted = protocol::IpBlock::parse(expected_.cidr_block.text);
    if (wanted && std::find(blocks.begin(), blocks.end(), *wanted) != blocks.end()) return;
    amiss("{} has the CIDR block {}, not {}.", "{} の CIDR ブロックは {} です。{} である必要があります。",
          label(), blocks_text(blocks), expected_.cidr_block.text);
  }
  void check_status(std::string_view status) {
    const auto& wanted = expected_.statuses;
    const bool as_wanted =
        std::any_of(wanted.begin(), wanted.end(), [&](const Word& word) { return word.text == status; });
    if (wanted.empty() || as_wanted) return;
    amiss("The status of {} is {}, not {}.", "{} のステータスは {} です。{} である必要があります。", label(),
          status, joined(wanted, language_));
  }
  template <class Table>
  void check_subnets(Index<Table> table, Index<Table> network::Subnet::*of_subnet) {
    for (const Word& name : expected_.subnets) {
      const auto subnets = called<network::Subnet>(network_, name.text);
      const bool associated = std::any_of(subnets.begin(), subnets.end(),
                                          [&](auto subnet) { return network_[subnet].*of_subnet == table; });
      if (associated) continue;
      amiss("{} isn't associated with subnet {}.", "{} はサブネット {} に関連付けられていません。", label(),
            name.text);
    }
  }

  void check(Index<network::Vpc>, const network::Vpc& vpc) {
    check_blocks(vpc.cidrs);
    if (expected_.apart_from.empty()) return;
    const auto others = called<network::Vpc>(network_, expected_.apart_from.text);
    if (others.empty()) {
      now_->shortcomings.push_back(there_is_none(language_, "vpcs", expected_.apart_from.text));
    }
    for (const auto other : others) {
      for (const auto& block : vpc.cidrs) check_apart(block, other);
    }
  }
  void check_apart(const network::IpBlock& block, Index<network::Vpc> other) {
    for (const auto& taken : network_[other].cidrs) {
      if (!block.overlaps(taken)) continue;
      amiss("{} has the CIDR block {}, which overlaps {} of {}.",
            "{0} の CIDR ブロック {1} は、{3} の {2} と重複しています。", label(), block.text(), taken.text(),
            network::label_of(network_, other, language_));
    }
  }
  void check(Index<network::Subnet>, const network::Subnet& subnet) {
    check_vpc(subnet.vpc);
    check_blocks(subnet.cidrs);
  }
  void check(Index<network::InternetGateway>, const network::InternetGateway& gateway) {
    check_vpc(gateway.vpc);
  }
  void check(Index<network::NatGateway>, const network::NatGateway& gateway) {
    if (gateway.network_interface) check_subnet(network_[gateway.network_interface].subnet);
    check_status(network::text(gateway.state));
  }
  void check(Index<network::RouteTable> index, const network::RouteTable& table) {
    check_vpc(table.vpc);
    check_subnets(index, &network::Subnet::route_table);
    for (const Route& route : expected_.routes) {
      if (auto fault = route_fault(view_, index, route); !fault.empty())
        now_->shortcomings.push_back(std::move(fault));
    }
    if (!expected_.blackholes || *expected_.blackholes == has_blackhole(table)) return;
    if (*expected_.blackholes) {
      return amiss("{} has no blackhole route.", "{} にブラックホールのルートはありません。", label());
    }
    amiss("{} has a blackhole route.", "{} にブラックホールのルートがあります。", label());
  }
  static bool has_blackhole(const network::RouteTable& table) {
    return std::any_of(table.routes.begin(), table.routes.end(), [](const network::Route& route) {
      return route.state == network::RouteState::blackhole;
    });
  }
  void check(Index<network::NetworkAcl> index, const network::NetworkAcl& acl) {
    check_vpc(acl.vpc);
    check_subnets(index, &network::Subnet::network_acl);
  }
  void check(Index<network::SecurityGroup>, const network::SecurityGroup& group) {
    check_vpc(group.vpc);
    for (auto& fault : rule_faults(view_, group, expected_)) now_->shortcomings.push_back(std::move(fault));
  }
  void check(Index<network::Instance> index, const network::Instance& instance) {
    check_status(network::text(instance.state));
    const auto interface = network_.primary_interface_of(index);
    check_subnet(interface ? network_[interface].subnet : Index<network::Subnet>{});
    for (const Word& name : expected_.security_groups) {
      const auto groups =
          interface ? network_[interface].groups : std::vector<Index<network::SecurityGroup>>{};
      if (std::any_of(groups.begin(), groups.end(), [&](auto group) { return is(group, name); })) continue;
      amiss("{} isn't in security group {}.", "{} にセキュリティグループ {} が割り当てられていません。",
            label(), name.text);
    }
  }
  void check(Index<network::VpcPeeringConnection>, const network::VpcPeeringConnection& peering) {
    check_status(network::text(peering.status));
  }

  const GoalView& view_;
  const network::Network& network_;
  const ExpectedResource& expected_;
  const Language language_;
  Candidate* now_ = nullptr;
};

std::string kind_words(std::string_view kind, Language language) {
  if (kind == "vpcs") return "VPC";
  if (kind == "subnets") return say(language, "subnet", "サブネット");
  if (kind == "internet_gateways") return say(language, "internet gateway", "インターネットゲートウェイ");
  if (kind == "nat_gateways") return say(language, "NAT gateway", "NAT ゲートウェイ");
  if (kind == "route_tables") return say(language, "route table", "ルートテーブル");
  if (kind == "security_groups") return say(language, "security group", "セキュリティグループ");
  if (kind == "network_acls") return say(language, "network ACL", "ネットワーク ACL");
  if (kind == "instances") return say(language, "instance", "インスタンス");
  return say(language, "peering connection", "ピアリング接続");
}

std::string none_of(const ExpectedResource& expected, Language language) {
  if (expected.name.text.find('*') == std::string::npos)
    return there_is_none(language, expected.kind, expected.name.text);
  const std::string kind = kind_words(expected.kind, language);
  if (expected.between.size() == 2) {
    return say(language, "There is no {0} between {1} and {2}.", "{1} と {2} の間に {0}がありません。", kind,
               expected.between[0].text, expected.between[1].text);
  }
  if (!expected.requester.empty() && !expected.accepter.empty()) {
    return say(language, "There is no {0} from {1} to {2}.", "{1} から {2} への {0}がありません。", kind,
               expected.requester.text, expected.accepter.text);
  }
  if (!expected.vpc.empty()) {
    return say(language, "There is no {0} in {1}.", "{1} に {0}がありません。", kind, expected.vpc.text);
  }
  return say(language, "There is no {}.", "{}がありません。", kind);
}

/// What is there and must not be.
std::string still_there(const ExpectedResource& expected, const std::string& label, Language language) {
  const auto& rules = expected.ingress.empty() ? expected.egress : expected.ingress;
  if (!rules.empty()) {
    const SecurityGroupRule& rule = rules.front();
    const std::string traffic = rule.protocol.text + (rule.ports ? ports_text(*rule.ports) : "");
    if (!expected.ingress.empty()) {
      return say(language, "{0} still has a rule for {1} from {2}.",
                 "{0} には、{2} からの {1} のルールがまだあります。", label, traffic, rule.peer.text);
    }
    return say(language, "{0} still has a rule for {1} to {2}.",
               "{0} には、{2} への {1} のルールがまだあります。", label, traffic, rule.peer.text);
  }
  if (!expected.routes.empty()) {
    return say(language, "{0} still routes {1} to {2}.", "{0} がまだ {1} を {2} にルーティングしています。",
               label, expected.routes.front().destination.text, expected.routes.front().target.text);
  }
  if (expected.blackholes == true) {
    return say(language, "{} still has a blackhole route.", "{} にはまだブラックホールのルートがあります。",
               label);
  }
  if (expected.stale_rules == true) {
    return say(language, "{} still has a stale rule.", "{} にはまだ古いルールがあります。", label);
  }
  return say(language, "{} is still there.", "{} がまだあります。", label);
}

}  // namespace

std::string there_is_none(Language language, std::string_view kind, const std::string& name) {
  return say(language, "There is no {} named {}.", "{0}「{1}」がありません。", kind_words(kind, language),
             name);
}

std::string what_is_amiss(const GoalView& view, const ExpectedResource& expected) {
  const std::vector<Candidate> found = Looker(view, expected).candidates();
  const auto best = std::min_element(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.shortcomings.size() < b.shortcomings.size();
  });
  const bool there = best != found.end() && best->shortcomings.empty();
  if (expected.absent) return there ? sentence(still_there(expected, best->label, view.language)) : "";
  if (there) return {};
  return best == found.end() ? none_of(expected, view.language) : sentence(best->shortcomings.front());
}

}  // namespace vpcsim::scenarios
