// What is listed and shown of a subnet, and what can be done with it.
import {useMemo} from 'react';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {DeleteSubnetCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import type {Action, Column, Detail, Kind, Tab} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {Status} from '../../resource/status';
import {nameOf, titleOf} from '../../resource/tags';
import {EntriesTable} from '../network-acls/entries-table';
import {RoutesTab} from '../route-tables/routes-tab';
import {ipv6Of, listSubnets, type ListedSubnet} from './listed-subnet';
import {useSubnetWords} from './words';

type Words = ReturnType<typeof useSubnetWords>;
interface YesNo {
  yes: string;
  no: string;
}

function columnsOf(words: Words, {yes, no}: YesNo): Column<ListedSubnet>[] {
  return [
    {
      id: 'state',
      header: words.state,
      value: (subnet) => subnet.State,
      cell: (subnet) => <Status state={subnet.State} />,
    },
    {
      id: 'vpc',
      header: 'VPC',
      value: (subnet) => subnet.VpcId,
      cell: (subnet) => <IdLink id={subnet.VpcId} />,
      width: 220,
    },
    {id: 'cidr', header: 'IPv4 CIDR', value: (subnet) => subnet.CidrBlock},
    {id: 'cidr6', header: words.ipv6, value: ipv6Of, width: 200},
    {id: 'available', header: words.available, value: (subnet) => subnet.AvailableIpAddressCount},
    {id: 'zone', header: words.zone, value: (subnet) => subnet.AvailabilityZone},
    {id: 'zone-id', header: words.zoneId, value: (subnet) => subnet.AvailabilityZoneId},
    {
      id: 'table',
      header: words.table,
      value: (subnet) => subnet.table?.RouteTableId,
      cell: (subnet) => <IdLink id={subnet.table?.RouteTableId} name={nameOf(subnet.table?.Tags)} />,
      width: 240,
    },
    {
      id: 'acl',
      header: words.acl,
      value: (subnet) => subnet.acl?.NetworkAclId,
      cell: (subnet) => <IdLink id={subnet.acl?.NetworkAclId} name={nameOf(subnet.acl?.Tags)} />,
      width: 240,
    },
    {id: 'default', header: words.default, value: (subnet) => (subnet.DefaultForAz ? yes : no)},
    {id: 'auto-public', header: words.autoPublic, value: (subnet) => (subnet.MapPublicIpOnLaunch ? yes : no)},
    {
      id: 'auto-ipv6',
      header: words.autoIpv6,
      value: (subnet) => (subnet.AssignIpv6AddressOnCreation ? yes : no),
      hidden: true,
    },
    {id: 'owner', header: words.owner, value: (subnet) => subnet.OwnerId},
  ];
}

function detailsOf(subnet: ListedSubnet, words: Words, {yes, no}: YesNo): Detail[] {
  const table = <IdLink id={subnet.table?.RouteTableId} name={nameOf(subnet.table?.Tags)} />;
  return [
    {label: words.id, value: subnet.SubnetId},
    {label: words.state, value: <Status state={subnet.State} />},
    {label: 'VPC', value: <IdLink id={subnet.VpcId} />},
    {label: 'IPv4 CIDR', value: subnet.CidrBlock},
    {label: words.available, value: subnet.AvailableIpAddressCount},
    {label: words.ipv6, value: ipv6Of(subnet)},
    {label: words.zone, value: `${subnet.AvailabilityZoneId ?? ''} (${subnet.AvailabilityZone ?? ''})`},
    {label: words.table, value: subnet.tableAssociation ? table : <>{table} ({words.main})</>},
    {
      label: words.acl,
      value: <IdLink id={subnet.acl?.NetworkAclId} name={nameOf(subnet.acl?.Tags)} />,
    },
    {label: words.default, value: subnet.DefaultForAz ? yes : no},
    {label: words.autoPublic, value: subnet.MapPublicIpOnLaunch ? yes : no},
    {label: words.autoIpv6, value: subnet.AssignIpv6AddressOnCreation ? yes : no},
    {label: words.owner, value: subnet.OwnerId},
  ];
}

function tabsOf(words: Words): Tab<ListedSubnet>[] {
  return [
    {
      id: 'table',
      label: words.table,
      content: ({table}) => (table === undefined ? words.noTable : <RoutesTab table={table} />),
    },
    {
      id: 'acl',
      label: words.acl,
      content: ({acl}) =>
        acl === undefined ? (
          words.noAcl
        ) : (
          <SpaceBetween size="l">
            <EntriesTable acl={acl} direction="inbound" />
            <EntriesTable acl={acl} direction="outbound" />
          </SpaceBetween>
        ),
    },
  ];
}

export function useSubnetKind(): Kind<ListedSubnet> {
  const words = useSubnetWords();
  const common = useCommonWords();
  const standard = useStandardActions<ListedSubnet>();
  return useMemo(() => {
    const actions: Action<ListedSubnet>[] = [
      {id: 'edit-settings', text: words.editSettings, page: 'edit-settings'},
      {id: 'edit-network-acl', text: words.editAcl, page: 'edit-network-acl'},
      {id: 'edit-route-table', text: words.editTable, page: 'edit-route-table'},
      standard.manageTags,
      standard.remove({
        text: words.remove,
        nameOf: (subnet) => titleOf(subnet.SubnetId ?? '', subnet.Tags),
        remove: (home, {SubnetId}) => ec2(home).send(new DeleteSubnetCommand({SubnetId})),
      }),
    ];
    return {
      path: 'subnets',
      one: words.one,
      many: words.subnets,
      idHeader: words.id,
      create: words.create,
      ask: listSubnets,
      idOf: (subnet: ListedSubnet) => subnet.SubnetId ?? '',
      tagsOf: (subnet: ListedSubnet) => subnet.Tags,
      columns: columnsOf(words, common),
      details: (subnet: ListedSubnet) => detailsOf(subnet, words, common),
      tabs: tabsOf(words),
      actions,
    };
  }, [words, common, standard]);
}
