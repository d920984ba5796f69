// The rules of a network ACL: as the API has them, and as they are being typed.
import type {NetworkAcl, NetworkAclEntry} from '@aws-sdk/client-ec2';
import {blockOf} from '../../traffic/address';
import {draftOf, newTraffic, trafficOf, type TrafficDraft, type TrafficProblem} from '../../traffic/draft';
import {canonical, isSameTraffic, protocolNumber, type Traffic} from '../../traffic/types';
import type {Direction} from './words';

/// The rules that nobody numbers: what no other rule matches is denied. AWS shows them as "*".
const lastNumber = 32766;
export const isFinal = (entry: NetworkAclEntry) => (entry.RuleNumber ?? 0) > lastNumber;

export function entriesOf(acl: NetworkAcl, direction: Direction): NetworkAclEntry[] {
  return (acl.Entries ?? [])
    .filter((entry) => entry.Egress === (direction === 'outbound'))
    .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0));
}

export function trafficOfEntry({Protocol = '-1', PortRange, IcmpTypeCode}: NetworkAclEntry): Traffic {
  return canonical({
    protocol: Protocol,
    from: PortRange?.From ?? IcmpTypeCode?.Type,
    to: PortRange?.To ?? IcmpTypeCode?.Code,
  });
}

export const blockOfEntry = (entry: NetworkAclEntry) => entry.CidrBlock ?? entry.Ipv6CidrBlock ?? '';

export interface EntryRow {
  key: string;
  number: string; ///< as typed
  traffic: TrafficDraft;
  block: string; ///< as typed
  allow: boolean;
  final: boolean; ///< a "*": to be read only
}

let made = 0;

export function newEntryRow(part: Partial<EntryRow> = {}): EntryRow {
  return {
    key: `new-${++made}`,
    number: '',
    traffic: newTraffic,
    block: '0.0.0.0/0',
    allow: true,
    final: false,
    ...part,
  };
}

export function rowOfEntry(entry: NetworkAclEntry): EntryRow {
  return newEntryRow({
    number: isFinal(entry) ? '*' : `${entry.RuleNumber}`,
    traffic: draftOf(trafficOfEntry(entry)),
    block: blockOfEntry(entry),
    allow: entry.RuleAction === 'allow',
    final: isFinal(entry),
  });
}

/// Numbers in order, rows without one behind them, "*" last.
export function sortedRows(rows: readonly EntryRow[]): EntryRow[] {
  const place = (row: EntryRow) =>
    row.final ? Infinity : /^\d+$/.test(row.number.trim()) ? Number(row.number) : 1e9;
  return [...rows].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

export type EntryField = 'number' | 'protocol' | 'ports' | 'block';
export type EntryProblem = TrafficProblem | 'not-number' | 'same-number' | 'no-block';

export interface WantedEntry {
  row: EntryRow;
  number: number;
  traffic: Traffic;
  block: string;
  allow: boolean;
}

/// Whether a block is one, the API says; what looks like IPv6 is sent as such.
export function wantedEntryOf(row: EntryRow): WantedEntry | EntryProblem[] {
  const traffic = trafficOf(row.traffic);
  const problems: EntryProblem[] = [];
  if (!/^-?\d{1,9}$/.test(row.number.trim())) problems.push('not-number');
  if (typeof traffic === 'string') problems.push(traffic);
  if (row.block.trim() === '') problems.push('no-block');
  if (typeof traffic === 'string' || problems.length > 0) return problems;
  const block = blockOf(row.block)?.cidr ?? row.block.trim();
  return {row, number: Number(row.number), traffic, block, allow: row.allow};
}

export function fieldOfProblem(problem: EntryProblem): EntryField {
  if (problem === 'no-block') return 'block';
  if (problem === 'no-protocol') return 'protocol';
  return problem === 'not-number' || problem === 'same-number' ? 'number' : 'ports';
}

/// The keys of rows whose number another one above has.
export function twins(rows: readonly EntryRow[]): Set<string> {
  const known = new Set<number>();
  const found = new Set<string>();
  for (const row of rows) {
    const number = Number(row.number);
    if (row.final || row.number.trim() === '' || Number.isNaN(number)) continue;
    if (known.has(number)) found.add(row.key);
    known.add(number);
  }
  return found;
}

function isIcmp({protocol}: Traffic): boolean {
  return protocol === 'icmp' || protocol === 'icmpv6';
}

/// For CreateNetworkAclEntry and ReplaceNetworkAclEntry.
export function inputOf({number, traffic, block, allow}: WantedEntry) {
  const ipv6 = block.includes(':');
  const hasPorts = traffic.protocol === 'tcp' || traffic.protocol === 'udp';
  return {
    RuleNumber: number,
    Protocol: protocolNumber(traffic.protocol),
    RuleAction: allow ? ('allow' as const) : ('deny' as const),
    CidrBlock: ipv6 ? undefined : block,
    Ipv6CidrBlock: ipv6 ? block : undefined,
    PortRange: hasPorts ? {From: traffic.from, To: traffic.to} : undefined,
    IcmpTypeCode: isIcmp(traffic) ? {Type: traffic.from, Code: traffic.to} : undefined,
  };
}

export interface EntryChanges {
  create: WantedEntry[];
  replace: WantedEntry[];
  remove: number[];
}

function isSame(entry: NetworkAclEntry, wanted: WantedEntry): boolean {
  return (
    isSameTraffic(trafficOfEntry(entry), wanted.traffic) &&
    blockOfEntry(entry).toLowerCase() === wanted.block.toLowerCase() &&
    (entry.RuleAction === 'allow') === wanted.allow
  );
}

export function changesBetween(
  before: readonly NetworkAclEntry[],
  wanted: readonly WantedEntry[],
): EntryChanges {
  const numbered = before.filter((entry) => !isFinal(entry));
  const known = new Map(numbered.map((entry) => [entry.RuleNumber ?? 0, entry]));
  const kept = new Set(wanted.map((one) => one.number));
  return {
    create: wanted.filter((one) => !known.has(one.number)),
    replace: wanted.filter((one) => {
      const entry = known.get(one.number);
      return entry !== undefined && !isSame(entry, one);
    }),
    remove: [...known.keys()].filter((number) => !kept.has(number)),
  };
}
