// From the rules that are there to those that are wanted: what to ask the API for.
import type {IpPermission, SecurityGroupRule, SecurityGroupRuleUpdate} from '@aws-sdk/client-ec2';
import {isSameTraffic} from '../../traffic/types';
import {isSamePeer, peerOfRule, peerText, type Peer} from './peer';
import {trafficOfRule, type WantedRule} from './rule-row';

export interface RuleChanges {
  authorize: WantedRule[];
  modify: {ruleId: string; wanted: WantedRule}[];
  revoke: string[];
}

function isSameRule(rule: SecurityGroupRule, wanted: WantedRule, account: string): boolean {
  const peer = peerOfRule(rule, account);
  return (
    isSameTraffic(trafficOfRule(rule), wanted.traffic) && peer !== undefined && isSamePeer(peer, wanted.peer)
  );
}

function isSameDescription(rule: SecurityGroupRule, wanted: WantedRule): boolean {
  return (rule.Description ?? '') === wanted.description;
}

/// A row that equals a rule stands for that rule, whichever it came from: then no order of the calls meets a
/// duplicate that isn't one in the end. The row's own rule goes first, so that one that wasn't touched stays.
export function changesBetween(
  rules: readonly SecurityGroupRule[],
  wanted: readonly WantedRule[],
  account: string,
): RuleChanges {
  const changes: RuleChanges = {authorize: [], modify: [], revoke: []};
  const kept = new Set<string>();
  const keep = (rule: SecurityGroupRule, one: WantedRule) => {
    kept.add(rule.SecurityGroupRuleId!);
    if (!isSameRule(rule, one, account) || !isSameDescription(rule, one))
      changes.modify.push({ruleId: rule.SecurityGroupRuleId!, wanted: one});
  };
  const isFree = (rule: SecurityGroupRule) => !kept.has(rule.SecurityGroupRuleId!);
  const own = (one: WantedRule) => (rule: SecurityGroupRule) => rule.SecurityGroupRuleId === one.row.ruleId;

  const pass = (
    left: readonly WantedRule[],
    match: (one: WantedRule) => (rule: SecurityGroupRule) => boolean,
  ) =>
    left.filter((one) => {
      const rule = rules.find((candidate) => isFree(candidate) && match(one)(candidate));
      if (rule) keep(rule, one);
      return rule === undefined;
    });
  const changed = pass(wanted, (one) => (rule) => own(one)(rule) && isSameRule(rule, one, account));
  const moved = pass(changed, (one) => (rule) => isSameRule(rule, one, account));
  changes.authorize = pass(moved, own);
  changes.revoke = rules.filter(isFree).map((rule) => rule.SecurityGroupRuleId!);
  return changes;
}

export function isNothing(changes: RuleChanges): boolean {
  return changes.authorize.length + changes.modify.length + changes.revoke.length === 0;
}

function peerOfPermission(peer: Peer, description: string | undefined): Partial<IpPermission> {
  switch (peer.kind) {
    case 'ipv4':
      return {IpRanges: [{CidrIp: peer.cidr, Description: description}]};
    case 'ipv6':
      return {Ipv6Ranges: [{CidrIpv6: peer.cidr, Description: description}]};
    case 'prefix-list':
      return {PrefixListIds: [{PrefixListId: peer.id, Description: description}]};
    case 'group':
      return {UserIdGroupPairs: [{GroupId: peer.id, UserId: peer.account, Description: description}]};
  }
}

/// For AuthorizeSecurityGroupIngress and -Egress: one permission a rule, as each has its description.
export function permissionOf({traffic, peer, description}: WantedRule): IpPermission {
  return {
    IpProtocol: traffic.protocol,
    FromPort: traffic.from,
    ToPort: traffic.to,
    ...peerOfPermission(peer, description || undefined),
  };
}

/// For ModifySecurityGroupRules.
export function updateOf(ruleId: string, {traffic, peer, description}: WantedRule): SecurityGroupRuleUpdate {
  return {
    SecurityGroupRuleId: ruleId,
    SecurityGroupRule: {
      IpProtocol: traffic.protocol,
      FromPort: traffic.from,
      ToPort: traffic.to,
      ...(peer.kind === 'ipv4' ? {CidrIpv4: peer.cidr} : {}),
      ...(peer.kind === 'ipv6' ? {CidrIpv6: peer.cidr} : {}),
      ...(peer.kind === 'prefix-list' ? {PrefixListId: peer.id} : {}),
      ...(peer.kind === 'group' ? {ReferencedGroupId: peerText(peer)} : {}),
      Description: description || undefined,
    },
  };
}

/// After calls of which some went through: the rules to compare with next. Those that somebody else made
/// meanwhile are left alone.
export function rebased(
  before: readonly SecurityGroupRule[],
  now: readonly SecurityGroupRule[],
  wanted: readonly WantedRule[],
  account: string,
) {
  const known = new Set(before.map((rule) => rule.SecurityGroupRuleId));
  return now.filter(
    (rule) => known.has(rule.SecurityGroupRuleId) || wanted.some((one) => isSameRule(rule, one, account)),
  );
}
