import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Inventory} from './inventory';
import {networkOf} from './map-model';
import {changesBetween, inOrder} from './map-order';
import {instancesOf, vpcsOf} from './parts';
import {withoutIdle} from './idle';

const home = {account: '111111111111', region: 'us-east-1'};
const other = {account: '222222222222', region: 'us-east-1'};
const name = (value: string) => [{Key: 'Name', Value: value}];

function inventory(part: Partial<Inventory>): Inventory {
  return {
    home,
    vpcs: [],
    subnets: [],
    routeTables: [],
    networkAcls: [],
    securityGroups: [],
    internetGateways: [],
    egressOnlyInternetGateways: [],
    natGateways: [],
    vpnGateways: [],
    transitGateways: [],
    transitGatewayAttachments: [],
    vpcEndpoints: [],
    peerings: [],
    interfaces: [],
    instances: [],
    ...part,
  };
}

const web = inventory({
  vpcs: [{VpcId: 'vpc-1', Tags: name('shop'), CidrBlockAssociationSet: [{CidrBlock: '10.0.0.0/16'}]}],
  subnets: [
    {SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a'},
    {SubnetId: 'subnet-2', VpcId: 'vpc-1', CidrBlock: '10.0.2.0/24', AvailabilityZone: 'us-east-1b'},
  ],
  routeTables: [
    {RouteTableId: 'rtb-main', VpcId: 'vpc-1', Associations: [{Main: true}], Routes: []},
    {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{SubnetId: 'subnet-1'}],
      Routes: [{GatewayId: 'igw-1', State: 'active'}],
    },
  ],
  internetGateways: [{InternetGatewayId: 'igw-1', Attachments: [{VpcId: 'vpc-1'}]}],
  instances: [
    {InstanceId: 'i-1', SubnetId: 'subnet-1', State: {Name: 'running'}, SecurityGroups: [{GroupId: 'sg-1'}]},
    {InstanceId: 'i-2', SubnetId: 'subnet-1', State: {Name: 'terminated'}},
  ],
  securityGroups: [{GroupId: 'sg-1', GroupName: 'web'}],
});

function peering(status: 'active' | 'deleted' | 'pending-acceptance', tag?: string) {
  return {
    VpcPeeringConnectionId: 'pcx-1',
    Status: {Code: status},
    Tags: tag === undefined ? [] : name(tag),
    RequesterVpcInfo: {VpcId: 'vpc-1', OwnerId: home.account, Region: home.region},
    AccepterVpcInfo: {VpcId: 'vpc-9', OwnerId: other.account, Region: other.region, CidrBlock: '10.9.0.0/16'},
  };
}

test('a subnet is public if its route table leads to an internet gateway; without one it has the main table', () => {
  const [first, second] = vpcsOf(networkOf([web]))[0]!.subnets;
  assert.equal(first?.public, true);
  assert.equal(second?.public, false);
  assert.deepEqual(second?.routeTable, {id: 'rtb-main', name: '', role: 'main'});
});

test('an instance is in its subnet, with its groups by name; a terminated one is nowhere', () => {
  const instances = instancesOf(networkOf([web]));
  assert.deepEqual(
    instances.map((one) => one.id),
    ['i-1'],
  );
  assert.deepEqual(instances[0]?.groups, [{id: 'sg-1', name: 'web'}]);
});

test('a gateway is at the VPC that it is attached to', () => {
  const gateways = vpcsOf(networkOf([web]))[0]!.gateways;
  assert.deepEqual(
    gateways.map(({id, kind}) => [id, kind]),
    [['igw-1', 'internet-gateway']],
  );
});

test('a peering connection that both accounts describe is one, by the name that either gave it', () => {
  const model = networkOf([
    {...web, peerings: [peering('active')]},
    inventory({home: other, vpcs: [{VpcId: 'vpc-9'}], peerings: [peering('active', 'to-shop')]}),
  ]);
  assert.equal(model.peerings.length, 1);
  assert.equal(model.peerings[0]?.name, 'to-shop');
  assert.equal(model.peerings[0]?.life, 'active');
});

test('a VPC of which only a peering connection speaks is there, as unknown', () => {
  const model = networkOf([{...web, peerings: [peering('pending-acceptance')]}]);
  const unknown = vpcsOf(model).find((vpc) => vpc.id === 'vpc-9');
  assert.equal(unknown?.known, false);
  assert.equal(unknown?.account, other.account);
  assert.deepEqual(unknown?.cidrs, ['10.9.0.0/16']);
});

test('a deleted peering connection is not drawn, nor who was behind it', () => {
  const model = networkOf([{...web, peerings: [peering('deleted')]}]);
  assert.equal(model.peerings.length, 0);
  assert.equal(vpcsOf(model).length, 1);
});

test('what was there keeps its place; what is new comes after it', () => {
  const vpc = (id: string, tag: string) => ({VpcId: id, Tags: name(tag)});
  const before = inOrder(networkOf([inventory({vpcs: [vpc('vpc-2', 'b'), vpc('vpc-1', 'a')]})]), undefined);
  const now = inOrder(
    networkOf([inventory({vpcs: [vpc('vpc-0', '0'), vpc('vpc-1', 'z'), vpc('vpc-2', 'b')]})]),
    before,
  );
  assert.deepEqual(
    vpcsOf(before).map((one) => one.id),
    ['vpc-1', 'vpc-2'],
  );
  assert.deepEqual(
    vpcsOf(now).map((one) => one.id),
    ['vpc-1', 'vpc-2', 'vpc-0'],
  );
});

test('changes are those of a part itself, and of the rules that it follows', () => {
  const before = networkOf([web]);
  const route = {...web.routeTables[1], Routes: []};
  const now = networkOf([{...web, routeTables: [web.routeTables[0]!, route]}]);
  assert.deepEqual([...changesBetween(before, now)].sort(), ['rtb-1', 'subnet-1']);
  assert.equal(changesBetween(before, before).size, 0);
});

test('default VPCs that nobody uses are left out, unless there is nothing else', () => {
  const idle = inventory({home: {...home, region: 'eu-west-1'}, vpcs: [{VpcId: 'vpc-d', IsDefault: true}]});
  assert.deepEqual(
    vpcsOf(withoutIdle(networkOf([web, idle]), home)).map((one) => one.id),
    ['vpc-1'],
  );
  assert.equal(vpcsOf(withoutIdle(networkOf([idle]), idle.home)).length, 1);
});
