#include "simulator/network/sentence_table.hpp"

#include <array>

#include "simulator/network/words.hpp"

namespace vpcsim::network {
namespace {

struct Sentences {
  ExplanationCode code;
  Phrase why;
  Phrase change;
};

using enum ExplanationCode;

// ---- what several codes, or several cases of one, say
// ----------------------------------------------------------

constexpr Phrase add_route{"Add a route for {new_destination} to {at}.",
                           "{at} に {new_destination} へのルートを追加してください。"};
constexpr Phrase add_route_via{
    "Add a route for {new_destination} via {target} to {at}.",
    "{at} に、{target} をターゲットとする {new_destination} へのルートを追加してください。"};
constexpr Phrase add_or_propagate{
    "Add a route for {new_destination} to {at}, or propagate the routes of the "
    "attachment.",
    "{at} に {new_destination} へのルートを追加するか、アタッチメントのルートを"
    "伝播してください。"};
constexpr Phrase add_via_or_propagate{
    "Add a route for {new_destination} via {target} to {at}, or propagate the routes of the attachment.",
    "{at} に、{target} をターゲットとする {new_destination} へのルートを追加するか、アタッチメントのルートを"
    "伝播してください。"};
constexpr Phrase no_route{"{at} has no route for {destination}.",
                          "{at} には {destination} へのルートがありません。"};
constexpr Phrase no_route_to{"{at} has no route for {destination} to {target}.",
                             "{at} には、{target} をターゲットとする {destination} へのルートがありません。"};
constexpr Phrase remove_transit_gateway_route{"Remove the route {route} from {at}.",
                                              "{at} からルート {route} を削除してください。"};
constexpr Phrase avoid{"Use a route that avoids {at}.", "{at} を通らないルートを使用してください。"};
constexpr Phrase send_from_public{"Send from a public address.", "パブリックアドレスから送信してください。"};
constexpr Phrase send_from_vpc{"Send from an address of {vpc}.", "{vpc} のアドレスから送信してください。"};
constexpr Phrase send_to_held{"Send to an address that a network interface holds.",
                              "ネットワークインターフェイスが持つアドレスに送信してください。"};
constexpr Phrase route_to_holder{
    "Route {destination} to what holds it, not to {at}.",
    "{destination} へのルートを、{at} ではなく、そのアドレスを持つものに向けてください。"};

constexpr Phrase acl_denies_range{
    "{at} of {wanted} denies {direction} of {packet} (first at port {port}) by {entry}.",
    "{wanted} の {at} は、{entry} により {packet} の {direction}を拒否します (最初のポートは {port})。"};
constexpr Phrase acl_add_below{
    "Add a rule with a number below {number} to {at} that allows {traffic}.",
    "{at} に、{traffic} を許可するルールを {number} より小さい番号で追加してください。"};

constexpr Phrase local_route_wins{
    "Give one of the two VPCs a CIDR that doesn't overlap: its local route always wins.",
    "ローカルルートは常に優先されるため、2 つの VPC のどちらかに重複しない CIDR を割り当ててください。"};
constexpr Phrase replace_route{
    "Remove the route {route} from {at}, or replace its target by {target}.",
    "{at} からルート {route} を削除するか、そのターゲットを {target} に置き換えてください。"};

constexpr Phrase start{"Start {at}.", "{at} を起動してください。"};
constexpr Phrase attach_interface{"Attach {at} to an instance.",
                                  "{at} をインスタンスにアタッチしてください。"};
constexpr Phrase accept_peering{"Accept {at}.", "{at} を承諾してください。"};
constexpr Phrase replace_peering{"Replace {at} by a peering connection that is accepted and active.",
                                 "{at} を、承諾済みでアクティブなピアリング接続に置き換えてください。"};
constexpr Phrase wait_for_gateway{"Wait until {at} is available, or replace it.",
                                  "{at} が使用可能になるまで待つか、置き換えてください。"};
constexpr Phrase replace{"Replace {at}.", "{at} を置き換えてください。"};

// ---- one row a code, in the enumerators' order
// -----------------------------------------------------------------

constexpr auto table = std::to_array<Sentences>({
    {bad_state,
     {"{at} is {state}, not {good_state}.", "{at} の状態は {state} で、{good_state} ではありません。"},
     replace},
    {bad_state_attachment,
     {"{at} is not attached to {vpc}.", "{at} は {vpc} にアタッチされていません。"},
     {"Attach {at} to {vpc}.", "{at} を {vpc} にアタッチしてください。"}},
    {bad_state_route,
     {"In {at}, the route {route} is a blackhole.", "{at} のルート {route} はブラックホールです。"},
     {"Replace the route {route} in {at} by one whose target works.",
      "{at} のルート {route} を、機能するターゲットへのルートに置き換えてください。"}},
    {cannot_route,
     {"In {at}, the route {route} to {wanted} does not contain {destination}.",
      "{at} の {wanted} へのルート {route} に {destination} は含まれません。"},
     add_route},
    {disconnected_vpcs,
     {"Nothing joins {at} to {wanted}.", "{at} と {wanted} を接続するものがありません。"},
     {"Create a VPC peering connection between {at} and {wanted}, accept it, and route to it on both sides.",
      "{at} と {wanted} の間に VPC ピアリング接続を作成して承諾し、両側にルートを追加してください。"}},
    {eni_sg_rules_mismatch,
     {"No {direction} rule of {groups} at {at} admits {packet}.",
      "{at} の {groups} には、{packet} を許可する {direction}ルールがありません。"},
     {"Allow {traffic} in {groups}.", "{groups} で、{traffic} を許可してください。"}},
    {eni_source_dest_check_restriction,
     {"{at} checks its traffic, and {checked} is not its address.",
      "{at} は送信元/送信先チェックが有効で、{checked} はそのアドレスではありません。"},
     {"Turn off the source/destination check of {at}, or use its own address.",
      "{at} の送信元/送信先チェックを無効にするか、そのアドレスを使用してください。"}},
    {gateway_rejects_spoofed_traffic,
     {"{at} rejects {source}: not an address of {vpc}.",
      "{source} は {vpc} のアドレスではないため、{at} が拒否します。"},
     send_from_vpc},
    {higher_priority_route,
     {"In {at}, the route {route} takes precedence over one to {wanted}.",
      "{at} では、ルート {route} が {wanted} へのルートより優先されます。"},
     replace_route},
    {igw_destination_address_not_in_rfc1918_egress,
     {"{at} does not send to the private address {destination}.",
      "{at} はプライベートアドレス {destination} には送信しません。"},
     route_to_holder},
    {igw_destination_address_not_in_rfc6598_egress,
     {"{at} does not send to {destination}, which is shared address space.",
      "{at} は共有アドレス空間の {destination} には送信しません。"},
     route_to_holder},
    {igw_private_ip_association_for_ingress,
     {"{at} finds no network interface of {vpc} with {destination} as its public address.",
      "{vpc} に、パブリックアドレスが {destination} のネットワークインターフェイスがないため、{at} "
      "は転送できません。"},
     {"Associate a public address with the network interface in {vpc}, and send to that address.",
      "{vpc} "
      "のネットワークインターフェイスにパブリックアドレスを関連付け、そのアドレスに送信してください。"}},
    {igw_public_ip_association_for_egress,
     {"{source} has no public address, so {at} can't translate it.",
      "{source} にはパブリックアドレスがないため、{at} は変換できません。"},
     {"Associate a public address with {source}, or route its subnet to a NAT gateway.",
      "{source} にパブリックアドレスを関連付けるか、そのサブネットのルートを NAT "
      "ゲートウェイに向けてください。"}},
    {igw_source_address_not_in_rfc1918_ingress,
     {"{at} does not take packets from the private address {source}.",
      "{at} はプライベートアドレス {source} からのパケットを受け取りません。"},
     send_from_public},
    {igw_source_address_not_in_rfc6598_ingress,
     {"{at} does not take packets from {source}, which is shared address space.",
      "{at} は共有アドレス空間の {source} からのパケットを受け取りません。"},
     send_from_public},
    {ingress_rtb_no_public_ip,
     {"{at} has no public address, so nothing from the internet is routed to it.",
      "{at} にはパブリックアドレスがないため、インターネットからは何もルーティングされません。"},
     {"Associate a public address with {at}.", "{at} にパブリックアドレスを関連付けてください。"}},
    {ingress_rtb_traffic_redirection,
     {"{at} brings what comes in for {source} to an appliance, and takes nothing out that avoids it.",
      "{at} は {source} 宛てのトラフィックをアプライアンスに送り、そのアプライアンスを通らないトラフィックは"
      "外に出しません。"},
     {"Route the subnet of {source} to the same appliance, not to {at}.",
      "{source} のサブネットのルートを、{at} ではなく、同じアプライアンスに向けてください。"}},
    {more_specific_route,
     {"In {at}, the longer prefix {route} shadows the route to {wanted}.",
      "{at} では、より長いプレフィックスのルート {route} が {wanted} へのルートより優先されます。"},
     replace_route},
    {ngw_dest_address_preservation,
     {"{at} does not forward {packet}: it belongs to no connection from inside.",
      "{packet} は内側から開始された接続のものではないため、{at} は転送しません。"},
     {"Address the instance itself, not {at}.",
      "{at} ではなく、インスタンス自体のアドレスに送信してください。"}},
    {ngw_requires_source_in_vpc,
     {"{at} serves network interfaces of its own VPC only, and none there holds {source}.",
      "{at} は自身の VPC のネットワークインターフェイスのみを対象とし、{source} "
      "を持つものはそこにありません。"},
     {"Use a NAT gateway in the VPC that holds {source}.",
      "{source} がある VPC の NAT ゲートウェイを使用してください。"}},
    {ngw_source_address_reassign,
     {"{at} would give the reply another source than the address that was asked.",
      "{at} を通ると、応答の送信元が、リクエストの送信先とは別のアドレスになります。"},
     {"Route {destination} to the gateway by which the request came, not to {at}.",
      "{destination} へのルートを、{at} ではなく、リクエストが通ったゲートウェイに向けてください。"}},
    {no_path,
     {"{at} has no gateway towards {destination}.",
      "{at} には {destination} に向かうゲートウェイがありません。"},
     {"Attach an internet gateway to {vpc}, and route to it.",
      "{vpc} にインターネットゲートウェイをアタッチし、そこへのルートを追加してください。"}},
    {no_possible_destination,
     {"At {at}, nobody holds {destination}.", "{at} に {destination} を持つものはありません。"},
     send_to_held},
    {no_route_to_destination, no_route, add_route},
    {no_source_or_destination,
     {"Nobody holds the address {destination}.", "アドレス {destination} を持つものはありません。"},
     send_to_held},
    {pcx_requires_address_in_vpc_cidr,
     {"{at} carries only packets between its two VPCs, not {source} -> {destination}.",
      "{at} が運ぶのは 2 つの VPC の間のパケットだけで、{source} -> {destination} は運びません。"},
     {"Connect {vpc} directly to what holds {destination}: a peering connection is no way through.",
      "ピアリング接続を経由して先に進むことはできないため、{vpc} を {destination} "
      "があるところに直接接続してください。"}},
    {protocol_restriction,
     {"{at} does not pass {packet}.", "{at} は {packet} を通しません。"},
     {"Use a protocol that {at} passes, or a route that avoids {at}.",
      "{at} が通すプロトコルか、{at} を通らないルートを使用してください。"}},
    {sg_references_not_preserved,
     {"Behind {at}, rules that refer to security groups do not match.",
      "{at} の先では、セキュリティグループを参照するルールは一致しません。"},
     {"Allow the address {source} instead of its security group.",
      "セキュリティグループの代わりに、アドレス {source} を許可してください。"}},
    {sg_referencing_support,
     {"{at} does not carry references to security groups.",
      "{at} はセキュリティグループの参照に対応していません。"},
     {"Turn on security group referencing support of the transit gateway and of both attachments, or allow "
      "the address {source} instead.",
      "トランジットゲートウェイと両方のアタッチメントでセキュリティグループ参照のサポートを有効にするか、"
      "代わりにアドレス {source} を許可してください。"}},
    {subnet_acl_restriction,
     {"{at} of {wanted} denies {direction} of {packet} by {entry}.",
      "{wanted} の {at} は、{entry} により {packet} の {direction}を拒否します。"},
     {"Add a rule to {at} that allows {traffic}.",
      "{at} に、{traffic} を許可するルールを追加してください。"}},
    {tgw_attach_missing_tgw_rtb_association,
     {"No transit gateway route table is associated with {at}.",
      "{at} にはトランジットゲートウェイルートテーブルが関連付けられていません。"},
     {"Associate a transit gateway route table with {at}.",
      "{at} にトランジットゲートウェイルートテーブルを関連付けてください。"}},
    {tgw_route_az_restriction,
     {"{at} has no subnet in the Availability Zone of {source}.",
      "{at} には、{source} のアベイラビリティーゾーンのサブネットがありません。"},
     {"Add a subnet in that Availability Zone to {at}.",
      "{at} に、そのアベイラビリティーゾーンのサブネットを追加してください。"}},
    {tgw_rtb_bad_state_route,
     {"In {at}, the route {route} is a blackhole.", "{at} のルート {route} はブラックホールです。"},
     {"Replace the route {route} in {at} by one to a working attachment.",
      "{at} のルート {route} を、機能するアタッチメントへのルートに置き換えてください。"}},
    {tgw_rtb_cannot_route,
     {"In {at}, the route {route} does not contain {destination}.",
      "{at} のルート {route} に {destination} は含まれません。"},
     add_route},
    {tgw_rtb_higher_priority_route,
     {"In {at}, the route {route} takes precedence over one to {wanted}.",
      "{at} では、ルート {route} が {wanted} へのルートより優先されます。"},
     remove_transit_gateway_route},
    {tgw_rtb_more_specific_route,
     {"In {at}, the longer prefix {route} shadows the route to {wanted}.",
      "{at} では、より長いプレフィックスのルート {route} が {wanted} へのルートより優先されます。"},
     remove_transit_gateway_route},
    {tgw_rtb_no_route_to_tgw_attachment, no_route, add_or_propagate},
    {unassociated_component,
     {"{at} is not in a VPC.", "{at} は VPC の中にありません。"},
     {"Launch a new instance in place of {at}.", "{at} の代わりに新しいインスタンスを起動してください。"}},
    {unknown_resource,
     {"The far VPC of {at} is not visible.", "{at} の相手側の VPC を参照できません。"},
     {"Make the account and Region of the far VPC of {at} visible.",
      "{at} の相手側の VPC のアカウントとリージョンを参照できるようにしてください。"}},
    {unsupported_component,
     {"vpcsim has no rule for {at} yet, and passes nothing there.",
      "vpcsim は {at} にまだ対応しておらず、何も通しません。"},
     avoid},
    {vgw_private_ip_association_for_egress,
     {"{at} takes nothing from {source}, which no network interface of {vpc} holds.",
      "{source} を持つネットワークインターフェイスが {vpc} にないため、{at} は受け取りません。"},
     send_from_vpc},
    {vgw_private_ip_association_for_ingress,
     {"{at} takes in nothing for {destination}, which no network interface of {vpc} holds.",
      "{destination} を持つネットワークインターフェイスが {vpc} にないため、{at} は中へ通しません。"},
     {"Send to an address that a network interface of {vpc} holds.",
      "{vpc} のネットワークインターフェイスが持つアドレスに送信してください。"}},
    {vpc_local_route_cidr_restriction,
     {"The local route of {at} does not reach {destination}, which is outside {vpc}.",
      "{destination} は {vpc} の外にあるため、{at} のローカルルートでは届きません。"},
     {"Associate a CIDR that holds {destination} with {vpc}.",
      "{destination} を含む CIDR を {vpc} に関連付けてください。"}},
    {vpce_gateway_egress_source_address_restriction,
     {"{at} sends only from the addresses of its service, not from {source}.",
      "{at} はサービスのアドレスからだけ送信し、{source} からは送信しません。"},
     {"Send from an address of the service's prefix list.",
      "サービスのプレフィックスリストにあるアドレスから送信してください。"}},
    {vpce_gateway_protocol_restriction,
     {"{at} takes TCP and ICMP echo only, not {packet}.",
      "{at} が受け取るのは TCP と ICMP エコーだけで、{packet} は受け取りません。"},
     {"Use TCP, or a route that avoids {at}.",
      "TCP を使用するか、{at} を通らないルートを使用してください。"}},
    {vpce_intra_vpc_traffic,
     {"{at} answers requests, and starts none.",
      "{at} はリクエストに応答するだけで、自分から通信を開始しません。"},
     {"Send the request from an instance.", "リクエストをインスタンスから送信してください。"}},
});

constexpr bool in_order() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].code) != i) return false;
  }
  return table.size() == static_cast<std::size_t>(vpce_intra_vpc_traffic) + 1;
}
static_assert(in_order());

