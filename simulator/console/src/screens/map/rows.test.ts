import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chain, spread} from './rows';

test('two that nothing joins stand beside each other', () => {
  assert.deepEqual(chain(['a', 'b'], []), [['a', 'b']]);
});

test('once they are joined, no other edge is needed: they stay where they are', () => {
  assert.deepEqual(chain(['a', 'b'], [['a', 'b']]), []);
});

test('many stand in rows', () => {
  assert.deepEqual(chain(['a', 'b', 'c', 'd'], []), [
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('what is joined is not torn apart by a row', () => {
  assert.deepEqual(
    chain(
      ['a', 'b', 'c', 'd'],
      [
        ['b', 'c'],
        ['c', 'd'],
      ],
    ),
    [],
  );
});

test('a hub with many spokes has them in columns', () => {
  const spokes = [...Array(9).keys()].map((number) => `spoke-${number}`);
  const edges = spread(
    ['hub', ...spokes],
    spokes.map((spoke): [string, string] => ['hub', spoke]),
  );
  assert.deepEqual(edges[0], ['spoke-0', 'spoke-4']);
  assert.equal(edges.length, 5);
});

test('a few stay in one column', () => {
  assert.deepEqual(
    spread(
      ['hub', 'a', 'b'],
      [
        ['hub', 'a'],
        ['hub', 'b'],
      ],
    ),
    [],
  );
});
