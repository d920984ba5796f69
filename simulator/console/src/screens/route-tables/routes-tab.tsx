// The routes of a route table.
import {useCollection} from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, {type TableProps} from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type {Route, RouteTable} from '@aws-sdk/client-ec2';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import {href} from '../../route';
import {RouteStatus} from './route-status';
import {destinationOf, isPropagated, targetOf} from './route-targets';
import {useRouteTableWords, useRouteWords} from './words';

function useColumns(): TableProps.ColumnDefinition<Route>[] {
  const words = useRouteWords();
  const common = useCommonWords();
  const propagated = (route: Route) => (isPropagated(route) ? common.yes : common.no);
  return [
    {id: 'destination', header: words.destination, cell: destinationOf, isRowHeader: true},
    {id: 'target', header: words.target, cell: (route) => <IdLink id={targetOf(route).id} />},
    {id: 'status', header: words.status, cell: (route) => <RouteStatus route={route} />},
    {id: 'propagated', header: words.propagated, cell: propagated},
    {id: 'origin', header: words.origin, cell: (route) => words.origins[route.Origin ?? ''] ?? route.Origin},
  ];
}

export function RoutesTab({table}: {table: RouteTable}) {
  const words = useRouteWords();
  const tableWords = useRouteTableWords();
  const common = useCommonWords();
  const columns = useColumns();
  const routes = table.Routes ?? [];
  const empty = <Box textAlign="center">{words.empty}</Box>;
  const {items, filterProps, paginationProps, filteredItemsCount} = useCollection(routes, {
    filtering: {
      filteringFunction: (route, text) =>
        `${destinationOf(route)} ${targetOf(route).id} ${route.State ?? ''}`.toLowerCase().includes(text.toLowerCase()),
      empty,
      noMatch: <Box textAlign="center">{common.noMatch}</Box>,
    },
    pagination: {pageSize: 50},
  });
  return (
    <Table
      variant="embedded"
      items={items}
      trackBy={destinationOf}
      columnDefinitions={columns}
      ariaLabels={{tableLabel: tableWords.tabs.routes}}
      header={
        <Header
          variant="h3"
          counter={`(${routes.length})`}
          actions={
            <Button href={href('route-tables', table.RouteTableId ?? '', 'edit-routes')}>
              {tableWords.actions.routes}
            </Button>
          }
        >
          {tableWords.tabs.routes}
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringAriaLabel={words.filter}
          filteringPlaceholder={words.filter}
          countText={common.matches(filteredItemsCount ?? 0)}
        />
      }
      pagination={routes.length > 50 && <Pagination {...paginationProps} />}
      empty={empty}
    />
  );
}
