// The calls, the newest first, and what can be copied of them.
import {useMemo, useState} from 'react';
import Box from '@cloudscape-design/components/box';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter from '@cloudscape-design/components/property-filter';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, {type TableProps} from '@cloudscape-design/components/table';
import type {Call} from '../../api/control';
import {ApiAlert} from '../../resource/api-alert';
import type {Row} from '../../resource/collection';
import {useCommonWords} from '../../resource/common-words';
import type {Column} from '../../resource/kind';
import {ListPreferencesDialog} from '../../resource/list-preferences';
import {useListPreferences, useListState} from '../../resource/list-state';
import {useSplitPanel} from '../../shell/split-panel';
import {useCallColumns} from './call-columns';
import {CallPanel} from './call-panel';
import {changesInEffect} from './changes';
import {CopyDialog, type CopyWhat} from './copy-dialog';
import {useCalls} from './use-calls';
import {useWords} from './words';

type Which = 'all' | 'changes' | 'refused';

function chosen(calls: readonly Call[], which: Which): Call[] {
  const some =
    which === 'changes'
      ? calls.filter((call) => call.writes)
      : which === 'refused'
        ? calls.filter((call) => call.status >= 400)
        : [...calls];
  return some.reverse();
}

const idOf = (call: Call) => String(call.number);

/// So many calls that aren't reads are kept by the emulator.
const kept = 1000;

/// Columns whose values are few enough to be offered in the filter.
const offered = new Set(['action', 'account', 'region', 'client', 'caller']);

function tableColumns(columns: readonly Column<Call>[]): TableProps.ColumnDefinition<Row<Call>>[] {
  return columns.map((column, place) => ({
    id: column.id,
    header: column.header,
    width: column.width,
    minWidth: 80,
    isRowHeader: column.id === 'action',
    cell: (row) => (column.cell ? column.cell(row.item) : row.values[place]) || '–',
  }));
}

export function CallsTable({address}: {address: URLSearchParams}) {
  const words = useWords();
  const common = useCommonWords();
  const {items: calls, loading, error} = useCalls();
  const [which, setWhich] = useState<Which>('changes');
  const columns = useCallColumns();
  const [preferences, setPreferences] = useListPreferences('calls', columns);
  const shown = useMemo(() => chosen(calls, which), [calls, which]);
  const list = useListState(shown, columns, idOf, preferences.pageSize, address);
  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => list.rows.filter((row) => selectedIds.has(row.id)), [list.rows, selectedIds]);
  const [copying, setCopying] = useState<CopyWhat>();
  const selectedCalls = useMemo(() => selected.map((row) => row.item).reverse(), [selected]);
  useSplitPanel(
    useMemo(() => (selectedCalls.length === 0 ? null : <CallPanel calls={selectedCalls} />), [selectedCalls]),
  );

  const copy = (id: string) => {
    const since = selectedCalls[0]?.number ?? 0;
    const {calls: changes, base} = changesInEffect(calls);
    if (id === 'selected') setCopying({format: 'commands', calls: selectedCalls});
    if (id === 'since') setCopying({format: 'commands', calls: changes.filter((call) => call.number >= since)});
    if (id === 'all') setCopying({format: 'commands', calls: changes, base, mayLackSome: calls.filter((call) => call.writes).length >= kept});
    if (id === 'scenario') setCopying({format: 'scenario'});
  };
  const needsOne = {disabled: selected.length === 0, disabledReason: words.selectFirst};
  return (
    <>
      <Table
        variant="borderless"
        resizableColumns
        enableKeyboardNavigation
        loading={loading}
        loadingText={common.loading}
        wrapLines={preferences.wrapLines}
        items={list.visible}
        trackBy="id"
        columnDefinitions={definitions}
        columnDisplay={columns.map(({id}) => ({id, visible: preferences.visible.includes(id)}))}
        selectionType="multi"
        selectedItems={selected}
        onSelectionChange={({detail}) => setSelectedIds(new Set(detail.selectedItems.map((row) => row.id)))}
        onRowClick={({detail}) => setSelectedIds(new Set([detail.item.id]))}
        ariaLabels={{
          tableLabel: words.calls,
          selectionGroupLabel: words.calls,
          allItemsSelectionLabel: () => common.selectAll,
          itemSelectionLabel: (_, row) => words.select(row.item.action, row.item.number),
        }}
        header={
          <SpaceBetween size="s">
            <ApiAlert error={error} />
            <Header
              variant="h2"
              counter={selected.length > 0 ? `(${selected.length}/${shown.length})` : `(${shown.length})`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <SegmentedControl
                    label={words.which}
                    selectedId={which}
                    onChange={({detail}) => setWhich(detail.selectedId as Which)}
                    options={(['changes', 'refused', 'all'] as const).map((id) => ({id, text: words[id]}))}
                  />
                  <ButtonDropdown
                    items={[
                      {id: 'selected', text: words.copySelected, ...needsOne},
                      {id: 'since', text: words.copySince, ...needsOne},
                      {id: 'all', text: words.copyAll},
                      {id: 'scenario', text: words.copyScenario},
                    ]}
                    onItemClick={({detail}) => copy(detail.id)}
                  >
                    {words.copyAs}
                  </ButtonDropdown>
                </SpaceBetween>
              }
            >
              {words.calls}
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
            filteringOptions={list.options.filter((option) => offered.has(option.propertyKey))}
            filteringPlaceholder={words.find}
            filteringAriaLabel={words.find}
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
            <Box variant="strong" color="inherit">
              {list.query.tokens.length > 0 ? common.noMatch : words.noCalls}
            </Box>
            <Box color="inherit">{list.query.tokens.length > 0 ? common.noMatchHint : words.noCallsHint}</Box>
          </Box>
        }
      />
      {copying && <CopyDialog what={copying} close={() => setCopying(undefined)} />}
    </>
  );
}
