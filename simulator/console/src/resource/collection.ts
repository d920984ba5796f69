// Filter and sort of a list, over values computed once per answer of the API: pure and fast for 10,000 rows.
import type {PropertyFilterProps} from '@cloudscape-design/components/property-filter';

export type Value = string | number | undefined;

/// An item and its columns' values, in the order of the columns.
export interface Row<Item> {
  id: string;
  item: Item;
  values: readonly Value[];
}

export interface ValueColumn<Item> {
  id: string;
  value(item: Item): Value;
}

export interface Sorting {
  column: string;
  descending: boolean;
}

export function rowsOf<Item>(
  items: readonly Item[],
  columns: readonly ValueColumn<Item>[],
  idOf: (item: Item) => string,
): Row<Item>[] {
  return items.map((item) => ({id: idOf(item), item, values: columns.map((column) => column.value(item))}));
}

function textOf(value: Value): string {
  return value === undefined ? '' : String(value);
}

type Test<Item> = (row: Row<Item>) => boolean;

function testOf<Item>(token: PropertyFilterProps.Token, places: ReadonlyMap<string, number>): Test<Item> {
  const wanted = String(token.value).toLowerCase();
  const negative = token.operator.startsWith('!');
  const equal = token.operator.endsWith('=');
  const matches = (value: Value) => {
    const text = textOf(value).toLowerCase();
    return equal ? text === wanted : text.includes(wanted);
  };
  if (token.propertyKey === undefined) return (row) => row.values.some(matches) !== negative;
  const place = places.get(token.propertyKey);
  if (place === undefined) return () => true;
  return (row) => matches(row.values[place]) !== negative;
}

export function filtered<Item>(
  rows: readonly Row<Item>[],
  columns: readonly {id: string}[],
  query: PropertyFilterProps.Query,
): readonly Row<Item>[] {
  if (query.tokens.length === 0) return rows;
  const places = new Map(columns.map((column, place) => [column.id, place]));
  const tests = query.tokens.map((token) => testOf<Item>(token, places));
  return rows.filter((row) =>
    query.operation === 'and' ? tests.every((test) => test(row)) : tests.some((test) => test(row)),
  );
}

// "subnet 10" comes after "subnet 9", "10.0.10.0/24" after "10.0.9.0/24".
const collator = new Intl.Collator(undefined, {numeric: true, sensitivity: 'base'});

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(textOf(a), textOf(b));
}

export function sorted<Item>(
  rows: readonly Row<Item>[],
  columns: readonly {id: string}[],
  sorting: Sorting | undefined,
): readonly Row<Item>[] {
  const place = sorting === undefined ? -1 : columns.findIndex((column) => column.id === sorting.column);
  if (sorting === undefined || place < 0) return rows;
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a.values[place], b.values[place]));
}

/// What a filter on a column offers: its values.
export function filteringOptions<Item>(
  rows: readonly Row<Item>[],
  columns: readonly {id: string}[],
): PropertyFilterProps.FilteringOption[] {
  return columns.flatMap((column, place) => {
    const values = new Set<string>();
    for (const row of rows) {
      const text = textOf(row.values[place]);
      if (text !== '') values.add(text);
    }
    return [...values].map((value) => ({propertyKey: column.id, value}));
  });
}
