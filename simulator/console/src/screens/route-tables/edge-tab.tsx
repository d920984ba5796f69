// The gateways whose incoming traffic follows a route table.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type {RouteTable} from '@aws-sdk/client-ec2';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {href} from '../../route';
import {gatewaysOf, idOf} from './api';
import type {Candidate} from './candidates';
import {gatewayIdOf, useEdgeGateways, useGatewayColumns} from './gateways';
import {useAssociationWords, useRouteTableWords} from './words';

interface ListProps {
  title: string;
  gateways: Candidate[];
  loading: boolean;
  edit: string;
}

function GatewayList({title, gateways, loading, edit}: ListProps) {
  const words = useAssociationWords();
  const tableWords = useRouteTableWords();
  const common = useCommonWords();
  const columns = useGatewayColumns();
  return (
    <Table
      variant="embedded"
      loading={loading}
      loadingText={common.loading}
      items={gateways}
      trackBy={gatewayIdOf}
      columnDefinitions={columns}
      ariaLabels={{tableLabel: title}}
      header={
        <Header
          variant="h3"
          counter={`(${gateways.length})`}
          actions={<Button href={edit}>{tableWords.actions.edge}</Button>}
        >
          {title}
        </Header>
      }
      empty={<Box textAlign="center">{words.noAssociated}</Box>}
    />
  );
}

export function EdgeTab({table}: {table: RouteTable}) {
  const words = useAssociationWords();
  const {data, loading, error} = useEdgeGateways(table.VpcId ?? '');
  const own = new Set(gatewaysOf(table));
  const common = {loading, edit: href('route-tables', idOf(table), 'edit-edge-associations')};
  const ofTable = (gateways: Candidate[] | undefined) => (gateways ?? []).filter((gateway) => own.has(gateway.id));
  return (
    <SpaceBetween size="l">
      <ApiAlert error={error} />
      <GatewayList {...common} title={words.associatedInternet} gateways={ofTable(data?.internet)} />
      <GatewayList {...common} title={words.associatedVpn} gateways={ofTable(data?.vpn)} />
    </SpaceBetween>
  );
}
