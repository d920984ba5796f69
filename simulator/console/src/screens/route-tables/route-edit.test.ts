import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Route} from '@aws-sdk/client-ec2';
import {callsFor, makeCalls, problemsOf, rowOf, rowsAfter, type RouteCall, type RouteRow} from './route-edit';

const local: Route = {DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable'};
const internet: Route = {DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', Origin: 'CreateRoute'};
const peer: Route = {DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-1', Origin: 'CreateRoute'};
const service: Route = {DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1', Origin: 'CreateRoute'};
const before = [local, internet, peer, service];

/// The rows of the editor at first; `edits` by their places.
function edited(edits: Record<number, Partial<RouteRow>> = {}): RouteRow[] {
  return before.map((route, place) => ({...rowOf(route, place), ...edits[place]}));
}

const added = (destination: string, target = 'pcx-1'): RouteRow => ({
  key: 9,
  destination,
  kind: 'peering-connection',
  target,
});

const shown = (calls: RouteCall[]) =>
  calls.map((call) => `${call.what} ${call.destination}${call.what === 'delete' ? '' : ` ${call.target.id}`}`);

const refused = {code: 'RouteLimitExceeded', message: ''};
const refusing = (destination: string) => async (call: RouteCall) =>
  call.destination === destination ? refused : undefined;

test('what was not edited is left alone, however it is written', () => {
  assert.deepEqual(callsFor(before, edited({2: {destination: ' 10.1.9.9/16'}}), []), []);
});

test('a route that is added, one that is removed, and one that leads elsewhere', () => {
  const rows = [...edited({1: {kind: 'nat-gateway', target: 'nat-1'}}), added('10.2.0.0/16')];
  const calls = callsFor(before, rows.filter((row) => row.key !== 2), rows.filter((row) => row.key === 2));
  assert.deepEqual(shown(calls), ['replace 0.0.0.0/0 nat-1', 'create 10.2.0.0/16 pcx-1', 'delete 10.1.0.0/16']);
});

test('a row that takes over the destination of a removed one replaces its target', () => {
  const rows = edited();
  const calls = callsFor(before, [...rows.slice(0, 2), rows[3]!, added('10.1.0.0/16', 'pcx-2')], [rows[2]!]);
  assert.deepEqual(shown(calls), ['replace 10.1.0.0/16 pcx-2']);
});

test('destinations that change places are replaced: nothing is without a route meanwhile', () => {
  const calls = callsFor(before, edited({1: {destination: '10.1.0.0/16'}, 2: {destination: '0.0.0.0/0'}}), []);
  assert.deepEqual(shown(calls), ['replace 10.1.0.0/16 igw-1', 'replace 0.0.0.0/0 pcx-1']);
});

test('the local route gets another target and is never removed', () => {
  const rows = edited({0: {kind: 'network-interface', target: 'eni-1'}});
  assert.deepEqual(shown(callsFor(before, rows, [])), ['replace 10.0.0.0/16 eni-1']);
  assert.deepEqual(callsFor(before, rows.slice(1), rows.slice(0, 1)), []);
});

test('an edited destination: the old route goes only once the new one is there', async () => {
  const calls = callsFor(before, edited({2: {destination: '10.1.1.0/24'}}), []);
  assert.deepEqual(shown(calls), ['create 10.1.1.0/24 pcx-1', 'delete 10.1.0.0/16']);
  const {applied, refusals} = await makeCalls(calls, refusing('10.1.1.0/24'));
  assert.deepEqual([applied, refusals], [0, [{call: calls[0], error: refused}]]);
});

test('a refused row stays as typed with its error, an applied one shows what it became', async () => {
  const rows = [...edited({2: {destination: '10.1.1.0/24'}}), added('10.2.0.9/16')];
  const {applied, refusals} = await makeCalls(callsFor(before, rows, []), refusing('10.1.1.0/24'));
  const made: Route = {DestinationCidrBlock: '10.2.0.0/16', VpcPeeringConnectionId: 'pcx-1', Origin: 'CreateRoute'};
  const after = rowsAfter(rows, [...before, made], refusals, 10);
  assert.equal(applied, 1);
  assert.deepEqual([...after.errors], [[2, refused]]);
  assert.deepEqual(after.rows[2], {...rows[2], original: peer});
  assert.deepEqual(after.rows[4], rowOf(made, 9));
});

test('a route that could not be removed is back, with the error', async () => {
  const rows = edited();
  const calls = callsFor(before, rows.slice(0, 2), [rows[2]!]);
  const {refusals} = await makeCalls(calls, refusing('10.1.0.0/16'));
  const after = rowsAfter(rows.slice(0, 2), before, refusals, 10);
  assert.deepEqual(after.rows[2], rowOf(peer, 10));
  assert.deepEqual([...after.errors], [[10, refused]]);
});

test('a row lacks a destination, a kind or an id; two have the same destination', () => {
  const rows = [
    added('somewhere'),
    {...added('10.2.0.0/16'), key: 10, kind: undefined},
    {...added('10.3.0.0/16', ' '), key: 11},
    {...added('10.3.9.9/16'), key: 12},
    {...added('pl-1'), key: 13},
  ];
  assert.deepEqual([...problemsOf(rows)], [
    [9, ['destination']],
    [10, ['target-kind']],
    [11, ['target']],
    [12, ['destination-twice']],
  ]);
});
