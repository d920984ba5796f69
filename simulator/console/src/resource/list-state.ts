// What a list shows of its rows: filter, order and page, and the preferences that the browser keeps.
import {useEffect, useMemo, useState} from 'react';
import type {PropertyFilterProps} from '@cloudscape-design/components/property-filter';
import {filtered, filteringOptions, rowsOf, sorted, type Sorting} from './collection';
import type {Column} from './kind';

export interface ListPreferences {
  pageSize: number;
  visible: string[];
  wrapLines: boolean;
}

export function useListPreferences(path: string, columns: readonly Column<never>[]) {
  const key = `vpcsim.list.${path}`;
  const [preferences, setPreferences] = useState<ListPreferences>(() => {
    const first = {
      pageSize: 50,
      visible: columns.filter((column) => !column.hidden).map((column) => column.id),
      wrapLines: false,
    };
    try {
      return {...first, ...JSON.parse(localStorage.getItem(key) ?? '{}')};
    } catch {
      return first;
    }
  });
  const keep = (chosen: ListPreferences) => {
    localStorage.setItem(key, JSON.stringify(chosen));
    setPreferences(chosen);
  };
  return [preferences, keep] as const;
}

/// A filter from the address: `?vpc=vpc-1`, for a column of that id.
function firstQuery(query: URLSearchParams, columns: readonly {id: string}[]): PropertyFilterProps.Query {
  const tokens = columns.flatMap(({id}) => {
    const value = query.get(id);
    return value === null ? [] : [{propertyKey: id, operator: '=', value}];
  });
  return {tokens, operation: 'and'};
}

export function useListState<Item>(
  items: readonly Item[] | undefined,
  columns: readonly Column<Item>[],
  idOf: (item: Item) => string,
  pageSize: number,
  address: URLSearchParams,
) {
  const [query, setQuery] = useState(() => firstQuery(address, columns));
  const [sorting, setSorting] = useState<Sorting>();
  const [wanted, setPage] = useState(1);
  const rows = useMemo(() => rowsOf(items ?? [], columns, idOf), [items, columns, idOf]);
  const options = useMemo(() => filteringOptions(rows, columns), [rows, columns]);
  const matching = useMemo(() => filtered(rows, columns, query), [rows, columns, query]);
  const ordered = useMemo(() => sorted(matching, columns, sorting), [matching, columns, sorting]);
  const pages = Math.max(1, Math.ceil(ordered.length / pageSize));
  const page = Math.min(wanted, pages);
  const visible = useMemo(() => ordered.slice((page - 1) * pageSize, page * pageSize), [ordered, page, pageSize]);
  useEffect(() => setPage(1), [query]);
  return {rows, options, matching, visible, query, setQuery, sorting, setSorting, page, pages, setPage};
}
