// The other end of a rule: where its traffic comes from or goes to.
import type {SecurityGroupRule} from '@aws-sdk/client-ec2';
import {blockOf} from '../../traffic/address';

export type Peer =
  | {kind: 'ipv4'; cidr: string}
  | {kind: 'ipv6'; cidr: string}
  | {kind: 'prefix-list'; id: string}
  | {kind: 'group'; id: string; account?: string}; ///< `account`: if it isn't one's own

/// What was typed or picked; nothing if it is no peer at all.
///
///   10.0.0.0/16, 10.0.0.1, ::/0, pl-1, sg-1, 123456789012/sg-1
export function parsePeer(text: string): Peer | undefined {
  const trimmed = text.trim();
  const group = /^(?:(\d{12})\s*\/\s*)?(sg-\w+)$/.exec(trimmed);
  if (group) return {kind: 'group', id: group[2]!, ...(group[1] === undefined ? {} : {account: group[1]})};
  if (/^pl-\w+$/.test(trimmed)) return {kind: 'prefix-list', id: trimmed};
  const block = blockOf(trimmed);
  return block && {kind: block.family, cidr: block.cidr};
}

export function peerText(peer: Peer): string {
  if (peer.kind === 'prefix-list') return peer.id;
  if (peer.kind === 'group') return peer.account === undefined ? peer.id : `${peer.account}/${peer.id}`;
  return peer.cidr;
}

/// A peer's deleted group comes without its account.
export function peerOfRule(rule: SecurityGroupRule, account: string): Peer | undefined {
  if (rule.CidrIpv4 !== undefined) return {kind: 'ipv4', cidr: rule.CidrIpv4};
  if (rule.CidrIpv6 !== undefined) return {kind: 'ipv6', cidr: rule.CidrIpv6};
  if (rule.PrefixListId !== undefined) return {kind: 'prefix-list', id: rule.PrefixListId};
  const group = rule.ReferencedGroupInfo;
  if (group?.GroupId === undefined) return undefined;
  const foreign = group.UserId !== undefined && group.UserId !== account;
  return {kind: 'group', id: group.GroupId, ...(foreign ? {account: group.UserId} : {})};
}

/// Texts that mean the same peer are equal after this.
export function isSamePeer(a: Peer, b: Peer): boolean {
  return peerText(a).toLowerCase() === peerText(b).toLowerCase();
}
