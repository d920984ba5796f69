// The kinds of traffic that the rule editors offer by name, and what they stand for.
import {pick, type Language, type Words} from '../words/language';

/// As the API has it: `from` and `to` are ports, of ICMP its type and code (-1: all); other protocols have none.
export interface Traffic {
  protocol: string; ///< "tcp", "udp", "icmp", "icmpv6", "-1" or a number
  from?: number;
  to?: number;
}

export interface TrafficType {
  id: string;
  name: Words<string>;
  protocol: string; ///< of a custom one that one types: ""
  ports?: [from: number, to: number];
  custom?: 'ports' | 'icmp' | 'protocol'; ///< what is left to say
}

const same = (name: string): Words<string> => ({en: name, ja: name});

function service(name: string, protocol: 'tcp' | 'udp', port: number): TrafficType {
  return {id: `${name}/${protocol}`, name: same(name), protocol, ports: [port, port]};
}

const general: readonly TrafficType[] = [
  {id: 'custom-tcp', name: {en: 'Custom TCP', ja: 'カスタム TCP'}, protocol: 'tcp', custom: 'ports'},
  {id: 'custom-udp', name: {en: 'Custom UDP', ja: 'カスタム UDP'}, protocol: 'udp', custom: 'ports'},
  {
    id: 'custom-icmp',
    name: {en: 'Custom ICMP - IPv4', ja: 'カスタム ICMP - IPv4'},
    protocol: 'icmp',
    custom: 'icmp',
  },
  {
    id: 'custom-icmpv6',
    name: {en: 'Custom ICMP - IPv6', ja: 'カスタム ICMP - IPv6'},
    protocol: 'icmpv6',
    custom: 'icmp',
  },
  {id: 'custom', name: {en: 'Custom protocol', ja: 'カスタムプロトコル'}, protocol: '', custom: 'protocol'},
  {id: 'all-tcp', name: {en: 'All TCP', ja: 'すべての TCP'}, protocol: 'tcp', ports: [0, 65535]},
  {id: 'all-udp', name: {en: 'All UDP', ja: 'すべての UDP'}, protocol: 'udp', ports: [0, 65535]},
  {
    id: 'all-icmp',
    name: {en: 'All ICMP - IPv4', ja: 'すべての ICMP - IPv4'},
    protocol: 'icmp',
    ports: [-1, -1],
  },
  {
    id: 'all-icmpv6',
    name: {en: 'All ICMP - IPv6', ja: 'すべての ICMP - IPv6'},
    protocol: 'icmpv6',
    ports: [-1, -1],
  },
  {id: 'all', name: {en: 'All traffic', ja: 'すべてのトラフィック'}, protocol: '-1'},
];

/// In the order of AWS's console.
export const trafficTypes: readonly TrafficType[] = [
  ...general,
  service('SSH', 'tcp', 22),
  service('SMTP', 'tcp', 25),
  service('DNS (UDP)', 'udp', 53),
  service('DNS (TCP)', 'tcp', 53),
  service('HTTP', 'tcp', 80),
  service('POP3', 'tcp', 110),
  service('IMAP', 'tcp', 143),
  service('LDAP', 'tcp', 389),
  service('HTTPS', 'tcp', 443),
  service('SMB', 'tcp', 445),
  service('SMTPS', 'tcp', 465),
  service('IMAPS', 'tcp', 993),
  service('POP3S', 'tcp', 995),
  service('MSSQL', 'tcp', 1433),
  service('Oracle-RDS', 'tcp', 1521),
  service('NFS', 'tcp', 2049),
  service('MYSQL/Aurora', 'tcp', 3306),
  service('RDP', 'tcp', 3389),
  service('Redshift', 'tcp', 5439),
  service('PostgreSQL', 'tcp', 5432),
  service('WinRM-HTTP', 'tcp', 5985),
  service('WinRM-HTTPS', 'tcp', 5986),
];

const byId = new Map(trafficTypes.map((type) => [type.id, type]));

export function trafficType(id: string): TrafficType {
  const type = byId.get(id);
  if (type === undefined) throw new Error(`no type of traffic ${id}`);
  return type;
}

/// The protocols whose name is in the API's answers.
const numbers: Record<string, string> = {'1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6'};

/// One spelling for what means the same: "6" is "tcp", and all of ICMPv6 may come without type and code.
export function canonical({protocol, from, to}: Traffic): Traffic {
  const name = protocol === 'all' ? '-1' : (numbers[protocol] ?? protocol);
  if (name === 'tcp' || name === 'udp') return {protocol: name, from, to};
  if (name === 'icmp' || name === 'icmpv6') return {protocol: name, from: from ?? -1, to: to ?? -1};
  return {protocol: name};
}

export function isSameTraffic(a: Traffic, b: Traffic): boolean {
  const x = canonical(a);
  const y = canonical(b);
  return x.protocol === y.protocol && x.from === y.from && x.to === y.to;
}

/// What AWS's console calls this traffic.
export function typeOf(traffic: Traffic): TrafficType {
  const {protocol, from, to} = canonical(traffic);
  const named = trafficTypes.find(
    (type) =>
      !type.custom &&
      type.protocol === protocol &&
      (!type.ports || (type.ports[0] === from && type.ports[1] === to)),
  );
  return named ?? general.find((type) => type.custom && type.protocol === protocol) ?? trafficType('custom');
}

/// Protocols beyond those with a type of their own that are worth a name.
const protocolNames: Record<string, string> = {
  '2': 'IGMP',
  '4': 'IPv4',
  '41': 'IPv6',
  '47': 'GRE',
  '50': 'ESP',
  '51': 'AH',
  '89': 'OSPF',
  '132': 'SCTP',
};

/// `numbered` as the screens of network ACLs have it: "TCP (6)".
export function protocolName(protocol: string, language: Language, numbered = false): string {
  if (protocol === '-1') return pick({en: 'All', ja: 'すべて'}, language);
  const known = Object.entries(numbers).find(([, name]) => name === protocol);
  if (known) {
    const name = protocol === 'icmpv6' ? 'IPv6 ICMP' : protocol.toUpperCase();
    return numbered ? `${name} (${known[0]})` : name;
  }
  const other = protocolNames[protocol];
  return other ? `${other} (${protocol})` : protocol;
}

/// "SSH", or numbered "SSH (22)".
export function typeName(type: TrafficType, language: Language, numbered = false): string {
  const name = pick(type.name, language);
  const port = type.ports && type.ports[0] === type.ports[1] && type.ports[0] > 0 ? type.ports[0] : undefined;
  return numbered && port !== undefined ? `${name} (${port})` : name;
}

export function protocolNumber(protocol: string): string {
  return Object.entries(numbers).find(([, name]) => name === protocol)?.[0] ?? protocol;
}
