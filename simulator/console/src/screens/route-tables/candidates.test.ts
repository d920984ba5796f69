import assert from 'node:assert/strict';
import {test} from 'node:test';
import {peeringCandidate} from './candidates';

const peering = {
  VpcPeeringConnectionId: 'pcx-1',
  Status: {Code: 'active' as const},
  RequesterVpcInfo: {VpcId: 'vpc-a', CidrBlock: '10.0.0.0/16', CidrBlockSet: [{CidrBlock: '10.0.0.0/16'}]},
  AccepterVpcInfo: {
    VpcId: 'vpc-b',
    CidrBlock: '10.1.0.0/16',
    CidrBlockSet: [{CidrBlock: '10.1.0.0/16'}, {CidrBlock: '10.2.0.0/16'}],
    Ipv6CidrBlockSet: [{Ipv6CidrBlock: '2001:db8::/56'}],
  },
};

test('a peering connection leads to the blocks of the other VPC, from either side', () => {
  assert.deepEqual(peeringCandidate(peering, 'vpc-a').destinations, ['10.1.0.0/16', '10.2.0.0/16', '2001:db8::/56']);
  assert.deepEqual(peeringCandidate(peering, 'vpc-b').destinations, ['10.0.0.0/16']);
});

test('until it is accepted, the accepter’s blocks are not known', () => {
  const pending = {...peering, AccepterVpcInfo: {VpcId: 'vpc-b'}};
  assert.deepEqual(peeringCandidate(pending, 'vpc-a').destinations, []);
});
