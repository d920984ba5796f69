// What the console shows of the emulator itself: calls and what can be copied of them, states to go back to, the
// clock and the faults.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {after, before, test} from 'node:test';
import {call, element, openBrowser, run, serve} from './browser.mjs';
import {Hand} from './hand.mjs';

const scenario = fileURLToPath(new URL('../../scenarios/vpc-peering.yaml', import.meta.url));

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/// A row of the table in which all of that stands.
function row(page, ...texts) {
  return texts.reduce((rows, text) => rows.filter({hasText: text}), page.getByRole('row')).first();
}

test('calls of other clients show as they are made, refusals with their code', async () => {
  const page = await browser.page(server, {path: '#/calls'});
  await page.getByRole('heading', {level: 1, name: 'API calls'}).waitFor();
  const answer = await call(server, 'CreateVpc', {CidrBlock: '10.7.0.0/16'}, {account: '333333333333'});
  await row(page, 'CreateVpc', '333333333333', element(answer, 'vpcId')).waitFor();

  await assert.rejects(call(server, 'DeleteVpc', {VpcId: 'vpc-0123456789abcdef0'}));
  await page.getByRole('button', {name: 'Refused', exact: true}).click();
  await row(page, 'DeleteVpc').getByText('InvalidVpcID.NotFound').waitFor();
  assert.equal(await row(page, 'CreateVpc').count(), 0);
  assert.deepEqual(page.complaints, []);
});

test('what is copied as AWS CLI commands makes the same in an emulator of another seed', async (t) => {
  if (spawnSync('aws', ['--version']).status !== 0) return t.skip('there is no AWS CLI');
  const [from, to] = await Promise.all([serve(), serve('--seed', '7')]);
  try {
    await run('apply', scenario, '--endpoint', from.url);
    const page = await browser.page(from, {path: '#/calls'});
    const hand = new Hand(page);
    await hand.act('Copy as', 'AWS CLI commands: all changes');
    const script = await page.getByRole('region', {name: 'AWS CLI commands'}).innerText();
    const done = spawnSync('bash', ['-s', to.url], {input: script, encoding: 'utf8'});
    assert.equal(done.status, 0, done.stderr);
    assert.match(await run('plan', scenario, '--endpoint', to.url), /nothing to do/);
    assert.deepEqual(page.complaints, []);
  } finally {
    await Promise.all([from.stop(), to.stop()]);
  }
});

test('the network goes back to a state of its history, and forward again', async () => {
  const account = '444444444444';
  const vpc = element(await call(server, 'CreateVpc', {CidrBlock: '10.8.0.0/16'}, {account}), 'vpcId');
  const subnet = element(
    await call(server, 'CreateSubnet', {VpcId: vpc, CidrBlock: '10.8.1.0/24'}, {account}),
    'subnetId',
  );
  const there = async () => (await call(server, 'DescribeSubnets', {}, {account})).includes(subnet);
  const page = await browser.page(server, {path: '#/calls/history'});
  const rewindTo = async (action) => {
    await row(page, action, account).getByRole('radio').check({force: true});
    await page.getByRole('button', {name: 'Rewind to here'}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Rewind to here'}).click();
    await page.getByText(/The network is again as it was after/).first().waitFor();
  };
  await rewindTo('CreateVpc');
  assert.equal(await there(), false);
  await rewindTo('CreateSubnet');
  assert.equal(await there(), true);
  assert.deepEqual(page.complaints, []);
});

test('the clock is advanced by clicking and by writing, and says what it doesn’t take', async () => {
  const page = await browser.page(server, {path: '#/time-and-weather'});
  const hand = new Hand(page);
  const now = async () => Date.parse((await (await fetch(`${server.url}/_vpcsim/clock`)).json()).now);
  const begin = await now();
  await page.getByRole('button', {name: '+7 days 1 minute'}).click();
  await page.getByText('The virtual clock now shows').first().waitFor();
  assert.ok((await now()) - begin >= 604_860_000);
  await hand.write('Advance by', '+7x');
  await hand.press('Advance the clock');
  await page.getByText('"+7x" isn\'t a span of time').first().waitFor();
});

test('a fault is added, counts the calls that it strikes, and is cleared', async () => {
  const page = await browser.page(server, {path: '#/time-and-weather'});
  const hand = new Hand(page);
  const dialog = page.getByRole('dialog');
  await hand.press('Add fault');
  await hand.write('Actions', 'CreateFoo', dialog);
  await hand.press('Add fault', dialog);
  await dialog.getByText('no action is called "CreateFoo"').waitFor();
  await hand.write('Actions', 'CreateRouteTable, CreateSubnet', dialog);
  await hand.press('Add fault', dialog);
  await row(page, 'CreateRouteTable, CreateSubnet').waitFor();
  await assert.rejects(call(server, 'CreateRouteTable', {VpcId: 'vpc-1'}), /RequestLimitExceeded/);
  const struck = row(page, 'CreateRouteTable, CreateSubnet').getByRole('cell').last();
  await struck.filter({hasText: '1'}).waitFor();
  await hand.press('Clear all');
  await page.getByText('Fair weather').waitFor();
});
