import assert from 'node:assert/strict';
import {test} from 'node:test';
import {filtered, filteringOptions, rowsOf, sorted} from './collection';

interface Subnet {
  id: string;
  cidr: string | undefined;
  free: number;
}

const columns = [
  {id: 'id', value: (subnet: Subnet) => subnet.id},
  {id: 'cidr', value: (subnet: Subnet) => subnet.cidr},
  {id: 'free', value: (subnet: Subnet) => subnet.free},
];
const rows = rowsOf<Subnet>(
  [
    {id: 'subnet-b', cidr: '10.0.10.0/24', free: 251},
    {id: 'subnet-a', cidr: '10.0.9.0/24', free: 3},
    {id: 'subnet-c', cidr: undefined, free: 27},
  ],
  columns,
  (subnet) => subnet.id,
);

function found(operation: 'and' | 'or', ...tokens: [property: string | undefined, operator: string, value: string][]) {
  return filtered(rows, columns, {
    operation,
    tokens: tokens.map(([propertyKey, operator, value]) => ({propertyKey, operator, value})),
  }).map((row) => row.id);
}

test('a filter compares with a column, or looks in all of them', () => {
  assert.deepEqual(found('and', ['id', '=', 'SUBNET-A']), ['subnet-a']);
  assert.deepEqual(found('and', ['cidr', ':', '10.0.']), ['subnet-b', 'subnet-a']);
  assert.deepEqual(found('and', [undefined, ':', '27']), ['subnet-c']);
  assert.deepEqual(found('and', [undefined, '!:', '27']), ['subnet-b', 'subnet-a']);
  assert.deepEqual(found('and', ['cidr', '!=', '10.0.9.0/24']), ['subnet-b', 'subnet-c']);
});

test('filters add up, or any will do', () => {
  assert.deepEqual(found('and', ['cidr', ':', '10'], ['free', '=', '3']), ['subnet-a']);
  assert.deepEqual(found('or', ['free', '=', '3'], ['free', '=', '27']), ['subnet-a', 'subnet-c']);
});

test('a filter on a column that is gone keeps all', () => {
  assert.equal(found('and', ['color', '=', 'red']).length, 3);
});

test('numbers are sorted as such, also within texts', () => {
  const order = (column: string, descending = false) =>
    sorted(rows, columns, {column, descending}).map((row) => row.id);
  assert.deepEqual(order('free'), ['subnet-a', 'subnet-c', 'subnet-b']);
  assert.deepEqual(order('cidr'), ['subnet-c', 'subnet-a', 'subnet-b']);
  assert.deepEqual(order('cidr', true), ['subnet-b', 'subnet-a', 'subnet-c']);
});

test('each value is offered once, nothing for what is lacking', () => {
  const options = filteringOptions(rows, columns).filter(({propertyKey}) => propertyKey === 'cidr');
  assert.deepEqual(options.map(({value}) => value), ['10.0.10.0/24', '10.0.9.0/24']);
});
