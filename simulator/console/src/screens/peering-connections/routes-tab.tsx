// Which routes use the peering connection.
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type {VpcPeeringConnection} from '@aws-sdk/client-ec2';
import {ApiAlert} from '../../resource/api-alert';
import {IdLink} from '../../resource/id-link';
import {Status} from '../../resource/status';
import {nameOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {useRoutesTo} from './peering-routes';
import {usePeeringWords} from './peering-words';

export function RoutesTab({peering}: {peering: VpcPeeringConnection}) {
  const words = usePeeringWords();
  const {data, loading, error} = useRoutesTo(useHome(), peering.VpcPeeringConnectionId ?? '');
  return (
    <>
      <ApiAlert error={error} />
      <Table
        variant="embedded"
        loading={loading}
        items={data ?? []}
        header={
          <Header variant="h3" counter={`(${data?.length ?? 0})`}>
            {words.routeTables}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'table',
            header: words.routeTable,
            isRowHeader: true,
            cell: ({table}) => <IdLink id={table.RouteTableId} name={nameOf(table.Tags)} />,
          },
          {id: 'vpc', header: 'VPC', cell: ({table}) => <IdLink id={table.VpcId} />},
          {id: 'destination', header: words.destination, cell: ({destination}) => destination},
          {id: 'state', header: words.routeState, cell: ({route}) => <Status state={route.State} />},
        ]}
        empty={
          <Box textAlign="center" color="inherit">
            <b>{words.noRoutes}</b>
            <Box variant="p" color="inherit">
              {words.noRoutesHint}
            </Box>
          </Box>
        }
      />
    </>
  );
}
