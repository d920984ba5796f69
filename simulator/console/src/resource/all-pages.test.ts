import assert from 'node:assert/strict';
import {test} from 'node:test';
import {allPages} from './all-pages';

test('pages are asked for until none follows', async () => {
  const asked: (string | undefined)[] = [];
  const pages = new Map<string | undefined, {Items?: number[]; NextToken?: string}>([
    [undefined, {Items: [1, 2], NextToken: 'a'}],
    ['a', {NextToken: 'b'}],
    ['b', {Items: [3], NextToken: ''}],
  ]);
  const items = await allPages(
    async (token) => {
      asked.push(token);
      return pages.get(token) ?? {};
    },
    (page) => page.Items,
  );
  assert.deepEqual(items, [1, 2, 3]);
  assert.deepEqual(asked, [undefined, 'a', 'b']);
});
