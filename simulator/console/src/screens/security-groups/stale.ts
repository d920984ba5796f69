// Stale rules one by one, and how they go.
import {
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type IpPermission,
  type StaleIpPermission,
  type StaleSecurityGroup,
  type UserIdGroupPair,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import type {Traffic} from '../../traffic/types';
import type {Direction} from './words';

export interface StaleRule {
  key: string;
  group: string;
  groupName: string;
  direction: Direction;
  traffic: Traffic;
  pair: UserIdGroupPair;
}

function rulesIn(
  group: StaleSecurityGroup,
  direction: Direction,
  permissions: StaleIpPermission[] | undefined,
) {
  return (permissions ?? []).flatMap(({IpProtocol = '-1', FromPort, ToPort, UserIdGroupPairs = []}) =>
    UserIdGroupPairs.map((pair): StaleRule => ({
      key: [group.GroupId, direction, IpProtocol, FromPort, ToPort, pair.UserId, pair.GroupId].join(' '),
      group: group.GroupId ?? '',
      groupName: group.GroupName ?? '',
      direction,
      traffic: {protocol: IpProtocol, from: FromPort, to: ToPort},
      pair,
    })),
  );
}

export function staleRulesOf(group: StaleSecurityGroup): StaleRule[] {
  return [
    ...rulesIn(group, 'inbound', group.StaleIpPermissions),
    ...rulesIn(group, 'outbound', group.StaleIpPermissionsEgress),
  ];
}

/// The name is for showing alone: a pair may not hold both a group's id and its name.
export function permissionOfStale({traffic, pair}: StaleRule): IpPermission {
  const {GroupId, UserId, VpcId, VpcPeeringConnectionId} = pair;
  return {
    IpProtocol: traffic.protocol,
    FromPort: traffic.from,
    ToPort: traffic.to,
    UserIdGroupPairs: [{GroupId, UserId, VpcId, VpcPeeringConnectionId}],
  };
}

/// One call for a group and direction.
export async function revokeStale(home: Home, rules: readonly StaleRule[]) {
  const parts = new Map<string, StaleRule[]>();
  for (const rule of rules) {
    const part = `${rule.group} ${rule.direction}`;
    parts.set(part, [...(parts.get(part) ?? []), rule]);
  }
  for (const [first, ...others] of parts.values()) {
    if (first === undefined) continue;
    const input = {GroupId: first.group, IpPermissions: [first, ...others].map(permissionOfStale)};
    await (first.direction === 'inbound'
      ? ec2(home).send(new RevokeSecurityGroupIngressCommand(input))
      : ec2(home).send(new RevokeSecurityGroupEgressCommand(input)));
  }
}
