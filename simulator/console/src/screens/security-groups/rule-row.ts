// A row of the rule editor: a rule as it is being typed.
import type {SecurityGroupRule} from '@aws-sdk/client-ec2';
import {everywhere} from '../../traffic/address';
import {draftOf, newTraffic, trafficOf, type TrafficDraft, type TrafficProblem} from '../../traffic/draft';
import type {Traffic} from '../../traffic/types';
import {parsePeer, peerOfRule, peerText, type Peer} from './peer';

export type PeerChoice = 'custom' | 'anywhere-ipv4' | 'anywhere-ipv6' | 'my-ip';

export interface RuleRow {
  key: string;
  ruleId?: string; ///< of a rule that is there
  traffic: TrafficDraft;
  choice: PeerChoice;
  peer: string; ///< as typed
  description: string;
}

let made = 0;

export function newRow(part: Partial<RuleRow> = {}): RuleRow {
  return {key: `new-${++made}`, traffic: newTraffic, choice: 'custom', peer: '', description: '', ...part};
}

export function trafficOfRule(rule: SecurityGroupRule): Traffic {
  return {protocol: rule.IpProtocol ?? '-1', from: rule.FromPort, to: rule.ToPort};
}

export function rowOf(rule: SecurityGroupRule, account: string): RuleRow {
  const peer = peerOfRule(rule, account);
  return newRow({
    key: rule.SecurityGroupRuleId,
    ruleId: rule.SecurityGroupRuleId,
    traffic: draftOf(trafficOfRule(rule)),
    peer: peer ? peerText(peer) : '',
    description: rule.Description ?? '',
  });
}

/// "My IP" is what one's address is now.
export function withChoice(row: RuleRow, choice: PeerChoice, myIp: string): RuleRow {
  const peers: Record<PeerChoice, string> = {
    custom: row.choice === 'custom' ? row.peer : '',
    'anywhere-ipv4': everywhere.ipv4,
    'anywhere-ipv6': everywhere.ipv6,
    'my-ip': `${myIp}/32`,
  };
  return {...row, choice, peer: peers[choice]};
}

export type RowProblem = TrafficProblem | 'no-peer' | 'not-peer';
export const isTrafficProblem = (problem: RowProblem) => problem !== 'no-peer' && problem !== 'not-peer';

/// What a row comes to, when it can be sent.
export interface WantedRule {
  row: RuleRow;
  traffic: Traffic;
  peer: Peer;
  description: string;
}

export function wantedOf(row: RuleRow): WantedRule | RowProblem[] {
  const traffic = trafficOf(row.traffic);
  const peer = row.peer.trim() === '' ? 'no-peer' : (parsePeer(row.peer) ?? 'not-peer');
  if (typeof traffic !== 'string' && typeof peer !== 'string') {
    return {row, traffic, peer, description: row.description};
  }
  const problems: RowProblem[] = [];
  if (typeof traffic === 'string') problems.push(traffic);
  if (typeof peer === 'string') problems.push(peer);
  return problems;
}
