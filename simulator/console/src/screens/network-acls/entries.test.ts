import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {NetworkAclEntry} from '@aws-sdk/client-ec2';
import {
  changesBetween,
  inputOf,
  newEntryRow,
  rowOfEntry,
  sortedRows,
  twins,
  wantedEntryOf,
  type EntryRow,
} from './entry';
import {errorsOf} from './entry-errors';
import {lacksAnswers} from './ephemeral';

const ssh: NetworkAclEntry = {
  RuleNumber: 100,
  Egress: false,
  Protocol: '6',
  PortRange: {From: 22, To: 22},
  CidrBlock: '0.0.0.0/0',
  RuleAction: 'allow',
};
const ping: NetworkAclEntry = {
  RuleNumber: 200,
  Egress: false,
  Protocol: '1',
  IcmpTypeCode: {Type: 8, Code: -1},
  CidrBlock: '10.0.0.0/8',
  RuleAction: 'deny',
};
const rest: NetworkAclEntry = {
  RuleNumber: 32767,
  Egress: false,
  Protocol: '-1',
  CidrBlock: '0.0.0.0/0',
  RuleAction: 'deny',
};
const entries = [ssh, ping, rest];

function wanted(rows: EntryRow[]) {
  return rows
    .filter((row) => !row.final)
    .map((row) => {
      const one = wantedEntryOf(row);
      assert.ok(!Array.isArray(one), `${one}`);
      return one;
    });
}

test('rules that nobody touched need no call, and the last is nobody’s to touch', () => {
  const rows = entries.map(rowOfEntry);
  assert.deepEqual(
    rows.map((row) => row.number),
    ['100', '200', '*'],
  );
  assert.deepEqual(changesBetween(entries, wanted(rows)), {create: [], replace: [], remove: []});
});

test('a rule goes by its number: another number is another rule', () => {
  const [first, second] = entries.map(rowOfEntry);
  const changes = changesBetween(
    entries,
    wanted([
      {...first!, number: '110'},
      {...second!, allow: true},
    ]),
  );
  assert.deepEqual(
    changes.create.map(({number}) => number),
    [110],
  );
  assert.deepEqual(
    changes.replace.map(({number}) => number),
    [200],
  );
  assert.deepEqual(changes.remove, [100]);
});

test('a rule is asked for as the API has it', () => {
  const [first, second] = wanted(entries.map(rowOfEntry));
  assert.deepEqual(inputOf(first!), {
    RuleNumber: 100,
    Protocol: '6',
    RuleAction: 'allow',
    CidrBlock: '0.0.0.0/0',
    Ipv6CidrBlock: undefined,
    PortRange: {From: 22, To: 22},
    IcmpTypeCode: undefined,
  });
  assert.deepEqual(inputOf(second!).IcmpTypeCode, {Type: 8, Code: -1});
  assert.equal(inputOf({...first!, block: '::/0'}).Ipv6CidrBlock, '::/0');
});

test('rows are sorted by number, those without one behind, the last last', () => {
  const rows = ['', '200', '*', '30'].map((number) => newEntryRow({number, final: number === '*'}));
  assert.deepEqual(
    sortedRows(rows).map((row) => row.number),
    ['30', '200', '', '*'],
  );
});

test('a row that can’t be sent says what it lacks, and which number is there twice', () => {
  assert.deepEqual(wantedEntryOf(newEntryRow()), ['not-number', 'no-ports']);
  const rows = ['100', '200', '100', ''].map((number) => newEntryRow({number}));
  assert.deepEqual([...twins(rows)], [rows[2]!.key]);
});

test('an answer of the API is shown at the field that it names', () => {
  const [rule] = wanted([rowOfEntry(ssh)]);
  const at = (message: string) => {
    const found = errorsOf({code: 'InvalidParameterValue', message}, rule!);
    return found && Object.keys([...found.values()][0] ?? {});
  };
  assert.deepEqual(at("Invalid value '0' for ruleNumber. Must be between 1 and 32766."), ['number']);
  assert.deepEqual(at("Invalid value '80-22' for portRange. Invalid TCP/UDP port range"), ['ports']);
  assert.deepEqual(at('Value (x) for parameter cidrBlock is invalid. This is not a valid CIDR block.'), [
    'block',
  ]);
  assert.equal(at('The maximum number of network acl entries has been reached.'), undefined);
});

test('answers need a rule of their own, but only where connections come in', () => {
  const tcp = (from: number, to: number, allow = true) => ({traffic: {protocol: 'tcp', from, to}, allow});
  const all = {traffic: {protocol: '-1'}, allow: true};
  assert.ok(lacksAnswers([tcp(22, 22)], [tcp(443, 443)]));
  assert.ok(lacksAnswers([all], [{...all, allow: false}]));
  assert.ok(!lacksAnswers([tcp(22, 22)], [tcp(1024, 65535)]));
  assert.ok(!lacksAnswers([tcp(22, 22)], [all]));
  assert.ok(!lacksAnswers([tcp(22, 22, false)], []));
});
