// axe looks at every screen, in both languages and both visual modes: nothing serious may be found.
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {after, before, test} from 'node:test';
import {call, element, openBrowser, run, serve} from './browser.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const scenario = fileURLToPath(new URL('../../scenarios/vpc-peering.yaml', import.meta.url));

let server, browser, ids;
before(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
  await run('apply', scenario, '--endpoint', server.url);
  ids = {
    vpc: element(await call(server, 'DescribeVpcs', {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': 'vpc-a'}), 'vpcId'),
    table: element(await call(server, 'DescribeRouteTables', {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': 'rtb-a'}), 'routeTableId'),
    group: element(await call(server, 'DescribeSecurityGroups', {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': 'sg-a'}), 'groupId'),
    peering: element(await call(server, 'DescribeVpcPeeringConnections'), 'vpcPeeringConnectionId'),
    instance: element(await call(server, 'DescribeInstances', {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': 'ec2-a'}), 'instanceId'),
    other: element(await call(server, 'DescribeInstances', {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': 'ec2-b'}), 'instanceId'),
    acl: element(await call(server, 'DescribeNetworkAcls'), 'networkAclId'),
  };
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const lists = [
  'dashboard', 'vpcs', 'subnets', 'route-tables', 'internet-gateways', 'nat-gateways', 'elastic-ips', 'peering-connections',
  'security-groups', 'network-acls', 'instances', 'key-pairs', 'reachability-analyzer', 'calls', 'time-and-weather', 'lessons',
  'terminal',
];
const forms = [
  'vpcs', 'subnets', 'route-tables', 'internet-gateways', 'nat-gateways', 'peering-connections', 'security-groups', 'network-acls',
  'key-pairs',
];
const addresses = () => [
  ...lists,
  ...forms.map((screen) => `${screen}/create`),
  `vpcs/${ids.vpc}`,
  `route-tables/${ids.table}/edit-routes`,
  `security-groups/${ids.group}`,
  `peering-connections/${ids.peering}`,
  `instances/${ids.instance}`,
  'instances/create',
  `map?from=${ids.instance}&to=${ids.other}&protocol=tcp&port=22`,
];

/// What axe calls serious or critical, in a line each.
async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations']}));
  return found.violations
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .map(({id, nodes}) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
}

/// False: there is no heading, and so nothing to look at.
async function isShown(page) {
  const heading = page.getByRole('heading', {level: 1}).first();
  const shown = await heading.waitFor({timeout: 5000}).then(() => true, () => false);
  await page.waitForTimeout(500);
  return shown;
}

for (const [language, colors] of [['en', 'light'], ['ja', 'dark']]) {
  test(`axe finds nothing serious on any screen, ${language}, ${colors}`, {timeout: 300_000}, async () => {
    const page = await browser.page(server, {language, colors});
    const all = [];
    for (const address of addresses()) {
      await page.goto(`${server.url}/#/${address}`);
      if (!(await isShown(page))) all.push(`${address}: no heading`);
      all.push(...(await faults(page)).map((fault) => `${address}: ${fault}`));
    }
    assert.deepEqual(all, []);
    assert.deepEqual(page.complaints, []);
  });
}
