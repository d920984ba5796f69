import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fieldOf} from '../../resource/submit';
import {emptyForm, fieldRules, kinds, ruleOf, withoutCounts, type FaultForm, type Field} from './fault';

const rule = (some: Partial<FaultForm>) => ruleOf({...emptyForm, ...some});

test('a rule says what was filled in, and only what its kind has', () => {
  assert.deepEqual(rule({}), {kind: 'throttle'});
  assert.deepEqual(rule({action: 'Create*', probability: '0.3', count: '2', milliseconds: '5'}), {
    kind: 'throttle',
    action: 'Create*',
    probability: 0.3,
    count: 2,
  });
  assert.deepEqual(rule({kind: 'token-bucket', size: '5', refill_per_second: '0.5', count: '2'}), {
    kind: 'token-bucket',
    size: 5,
    refill_per_second: 0.5,
  });
});

test('several actions are a list, two numbers of milliseconds a least and a most', () => {
  const form = {kind: 'eventual-consistency', action: 'Create*, RunInstances', milliseconds: '500-2000', strict: true} as const;
  assert.deepEqual(rule(form), {
    kind: 'eventual-consistency',
    action: ['Create*', 'RunInstances'],
    milliseconds: [500, 2000],
    strict: true,
  });
});

test('an account stays text, and what isn’t a number goes as it is', () => {
  assert.deepEqual(rule({account: '222222222222', after: 'few'}), {kind: 'throttle', account: '222222222222', after: 'few'});
});

test('what the emulator says is shown at the field that it names', () => {
  const at = (message: string) => fieldOf<Field>({code: 'vpcsim', message}, fieldRules);
  assert.equal(at('faults[0]: no action is called "CreateVPC"'), 'action');
  assert.equal(at('faults[0]: "probability" is a number from 0 to 1'), 'probability');
  assert.equal(at('faults[0]: "after_bytes" is a whole number from 0'), 'after_bytes');
  assert.equal(at('faults[0]: say how many "milliseconds"'), 'milliseconds');
  assert.equal(at('something else'), undefined);
});

test('a rule is set again without its counts', () => {
  for (const kind of kinds) assert.deepEqual(withoutCounts({kind, matched: 3, struck: 1}), {kind});
});
