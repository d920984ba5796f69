import assert from 'node:assert/strict';
import {test} from 'node:test';
import {destinationOf, filterText, hopsOf, kindOf, mapAddress, portOf} from './hops';

test('a hop has its rule or route, and the packet, in one line each', () => {
  const hops = hopsOf([
    {
      SequenceNumber: 1,
      Component: {Id: 'i-1'},
      OutboundHeader: {
        Protocol: '6',
        SourceAddresses: ['10.0.1.62/32'],
        SourcePortRanges: [{From: 0, To: 65535}],
        DestinationAddresses: ['10.1.1.101/32'],
        DestinationPortRanges: [{From: 22, To: 22}],
      },
    },
    {
      SequenceNumber: 2,
      Component: {Id: 'sg-1'},
      SecurityGroupRule: {Protocol: 'tcp', PortRange: {From: 22, To: 22}, Cidr: '10.0.1.0/24'},
    },
    {
      SequenceNumber: 3,
      Component: {Id: 'acl-1'},
      AclRule: {RuleNumber: 100, RuleAction: 'allow', Protocol: 'all', Cidr: '0.0.0.0/0'},
    },
    {
      SequenceNumber: 4,
      Component: {Id: 'rtb-1'},
      RouteTableRoute: {DestinationCidr: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-1'},
      AdditionalDetails: [{AdditionalDetailType: 'AVAILABILITY_ZONE_CROSSED'}],
    },
  ]);
  assert.deepEqual(
    hops.map(({number, kind, rule}) => [number, kind, rule]),
    [
      [1, 'i', undefined],
      [2, 'sg', 'TCP 22 10.0.1.0/24'],
      [3, 'acl', '100 allow ALL 0.0.0.0/0'],
      [4, 'rtb', '10.1.0.0/16 → pcx-1'],
    ],
  );
  assert.equal(hops[0]?.outbound, 'TCP 10.0.1.62 → 10.1.1.101:22');
  assert.deepEqual(hops[3]?.notes, ['AVAILABILITY_ZONE_CROSSED']);
});

test('an id says its kind', () => assert.equal(kindOf('tgw-attach-0123456789abcdef0'), 'tgw-attach'));

test('port and destination are found wherever they were said', () => {
  assert.equal(portOf({DestinationPort: 22}), '22');
  assert.equal(portOf({FilterAtSource: {DestinationPortRange: {FromPort: 80, ToPort: 81}}}), '80-81');
  assert.equal(portOf({}), '');
  assert.equal(destinationOf({FilterAtSource: {DestinationAddress: '8.8.8.8'}}), '8.8.8.8');
});

test("the map's address asks the same", () =>
  assert.equal(
    mapAddress({Source: 'i-1', Destination: 'i-2', Protocol: 'tcp', DestinationPort: 22}),
    '#/map?from=i-1&to=i-2&protocol=tcp&port=22',
  ));

test('a filter in words', () => {
  assert.equal(filterText(undefined, 'any'), '');
  assert.equal(filterText({DestinationPortRange: {FromPort: 22, ToPort: 22}}, 'any'), 'any → any:22');
});
