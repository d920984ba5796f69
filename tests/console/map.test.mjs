// The network map: it shows what there is, says of a packet what the evaluator says, and follows each change.
import assert from 'node:assert/strict';
import {after, before, beforeEach, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {call, element, openBrowser, run, serve} from './browser.mjs';

const scenario = fileURLToPath(new URL('../../scenarios/vpc-peering.yaml', import.meta.url));

let server, browser, ids;
before(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  await server?.stop();
  server = await serve();
  await run('apply', scenario, '--endpoint', server.url);
  const named = async (what, name, id) =>
    element(await call(server, `Describe${what}`, {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': name}), id);
  ids = {
    a: await named('Instances', 'ec2-a', 'instanceId'),
    b: await named('Instances', 'ec2-b', 'instanceId'),
    tableB: await named('RouteTables', 'rtb-b', 'routeTableId'),
    peering: element(await call(server, 'DescribeVpcPeeringConnections'), 'vpcPeeringConnectionId'),
  };
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function pathOf(question) {
  const response = await fetch(`${server.url}/_vpcsim/path`, {method: 'POST', body: JSON.stringify(question)});
  return response.json();
}

const openMap = (query = '', options = {}) => browser.page(server, {...options, path: `#/map${query}`});
const between = () => `?from=${ids.a}&to=${ids.b}&protocol=tcp&port=22`;
const instance = (page, name) => page.getByRole('button', {name: new RegExp(`^Instance ${name} `)});
const deleteRoute = () =>
  call(server, 'DeleteRoute', {RouteTableId: ids.tableB, DestinationCidrBlock: '10.0.0.0/16'});

/// Where each VPC stands.
const places = (page) =>
  page
    .locator('.react-flow__node-vpc')
    .evaluateAll((nodes) => Object.fromEntries(nodes.map((node) => [node.dataset.id, node.style.transform])));

test('ends are chosen by clicks, and the question is in the address', async () => {
  const page = await openMap();
  await instance(page, 'ec2-a').click();
  await instance(page, 'ec2-b').click();
  await page.getByText('Reachable', {exact: true}).waitFor();
  assert.equal(new URL(page.url()).hash, `#/map${between()}`);
  await page.reload();
  await page.getByText('Reachable', {exact: true}).waitFor();
  assert.deepEqual(page.complaints, []);
});

test('ends are chosen by keyboard, in the picture and in the outline', async () => {
  const page = await openMap();
  await instance(page, 'ec2-a').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Outline'}).press('Enter');
  await page.getByRole('button', {name: 'Choose as To: ec2-b'}).press('Enter');
  await page.getByText('Reachable', {exact: true}).waitFor();
});

test('names in the address stand for instances', async () => {
  const page = await openMap('?from=ec2-a&to=ec2-b&protocol=tcp&port=22');
  await page.getByText('Reachable', {exact: true}).waitFor();
});

for (const [language, words] of [
  ['en', {reachable: 'Reachable', unreachable: 'Not reachable'}],
  ['ja', {reachable: '到達可能', unreachable: '到達不可能'}],
]) {
  test(`verdict, hops and remedies are the evaluator's, in ${language}`, async () => {
    const questions = [
      {from: ids.a, to: ids.b, protocol: 'tcp', port: 22},
      {from: ids.a, to: ids.b, protocol: 'tcp', port: 5432},
      {from: ids.b, to: ids.a, protocol: 'udp', port: 53},
      {from: ids.a, to: ids.b, protocol: 'icmp'},
      {from: '203.0.113.10', to: `${ids.a}.public_ip`, protocol: 'tcp', port: 22},
      {from: '127.0.0.1', to: `${ids.a}.public_ip`, protocol: 'tcp', port: 22},
      {from: ids.a, to: '198.51.100.7', protocol: 'tcp', port: 443},
      {from: ids.b, to: '198.51.100.7', protocol: 'tcp', port: 443},
    ];
    const page = await openMap('', {language});
    for (const question of questions) {
      const expected = await pathOf({...question, language});
      await page.goto(`${server.url}/#/map?${new URLSearchParams(question)}`);
      const verdict = expected.verdict === 'reachable' ? words.reachable : words.unreachable;
      await page.locator('.map-verdict').getByText(verdict, {exact: true}).waitFor();
      const last = expected.hops.at(-1);
      await page.locator('.map-hop').last().filter({hasText: last.plain ?? last.text}).waitFor();
      assert.equal(await page.locator('.map-hop').count(), expected.hops.length, JSON.stringify(question));
      assert.equal(await page.locator('.map-blockers > li').count(), expected.blockers.length);
      assert.equal(await page.locator('.map-packet-dropped').count(), last.dropped ? 1 : 0);
    }
    assert.deepEqual(page.complaints, []);
  });
}

test("another client's change shows at once: the verdict, where it is dropped, and what to edit", async () => {
  const page = await openMap(between());
  await page.getByText('Reachable', {exact: true}).waitFor();
  await deleteRoute();
  await page.getByText('Not reachable').waitFor();
  await page.getByText('The request arrives, but its reply is lost.').waitFor();
  await page.locator('.map-frame-blocked').waitFor();
  await page.getByRole('link', {name: `Edit routes: ${ids.tableB}`}).click();
  await page.getByRole('heading', {level: 1, name: 'Edit routes'}).waitFor();
});

test('a peering connection that comes, waits and goes moves nothing', async () => {
  const page = await openMap();
  await page.getByRole('link', {name: 'peer-ab'}).waitFor();
  const before = await places(page);
  await call(server, 'DeleteVpcPeeringConnection', {VpcPeeringConnectionId: ids.peering});
  await page.getByRole('link', {name: 'peer-ab'}).waitFor({state: 'detached'});
  assert.deepEqual(await places(page), before);
  const [requester, accepter] = Object.keys(before);
  await call(server, 'CreateVpcPeeringConnection', {VpcId: requester, PeerVpcId: accepter});
  await page.getByText('Pending acceptance').first().waitFor();
  assert.deepEqual(await places(page), before);
});

test('the packet goes hop by hop, and the list with it', async () => {
  const page = await openMap(between());
  const here = page.locator('.map-hop[aria-current=step]');
  await page.getByText('Hop 18 of 18').waitFor(); // whoever prefers no motion sees the end
  await page.getByRole('button', {name: 'To the start'}).click();
  await here.getByText('sent by ec2-a').waitFor();
  await page.getByRole('button', {name: 'One hop on'}).click();
  await here.getByText('security group sg-a allows egress').waitFor();
  await page.getByRole('button', {name: /peering connection peer-ab carries it from VPC vpc-a/}).click();
  await page.getByText('Hop 5 of 18').waitFor();
});

test('a question becomes a path of Reachability Analyzer', async () => {
  const page = await openMap(between());
  await page.getByRole('button', {name: 'Keep as a Reachability Analyzer path'}).click();
  await page.getByText('Path created and analyzed').waitFor();
  const paths = await call(server, 'DescribeNetworkInsightsPaths');
  assert.equal(element(paths, 'source'), ids.a);
  assert.equal(element(paths, 'destination'), ids.b);
  const analyses = await call(server, 'DescribeNetworkInsightsAnalyses');
  assert.equal(element(analyses, 'networkPathFound'), 'true');
});

test('a peering of two accounts is one, from one account to the other', async () => {
  const partner = {account: '222222222222'};
  const theirs = element(await call(server, 'CreateVpc', {CidrBlock: '10.9.0.0/16'}, partner), 'vpcId');
  const page = await openMap();
  const ours = Object.keys((await page.locator('.react-flow__node-vpc').first().waitFor(), await places(page)))[0];
  const made = await call(server, 'CreateVpcPeeringConnection', {
    VpcId: ours,
    PeerVpcId: theirs,
    PeerOwnerId: partner.account,
    'TagSpecification.1.ResourceType': 'vpc-peering-connection',
    'TagSpecification.1.Tag.1.Key': 'Name',
    'TagSpecification.1.Tag.1.Value': 'to-partner',
  });
  await page.getByText('Account 2222-2222-2222').waitFor();
  await page.getByRole('link', {name: 'to-partner'}).waitFor();
  await call(
    server,
    'AcceptVpcPeeringConnection',
    {VpcPeeringConnectionId: element(made, 'vpcPeeringConnectionId')},
    partner,
  );
  await page.getByText('Pending acceptance').waitFor({state: 'detached'});
  assert.equal(await page.getByRole('link', {name: 'to-partner'}).count(), 1);
});

test('of many instances in a subnet the first are shown, the others when asked for', async () => {
  const subnet = element(
    await call(server, 'DescribeInstances', {'InstanceId.1': ids.b}),
    'subnetId',
  );
  const image = element(await call(server, 'DescribeInstances', {'InstanceId.1': ids.b}), 'imageId');
  await call(server, 'RunInstances', {ImageId: image, InstanceType: 't3.micro', MinCount: 20, MaxCount: 20, SubnetId: subnet});
  const page = await openMap();
  const cards = page.locator('button.map-instance');
  await page.getByRole('button', {name: '+14 more subnet-b'}).click();
  await page.getByRole('button', {name: '+14 more subnet-b'}).waitFor({state: 'detached'});
  assert.equal(await cards.count(), 22);
});
