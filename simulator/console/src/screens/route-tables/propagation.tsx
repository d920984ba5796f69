// Route propagation: the tab, and "Edit route propagation" (#/route-tables/rtb-1/edit-route-propagation).
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type {RouteTable} from '@aws-sdk/client-ec2';
import {useCommonWords} from '../../resource/common-words';
import {href} from '../../route';
import {idOf} from './api';
import {propagationChanges} from './association-changes';
import {Choice, EditAssociations} from './edit-associations';
import {gatewayIdOf, useEdgeGateways, useGatewayColumns} from './gateways';
import {useAssociationWords, useRouteTableWords} from './words';

const propagatingOf = (table: RouteTable) =>
  (table.PropagatingVgws ?? []).flatMap((gateway) => gateway.GatewayId ?? []);

export function PropagationTab({table}: {table: RouteTable}) {
  const words = useAssociationWords();
  const tableWords = useRouteTableWords();
  const common = useCommonWords();
  const {data, loading} = useEdgeGateways(table.VpcId ?? '');
  const propagating = new Set(propagatingOf(table));
  return (
    <Table
      variant="embedded"
      loading={loading}
      loadingText={common.loading}
      items={data?.vpn ?? []}
      trackBy={gatewayIdOf}
      columnDefinitions={[
        {
          id: 'id',
          header: words.vpnGateway,
          cell: (gateway) => (gateway.name ? `${gateway.id} / ${gateway.name}` : gateway.id),
          isRowHeader: true,
        },
        {
          id: 'propagation',
          header: words.propagation,
          cell: (gateway) => (propagating.has(gateway.id) ? common.yes : common.no),
        },
      ]}
      ariaLabels={{tableLabel: tableWords.tabs.propagation}}
      header={
        <Header
          variant="h3"
          actions={
            <Button href={href('route-tables', idOf(table), 'edit-route-propagation')}>
              {tableWords.actions.propagation}
            </Button>
          }
        >
          {tableWords.tabs.propagation}
        </Header>
      }
      empty={<Box textAlign="center">{words.none}</Box>}
    />
  );
}

export function EditPropagation({table}: {table: RouteTable}) {
  const words = useAssociationWords();
  const tableWords = useRouteTableWords();
  const common = useCommonWords();
  const {data, loading} = useEdgeGateways(table.VpcId ?? '');
  const [chosen, setChosen] = useState(() => propagatingOf(table));
  const columns = useGatewayColumns();
  return (
    <EditAssociations
      table={table}
      title={tableWords.actions.propagation}
      submitText={common.save}
      savedText={words.savedPropagation(idOf(table))}
      changes={() => propagationChanges(chosen, propagatingOf(table))}
      disabled={loading}
    >
      <Choice
        title={words.vpnGateways}
        description={words.choose}
        items={data?.vpn ?? []}
        itemId={gatewayIdOf}
        columns={columns}
        loading={loading}
        empty={words.none}
        chosen={chosen}
        choose={setChosen}
      />
    </EditAssociations>
  );
}
