import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {InstancePart, NetworkModel, SubnetPart, VpcPart} from './parts';
import {isComplete, questionAddress, readQuestion, resolveNames, serviceOf} from './question';

test('a question survives its address', () => {
  for (const question of [
    {from: 'i-1', to: 'i-2', protocol: 'tcp', port: 443},
    {from: '203.0.113.10', to: 'i-2.public_ip', protocol: 'udp', port: 53},
  ] as const) {
    const [, query] = questionAddress(question).split('?');
    assert.deepEqual(readQuestion(new URLSearchParams(query)), question);
  }
});

test('nonsense in the address becomes SSH', () => {
  const question = readQuestion(new URLSearchParams('protocol=gre&port=99999'));
  assert.equal(serviceOf(question), 'ssh');
});

test('a port without a name of its own is a custom service', () => {
  assert.equal(serviceOf({from: '', to: '', protocol: 'tcp', port: 8080}), 'tcp');
  assert.equal(serviceOf({from: '', to: '', protocol: 'udp', port: 22}), 'udp');
  assert.equal(serviceOf({from: '', to: '', protocol: 'icmp', port: 22}), 'ping');
});

test('it can be asked when both ends are instances or addresses', () => {
  const ends = (from: string, to: string) => isComplete({from, to, protocol: 'tcp', port: 22});
  assert.equal(ends('i-0123456789abcdef0', '10.0.0.1'), true);
  assert.equal(ends('203.0.113.10', 'i-0123456789abcdef0.public_ip'), true);
  assert.equal(ends('', 'i-0123456789abcdef0'), false);
  assert.equal(ends('203.0.113.', 'i-0123456789abcdef0'), false);
});

test('a name in the address stands for the instance that has it, if one alone does', () => {
  const instance = (id: string, name: string): InstancePart => ({
    id,
    name,
    account: '',
    region: '',
    kind: 'instance',
    state: 'running',
    privateIp: '',
    publicIp: '',
    groups: [],
  });
  const model = modelWith([instance('i-1', 'web'), instance('i-2', 'db'), instance('i-3', 'db')]);
  const question = {from: 'web.public_ip', to: 'db', protocol: 'tcp', port: 22} as const;
  assert.deepEqual(resolveNames(question, model), {...question, from: 'i-1.public_ip'});
});

function modelWith(members: InstancePart[]): NetworkModel {
  const whose = {id: '', name: '', account: '', region: ''};
  const rules = {routeTable: undefined, networkAcl: undefined};
  const subnet: SubnetPart = {...whose, ...rules, kind: 'subnet', cidrs: [], zone: '', public: false, members};
  const vpc: VpcPart = {
    ...whose,
    kind: 'vpc',
    known: true,
    cidrs: [],
    isDefault: false,
    gateways: [],
    subnets: [subnet],
  };
  const regions = [{account: '', region: '', vpcs: [vpc], transitGateways: []}];
  return {
    accounts: [{account: '', regions}],
    peerings: [],
    ownerOfInterface: new Map(),
    fingerprints: new Map(),
  };
}
