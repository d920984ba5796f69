import assert from 'node:assert/strict';
import {test} from 'node:test';
import {blockOf, isIpv4, isIpv6} from './address';
import {draftOf, newTraffic, parsePorts, trafficOf, withIcmpType, withType} from './draft';
import {shownTraffic} from './shown';
import {isSameTraffic, trafficTypes, typeOf, type Traffic} from './types';

test('an address is one, and a block is one or an address alone', () => {
  for (const good of ['0.0.0.0', '10.0.0.255']) assert.ok(isIpv4(good), good);
  for (const bad of ['10.0.0', '10.0.0.256', '10.0.0.01', '']) assert.ok(!isIpv4(bad), bad);
  for (const good of ['::', '::1', '2001:db8::', '1:2:3:4:5:6:7:8']) assert.ok(isIpv6(good), good);
  for (const bad of ['1::2::3', '1:2:3:4:5:6:7', ':::', '1:2:3:4:5:6:7:8::', 'g::'])
    assert.ok(!isIpv6(bad), bad);
  assert.deepEqual(blockOf(' 10.0.0.1 '), {family: 'ipv4', cidr: '10.0.0.1/32'});
  assert.deepEqual(blockOf('2001:db8::/32'), {family: 'ipv6', cidr: '2001:db8::/32'});
  for (const bad of ['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::/129', 'sg-1'])
    assert.equal(blockOf(bad), undefined);
});

test('a type that needs nothing more stands for its traffic, and the traffic for the type', () => {
  for (const type of trafficTypes.filter(({custom}) => custom === undefined)) {
    const traffic = trafficOf({...newTraffic, type: type.id});
    assert.ok(typeof traffic !== 'string');
    assert.equal(typeOf(traffic), type);
    assert.equal(draftOf(traffic).type, type.id);
  }
});

test('traffic without a type of its own keeps what it is through the editor', () => {
  const kinds: Traffic[] = [
    {protocol: 'tcp', from: 8000, to: 8010},
    {protocol: 'udp', from: 4500, to: 4500},
    {protocol: 'icmp', from: 3, to: 4},
    {protocol: 'icmp', from: 42, to: -1},
    {protocol: 'icmpv6', from: 128, to: -1},
    {protocol: '47'},
  ];
  for (const traffic of kinds) {
    const back = trafficOf(draftOf(traffic));
    assert.ok(typeof back !== 'string' && isSameTraffic(back, traffic), JSON.stringify(traffic));
  }
});

test('numbers are names, and all of ICMPv6 may come without type and code', () => {
  assert.ok(isSameTraffic({protocol: '6', from: 22, to: 22}, {protocol: 'tcp', from: 22, to: 22}));
  assert.ok(isSameTraffic({protocol: '58'}, {protocol: 'icmpv6', from: -1, to: -1}));
  assert.ok(isSameTraffic({protocol: '-1', from: -1, to: -1}, {protocol: '-1'}));
  assert.ok(!isSameTraffic({protocol: 'tcp', from: 22, to: 22}, {protocol: 'udp', from: 22, to: 22}));
});

test('what is typed says ports, or what is missing', () => {
  assert.deepEqual(parsePorts(' 8000 - 8080 '), [8000, 8080]);
  assert.deepEqual(parsePorts('22'), [22, 22]);
  for (const bad of ['', 'ssh', '22-', '-1', '1-2-3']) assert.equal(parsePorts(bad), undefined);
  assert.equal(trafficOf(newTraffic), 'no-ports');
  assert.equal(trafficOf({...newTraffic, ports: 'ssh'}), 'not-ports');
  assert.equal(trafficOf(withType(newTraffic, 'custom')), 'no-protocol');
  // Whether it is a port, the API says.
  assert.deepEqual(trafficOf({...newTraffic, ports: '70000'}), {protocol: 'tcp', from: 70000, to: 70000});
});

test('a custom type begins where the named one was', () => {
  assert.equal(withType({...newTraffic, type: 'HTTPS/tcp'}, 'custom-tcp').ports, '443');
  assert.equal(withType({...newTraffic, type: 'all'}, 'custom-udp').ports, '');
  const ping = withType(newTraffic, 'custom-icmp');
  assert.equal(ping.icmpType, 8);
  assert.equal(withIcmpType({...ping, icmpCode: 4}, 3).icmpCode, -1);
});

test('traffic is shown as in the consoles of security groups and of network ACLs', () => {
  const ssh = {protocol: '6', from: 22, to: 22};
  assert.deepEqual(shownTraffic(ssh, 'en'), {type: 'SSH', protocol: 'TCP', ports: '22'});
  assert.deepEqual(shownTraffic(ssh, 'en', true), {type: 'SSH (22)', protocol: 'TCP (6)', ports: '22'});
  assert.deepEqual(shownTraffic({protocol: '-1'}, 'ja'), {
    type: 'すべてのトラフィック',
    protocol: 'すべて',
    ports: 'すべて',
  });
  assert.deepEqual(shownTraffic({protocol: 'icmp', from: 8, to: -1}, 'en'), {
    type: 'Custom ICMP - IPv4',
    protocol: 'Echo Request',
    ports: 'N/A',
  });
  assert.deepEqual(shownTraffic({protocol: 'tcp', from: 0, to: 65535}, 'en'), {
    type: 'All TCP',
    protocol: 'TCP',
    ports: '0 - 65535',
  });
  assert.equal(shownTraffic({protocol: '47'}, 'en').protocol, 'GRE (47)');
});
