// What is listed and shown of a VPC, and what can be done with it.
import {useMemo, type ReactNode} from 'react';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import type {Action, Column, Detail, Kind} from '../../resource/kind';
import {useStandardActions} from '../../resource/standard-actions';
import {Status} from '../../resource/status';
import {CidrsTab} from './cidrs-tab';
import {DeleteVpcDialog} from './delete-vpc-dialog';
import {cidrsOf, listVpcs, type ListedVpc} from './listed-vpc';
import {ResourceMap} from './resource-map';
import {DnsAttribute} from './vpc-attribute';
import {useVpcWords} from './vpc-words';

type Words = ReturnType<typeof useVpcWords>;
interface YesNo {
  yes: string;
  no: string;
}

function lines(texts: string[]): ReactNode {
  return texts.length === 0 ? undefined : texts.map((text) => <div key={text}>{text}</div>);
}

function columnsOf(words: Words, {yes, no}: YesNo): Column<ListedVpc>[] {
  return [
    {id: 'state', header: words.state, value: (vpc) => vpc.State, cell: (vpc) => <Status state={vpc.State} />},
    {id: 'cidr', header: 'IPv4 CIDR', value: (vpc) => cidrsOf(vpc, 'IPv4').join(', ')},
    {id: 'cidr6', header: words.ipv6Cidr, value: (vpc) => cidrsOf(vpc, 'IPv6').join(', '), width: 220},
    {id: 'dhcp', header: words.dhcp, value: (vpc) => vpc.DhcpOptionsId, width: 220},
    {
      id: 'main-table',
      header: words.mainTable,
      value: (vpc) => vpc.mainTable,
      cell: (vpc) => <IdLink id={vpc.mainTable} />,
      width: 220,
    },
    {
      id: 'main-acl',
      header: words.mainAcl,
      value: (vpc) => vpc.mainAcl,
      cell: (vpc) => <IdLink id={vpc.mainAcl} />,
      width: 220,
    },
    {id: 'tenancy', header: words.tenancy, value: (vpc) => vpc.InstanceTenancy},
    {id: 'default', header: words.defaultVpc, value: (vpc) => (vpc.IsDefault ? yes : no)},
    {id: 'owner', header: words.owner, value: (vpc) => vpc.OwnerId},
  ];
}

function detailsOf(vpc: ListedVpc, words: Words, {yes, no}: YesNo): Detail[] {
  const id = vpc.VpcId ?? '';
  return [
    {label: words.vpcId, value: id},
    {label: words.state, value: <Status state={vpc.State} />},
    {label: words.dnsHostnames, value: <DnsAttribute vpc={id} attribute="hostnames" />},
    {label: words.dnsResolution, value: <DnsAttribute vpc={id} attribute="resolution" />},
    {label: words.tenancy, value: vpc.InstanceTenancy},
    {label: words.dhcp, value: vpc.DhcpOptionsId},
    {label: words.mainTable, value: <IdLink id={vpc.mainTable} />},
    {label: words.mainAcl, value: <IdLink id={vpc.mainAcl} />},
    {label: words.defaultVpc, value: vpc.IsDefault ? yes : no},
    {label: 'IPv4 CIDR', value: lines(cidrsOf(vpc, 'IPv4'))},
    {label: words.ipv6Cidr, value: lines(cidrsOf(vpc, 'IPv6'))},
    {label: words.owner, value: vpc.OwnerId},
  ];
}

export function useVpcKind(): Kind<ListedVpc> {
  const words = useVpcWords();
  const common = useCommonWords();
  const {manageTags} = useStandardActions<ListedVpc>();
  return useMemo(() => {
    const actions: Action<ListedVpc>[] = [
      {id: 'edit-settings', text: words.editSettings, page: 'edit-settings'},
      {id: 'edit-cidrs', text: words.editCidrs, page: 'edit-cidrs'},
      manageTags,
      {id: 'delete', text: words.deleteVpc, many: true, dialog: (props) => <DeleteVpcDialog {...props} />},
    ];
    return {
      path: 'vpcs',
      one: 'VPC',
      many: words.yourVpcs,
      idHeader: words.vpcId,
      create: words.createVpc,
      ask: listVpcs,
      idOf: (vpc: ListedVpc) => vpc.VpcId ?? '',
      tagsOf: (vpc: ListedVpc) => vpc.Tags,
      columns: columnsOf(words, common),
      details: (vpc: ListedVpc) => detailsOf(vpc, words, common),
      tabs: [
        {id: 'map', label: words.map, content: (vpc: ListedVpc) => <ResourceMap vpc={vpc} />},
        {id: 'cidrs', label: 'CIDRs', content: (vpc: ListedVpc) => <CidrsTab vpc={vpc} />},
      ],
      actions,
    };
  }, [words, common, manageTags]);
}
