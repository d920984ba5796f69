// Subnets as the pages of route tables list them.
import type {TableProps} from '@cloudscape-design/components/table';
import type {RouteTable, Subnet} from '@aws-sdk/client-ec2';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import {nameOf, titleOf} from '../../resource/tags';
import {idOf, type Associated} from './api';
import {useAssociationWords} from './words';

export const subnetIdOf = (subnet: Subnet) => subnet.SubnetId ?? '';

export function useSubnetColumns(): TableProps.ColumnDefinition<Subnet>[] {
  const words = useAssociationWords();
  const common = useCommonWords();
  return [
    {id: 'name', header: common.name, cell: (subnet) => nameOf(subnet.Tags) || '–', sortingComparator: byName},
    {
      id: 'id',
      header: words.subnetId,
      cell: (subnet) => <IdLink id={subnet.SubnetId} />,
      sortingField: 'SubnetId',
      isRowHeader: true,
    },
    {id: 'ipv4', header: words.ipv4, cell: (subnet) => subnet.CidrBlock ?? '–', sortingField: 'CidrBlock'},
    {
      id: 'ipv6',
      header: words.ipv6,
      cell: (subnet) =>
        subnet.Ipv6CidrBlockAssociationSet?.map((block) => block.Ipv6CidrBlock).join(', ') || '–',
    },
  ];
}

function byName(a: Subnet, b: Subnet): number {
  return nameOf(a.Tags).localeCompare(nameOf(b.Tags));
}

/// Which table a subnet has now: its own, or the main one for want of one.
export function useCurrentTableColumn(
  by: ReadonlyMap<string, Associated>,
  main: RouteTable | undefined,
): TableProps.ColumnDefinition<Subnet> {
  const words = useAssociationWords();
  return {
    id: 'table',
    header: words.currentTable,
    cell: (subnet) => {
      const own = by.get(subnetIdOf(subnet));
      if (own) return titleOf(idOf(own.table), own.table.Tags);
      return main ? words.mainTable(titleOf(idOf(main), main.Tags)) : '–';
    },
  };
}
