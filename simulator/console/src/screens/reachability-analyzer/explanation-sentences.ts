// What each explanation code says, with the fields of the explanation in place (see sentence.ts). The codes:
// https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
import type {Words} from '../../words/language';

export const fieldWords: Record<string, Words<string>> = {
  ingress: {en: 'inbound', ja: 'インバウンド'},
  egress: {en: 'outbound', ja: 'アウトバウンド'},
};

const filterWords = (what: Words<string>): Words<string> => ({
  en: `No path fits the packet header configuration: ${what.en}[, at {Subject}].`,
  ja: `パケットヘッダー設定に合うパスがありません: ${what.ja}[ ({Subject})]。`,
});
const filterAtSource = (what: Words<string>) =>
  filterWords({en: `${what.en} at the source`, ja: `送信元での${what.ja}`});
const filterAtDestination = (what: Words<string>) =>
  filterWords({en: `${what.en} at the destination`, ja: `送信先での${what.ja}`});

const sourceAddress = {en: 'source IP address', ja: '送信元 IP アドレス'};
const sourcePorts = {en: 'source port range', ja: '送信元ポート範囲'};
const destinationAddress = {en: 'destination IP address', ja: '送信先 IP アドレス'};
const destinationPorts = {en: 'destination port range', ja: '送信先ポート範囲'};

export const otherExplanation: Words<string> = {
  en: '[{Subject} keeps the packet from its destination.]',
  ja: '[{Subject} により、パケットは送信先に届きません。]',
};

