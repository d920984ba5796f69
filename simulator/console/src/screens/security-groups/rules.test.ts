import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {SecurityGroupRule} from '@aws-sdk/client-ec2';
import {parsePeer, peerText} from './peer';
import {changesBetween, permissionOf, rebased, updateOf} from './rule-changes';
import {errorsOf} from './rule-errors';
import {newRow, rowOf, wantedOf, withChoice, type RuleRow, type WantedRule} from './rule-row';

const own = '123456789012';
const ssh: SecurityGroupRule = {
  SecurityGroupRuleId: 'sgr-ssh',
  IpProtocol: 'tcp',
  FromPort: 22,
  ToPort: 22,
  CidrIpv4: '10.0.0.0/16',
  Description: 'office',
};
const http: SecurityGroupRule = {
  SecurityGroupRuleId: 'sgr-http',
  IpProtocol: 'tcp',
  FromPort: 80,
  ToPort: 80,
  ReferencedGroupInfo: {GroupId: 'sg-2', UserId: '222222222222'},
};
const rules = [ssh, http];

function wanted(rows: RuleRow[]): WantedRule[] {
  return rows.flatMap((row) => {
    const one = wantedOf(row);
    assert.ok(!Array.isArray(one), `${one}`);
    return one;
  });
}

const rowsOf = (some: SecurityGroupRule[]) => some.map((rule) => rowOf(rule, own));
const row = (part: Partial<RuleRow>) => newRow({traffic: {...newRow().traffic, ports: '22'}, ...part});

test('a peer is a block, an address, a prefix list, or a group of whichever account', () => {
  const texts = ['10.0.0.0/16', '::/0', 'pl-1', 'sg-1', '222222222222/sg-1'];
  for (const text of texts) assert.equal(peerText(parsePeer(text)!), text);
  assert.equal(peerText(parsePeer('203.0.113.10')!), '203.0.113.10/32');
  assert.deepEqual(parsePeer('222222222222 / sg-1'), {kind: 'group', id: 'sg-1', account: '222222222222'});
  for (const bad of ['', 'anywhere', '10.0.0.0/40', '22/sg-1', 'sg-'])
    assert.equal(parsePeer(bad), undefined);
});

test('rules that nobody touched need no call', () => {
  assert.deepEqual(changesBetween(rules, wanted(rowsOf(rules)), own), {
    authorize: [],
    modify: [],
    revoke: [],
  });
});

test('a changed rule keeps its id, a new one is authorized, one that is gone is revoked', () => {
  const [first] = rowsOf([ssh]);
  const changes = changesBetween(rules, wanted([{...first!, description: 'home'}, row({peer: 'pl-1'})]), own);
  assert.deepEqual(
    changes.modify.map(({ruleId}) => ruleId),
    ['sgr-ssh'],
  );
  assert.deepEqual(
    changes.authorize.map(({peer}) => peer),
    [{kind: 'prefix-list', id: 'pl-1'}],
  );
  assert.deepEqual(changes.revoke, ['sgr-http']);
});

test('a rule that was deleted and typed anew is the old one, and two that changed places make no duplicate', () => {
  const again = row({peer: '10.0.0.0/16', description: 'office'});
  const changes = changesBetween([ssh], wanted([again]), own);
  assert.deepEqual(changes, {authorize: [], modify: [], revoke: []});

  const [first, second] = wanted(rowsOf(rules));
  const swapped = [
    {...first!, row: {...first!.row, ruleId: 'sgr-http'}},
    {...second!, row: {...second!.row, ruleId: 'sgr-ssh'}},
  ];
  assert.deepEqual(changesBetween(rules, swapped, own), {authorize: [], modify: [], revoke: []});
});

test('of two rows that say the same, the second is authorized: the API says that it is one too many', () => {
  const changes = changesBetween([ssh], wanted([...rowsOf([ssh]), row({peer: '10.0.0.0/16'})]), own);
  assert.equal(changes.authorize.length, 1);
  assert.equal(changes.modify.length, 0);
});

test('another account’s group is named as each call has it', () => {
  const [rule] = wanted(rowsOf([http]));
  assert.deepEqual(permissionOf(rule!).UserIdGroupPairs, [
    {GroupId: 'sg-2', UserId: '222222222222', Description: undefined},
  ]);
  assert.equal(updateOf('sgr-http', rule!).SecurityGroupRule?.ReferencedGroupId, '222222222222/sg-2');
});

test('what others did meanwhile is left alone', () => {
  const theirs = {...ssh, SecurityGroupRuleId: 'sgr-theirs', FromPort: 443, ToPort: 443};
  const ours = {...ssh, SecurityGroupRuleId: 'sgr-ours', FromPort: 25, ToPort: 25};
  const now = rebased([ssh], [ssh, theirs, ours], wanted(rowsOf([ssh, ours])), own);
  assert.deepEqual(now, [ssh, ours]);
});

test('My IP is one address, and Custom begins empty', () => {
  const mine = withChoice(row({}), 'my-ip', '203.0.113.10');
  assert.equal(mine.peer, '203.0.113.10/32');
  assert.equal(withChoice(mine, 'custom', '203.0.113.10').peer, '');
  assert.equal(withChoice(mine, 'anywhere-ipv6', '').peer, '::/0');
});

test('a row that can’t be sent says all that it lacks', () => {
  assert.deepEqual(wantedOf(newRow()), ['no-ports', 'no-peer']);
  assert.deepEqual(wantedOf(row({peer: 'anywhere'})), ['not-peer']);
});

test('an answer of the API is shown at the row and field that it names', () => {
  const sent = wanted([
    row({key: 'a', peer: '10.0.0.0/16'}),
    row({key: 'b', peer: '10.0.0.0/1', traffic: {...newRow().traffic, ports: '70000'}}),
    row({key: 'c', peer: '222222222222/sg-2', description: '„no“'}),
    row({key: 'd', peer: '10.0.0.0/16'}),
  ]);
  const at = (code: string, message: string) => {
    const found = errorsOf({code, message}, sent);
    return found && [...found].map(([key, fields]) => [key, ...Object.keys(fields)]).flat();
  };
  assert.deepEqual(at('InvalidParameterValue', 'TCP/UDP from port (70000) out of range'), ['b', 'ports']);
  assert.deepEqual(at('InvalidGroup.NotFound', "The security group 'sg-2' does not exist"), ['c', 'peer']);
  assert.deepEqual(at('InvalidParameterValue', 'Invalid rule description. Valid descriptions are strings…'), [
    'c',
    'description',
  ]);
  const duplicate =
    'the specified rule "peer: 10.0.0.0/16, TCP, from port: 22, to port: 22, ALLOW" already exists';
  assert.deepEqual(at('InvalidPermission.Duplicate', duplicate), ['d', 'peer']);
  assert.equal(at('RulesPerSecurityGroupLimitExceeded', 'The maximum number of rules…'), undefined);
});
