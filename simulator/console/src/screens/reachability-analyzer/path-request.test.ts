import assert from 'node:assert/strict';
import {test} from 'node:test';
import {anyHeader, pathRequest, portRangeOf, type PathForm} from './path-request';

const form: PathForm = {
  source: 'i-1',
  destination: 'i-2',
  destinationAddress: '',
  protocol: 'tcp',
  destinationPort: '22',
  atSource: anyHeader,
  atDestination: anyHeader,
  tags: [],
};
const port22 = {FromPort: 22, ToPort: 22};

/// Without what isn't there.
const sent = (some: Partial<PathForm>) => JSON.parse(JSON.stringify(pathRequest({...form, ...some})));

test('a port alone is DestinationPort', () =>
  assert.deepEqual(sent({}), {Source: 'i-1', Destination: 'i-2', Protocol: 'tcp', DestinationPort: 22}));

test('beside a filter at the source, which the API takes it only in, it is in the filter', () =>
  assert.deepEqual(sent({atSource: {...anyHeader, sourceAddress: ' 10.0.0.5 '}}), {
    Source: 'i-1',
    Destination: 'i-2',
    Protocol: 'tcp',
    FilterAtSource: {SourceAddress: '10.0.0.5', DestinationPortRange: port22},
  }));

test("the filter's own port wins", () =>
  assert.deepEqual(sent({atSource: {...anyHeader, destinationPorts: '80-81'}}).FilterAtSource, {
    DestinationPortRange: {FromPort: 80, ToPort: 81},
  }));

test('a range of ports is in the filter', () =>
  assert.deepEqual(sent({destinationPort: '8000-8080'}).FilterAtSource, {
    DestinationPortRange: {FromPort: 8000, ToPort: 8080},
  }));

test('an address as destination is in the filter, and nothing else is the destination', () =>
  assert.deepEqual(sent({destination: '', destinationAddress: '8.8.8.8'}), {
    Source: 'i-1',
    Protocol: 'tcp',
    FilterAtSource: {DestinationAddress: '8.8.8.8', DestinationPortRange: port22},
  }));

test('the header at the destination', () =>
  assert.deepEqual(sent({atDestination: {...anyHeader, sourcePorts: '1024-65535'}}).FilterAtDestination, {
    SourcePortRange: {FromPort: 1024, ToPort: 65535},
  }));

for (const wrong of ['', 'ssh', '70000', '9-8', '1-2-3', '-1'])
  test(`"${wrong}" is no range of ports`, () => assert.equal(portRangeOf(wrong), undefined));
