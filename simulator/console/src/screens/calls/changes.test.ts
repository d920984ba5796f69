import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Call} from '../../api/control';
import {changesInEffect} from './changes';

let number = 0;
function call(action: string, some: Partial<Call> = {}): Call {
  const own = action.includes('/');
  return {
    number: ++number,
    at: '',
    account: '',
    region: '',
    caller: '',
    agent: '',
    service: own ? 'vpcsim' : 'ec2',
    action,
    writes: true,
    parameters: [],
    status: 200,
    ids: [],
    request_id: '',
    ...some,
  };
}

const actions = (calls: Call[]) => changesInEffect(calls).calls.map((one) => one.action);

test('reads, refused calls and dry runs change nothing', () => {
  const error = {code: 'InvalidVpcID.NotFound', message: ''};
  const calls = [
    call('DescribeVpcs', {writes: false}),
    call('CreateVpc'),
    call('DeleteVpc', {status: 400, error}),
    call('CreateSubnet', {parameters: [['DryRun', 'true']], status: 412}),
  ];
  assert.deepEqual(actions(calls), ['CreateVpc']);
});

test('a reset begins anew, a snapshot on another base', () => {
  assert.deepEqual(actions([call('CreateVpc'), call('POST /_vpcsim/reset'), call('CreateSubnet')]), ['CreateSubnet']);
  const loaded = call('PUT /_vpcsim/snapshot');
  const {calls, base} = changesInEffect([call('CreateVpc'), loaded, call('CreateSubnet')]);
  assert.deepEqual([calls.map((one) => one.action), base], [['CreateSubnet'], loaded]);
});

test('what was rewound is left out, and comes back', () => {
  const first = call('CreateVpc');
  const second = call('CreateSubnet');
  const back = call('POST /_vpcsim/history', {parameters: [['to', String(first.number)]]});
  const third = call('CreateRouteTable');
  assert.deepEqual(actions([first, second, back, third]), ['CreateVpc', 'CreateRouteTable']);
  const again = call('POST /_vpcsim/history', {parameters: [['to', String(second.number)]]});
  assert.deepEqual(actions([first, second, back, third, again]), ['CreateVpc', 'CreateSubnet']);
  const beginning = call('POST /_vpcsim/history', {parameters: [['to', '0']]});
  assert.deepEqual(actions([first, second, beginning]), []);
});
