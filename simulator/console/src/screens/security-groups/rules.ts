// The calls on a group's rules.
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {allPages, pageSize} from '../../resource/all-pages';
import {permissionOf, updateOf, type RuleChanges} from './rule-changes';
import type {Direction} from './words';

export async function describeRules(
  home: Home,
  group: string,
  direction: Direction,
): Promise<SecurityGroupRule[]> {
  const rules = await allPages(
    (NextToken) =>
      ec2(home).send(
        new DescribeSecurityGroupRulesCommand({
          Filters: [{Name: 'group-id', Values: [group]}],
          MaxResults: pageSize,
          NextToken,
        }),
      ),
    (page) => page.SecurityGroupRules,
  );
  return rules.filter((rule) => rule.IsEgress === (direction === 'outbound'));
}

export function useRules(home: Home, group: string, direction: Direction) {
  return useDescribed(() => describeRules(home, group, direction), [home, group, direction]);
}

/// What may be refused comes first: then nothing is taken away in vain.
export async function saveRules(home: Home, group: string, direction: Direction, changes: RuleChanges) {
  const client = ec2(home);
  const inbound = direction === 'inbound';
  if (changes.authorize.length > 0) {
    const input = {GroupId: group, IpPermissions: changes.authorize.map(permissionOf)};
    await (inbound
      ? client.send(new AuthorizeSecurityGroupIngressCommand(input))
      : client.send(new AuthorizeSecurityGroupEgressCommand(input)));
  }
  if (changes.modify.length > 0) {
    const SecurityGroupRules = changes.modify.map(({ruleId, wanted}) => updateOf(ruleId, wanted));
    await client.send(new ModifySecurityGroupRulesCommand({GroupId: group, SecurityGroupRules}));
  }
  if (changes.revoke.length > 0) {
    const input = {GroupId: group, SecurityGroupRuleIds: changes.revoke};
    await (inbound
      ? client.send(new RevokeSecurityGroupIngressCommand(input))
      : client.send(new RevokeSecurityGroupEgressCommand(input)));
  }
}
