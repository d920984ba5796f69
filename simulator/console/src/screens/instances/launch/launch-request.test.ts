import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newTraffic} from '../../../traffic/draft';
import {
  base64,
  isWhole,
  nextGroupName,
  openRule,
  rulesRequest,
  runRequest,
  type FirewallRule,
  type LaunchForm,
} from './launch-request';

const form: LaunchForm = {
  name: 'web',
  tags: [{key: 'Team', value: 'a'}],
  image: 'ami-1',
  type: 't3.micro',
  key: 'access',
  vpc: 'vpc-1',
  subnet: 'subnet-1',
  publicIp: 'subnet',
  firewall: {create: true, name: 'launch-wizard-1', description: 'd', rules: [openRule('SSH/tcp')], existing: []},
  privateIp: '',
  userData: '',
  count: '2',
};
const plain = (value: object) => JSON.parse(JSON.stringify(value));

test('a launch as the form has it', () =>
  assert.deepEqual(plain(runRequest(form, ['sg-1'])), {
    ImageId: 'ami-1',
    InstanceType: 't3.micro',
    KeyName: 'access',
    MinCount: 2,
    MaxCount: 2,
    SubnetId: 'subnet-1',
    SecurityGroupIds: ['sg-1'],
    TagSpecifications: [
      {ResourceType: 'instance', Tags: [{Key: 'Name', Value: 'web'}, {Key: 'Team', Value: 'a'}]},
    ],
  }));

test('a choice about the public address makes it an interface, with subnet, groups and address', () =>
  assert.deepEqual(plain(runRequest({...form, publicIp: 'enable', privateIp: ' 10.0.0.9 '}, ['sg-1'])).NetworkInterfaces, [
    {
      DeviceIndex: 0,
      AssociatePublicIpAddress: true,
      SubnetId: 'subnet-1',
      Groups: ['sg-1'],
      PrivateIpAddress: '10.0.0.9',
    },
  ]));

test('no key pair, no preference and no name are left out', () => {
  const sent = plain(runRequest({...form, key: '', subnet: '', name: '', tags: []}, ['sg-1']));
  assert.deepEqual(['KeyName', 'SubnetId', 'TagSpecifications'].filter((name) => name in sent), []);
});

test('user data is UTF-8 in base64', () => assert.equal(base64('é'), 'w6k='));

const rules: [rule: FirewallRule, sent: object][] = [
  [
    openRule('SSH/tcp'),
    {IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{CidrIp: '0.0.0.0/0'}]},
  ],
  [
    {traffic: {...newTraffic, ports: '8000-8080'}, source: 'custom', cidr: ' 10.0.0.0/8 '},
    {IpProtocol: 'tcp', FromPort: 8000, ToPort: 8080, IpRanges: [{CidrIp: '10.0.0.0/8'}]},
  ],
  [
    {traffic: {...newTraffic, type: 'all-icmp'}, source: 'custom', cidr: '2001:db8::/32'},
    {IpProtocol: 'icmp', FromPort: -1, ToPort: -1, Ipv6Ranges: [{CidrIpv6: '2001:db8::/32'}]},
  ],
  [{...openRule('all')}, {IpProtocol: '-1', IpRanges: [{CidrIp: '0.0.0.0/0'}]}],
];

for (const [rule, sent] of rules)
  test(`a rule of ${rule.traffic.type} from ${rule.cidr.trim()}`, () => {
    const request = rulesRequest({...form, firewall: {...form.firewall, rules: [rule]}}, 'sg-1');
    assert.deepEqual(plain(request), {GroupId: 'sg-1', IpPermissions: [sent]});
  });

test('a rule needs a source, and ports that are ports', () => {
  assert.ok(!isWhole({traffic: newTraffic, source: 'custom', cidr: '10.0.0.0/8'}));
  assert.ok(!isWhole({...openRule('SSH/tcp'), cidr: ' '}));
  assert.ok(isWhole(openRule('SSH/tcp')));
});

test('the next launch-wizard follows the highest', () => {
  assert.equal(nextGroupName([]), 'launch-wizard-1');
  assert.equal(nextGroupName([{GroupName: 'launch-wizard-9'}, {GroupName: 'launch-wizard-10'}]), 'launch-wizard-11');
});
