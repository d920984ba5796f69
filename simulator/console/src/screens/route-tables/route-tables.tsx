// Route tables: #/route-tables.
import {useMemo, type ReactNode} from 'react';
import Link from '@cloudscape-design/components/link';
import {DeleteRouteTableCommand, type RouteTable} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import type {Action, Column, Kind} from '../../resource/kind';
import {ResourceScreen} from '../../resource/resource-screen';
import {useStandardActions} from '../../resource/standard-actions';
import {href} from '../../route';
import type {ScreenProps} from '../../screen';
import {askRouteTables, gatewaysOf, idOf, isMain, subnetsOf} from './api';
import {CreateRouteTable} from './create-route-table';
import {EdgeTab} from './edge-tab';
import {EditEdge} from './edit-edge';
import {EditRoutes} from './edit-routes';
import {EditSubnets} from './edit-subnets';
import {EditPropagation, PropagationTab} from './propagation';
import {RoutesTab} from './routes-tab';
import {SetMain} from './set-main';
import {SubnetsTab} from './subnets-tab';
import {useRouteTableWords} from './words';

/// The one that is associated, or how many there are, with a way to them.
function Associated({table, ids, tab, many}: {table: RouteTable; ids: string[]; tab: string; many: string}) {
  if (ids.length <= 1) return <IdLink id={ids[0]} />;
  return <Link href={`${href('route-tables', idOf(table))}?tab=${tab}`}>{many}</Link>;
}

function useAssociationCells() {
  const words = useRouteTableWords();
  return useMemo(() => {
    const subnets = (table: RouteTable): ReactNode => {
      const ids = subnetsOf(table);
      return <Associated table={table} ids={ids} tab="subnets" many={words.subnets(ids.length)} />;
    };
    const gateways = (table: RouteTable): ReactNode => {
      const ids = gatewaysOf(table);
      return <Associated table={table} ids={ids} tab="edge" many={words.gateways(ids.length)} />;
    };
    return {subnets, gateways};
  }, [words]);
}

function useColumns(): Column<RouteTable>[] {
  const words = useRouteTableWords();
  const common = useCommonWords();
  const cells = useAssociationCells();
  return useMemo(
    () => [
      {id: 'subnets', header: words.explicit, value: (table) => subnetsOf(table).join(' '), cell: cells.subnets},
      {id: 'edge', header: words.edge, value: (table) => gatewaysOf(table).join(' '), cell: cells.gateways},
      {id: 'main', header: words.main, value: (table) => (isMain(table) ? common.yes : common.no)},
      {
        id: 'vpc',
        header: common.vpc,
        value: (table) => table.VpcId,
        cell: (table) => <IdLink id={table.VpcId} />,
      },
      {id: 'owner', header: words.owner, value: (table) => table.OwnerId},
    ],
    [words, common, cells],
  );
}

function useRouteTableActions(): Action<RouteTable>[] {
  const words = useRouteTableWords();
  const standard = useStandardActions<RouteTable>();
  return useMemo(
    () => [
      {
        id: 'set-main',
        text: words.actions.setMain,
        disabled: (tables) => (tables.some(isMain) ? words.alreadyMain : undefined),
        dialog: ({items: [table], close}) => <SetMain table={table ?? {}} close={close} />,
      },
      {id: 'edit-subnets', text: words.actions.subnets, page: 'edit-subnet-associations'},
      {id: 'edit-edge', text: words.actions.edge, page: 'edit-edge-associations'},
      {id: 'edit-propagation', text: words.actions.propagation, page: 'edit-route-propagation'},
      {id: 'edit-routes', text: words.actions.routes, page: 'edit-routes'},
      standard.manageTags,
      standard.remove({
        text: words.actions.remove,
        nameOf: idOf,
        remove: (home, table) => ec2(home).send(new DeleteRouteTableCommand({RouteTableId: table.RouteTableId})),
      }),
    ],
    [words, standard],
  );
}

function useRouteTableKind(): Kind<RouteTable> {
  const words = useRouteTableWords();
  const common = useCommonWords();
  const columns = useColumns();
  const actions = useRouteTableActions();
  const cells = useAssociationCells();
  return useMemo(
    () => ({
      path: 'route-tables',
      one: words.one,
      many: words.many,
      ask: askRouteTables,
      idOf,
      tagsOf: (table) => table.Tags,
      idHeader: words.id,
      create: words.create,
      columns,
      actions,
      details: (table) => [
        {label: words.id, value: idOf(table)},
        {label: words.main, value: isMain(table) ? common.yes : common.no},
        {label: words.explicit, value: cells.subnets(table)},
        {label: words.edge, value: cells.gateways(table)},
        {label: common.vpc, value: <IdLink id={table.VpcId} />},
        {label: words.owner, value: table.OwnerId},
      ],
      tabs: [
        {id: 'routes', label: words.tabs.routes, content: (table) => <RoutesTab table={table} />},
        {id: 'subnets', label: words.tabs.subnets, content: (table) => <SubnetsTab table={table} />},
        {id: 'edge', label: words.tabs.edge, content: (table) => <EdgeTab table={table} />},
        {id: 'propagation', label: words.tabs.propagation, content: (table) => <PropagationTab table={table} />},
      ],
    }),
    [words, common, columns, actions, cells],
  );
}

const pages: Record<string, (table: RouteTable) => ReactNode> = {
  'edit-routes': (table) => <EditRoutes table={table} />,
  'edit-subnet-associations': (table) => <EditSubnets table={table} />,
  'edit-edge-associations': (table) => <EditEdge table={table} />,
  'edit-route-propagation': (table) => <EditPropagation table={table} />,
};

export default function RouteTables({path, query}: ScreenProps) {
  const kind = useRouteTableKind();
  return (
    <ResourceScreen
      kind={kind}
      path={path}
      query={query}
      create={<CreateRouteTable vpc={query.get('vpc') ?? ''} />}
      pages={pages}
    />
  );
}
