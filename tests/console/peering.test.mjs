// What peering can do and can't, in the console: other accounts, other Regions, refusals, the end of a request.
import assert from 'node:assert/strict';
import {after, before, beforeEach, test} from 'node:test';
import {call, element, openBrowser, serve} from './browser.mjs';
import {Hand} from './hand.mjs';

const mine = '123456789012', theirs = '222222222222';
let server, browser, page, hand, vpc, peer;

async function createVpc(name, cidr, home) {
  const answer = await call(
    server,
    'CreateVpc',
    {
      CidrBlock: cidr,
      'TagSpecification.1.ResourceType': 'vpc',
      'TagSpecification.1.Tag.1.Key': 'Name',
      'TagSpecification.1.Tag.1.Value': name,
    },
    home,
  );
  return element(answer, 'vpcId');
}

before(async () => {
  [server, browser] = await Promise.all([serve('--clock', 'frozen'), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  await page?.context().close();
  await fetch(`${server.url}/_vpcsim/reset`, {method: 'POST'});
  [vpc, peer] = [await createVpc('vpc-a', '10.0.0.0/16'), await createVpc('vpc-b', '10.1.0.0/16')];
  page = await browser.page(server, {path: '#/peering-connections/create', accounts: [mine, theirs], account: mine});
  hand = new Hand(page);
});

async function submit() {
  await hand.press('Create peering connection');
}

async function useAccount(account) {
  await page.getByRole('button', {name: /^Account: /}).click();
  await page.getByRole('menuitem', {name: account.replace(/(....)/g, '$1-').slice(0, -1)}).click();
}

test('a request to another account is accepted there, and only there', async () => {
  const far = await createVpc('vpc-c', '10.2.0.0/16', {account: theirs});
  await hand.choose(/^VPC ID \(Requester\)/, vpc);
  await hand.check('Another account');
  await hand.write('Account ID', theirs);
  await hand.write(/^VPC ID \(Accepter\)/, far);
  await submit();
  const peering = await hand.idInAddress('pcx');
  await hand.act('Actions', 'Accept request');
  await hand.press('Accept request', page.getByRole('dialog'));
  await page.getByText('OperationNotPermitted').first().waitFor();
  await hand.press('Cancel', page.getByRole('dialog'));

  await useAccount(theirs);
  await page.getByText('Pending acceptance').first().waitFor();
  await hand.act('Actions', 'Accept request');
  await hand.press('Accept request', page.getByRole('dialog'));
  await page.getByText('Active', {exact: true}).first().waitFor();
  const described = await call(server, 'DescribeVpcPeeringConnections', {'VpcPeeringConnectionId.1': peering});
  assert.equal(element(described, 'code'), 'active');
});

test('a request to another Region is accepted in that Region', async () => {
  const far = await createVpc('vpc-tokyo', '10.3.0.0/16', {region: 'ap-northeast-1'});
  await hand.choose(/^VPC ID \(Requester\)/, vpc);
  await hand.check('Another Region');
  await hand.choose(/^Another Region/, 'Asia Pacific (Tokyo)');
  await hand.choose(/^VPC ID \(Accepter\)/, far);
  await submit();
  await hand.idInAddress('pcx');
  await page.getByRole('button', {name: /^Region: /}).click();
  await page.getByRole('menuitem', {name: 'Asia Pacific (Tokyo)'}).click();
  await hand.act('Actions', 'Accept request');
  await hand.press('Accept request', page.getByRole('dialog'));
  await page.getByText('Active', {exact: true}).first().waitFor();
});

test('VPCs whose CIDRs overlap can’t be peered, and the page says why', async () => {
  const same = await createVpc('vpc-same', '10.0.0.0/16');
  await hand.choose(/^VPC ID \(Requester\)/, vpc);
  await hand.choose(/^VPC ID \(Accepter\)/, same);
  await submit();
  await hand.idInAddress('pcx');
  await page.getByText('Failed', {exact: true}).first().waitFor();
  await page.getByText(/overlapping CIDR range/).first().waitFor();
});

test('an account ID that is none is refused at its field, and nothing is asked', async () => {
  await hand.choose(/^VPC ID \(Requester\)/, vpc);
  await hand.check('Another account');
  await hand.write('Account ID', '123');
  await hand.write(/^VPC ID \(Accepter\)/, peer);
  await submit();
  await page.getByText('Enter an account ID of 12 digits.').waitFor();
  assert.equal((await call(server, 'DescribeVpcPeeringConnections')).includes('pcx-'), false);
});

test('a request that nobody accepts expires in a week, in a moment of virtual time', async () => {
  await hand.choose(/^VPC ID \(Requester\)/, vpc);
  await hand.choose(/^VPC ID \(Accepter\)/, peer);
  await submit();
  await page.getByText('Pending acceptance').first().waitFor();
  await fetch(`${server.url}/_vpcsim/clock`, {method: 'POST', body: '{"advance": "+7d1m"}'});
  await page.getByText('Expired', {exact: true}).first().waitFor();
});

test('a rejected request is shown as such', async () => {
  await hand.choose(/^VPC ID \(Requester\)/, vpc);
  await hand.choose(/^VPC ID \(Accepter\)/, peer);
  await submit();
  await hand.idInAddress('pcx');
  await hand.act('Actions', 'Reject request');
  await hand.press('Reject request', page.getByRole('dialog'));
  await page.getByText('Rejected', {exact: true}).first().waitFor();
});

test('what a CLI does in another window shows at once', async () => {
  await page.goto(`${server.url}/#/peering-connections`);
  await page.getByRole('heading', {level: 1, name: 'Peering connections'}).waitFor();
  const answer = await call(server, 'CreateVpcPeeringConnection', {VpcId: vpc, PeerVpcId: peer});
  const peering = element(answer, 'vpcPeeringConnectionId');
  const row = page.getByRole('row', {name: new RegExp(peering)});
  await row.getByText('Pending acceptance').waitFor();
  await call(server, 'AcceptVpcPeeringConnection', {VpcPeeringConnectionId: peering});
  await row.getByText('Active', {exact: true}).waitFor();
  await call(server, 'DeleteVpcPeeringConnection', {VpcPeeringConnectionId: peering});
  await row.getByText('Deleted').waitFor();
});

test('a state that one goes back to shows as well', async () => {
  await page.goto(`${server.url}/#/vpcs`);
  await page.getByRole('row', {name: new RegExp(peer)}).waitFor();
  const {steps} = await (await fetch(`${server.url}/_vpcsim/history`)).json();
  const before = steps.findLast(({ids}) => ids.includes(vpc));
  await fetch(`${server.url}/_vpcsim/history`, {method: 'POST', body: JSON.stringify({to: before.number})});
  await page.getByRole('row', {name: new RegExp(peer)}).waitFor({state: 'detached'});
  await page.getByRole('row', {name: new RegExp(vpc)}).waitFor();
});
