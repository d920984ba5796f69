// VPCs and subnets in the console, and what every list and form has: refusals at their fields, deletions with what
// goes along, tags, filters, pages of their own.
import assert from 'node:assert/strict';
import {after, before, beforeEach, test} from 'node:test';
import {call, element, openBrowser, serve} from './browser.mjs';
import {Hand} from './hand.mjs';

let server, browser, page, hand, vpc;

before(async () => {
  [server, browser] = await Promise.all([serve('--no-default-vpc', '--quota', 'vpcs=300'), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  await page?.context().close();
  await fetch(`${server.url}/_vpcsim/reset`, {method: 'POST'});
  vpc = element(await call(server, 'CreateVpc', {CidrBlock: '10.0.0.0/16'}), 'vpcId');
  page = await browser.page(server, {path: '#/vpcs'});
  hand = new Hand(page);
});

async function show(address, heading) {
  await page.goto(`${server.url}/#/${address}`);
  await page.getByRole('heading', {level: 1, name: heading}).waitFor();
}

async function describe(action, parameters = {}) {
  return call(server, action, parameters);
}

test('a CIDR that AWS refuses is refused at its field, in AWS’s words', async () => {
  await page.getByRole('button', {name: 'Create VPC'}).first().click();
  await hand.write('IPv4 CIDR', '10.0.0.0/8');
  await hand.press('Create VPC');
  await page.getByText('InvalidVpc.Range: The CIDR \'10.0.0.0/8\' is invalid.').waitFor();
  await hand.write('IPv4 CIDR', '10.9.0.0/24');
  await hand.write(/^Name tag/, 'nine');
  await hand.press('Create VPC');
  await page.getByRole('heading', {level: 1, name: / \/ nine$/}).waitFor();
  assert.match(await describe('DescribeVpcs'), /<cidrBlock>10\.9\.0\.0\/24</);
  assert.match(await page.title(), /^vpc-[0-9a-f]+ \| vpcsim$/);
});

test('CIDRs are added and removed at once, and the first one stays', async () => {
  await show(`vpcs/${vpc}/edit-cidrs`, 'Edit CIDRs');
  await hand.write('IPv4 CIDR', '10.3.0.0/16');
  await hand.press('Add new IPv4 CIDR');
  await page.getByRole('button', {name: 'Remove 10.3.0.0/16'}).waitFor();
  await page.getByRole('button', {name: 'Remove 10.0.0.0/16'}).click();
  await page.getByText('OperationNotPermitted').waitFor();
  await page.getByRole('button', {name: 'Remove 10.3.0.0/16'}).click();
  await page.getByRole('button', {name: 'Remove 10.3.0.0/16'}).waitFor({state: 'detached'});
});

test('DNS settings are saved and shown', async () => {
  await show(`vpcs/${vpc}/edit-settings`, 'Edit VPC settings');
  await page.getByRole('checkbox', {name: 'Enable DNS hostnames'}).check({force: true});
  await hand.press('Save changes');
  await page.getByText('You successfully updated the settings').waitFor();
  const answer = await describe('DescribeVpcAttribute', {VpcId: vpc, Attribute: 'enableDnsHostnames'});
  assert.equal(element(answer, 'value'), 'true');
});

test('tags are managed on a page of their own', async () => {
  await show(`vpcs/${vpc}/manage-tags`, 'Manage tags');
  await hand.press('Add new tag');
  await hand.write('Key', 'Name');
  await hand.write('Value', 'shop');
  await hand.press('Save changes');
  await page.getByRole('heading', {level: 1, name: `${vpc} / shop`}).waitFor();
});

test('a VPC goes with what is in it once the word is typed', async () => {
  const subnet = element(await call(server, 'CreateSubnet', {VpcId: vpc, CidrBlock: '10.0.1.0/24'}), 'subnetId');
  const gateway = element(await call(server, 'CreateInternetGateway'), 'internetGatewayId');
  await call(server, 'AttachInternetGateway', {VpcId: vpc, InternetGatewayId: gateway});
  await hand.select(vpc);
  await hand.act('Actions', 'Delete VPC');
  const dialog = page.getByRole('dialog');
  for (const id of [vpc, subnet, gateway]) await dialog.getByText(id).first().waitFor();
  assert.ok(await dialog.getByRole('button', {name: 'Delete', exact: true}).isDisabled());
  await hand.write(/^To confirm deletion/, 'delete', dialog);
  await hand.press('Delete', dialog);
  await page.getByText(`You successfully deleted ${vpc}.`).waitFor();
  assert.doesNotMatch(await describe('DescribeVpcs'), new RegExp(vpc));
});

test('a VPC in use stays whole', async () => {
  const subnet = element(await call(server, 'CreateSubnet', {VpcId: vpc, CidrBlock: '10.0.1.0/24'}), 'subnetId');
  await call(server, 'CreateNetworkInterface', {SubnetId: subnet});
  await hand.select(vpc);
  await hand.act('Actions', 'Delete VPC');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('It is in use').waitFor();
  await hand.write(/^To confirm deletion/, 'delete', dialog);
  await hand.press('Delete', dialog);
  await dialog.getByText(/DependencyViolation/).first().waitFor();
  assert.match(await describe('DescribeSubnets'), new RegExp(subnet));
});

test('of several subnets those are created that can be, and the other one says why it can’t', async () => {
  await page.goto(`${server.url}/#/subnets/create?vpc=${vpc}`);
  const cidr = page.getByRole('textbox', {name: 'IPv4 subnet CIDR block'});
  await cidr.fill('10.0.1.0/24');
  await hand.press('Add new subnet');
  await cidr.nth(1).fill('10.0.1.128/25');
  await hand.press('Create subnet');
  await page.getByText(/^InvalidSubnet\.Conflict: /).waitFor();
  assert.equal(await cidr.count(), 1);
  await cidr.fill('10.0.2.0/24');
  await hand.press('Create subnet');
  await page.getByText('You successfully created').waitFor();
  assert.equal((await describe('DescribeSubnets')).match(/<subnetId>/g).length, 2);
});

test('lists can be filtered by VPC, and the browser remembers it', async () => {
  const other = element(await call(server, 'CreateVpc', {CidrBlock: '10.1.0.0/16'}), 'vpcId');
  const [mine] = await Promise.all(
    [[vpc, '10.0.1.0/24'], [other, '10.1.1.0/24']].map(async ([VpcId, CidrBlock]) =>
      element(await call(server, 'CreateSubnet', {VpcId, CidrBlock}), 'subnetId'),
    ),
  );
  await show('subnets', 'Subnets (2)');
  await hand.choose(/^Filter by VPC/, vpc);
  await page.getByRole('heading', {level: 1, name: 'Subnets (1)'}).waitFor();
  await page.getByRole('link', {name: mine}).waitFor();
  await page.reload();
  await page.getByRole('heading', {level: 1, name: 'Subnets (1)'}).waitFor();
});

test('an address with a filter lists what it names', async () => {
  await call(server, 'CreateVpc', {CidrBlock: '10.1.0.0/16'});
  await page.goto(`${server.url}/#/subnets`);
  await page.goto(`${server.url}/#/vpcs?cidr=10.1.0.0/16`);
  await page.getByText('1 match').first().waitFor();
  assert.equal(await page.getByRole('link', {name: vpc}).count(), 0);
});

test('who looks for what isn’t there is told so, and where it may be', async () => {
  await page.goto(`${server.url}/#/vpcs/vpc-0123456789abcdef0`);
  await page.getByText('InvalidVpcID.NotFound').waitFor();
  await page.getByText(/another account or Region/).waitFor();
});

test('long lists come in pages', async () => {
  for (let i = 0; i < 60; i += 20)
    await Promise.all(
      Array.from({length: 20}, (_, j) => call(server, 'CreateVpc', {CidrBlock: `10.${100 + i + j}.0.0/16`})),
    );
  await page.getByRole('heading', {level: 1, name: 'Your VPCs (61)'}).waitFor();
  assert.equal(await page.getByRole('link', {name: /^vpc-/}).count(), 50);
  await page.getByRole('button', {name: /^Page 2/}).click();
  await page.waitForFunction(() => document.querySelectorAll('tbody a[href^="#/vpcs/"]').length === 11);
});

test('accounts are added by their 12 digits', async () => {
  await page.getByRole('button', {name: /^Account: /}).click();
  await page.getByRole('menuitem', {name: /^Add or remove accounts/}).click();
  const dialog = page.getByRole('dialog');
  await hand.write('Account ID', '12345', dialog);
  await hand.press('Add account', dialog);
  await dialog.getByText('An account ID has 12 digits.').waitFor();
  await hand.write('Account ID', '3333-3333-3333', dialog);
  await hand.press('Add account', dialog);
  await hand.press('Close', dialog);
  await page.getByRole('button', {name: 'Account: 3333-3333-3333'}).waitFor();
  await page.getByRole('heading', {level: 1, name: 'Your VPCs (0)'}).waitFor();
});

test('the dashboard counts, and calls out the request that waits', async () => {
  const theirs = element(
    await call(server, 'CreateVpc', {CidrBlock: '10.7.0.0/16'}, {account: '222222222222'}),
    'vpcId',
  );
  const request = await call(
    server,
    'CreateVpcPeeringConnection',
    {VpcId: theirs, PeerVpcId: vpc, PeerOwnerId: '123456789012'},
    {account: '222222222222'},
  );
  await show('dashboard', 'VPC dashboard');
  await page.getByRole('link', {name: 'VPCs: 1'}).waitFor();
  await page.getByText('A peering request waits for you').waitFor();
  await page.getByRole('link', {name: element(request, 'vpcPeeringConnectionId')}).click();
  await page.getByText('You can accept or reject this peering connection request').waitFor();
});
