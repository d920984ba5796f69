// ICMP's types and codes by name, as the rule editors offer them (IANA, "ICMP Parameters", "ICMPv6 Parameters").
import type {Words} from '../words/language';

export interface IcmpType {
  type: number;
  name: Words<string>;
  codes: readonly Words<string>[]; ///< by number; none: the type has but one
}

const all: IcmpType = {type: -1, name: {en: 'All', ja: 'すべて'}, codes: []};

const ipv4: readonly IcmpType[] = [
  all,
  {type: 0, name: {en: 'Echo Reply', ja: 'エコー応答'}, codes: []},
  {
    type: 3,
    name: {en: 'Destination Unreachable', ja: '送信先到達不可能'},
    codes: [
      {en: 'destination network unreachable', ja: '送信先ネットワーク到達不可能'},
      {en: 'destination host unreachable', ja: '送信先ホスト到達不可能'},
      {en: 'destination protocol unreachable', ja: '送信先プロトコル到達不可能'},
      {en: 'destination port unreachable', ja: '送信先ポート到達不可能'},
      {en: 'fragmentation required, and DF flag set', ja: 'フラグメント化が必要で DF フラグが設定済み'},
      {en: 'source route failed', ja: 'ソースルート失敗'},
    ],
  },
  {type: 4, name: {en: 'Source Quench', ja: '発信元抑制'}, codes: []},
  {type: 5, name: {en: 'Redirect Message', ja: 'リダイレクトメッセージ'}, codes: []},
  {type: 8, name: {en: 'Echo Request', ja: 'エコー要求'}, codes: []},
  {type: 9, name: {en: 'Router Advertisement', ja: 'ルーターアドバタイズメント'}, codes: []},
  {type: 10, name: {en: 'Router Solicitation', ja: 'ルーター要請'}, codes: []},
  {
    type: 11,
    name: {en: 'Time Exceeded', ja: '時間超過'},
    codes: [
      {en: 'TTL expired transit', ja: '転送中の TTL 期限切れ'},
      {en: 'fragmentation reassembly time exceeded', ja: 'フラグメント再構成の時間超過'},
    ],
  },
  {type: 12, name: {en: 'Parameter Problem', ja: 'パラメータの問題'}, codes: []},
  {type: 13, name: {en: 'Timestamp', ja: 'タイムスタンプ'}, codes: []},
  {type: 14, name: {en: 'Timestamp Reply', ja: 'タイムスタンプ応答'}, codes: []},
  {type: 30, name: {en: 'Traceroute', ja: 'トレースルート'}, codes: []},
];

const ipv6: readonly IcmpType[] = [
  all,
  {
    type: 1,
    name: {en: 'Destination Unreachable', ja: '送信先到達不可能'},
    codes: [
      {en: 'no route to destination', ja: '送信先へのルートなし'},
      {en: 'communication administratively prohibited', ja: '通信が管理上禁止'},
      {en: 'beyond scope of source address', ja: '送信元アドレスの範囲外'},
      {en: 'address unreachable', ja: 'アドレス到達不可能'},
      {en: 'port unreachable', ja: 'ポート到達不可能'},
    ],
  },
  {type: 2, name: {en: 'Packet Too Big', ja: 'パケットが大きすぎる'}, codes: []},
  {
    type: 3,
    name: {en: 'Time Exceeded', ja: '時間超過'},
    codes: [
      {en: 'hop limit exceeded in transit', ja: '転送中のホップ制限超過'},
      {en: 'fragment reassembly time exceeded', ja: 'フラグメント再構成の時間超過'},
    ],
  },
  {type: 4, name: {en: 'Parameter Problem', ja: 'パラメータの問題'}, codes: []},
  {type: 128, name: {en: 'Echo Request', ja: 'エコー要求'}, codes: []},
  {type: 129, name: {en: 'Echo Reply', ja: 'エコー応答'}, codes: []},
  {type: 133, name: {en: 'Router Solicitation', ja: 'ルーター要請'}, codes: []},
  {type: 134, name: {en: 'Router Advertisement', ja: 'ルーターアドバタイズメント'}, codes: []},
  {type: 135, name: {en: 'Neighbor Solicitation', ja: '近隣要請'}, codes: []},
  {type: 136, name: {en: 'Neighbor Advertisement', ja: '近隣アドバタイズメント'}, codes: []},
  {type: 137, name: {en: 'Redirect Message', ja: 'リダイレクトメッセージ'}, codes: []},
];

export function icmpTypes(protocol: string): readonly IcmpType[] {
  return protocol === 'icmpv6' ? ipv6 : ipv4;
}

/// A type without a name goes by its number.
export function icmpType(protocol: string, type: number): IcmpType {
  const name = `${type}`;
  return (
    icmpTypes(protocol).find((one) => one.type === type) ?? {type, name: {en: name, ja: name}, codes: []}
  );
}
