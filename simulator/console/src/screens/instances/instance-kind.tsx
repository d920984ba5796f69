// Instances as a kind of resource: list, details, tabs and actions.
import {useMemo} from 'react';
import {DescribeInstancesCommand, type Instance} from '@aws-sdk/client-ec2';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {ec2} from '../../api/ec2';
import {allPages, pageSize} from '../../resource/all-pages';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import type {Kind} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {Status} from '../../resource/status';
import {Instant} from '../../resource/time';
import {href} from '../../route';
import {useInstanceActions} from './instance-actions';
import {useInstanceWords} from './instance-words';
import {NetworkingTab} from './networking-tab';
import {SecurityTab} from './security-tab';

export function KeyLink({name}: {name: string | undefined}) {
  if (!name) return <>–</>;
  return <Link href={`${href('key-pairs')}?name=${encodeURIComponent(name)}`}>{name}</Link>;
}

function Groups({instance}: {instance: Instance}) {
  return (
    <SpaceBetween size="xxxs">
      {instance.SecurityGroups?.map((group) => (
        <IdLink key={group.GroupId} id={group.GroupId} name={group.GroupName} />
      ))}
    </SpaceBetween>
  );
}

function elasticIpsOf(instance: Instance): string {
  const addresses = instance.NetworkInterfaces?.flatMap((one) => one.PrivateIpAddresses ?? []) ?? [];
  return addresses
    .filter(({Association}) => Association !== undefined && Association.IpOwnerId !== 'amazon')
    .map(({Association}) => Association?.PublicIp)
    .join(', ');
}

function ipv6Of(instance: Instance): string {
  const addresses = instance.NetworkInterfaces?.flatMap((one) => one.Ipv6Addresses ?? []) ?? [];
  return addresses.map((address) => address.Ipv6Address).join(', ');
}

export function useInstanceKind(): Kind<Instance> {
  const words = useInstanceWords();
  const common = useCommonWords();
  const standard = useStandardActions<Instance>();
  const actions = useInstanceActions();
  return useMemo(
    () => ({
      path: 'instances',
      one: words.one,
      many: words.many,
      root: 'EC2',
      ask: (home, id) =>
        allPages(
          (NextToken) =>
            ec2(home).send(
              new DescribeInstancesCommand(id === undefined ? {MaxResults: pageSize, NextToken} : {InstanceIds: [id]}),
            ),
          (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
        ),
      idOf: (instance) => instance.InstanceId ?? '',
      tagsOf: (instance) => instance.Tags,
      idHeader: words.id,
      create: words.launch,
      columns: [
        {
          id: 'state',
          header: words.state,
          width: 170,
          value: (one) => one.State?.Name,
          cell: (one) => <Status state={one.State?.Name} />,
        },
        {id: 'type', header: words.type, width: 155, value: (one) => one.InstanceType},
        {id: 'zone', header: words.zone, width: 180, value: (one) => one.Placement?.AvailabilityZone},
        {id: 'public-ip', header: words.publicIp, width: 200, value: (one) => one.PublicIpAddress},
        {id: 'private-ip', header: words.privateIp, width: 190, value: (one) => one.PrivateIpAddress},
        {
          id: 'groups',
          header: words.groups,
          width: 170,
          value: (one) => one.SecurityGroups?.map((group) => group.GroupName).join(', '),
        },
        {id: 'key', header: words.key, width: 130, value: (one) => one.KeyName},
        {
          id: 'vpc',
          header: words.vpc,
          width: 220,
          value: (one) => one.VpcId,
          cell: (one) => <IdLink id={one.VpcId} />,
        },
        {
          id: 'launched',
          header: words.launched,
          width: 240,
          value: (one) => one.LaunchTime?.toISOString(),
          cell: (one) => <Instant at={one.LaunchTime} />,
        },
        {
          id: 'subnet',
          header: words.subnet,
          value: (one) => one.SubnetId,
          cell: (one) => <IdLink id={one.SubnetId} />,
          hidden: true,
        },
        {id: 'elastic-ip', header: words.elasticIp, value: elasticIpsOf, hidden: true},
        {id: 'ipv6', header: words.ipv6, value: ipv6Of, hidden: true},
        {id: 'image', header: words.image, value: (one) => one.ImageId, hidden: true},
      ],
      details: (one) => [
        {label: words.id, value: one.InstanceId},
        {label: words.publicIp, value: one.PublicIpAddress},
        {label: words.privateIp, value: one.PrivateIpAddress},
        {label: words.ipv6, value: ipv6Of(one)},
        {label: words.state, value: <Status state={one.State?.Name} />},
        {label: words.publicDns, value: one.PublicDnsName},
        {label: words.privateDns, value: one.PrivateDnsName},
        {label: words.elasticIp, value: elasticIpsOf(one)},
        {label: words.type, value: one.InstanceType},
        {label: words.vpc, value: <IdLink id={one.VpcId} />},
        {label: words.subnet, value: <IdLink id={one.SubnetId} />},
        {label: words.zone, value: one.Placement?.AvailabilityZone},
        {label: words.groups, value: <Groups instance={one} />},
        {label: words.key, value: <KeyLink name={one.KeyName} />},
        {label: words.launched, value: <Instant at={one.LaunchTime} />},
        {label: words.check, value: one.SourceDestCheck === false ? words.disabled : words.enabled},
        {label: words.image, value: one.ImageId},
        {label: words.platform, value: one.PlatformDetails},
        {label: words.terminationReason, value: one.StateTransitionReason},
      ],
      tabs: [
        {id: 'networking', label: words.networking, content: (one) => <NetworkingTab instance={one} />},
        {id: 'security', label: words.security, content: (one) => <SecurityTab instance={one} />},
      ],
      actions: [...actions, {...standard.manageTags, text: common.manageTags, group: words.settingsMenu}],
    }),
    [words, common, standard, actions],
  );
}
