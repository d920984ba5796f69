// "Edit edge associations": #/route-tables/rtb-1/edit-edge-associations.
import {useState} from 'react';
import type {RouteTable} from '@aws-sdk/client-ec2';
import {useCommonWords} from '../../resource/common-words';
import {associationsBy, gatewaysOf, idOf, useTablesOfVpc} from './api';
import {associationChanges} from './association-changes';
import {Choice, EditAssociations} from './edit-associations';
import {gatewayIdOf, useEdgeGateways, useGatewayColumns} from './gateways';
import {useAssociationWords, useRouteTableWords} from './words';

export function EditEdge({table}: {table: RouteTable}) {
  const words = useAssociationWords();
  const tableWords = useRouteTableWords();
  const common = useCommonWords();
  const gateways = useEdgeGateways(table.VpcId ?? '');
  const tables = useTablesOfVpc(table.VpcId ?? '');
  const [chosen, setChosen] = useState(() => gatewaysOf(table));
  const by = associationsBy(tables.data ?? []);
  const onlyGateways = new Map([...by].filter(([, {association}]) => association.GatewayId));
  const columns = useGatewayColumns();
  const choice = {
    itemId: gatewayIdOf,
    columns: [
      ...columns,
      {id: 'table', header: words.currentTable, cell: (gateway: {id: string}) => by.get(gateway.id)?.table.RouteTableId ?? '–'},
    ],
    loading: gateways.loading,
    empty: words.none,
    chosen,
    choose: setChosen,
  };
  return (
    <EditAssociations
      table={table}
      title={tableWords.actions.edge}
      submitText={common.save}
      savedText={words.savedEdge(idOf(table))}
      changes={() => associationChanges(idOf(table), chosen, onlyGateways)}
      disabled={tables.loading}
    >
      <Choice
        {...choice}
        title={words.internetGateways}
        description={words.chooseEdge}
        items={gateways.data?.internet ?? []}
      />
      <Choice {...choice} title={words.vpnGateways} items={gateways.data?.vpn ?? []} />
    </EditAssociations>
  );
}