export const explanationSentences: Record<string, Words<string>> = {
  BAD_STATE: {
    en: '{Subject} is not in a functional state[: it is {State}].',
    ja: '{Subject} は機能する状態ではありません[ (現在の状態: {State})]。',
  },
  BAD_STATE_ATTACHMENT: {
    en: '{Subject} is not attached[ to {AttachedTo}][: its state is {State}].',
    ja: '{Subject} は[ {AttachedTo} に]アタッチされていません[ (現在の状態: {State})]。',
  },
  BAD_STATE_ROUTE: {
    en: 'In route table {RouteTable}, the route [{Route} ]is not in a functional state[: it is {State}].',
    ja: 'ルートテーブル {RouteTable} のルート[ {Route} ]は機能する状態ではありません[ (現在の状態: {State})]。',
  },
  CANNOT_ROUTE: {
    en: 'In route table {RouteTable}, the route [{Route} ]does not contain the destination address[ {Address}].',
    ja: 'ルートテーブル {RouteTable} のルート[ {Route}] に、送信先アドレス[ {Address}] は含まれません。',
  },
  COMPONENT_FILTER_RESTRICTION: {
    en: 'No path leads through the components that were asked for.',
    ja: '指定されたコンポーネントを通るパスはありません。',
  },
  COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT: {
    en: 'The paths lead through a component that was excluded[: {Subject}].',
    ja: 'パスは、除外されたコンポーネントを通ります[: {Subject}]。',
  },
  DISCONNECTED_VPCS: {
    en: 'Nothing joins the VPC {SourceVpc} to the VPC of the destination[, {DestinationVpc}].',
    ja: 'VPC {SourceVpc} と送信先の VPC[ {DestinationVpc} ]を接続するものがありません。',
  },
  ENI_ADDRESS_RESTRICTION: {
    en: 'The packet’s address[ {Address}] is not one of {Subject}.',
    ja: 'パケットのアドレス[ {Address} ]は {Subject} のものではありません。',
  },
  ENI_SG_RULES_MISMATCH: {
    en: 'None of the {Direction} rules in the following security groups apply: {SecurityGroups}[, at network interface {NetworkInterface}].',
    ja: '次のセキュリティグループには、該当する{Direction}ルールがありません: {SecurityGroups}[ (ネットワークインターフェイス {NetworkInterface})]。',
  },
  ENI_SOURCE_DEST_CHECK_RESTRICTION: {
    en: 'Network interface {NetworkInterface} has the source/destination check on[, and {Address} is not its address].',
    ja: 'ネットワークインターフェイス {NetworkInterface} は送信元/送信先チェックが有効です[。{Address} はそのアドレスではありません]。',
  },
  FILTER_AT_SOURCE_PROTOCOL: filterAtSource({en: 'protocol', ja: 'プロトコル'}),
  FILTER_AT_SOURCE_SOURCE_ADDRESS: filterAtSource(sourceAddress),
  FILTER_AT_SOURCE_SOURCE_PORT_RANGE: filterAtSource(sourcePorts),
  FILTER_AT_SOURCE_DESTINATION_ADDRESS: filterAtSource(destinationAddress),
  FILTER_AT_SOURCE_DESTINATION_PORT_RANGE: filterAtSource(destinationPorts),
  FILTER_AT_DESTINATION_SOURCE_ADDRESS: filterAtDestination(sourceAddress),
  FILTER_AT_DESTINATION_SOURCE_PORT_RANGE: filterAtDestination(sourcePorts),
  FILTER_AT_DESTINATION_DESTINATION_ADDRESS: filterAtDestination(destinationAddress),
  FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE: filterAtDestination(destinationPorts),
  GATEWAY_REJECTS_SPOOFED_TRAFFIC: {
    en: 'Gateway {Subject} rejects packets from [{Address}, ]an address that is not of its VPC.',
    ja: '[{Address} は]ゲートウェイ {Subject} の VPC のアドレスではないため、拒否されます。',
  },
  HIGHER_PRIORITY_ROUTE: {
    en: 'In route table {RouteTable}, the route [{Route} ]takes precedence over one[ to {Destination}].',
    ja: 'ルートテーブル {RouteTable} では、ルート[ {Route} ]が[ {Destination} への]ルートより優先されます。',
  },
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS: {
    en: 'Internet gateway {InternetGateway} does not send to private addresses[: {Address}].',
    ja: 'インターネットゲートウェイ {InternetGateway} はプライベートアドレス[ {Address} ]には送信しません。',
  },
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: {
    en: 'Internet gateway {InternetGateway} does not send to shared address space[: {Address}].',
    ja: 'インターネットゲートウェイ {InternetGateway} は共有アドレス空間[の {Address} ]には送信しません。',
  },
  IGW_EXPECTS_PUBLIC_ADDRESS: {
    en: 'Internet gateway {InternetGateway} takes packets for public addresses only.',
    ja: 'インターネットゲートウェイ {InternetGateway} は、パブリックアドレス宛てのパケットだけを受け取ります。',
  },
  IGW_NAT_REFLECTION: {
    en: 'Internet gateway {InternetGateway} does not send a packet back into the VPC that it came from.',
    ja: 'インターネットゲートウェイ {InternetGateway} は、パケットを送信元の VPC に送り返しません。',
  },
  IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: {
    en: 'Internet gateway {InternetGateway} finds no network interface in {Vpc} with the public IP address[ {Address}].',
    ja: '{Vpc} に、パブリック IP アドレス[ {Address} ]のネットワークインターフェイスがないため、インターネットゲートウェイ {InternetGateway} は転送できません。',
  },
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: {
    en: 'The sender has no public IP address, so internet gateway {InternetGateway} can’t translate its address.',
    ja: '送信元にパブリック IP アドレスがないため、インターネットゲートウェイ {InternetGateway} はアドレスを変換できません。',
  },
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS: {
    en: 'Internet gateway {InternetGateway} does not take packets from private addresses[: {Address}].',
    ja: 'インターネットゲートウェイ {InternetGateway} はプライベートアドレス[ {Address} ]からのパケットを受け取りません。',
  },
  IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS: {
    en: 'Internet gateway {InternetGateway} does not take packets from shared address space[: {Address}].',
    ja: 'インターネットゲートウェイ {InternetGateway} は共有アドレス空間[の {Address} ]からのパケットを受け取りません。',
  },
  INGRESS_RTB_NO_PUBLIC_IP: {
    en: '{Subject} has no public IP address, so nothing from the internet is routed to it.',
    ja: '{Subject} にはパブリック IP アドレスがないため、インターネットからは何もルーティングされません。',
  },
  INGRESS_RTB_TRAFFIC_REDIRECTION: {
    en: '{Subject} brings what comes in to an appliance, and takes nothing out that avoids it.',
    ja: '{Subject} は入ってくるトラフィックをアプライアンスに送り、そのアプライアンスを通らないトラフィックは外に出しません。',
  },
  MORE_SPECIFIC_ROUTE: {
    en: 'In route table {RouteTable}, the more specific route [{Route} ]takes the packet[, not one to {Destination}].',
    ja: 'ルートテーブル {RouteTable} では、より具体的なルート[ {Route} ]が[ {Destination} への]ルートより優先されます。',
  },
  NGW_DEST_ADDRESS_PRESERVATION: {
    en: 'NAT gateway {NatGateway} does not forward packets[ to {Address}] that belong to no connection from inside.',
    ja: 'NAT ゲートウェイ {NatGateway} は、内側から開始された接続に属さないパケット[ (送信先 {Address})]を転送しません。',
  },
  NGW_REQUIRES_SOURCE_IN_VPC: {
    en: 'NAT gateway {NatGateway} serves the network interfaces of its own VPC only[, {Vpc}].',
    ja: 'NAT ゲートウェイ {NatGateway} は、自身の VPC[ {Vpc} ]のネットワークインターフェイスのみを対象とします。',
  },
  NGW_SOURCE_ADDRESS_REASSIGN: {
    en: 'NAT gateway {NatGateway} would give the answer another source address[ than {Address}].',
    ja: 'NAT ゲートウェイ {NatGateway} を通ると、応答の送信元が[ {Address} とは]別のアドレスになります。',
  },
  NO_PATH: {
    en: 'There is no path from the source to the destination[: {Subject} has no gateway towards it].',
    ja: '送信元から送信先へのパスがありません[。{Subject} には、そこに向かうゲートウェイがありません]。',
  },
  NO_POSSIBLE_DESTINATION: {
    en: '{Subject} can’t deliver the packet: nobody there holds the destination address[ {Address}].',
    ja: '{Subject} には送信先アドレス[ {Address} ]を持つものがないため、パケットを届けられません。',
  },
  NO_ROUTE_TO_DESTINATION: {
    en: 'Route table {RouteTable} does not have an applicable route[ to {Destination}].',
    ja: 'ルートテーブル {RouteTable} には、[{Destination} への]該当するルートがありません。',
  },
  NO_SOURCE_OR_DESTINATION: {
    en: 'The source or the destination of the path was not found.',
    ja: 'パスの送信元または送信先が見つかりません。',
  },
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR: {
    en: 'Peering connection {VpcPeeringConnection} carries only packets between its two VPCs[, and {Address} is not in {Cidrs}].',
    ja: 'ピアリング接続 {VpcPeeringConnection} が運ぶのは 2 つの VPC の間のパケットだけです[。{Address} は {Cidrs} に含まれません]。',
  },
  PROTOCOL_RESTRICTION: {
    en: '{Subject} does not pass this protocol[: {Protocols}].',
    ja: '{Subject} はこのプロトコル[ ({Protocols}) ]を通しません。',
  },
  REMAP_EPHEMERAL_PORT: {
    en: '{Subject} gives the packet another source port.',
    ja: '{Subject} を通ると、パケットの送信元ポートが変わります。',
  },
  SG_HAS_NO_RULES: {
    en: 'Security group {SecurityGroup} has no {Direction} rules.',
    ja: 'セキュリティグループ {SecurityGroup} には{Direction}ルールがありません。',
  },
  SG_REFERENCES_NOT_PRESERVED: {
    en: 'Behind {Subject}, rules that refer to security groups do not apply.',
    ja: '{Subject} の先では、セキュリティグループを参照するルールは適用されません。',
  },
  SG_REFERENCING_SUPPORT: {
    en: '{Subject} does not carry references to security groups.',
    ja: '{Subject} はセキュリティグループの参照に対応していません。',
  },
  SUBNET_ACL_RESTRICTION: {
    en: 'Network ACL {Acl} does not allow this {Direction} traffic[ of {Subnet}][: rule {AclRule} denies it].',
    ja: 'ネットワーク ACL {Acl} は[ {Subnet} の]{Direction}トラフィックを許可していません[ (ルール {AclRule})]。',
  },
  TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION: {
    en: 'No transit gateway route table is associated with {Subject}.',
    ja: '{Subject} にはトランジットゲートウェイルートテーブルが関連付けられていません。',
  },
  TGW_ROUTE_AZ_RESTRICTION: {
    en: '{Subject} has no subnet in the Availability Zone that the packet comes from.',
    ja: '{Subject} には、パケットが来るアベイラビリティーゾーンのサブネットがありません。',
  },
  TGW_RTB_BAD_STATE_ROUTE: {
    en: 'In transit gateway route table {TransitGatewayRouteTable}, the route [{TransitGatewayRoute} ]is a blackhole.',
    ja: 'トランジットゲートウェイルートテーブル {TransitGatewayRouteTable} のルート[ {TransitGatewayRoute} ]はブラックホールです。',
  },
  TGW_RTB_CANNOT_ROUTE: {
    en: 'In transit gateway route table {TransitGatewayRouteTable}, the route [{TransitGatewayRoute} ]does not contain the destination address[ {Address}].',
    ja: 'トランジットゲートウェイルートテーブル {TransitGatewayRouteTable} のルート[ {TransitGatewayRoute}] に、送信先アドレス[ {Address}] は含まれません。',
  },
  TGW_RTB_HIGHER_PRIORITY_ROUTE: {
    en: 'In transit gateway route table {TransitGatewayRouteTable}, the route [{TransitGatewayRoute} ]takes precedence.',
    ja: 'トランジットゲートウェイルートテーブル {TransitGatewayRouteTable} では、ルート[ {TransitGatewayRoute} ]が優先されます。',
  },
  TGW_RTB_MORE_SPECIFIC_ROUTE: {
    en: 'In transit gateway route table {TransitGatewayRouteTable}, the more specific route [{TransitGatewayRoute} ]takes the packet.',
    ja: 'トランジットゲートウェイルートテーブル {TransitGatewayRouteTable} では、より具体的なルート[ {TransitGatewayRoute} ]が優先されます。',
  },
  TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT: {
    en: 'Transit gateway route table {TransitGatewayRouteTable} has no applicable route[ to {TransitGatewayAttachment}].',
    ja: 'トランジットゲートウェイルートテーブル {TransitGatewayRouteTable} には、[{TransitGatewayAttachment} への]該当するルートがありません。',
  },
  TGW_RTB_ROUTES_ARE_UNKNOWN: {
    en: 'The routes of the transit gateway beyond {Subject} can’t be seen.',
    ja: '{Subject} の先にあるトランジットゲートウェイのルートは参照できません。',
  },
  UNASSOCIATED_COMPONENT: {
    en: '{Subject} is not in a VPC, or associated with nothing.',
    ja: '{Subject} は VPC の中にないか、何にも関連付けられていません。',
  },
  UNKNOWN_PEERED_SGS: {
    en: 'Rules refer to security groups on the far side of peering connection {VpcPeeringConnection}, which can’t be seen.',
    ja: 'ルールが参照する、ピアリング接続 {VpcPeeringConnection} の相手側のセキュリティグループを参照できません。',
  },
  UNKNOWN_RESOURCE: {
    en: 'What is beyond {Subject} can’t be seen: it belongs to another account or Region.',
    ja: '{Subject} の先は、別のアカウントまたはリージョンのものであるため参照できません。',
  },
  UNSUPPORTED_COMPONENT: {
    en: 'Reachability Analyzer does not support {Subject}.',
    ja: 'Reachability Analyzer は {Subject} に対応していません。',
  },
  VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS: {
    en: 'Virtual private gateway {VpnGateway} takes nothing from [{Address}, ]an address that no network interface of its VPC holds.',
    ja: '[{Address} は]VPC のネットワークインターフェイスのアドレスではないため、仮想プライベートゲートウェイ {VpnGateway} は受け取りません。',
  },
  VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: {
    en: 'Virtual private gateway {VpnGateway} takes in nothing for [{Address}, ]an address that no network interface of its VPC holds.',
    ja: '[{Address} は]VPC のネットワークインターフェイスのアドレスではないため、仮想プライベートゲートウェイ {VpnGateway} は中へ通しません。',
  },
  VPC_LOCAL_ROUTE_CIDR_RESTRICTION: {
    en: 'The local route of route table {Subject} does not reach [{Address}, which is outside of ]the VPC’s CIDRs[: {Cidrs}].',
    ja: '[{Address} は] VPC の CIDR[ {Cidrs} ]の外にあるため、{Subject} のローカルルートでは届きません。',
  },
  VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION: {
    en: 'Gateway endpoint {VpcEndpoint} sends only from the addresses of its service[, not from {Address}].',
    ja: 'ゲートウェイエンドポイント {VpcEndpoint} は、サービスのアドレスからだけ送信します[。{Address} からは送信しません]。',
  },
  VPCE_GATEWAY_PROTOCOL_RESTRICTION: {
    en: 'Gateway endpoint {VpcEndpoint} takes TCP and ICMP echo only.',
    ja: 'ゲートウェイエンドポイント {VpcEndpoint} が受け取るのは TCP と ICMP エコーだけです。',
  },
  VPCE_INTRA_VPC_TRAFFIC: {
    en: 'Endpoint {VpcEndpoint} answers requests, and starts none.',
    ja: 'エンドポイント {VpcEndpoint} はリクエストに応答するだけで、自分から通信を開始しません。',
  },
};

/// What AdditionalDetails say of a component of a path.
export const detailSentences: Record<string, Words<string>> = {
  AVAILABILITY_ZONE_CROSSED: {
    en: 'The path crosses into another Availability Zone here.',
    ja: 'パスはここで別のアベイラビリティーゾーンに入ります。',
  },
  UNIDIRECTIONAL_PATH_ANALYSIS_ONLY: {
    en: 'The way back through a transit gateway is not analyzed.',
    ja: 'トランジットゲートウェイを通る戻りのパスは分析されません。',
  },
  RESPONSE_RTB_HAS_NO_ROUTE_TO_TRANSIT_GATEWAY: {
    en: 'The answer has no route back to the transit gateway.',
    ja: '応答には、トランジットゲートウェイに戻るルートがありません。',
  },
};
