import assert from 'node:assert/strict';
import {test} from 'node:test';
import {accountFrom, dashed} from './accounts';

test('an account is 12 digits, typed with dashes or without', () => {
  assert.equal(accountFrom('222222222222'), '222222222222');
  assert.equal(accountFrom(' 2222-2222-2222 '), '222222222222');
  assert.equal(accountFrom('22222222222'), undefined);
  assert.equal(accountFrom('22222222222a'), undefined);
  assert.equal(dashed('123456789012'), '1234-5678-9012');
});
