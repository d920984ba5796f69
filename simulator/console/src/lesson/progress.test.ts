import assert from 'node:assert/strict';
import {test} from 'node:test';
import {begun, completed, met, newlyMet, noProgress} from './progress';

const goals = (...met: boolean[]) => met.map((one) => ({met: one}));

test('a goal is newly met if it wasn’t before', () => {
  assert.deepEqual(newlyMet(goals(false, true, false), goals(true, true, false)), [0]);
  assert.deepEqual(newlyMet(goals(true), goals(false)), []);
  assert.deepEqual(newlyMet([], goals(true)), []);
});

test('a lesson is completed once', () => {
  const once = completed(noProgress, 'walk-through');
  assert.deepEqual(once.completed, ['walk-through']);
  assert.equal(completed(once, 'walk-through'), once);
});

test('the states in which goals were met are those of one run', () => {
  const first = met(begun(noProgress, 'walk-through', {access: 'PEM'}), 'walk-through', [0, 2], 17);
  assert.deepEqual(first.run, {lesson: 'walk-through', metAfter: {0: 17, 2: 17}, keys: {access: 'PEM'}});
  assert.deepEqual(begun(first, 'walk-through', {}).run?.metAfter, {});
  assert.deepEqual(met(first, 'no-transit', [1], 20).run, {lesson: 'no-transit', metAfter: {1: 20}, keys: {}});
});
