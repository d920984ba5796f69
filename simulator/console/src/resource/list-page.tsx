// The list of all resources of a kind, as in AWS's console: filter, order, pages, columns, actions, and in the
// split panel the details of what is selected.
//
//   <ListPage kind={kind} query={query} />       (resource-screen.tsx does this for #/vpcs)
import {useMemo, useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter from '@cloudscape-design/components/property-filter';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, {type TableProps} from '@cloudscape-design/components/table';
import {useDescribed} from '../api/use-described';
import {go, href} from '../route';
import {usePage} from '../shell/page';
import {useSplitPanel} from '../shell/split-panel';
import {useVpcFilter} from '../shell/vpc-filter';
import {useActions} from './actions';
import {ApiAlert} from './api-alert';
import type {Row} from './collection';
import {useCommonWords} from './common-words';
import {DetailsPanel} from './details-panel';
import type {Column, Kind} from './kind';
import {ListPreferencesDialog} from './list-preferences';
import {useListPreferences, useListState} from './list-state';
import {nameIn} from './title';
import {useHome} from './use-home';

/// Name and id come first, whatever the kind.
function useColumns<Item>(kind: Kind<Item>, nameHeader: string): Column<Item>[] {
  return useMemo(
    () => [
      {id: 'name', header: nameHeader, width: 160, value: (item) => nameIn(kind, item) || undefined},
      {
        id: 'id',
        header: kind.idHeader,
        value: (item) => kind.idOf(item),
        cell: (item) => <Link href={href(kind.path, kind.idOf(item))}>{kind.idOf(item)}</Link>,
      },
      ...kind.columns,
    ],
    [kind, nameHeader],
  );
}

/// Those of the VPC that the navigation filters by, if the kind has to do with VPCs.
function inVpc<Item>(items: Item[] | undefined, kind: Kind<Item>, vpc: string): Item[] | undefined {
  const vpcOf = kind.path === 'vpcs' ? kind.idOf : kind.columns.find(({id}) => id === 'vpc')?.value;
  return vpc === '' || vpcOf === undefined ? items : items?.filter((item) => vpcOf(item) === vpc);
}

/// Wide enough for the header, and for an id where one is likely.
function widthOf<Item>(column: Column<Item>): number {
  const letters = [...column.header].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
  return column.width ?? Math.max(column.id === 'id' ? 255 : 150, letters * 8 + 60);
}

function tableColumns<Item>(columns: readonly Column<Item>[]): TableProps.ColumnDefinition<Row<Item>>[] {
  return columns.map((column, place) => ({
    id: column.id,
    header: column.header,
    sortingField: column.id,
    width: widthOf(column),
    minWidth: 80,
    isRowHeader: column.id === 'id',
    cell: (row) => {
      const shown = column.cell ? column.cell(row.item) : row.values[place];
      return shown === undefined || shown === '' ? '–' : shown;
    },
  }));
}

export function ListPage<Item>({kind, query: address}: {kind: Kind<Item>; query: URLSearchParams}) {
  const common = useCommonWords();
  const home = useHome();
  const {data, loading, error, refresh} = useDescribed(() => kind.ask(home), [home, kind.path]);
  const columns = useColumns(kind, common.name);
  const [preferences, setPreferences] = useListPreferences(kind.path, columns);
  const {vpc} = useVpcFilter();
  const items = useMemo(() => inVpc(data, kind, vpc), [data, kind, vpc]);
  const list = useListState(items, columns, kind.idOf, preferences.pageSize, address);
  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([]);
  const selected = useMemo(() => {
    if (selectedIds.length === 0) return [];
    const wanted = new Set(selectedIds);
    return list.rows.filter((row) => wanted.has(row.id));
  }, [list.rows, selectedIds]);
  const only = selected.length === 1 ? selected[0]?.item : undefined;
  const {controls, dialog} = useActions(
    kind,
    selected.map((row) => row.item),
    {closed: refresh, gone: refresh},
  );
  useSplitPanel(useMemo(() => (only === undefined ? null : <DetailsPanel kind={kind} item={only} />), [kind, only]));
  usePage(kind.many, [{text: kind.root ?? common.vpc, href: href('dashboard')}]);

  const total = items?.length ?? 0;
  const isFiltered = list.query.tokens.length > 0;
  const clear = () => list.setQuery({tokens: [], operation: 'and'});
  return (
    <>
      <Table
        variant="full-page"
        stickyHeader
        resizableColumns
        enableKeyboardNavigation
        loading={loading}
        loadingText={common.loading}
        wrapLines={preferences.wrapLines}
        items={list.visible}
        trackBy="id"
        columnDefinitions={definitions}
        columnDisplay={columns.map(({id}) => ({id, visible: preferences.visible.includes(id)}))}
        selectionType={kind.selection ?? 'multi'}
        selectedItems={selected}
        onSelectionChange={({detail}) => setSelectedIds(detail.selectedItems.map((row) => row.id))}
        onRowClick={({detail}) => setSelectedIds([detail.item.id])}
        sortingColumn={list.sorting && {sortingField: list.sorting.column}}
        sortingDescending={list.sorting?.descending ?? false}
        onSortingChange={({detail}) =>
          list.setSorting({
            column: detail.sortingColumn.sortingField ?? 'id',
            descending: detail.isDescending ?? false,
          })
        }
        ariaLabels={{
          tableLabel: kind.many,
          selectionGroupLabel: kind.many,
          allItemsSelectionLabel: () => common.selectAll,
          itemSelectionLabel: (_, row) => common.select(row.id),
        }}
        header={
          <SpaceBetween size="s">
            <ApiAlert error={error} />
            <Header
              variant="awsui-h1-sticky"
              description={items !== data ? common.filteredBy(vpc) : undefined}
              counter={loading ? undefined : selected.length > 0 ? `(${selected.length}/${total})` : `(${total})`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button iconName="refresh" ariaLabel={common.refresh} onClick={refresh} />
                  {controls}
                  {kind.create && (
                    <Button variant="primary" onClick={() => go(href(kind.path, 'create'))}>
                      {kind.create}
                    </Button>
                  )}
                </SpaceBetween>
              }
            >
              {kind.many}
            </Header>
          </SpaceBetween>
        }
        filter={
          <PropertyFilter
            virtualScroll
            query={list.query}
            onChange={({detail}) => list.setQuery(detail)}
            filteringProperties={columns.map(({id, header}) => ({
              key: id,
              propertyLabel: header,
              groupValuesLabel: header,
              operators: ['=', '!=', ':', '!:'],
            }))}
            filteringOptions={list.options}
            filteringPlaceholder={common.find}
            filteringAriaLabel={common.find}
            countText={common.matches(list.matching.length)}
            expandToViewport
          />
        }
        pagination={
          <Pagination
            currentPageIndex={list.page}
            pagesCount={list.pages}
            onChange={({detail}) => list.setPage(detail.currentPageIndex)}
          />
        }
        preferences={
          <ListPreferencesDialog columns={columns} preferences={preferences} change={setPreferences} />
        }
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="s">
              <Box variant="strong" color="inherit">
                {isFiltered ? common.noMatch : common.noneHere(kind.many, home.region)}
              </Box>
              {isFiltered && <Box color="inherit">{common.noMatchHint}</Box>}
              {isFiltered && <Button onClick={clear}>{common.clearFilter}</Button>}
              {!isFiltered && kind.create && <Button href={href(kind.path, 'create')}>{kind.create}</Button>}
            </SpaceBetween>
          </Box>
        }
      />
      {dialog}
    </>
  );
}
