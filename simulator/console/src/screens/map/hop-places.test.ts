import assert from 'node:assert/strict';
import {test} from 'node:test';
import {placesOf, placesOfBlockers} from './hop-places';
import type {Hop} from './path-answer';
import type {NetworkModel, SubnetPart} from './parts';

const whose = {account: '111111111111', region: 'us-east-1', name: ''};
const subnet: SubnetPart = {
  ...whose,
  kind: 'subnet',
  id: 'subnet-1',
  cidrs: ['10.0.1.0/24'],
  zone: 'us-east-1a',
  public: true,
  routeTable: {id: 'rtb-1', name: '', role: ''},
  networkAcl: {id: 'acl-1', name: '', role: 'default'},
  members: [
    {...whose, kind: 'instance', id: 'i-1', state: 'running', privateIp: '10.0.1.4', publicIp: '', groups: []},
    {...whose, kind: 'nat-gateway', id: 'nat-1', state: 'available', privateIp: '', publicIp: '', groups: []},
  ],
};
const model: NetworkModel = {
  accounts: [
    {
      account: whose.account,
      regions: [
        {
          account: whose.account,
          region: whose.region,
          transitGateways: [
            {
              ...whose,
              kind: 'transit-gateway',
              id: 'tgw-1',
              vpcs: [{attachment: 'tgw-attach-1', vpc: 'vpc-1'}],
            },
          ],
          vpcs: [
            {
              ...whose,
              kind: 'vpc',
              id: 'vpc-1',
              known: true,
              cidrs: [],
              isDefault: false,
              gateways: [{...whose, kind: 'internet-gateway', id: 'igw-1'}],
              subnets: [subnet],
            },
          ],
        },
      ],
    },
  ],
  peerings: [
    {
      ...whose,
      kind: 'peering-connection',
      id: 'pcx-1',
      status: 'active',
      message: '',
      life: 'active',
      requester: 'vpc-1',
      accepter: 'vpc-2',
    },
  ],
  ownerOfInterface: new Map([['eni-9', 'nat-1']]),
  fingerprints: new Map(),
};

function hop(where: Partial<Hop>): Hop {
  return {leg: 'request', text: '', dropped: false, ...where};
}

const rows: [what: string, where: Partial<Hop>, part: string, spot: string][] = [
  ['an interface is its instance', {kind: 'network-interface', id: 'eni-1', instance: 'i-1'}, 'i-1', 'whole'],
  ['an interface of no instance is what owns it', {kind: 'network-interface', id: 'eni-9'}, 'nat-1', 'whole'],
  [
    'security groups are on the instance',
    {kind: 'security-group', id: 'sg-1', instance: 'i-1'},
    'i-1',
    'groups',
  ],
  ['a network ACL is on the subnet', {kind: 'network-acl', id: 'acl-1', subnet: 'subnet-1'}, 'subnet-1', 'acl'],
  [
    'a route table is on the subnet',
    {kind: 'route-table', id: 'rtb-1', subnet: 'subnet-1'},
    'subnet-1',
    'routes',
  ],
  ['a route table alone is on a subnet of its own', {kind: 'route-table', id: 'rtb-1'}, 'subnet-1', 'routes'],
  ['an unknown route table is on the VPC', {kind: 'route-table', id: 'rtb-9', vpc: 'vpc-1'}, 'vpc-1', 'head'],
  ['a peering connection is an edge', {kind: 'vpc-peering-connection', id: 'pcx-1'}, 'pcx-1', 'along'],
  [
    'an attachment is an edge',
    {kind: 'transit-gateway-attachment', id: 'tgw-attach-1'},
    'tgw-attach-1',
    'along',
  ],
  ['a gateway is a node', {kind: 'internet-gateway', id: 'igw-1'}, 'igw-1', 'whole'],
  ['a subnet is its head', {kind: 'subnet', id: 'subnet-1'}, 'subnet-1', 'head'],
];

for (const [what, where, part, spot] of rows)
  test(what, () => assert.deepEqual(placesOf([hop(where)], model), [{part, spot}]));

test('what is not on the map happens where the packet was', () => {
  const places = placesOf([hop({kind: 'instance', id: 'i-1'}), hop({kind: 'vpc', id: 'vpc-unknown'})], model);
  assert.deepEqual(places[1], places[0]);
});

test('each blocker has a place of its own', () => {
  const common = {at: '', reason: '', remedy: ''};
  const places = placesOfBlockers(
    [
      {...common, code: 'ENI_SG_RULES_MISMATCH', kind: 'security-group', id: 'eni-1', instance: 'i-1'},
      {...common, code: 'NO_ROUTE_TO_DESTINATION', kind: 'route-table', id: 'rtb-1'},
      {...common, code: 'NO_PATH', kind: 'vpc', id: 'vpc-unknown'},
    ],
    model,
  );
  assert.deepEqual(
    places.map((place) => place.part),
    ['i-1', 'subnet-1', ''],
  );
});