const Sentences& row_of(const Blocker& blocker) {
  return table[static_cast<std::size_t>(blocker.code)];
}

// ---- the cases of one code
// -------------------------------------------------------------------------------------

/// What mends a component that isn't in its good state.
struct Mend {
  const Network& network;
  Phrase operator()(Index<Instance>) const { return start; }
  Phrase operator()(Index<NetworkInterface>) const { return attach_interface; }
  Phrase operator()(Index<VpcPeeringConnection> index) const {
    return network[index].status == VpcPeeringStatus::pending_acceptance ? accept_peering : replace_peering;
  }
  Phrase operator()(Index<NatGateway>) const { return wait_for_gateway; }
  Phrase operator()(const auto&) const { return replace; }
};

/// A route has to make way for the wanted one. A local route never does.
Phrase way_making(const Network& network, const Blocker& blocker) {
  if (!blocker.route) return add_route_via;
  const auto& route = network[blocker.route->table].routes[blocker.route->route];
  return std::holds_alternative<LocalTarget>(route.target) ? local_route_wins : replace_route;
}

}  // namespace

Phrase why_of(const Network&, const Blocker& blocker) {
  const auto& ports = blocker.packet.destination_ports;
  const bool port_range = ports.from != ports.to && blocker.packet.protocol.has_ports();
  const bool wants = blocker.wanted != Component{};
  switch (blocker.code) {
    case no_route_to_destination:
    case tgw_rtb_no_route_to_tgw_attachment:
      return wants ? no_route_to : no_route;
    case subnet_acl_restriction:
      return port_range && blocker.direction ? acl_denies_range : row_of(blocker).why;
    default:
      return row_of(blocker).why;
  }
}

Phrase change_of(const Network& network, const Blocker& blocker) {
  const bool wants = blocker.wanted != Component{};
  switch (blocker.code) {
    case bad_state:
      return std::visit(Mend{network}, blocker.component);
    case more_specific_route:
    case higher_priority_route:
      return way_making(network, blocker);
    case cannot_route:
    case no_route_to_destination:
    case tgw_rtb_cannot_route:
      return wants ? add_route_via : add_route;
    case tgw_rtb_no_route_to_tgw_attachment:
      return wants ? add_via_or_propagate : add_or_propagate;
    case subnet_acl_restriction:
      return number_to_undercut(network, blocker) ? acl_add_below : row_of(blocker).change;
    default:
      return row_of(blocker).change;
  }
}

}  // namespace vpcsim::network
