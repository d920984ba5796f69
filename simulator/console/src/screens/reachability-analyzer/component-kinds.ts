// What kind of component an id is of, in words.
import type {Words} from '../../words/language';

export const componentKinds: Record<string, Words<string>> = {
  i: {en: 'Instance', ja: 'インスタンス'},
  eni: {en: 'Network interface', ja: 'ネットワークインターフェイス'},
  sg: {en: 'Security group', ja: 'セキュリティグループ'},
  acl: {en: 'Network ACL', ja: 'ネットワーク ACL'},
  rtb: {en: 'Route table', ja: 'ルートテーブル'},
  pcx: {en: 'VPC peering connection', ja: 'VPC ピアリング接続'},
  igw: {en: 'Internet gateway', ja: 'インターネットゲートウェイ'},
  nat: {en: 'NAT gateway', ja: 'NAT ゲートウェイ'},
  eigw: {en: 'Egress-only internet gateway', ja: 'Egress-Only インターネットゲートウェイ'},
  vgw: {en: 'VPN gateway', ja: 'VPN ゲートウェイ'},
  tgw: {en: 'Transit gateway', ja: 'トランジットゲートウェイ'},
  'tgw-attach': {en: 'Transit gateway attachment', ja: 'トランジットゲートウェイアタッチメント'},
  'tgw-rtb': {en: 'Transit gateway route table', ja: 'トランジットゲートウェイルートテーブル'},
  vpce: {en: 'VPC endpoint', ja: 'VPC エンドポイント'},
  'vpce-svc': {en: 'VPC endpoint service', ja: 'VPC エンドポイントサービス'},
  subnet: {en: 'Subnet', ja: 'サブネット'},
  vpc: {en: 'VPC', ja: 'VPC'},
  pl: {en: 'Prefix list', ja: 'プレフィックスリスト'},
};
