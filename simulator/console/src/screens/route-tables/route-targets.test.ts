import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Route} from '@aws-sdk/client-ec2';
import {
  destinationParameters,
  isReadOnly,
  targetOf,
  targetParameters,
  type RouteTarget,
} from './route-targets';

const described: [what: string, route: Route, target: RouteTarget, parameters: object][] = [
  ['local', {GatewayId: 'local'}, {kind: 'local', id: 'local'}, {LocalTarget: true}],
  [
    'an internet gateway',
    {GatewayId: 'igw-1'},
    {kind: 'internet-gateway', id: 'igw-1'},
    {GatewayId: 'igw-1'},
  ],
  [
    'a virtual private gateway',
    {GatewayId: 'vgw-1'},
    {kind: 'virtual-private-gateway', id: 'vgw-1'},
    {GatewayId: 'vgw-1'},
  ],
  [
    'a peering connection',
    {VpcPeeringConnectionId: 'pcx-1'},
    {kind: 'peering-connection', id: 'pcx-1'},
    {VpcPeeringConnectionId: 'pcx-1'},
  ],
  [
    'an instance, not its network interface',
    {InstanceId: 'i-1', NetworkInterfaceId: 'eni-1'},
    {kind: 'instance', id: 'i-1'},
    {InstanceId: 'i-1'},
  ],
  [
    'a gateway load balancer’s endpoint',
    {GatewayId: 'vpce-1', DestinationCidrBlock: '0.0.0.0/0'},
    {kind: 'load-balancer-endpoint', id: 'vpce-1'},
    {VpcEndpointId: 'vpce-1'},
  ],
];

for (const [what, route, target, parameters] of described)
  test(`a route to ${what}, and back`, () => {
    assert.deepEqual(targetOf(route), target);
    assert.deepEqual(targetParameters(target), parameters);
  });

test('what comes and goes with something else is not edited', () => {
  assert.ok(isReadOnly({DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1'}));
  assert.ok(isReadOnly({GatewayId: 'vgw-1', Origin: 'EnableVgwRoutePropagation'}));
  assert.ok(isReadOnly({CarrierGatewayId: 'cagw-1'}));
  assert.ok(!isReadOnly({GatewayId: 'igw-1', Origin: 'CreateRoute'}));
});

test('a destination goes by the parameter of its kind', () => {
  assert.deepEqual(destinationParameters('10.0.0.0/8'), {DestinationCidrBlock: '10.0.0.0/8'});
  assert.deepEqual(destinationParameters('::/0'), {DestinationIpv6CidrBlock: '::/0'});
  assert.deepEqual(destinationParameters('pl-1'), {DestinationPrefixListId: 'pl-1'});
});
