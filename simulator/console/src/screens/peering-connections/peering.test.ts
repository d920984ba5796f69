import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {VpcPeeringConnection} from '@aws-sdk/client-ec2';
import {cidrsOf, isAt, isPending, sidesAt} from './peering';

const here = {account: '111111111111', region: 'us-east-1'};
const peering: VpcPeeringConnection = {
  Status: {Code: 'pending-acceptance'},
  RequesterVpcInfo: {
    OwnerId: '111111111111',
    Region: 'us-east-1',
    VpcId: 'vpc-a',
    CidrBlock: '10.0.0.0/16',
    CidrBlockSet: [{CidrBlock: '10.0.0.0/16'}, {CidrBlock: '10.8.0.0/16'}],
    Ipv6CidrBlockSet: [{Ipv6CidrBlock: '2001:db8::/56'}],
  },
  AccepterVpcInfo: {OwnerId: '111111111111', Region: 'eu-west-1', VpcId: 'vpc-b'},
};

test("a side's CIDRs are all of them, or none as long as they aren't told", () => {
  assert.deepEqual(cidrsOf(peering.RequesterVpcInfo), ['10.0.0.0/16', '10.8.0.0/16', '2001:db8::/56']);
  assert.deepEqual(cidrsOf(peering.AccepterVpcInfo), []);
  assert.deepEqual(cidrsOf(undefined), []);
});

test('a side is here if account and Region are', () => {
  assert.equal(isPending(peering), true);
  assert.equal(isAt(peering.RequesterVpcInfo, here), true);
  assert.equal(isAt(peering.AccepterVpcInfo, here), false);
  assert.deepEqual(sidesAt(peering, here).map(({VpcId}) => VpcId), ['vpc-a']);
});
