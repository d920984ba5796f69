// Security groups as lists and details show them, and what can be done with them.
import {useMemo} from 'react';
import {DeleteSecurityGroupCommand, type IpPermission, type SecurityGroup} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {IdLink} from '../../resource/id-link';
import type {Kind} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {go, href} from '../../route';
import {describeGroups} from './group-names';
import {RulesTable} from './rules-table';
import {useGroupWords} from './words';

/// A permission holds a rule for each source.
export function countRules(permissions: IpPermission[] | undefined): number {
  return (permissions ?? []).reduce(
    (count, {IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = []}) =>
      count + IpRanges.length + Ipv6Ranges.length + PrefixListIds.length + UserIdGroupPairs.length,
    0,
  );
}

export function useSecurityGroupKind(): Kind<SecurityGroup> {
  const words = useGroupWords();
  const standard = useStandardActions<SecurityGroup>();
  return useMemo(
    () => ({
      path: 'security-groups',
      one: words.group,
      many: words.groups,
      idHeader: words.groupId,
      create: words.create,
      selection: 'multi',
      ask: describeGroups,
      idOf: (group) => group.GroupId ?? '',
      tagsOf: (group) => group.Tags,
      columns: [
        {id: 'group-name', header: words.groupName, width: 160, value: (group) => group.GroupName},
        {
          id: 'vpc',
          header: words.vpcId,
          width: 210,
          value: (group) => group.VpcId,
          cell: (group) => <IdLink id={group.VpcId} />,
        },
        {id: 'description', header: words.description, width: 200, value: (group) => group.Description},
        {id: 'owner', header: words.owner, width: 140, value: (group) => group.OwnerId},
        {
          id: 'inbound',
          header: words.inboundCount,
          width: 190,
          value: (group) => countRules(group.IpPermissions),
          cell: (group) => words.entries(countRules(group.IpPermissions)),
        },
        {
          id: 'outbound',
          header: words.outboundCount,
          width: 190,
          value: (group) => countRules(group.IpPermissionsEgress),
          cell: (group) => words.entries(countRules(group.IpPermissionsEgress)),
        },
      ],
      details: (group) => [
        {label: words.groupName, value: group.GroupName},
        {label: words.groupId, value: group.GroupId},
        {label: words.description, value: group.Description},
        {label: words.vpcId, value: <IdLink id={group.VpcId} />},
        {label: words.owner, value: group.OwnerId},
        {label: words.inboundCount, value: words.entries(countRules(group.IpPermissions))},
        {label: words.outboundCount, value: words.entries(countRules(group.IpPermissionsEgress))},
      ],
      tabs: [
        {
          id: 'inbound-rules',
          label: words.inbound.title,
          content: (group) => <RulesTable group={group} direction="inbound" />,
        },
        {
          id: 'outbound-rules',
          label: words.outbound.title,
          content: (group) => <RulesTable group={group} direction="outbound" />,
        },
      ],
      actions: [
        {id: 'edit-inbound-rules', text: words.inbound.edit, page: 'edit-inbound-rules'},
        {id: 'edit-outbound-rules', text: words.outbound.edit, page: 'edit-outbound-rules'},
        standard.manageTags,
        {
          id: 'stale-rules',
          text: words.manageStale,
          none: true,
          run: () => go(href('security-groups', 'stale-rules')),
        },
        {id: 'copy', text: words.copy, page: 'copy'},
        standard.remove({
          text: words.remove,
          nameOf: (group) => `${group.GroupId} (${group.GroupName})`,
          remove: (home, group) => ec2(home).send(new DeleteSecurityGroupCommand({GroupId: group.GroupId})),
        }),
      ],
    }),
    [words, standard],
  );
}
