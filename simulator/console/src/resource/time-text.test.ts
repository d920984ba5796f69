import assert from 'node:assert/strict';
import {test} from 'node:test';
import {durationText} from './time-text';

const minute = 60_000;

test('the two largest units of a duration', () => {
  assert.equal(durationText(7 * 24 * 60 * minute - 1000, 'en'), '6 days 23 hours');
  assert.equal(durationText(90 * minute, 'en'), '1 hour 30 minutes');
  assert.equal(durationText(60 * minute, 'en'), '1 hour');
  assert.equal(durationText(-5, 'en'), '0 seconds');
});
