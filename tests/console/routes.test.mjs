// Route tables and what they lead to: internet gateways, NAT gateways and their Elastic IP addresses.
import assert from 'node:assert/strict';
import {after, before, beforeEach, test} from 'node:test';
import {call, element, openBrowser, serve} from './browser.mjs';

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(() => fetch(`${server.url}/_vpcsim/reset`, {method: 'POST'}));

/// Two VPCs with an active peering connection, and a route table of the first.
async function peeredVpcs(first, second) {
  const vpc = element(await call(server, 'CreateVpc', {CidrBlock: first}), 'vpcId');
  const peer = element(await call(server, 'CreateVpc', {CidrBlock: second}), 'vpcId');
  const made = await call(server, 'CreateVpcPeeringConnection', {VpcId: vpc, PeerVpcId: peer});
  const pcx = element(made, 'vpcPeeringConnectionId');
  await call(server, 'AcceptVpcPeeringConnection', {VpcPeeringConnectionId: pcx});
  const table = element(await call(server, 'CreateRouteTable', {VpcId: vpc}), 'routeTableId');
  return {vpc, pcx, table};
}

/// "10.0.0.0/16 → local" of each route.
async function routesOf(table) {
  const xml = await call(server, 'DescribeRouteTables', {'RouteTableId.1': table});
  const [, set] = /<routeSet>(.*?)<\/routeSet>/s.exec(xml);
  return [...set.matchAll(/<item>(.*?)<\/item>/gs)].map(([, route]) => {
    const target = element(route, 'gatewayId') ?? element(route, 'vpcPeeringConnectionId');
    return `${element(route, 'destinationCidrBlock')} → ${target}`;
  });
}

/// What a row of the route editor is called, in each language.
const editors = {
  en: {
    add: 'Add route',
    target: 'Target',
    destination: 'Destination',
    id: 'ID of the target',
    peering: 'Peering Connection',
    active: 'Active',
    save: 'Save changes',
  },
  ja: {
    add: 'ルートを追加',
    target: 'ターゲット',
    destination: '送信先',
    id: 'ターゲットの ID',
    peering: 'ピアリング接続',
    active: 'アクティブ',
    save: '変更を保存',
  },
};

async function openEditor(table, language) {
  const page = await browser.page(server, {language, path: `#/route-tables/${table}/edit-routes`});
  await page.getByRole('button', {name: editors[language].add}).waitFor();
  return page;
}

/// Adds a row; it is the last one.
async function addRow(page, words, {destination, kind, id}) {
  await page.getByRole('button', {name: words.add}).click();
  const row = page.getByRole('group').last();
  await row.getByRole('button', {name: words.target}).click();
  await page.getByRole('option', {name: kind, exact: true}).click();
  await row.getByRole('combobox', {name: words.id}).fill(id);
  await row.getByRole('combobox', {name: words.destination}).fill(destination);
  await page.keyboard.press('Escape');
}

for (const [language, words] of Object.entries(editors)) {
  test(`the route editor offers the VPC's peering connections and the other side's block, in ${language}`, async () => {
    const {pcx, table} = await peeredVpcs('10.0.0.0/16', '10.1.0.0/16');
    const page = await openEditor(table, language);
    await page.getByRole('button', {name: words.add}).click();
    const row = page.getByRole('group').last();
    await row.getByRole('button', {name: words.target}).click();
    await page.getByRole('option', {name: words.peering}).click();
    await row.getByRole('combobox', {name: words.id}).click();
    await page.getByRole('option', {name: new RegExp(`${pcx}.*${words.active}`, 's')}).click();
    await row.getByRole('combobox', {name: words.destination}).click();
    await page.getByRole('option', {name: /10\.1\.0\.0\/16/}).click();
    await page.getByRole('button', {name: words.save}).click();
    await page.getByRole('heading', {level: 1, name: table}).waitFor();
    await page.getByRole('row', {name: new RegExp(`10\\.1\\.0\\.0/16.*${pcx}`, 's')}).waitFor();
    assert.deepEqual(await routesOf(table), ['10.0.0.0/16 → local', `10.1.0.0/16 → ${pcx}`]);
    assert.deepEqual(page.complaints, []);
  });
}

test('a refused route says why at its row; the others are applied', async () => {
  const {pcx, table} = await peeredVpcs('10.0.0.0/16', '10.1.0.0/16');
  const words = editors.en;
  const page = await openEditor(table, 'en');
  await addRow(page, words, {destination: '10.1.0.0/16', kind: words.peering, id: 'pcx-0123456789abcdef0'});
  await addRow(page, words, {destination: '10.2.9.9/16', kind: words.peering, id: pcx});
  await page.getByRole('button', {name: words.save}).click();
  const refused = page.getByRole('group', {name: 'Destination 10.1.0.0/16'});
  await refused.getByText(/InvalidVpcPeeringConnectionID\.NotFound: .*pcx-0123456789abcdef0/).waitFor();
  assert.deepEqual(await routesOf(table), ['10.0.0.0/16 → local', `10.2.0.0/16 → ${pcx}`]);

  await refused.getByRole('combobox', {name: words.id}).fill(pcx);
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: words.save}).click();
  await page.getByRole('heading', {level: 1, name: table}).waitFor();
  assert.deepEqual(await routesOf(table), [
    '10.0.0.0/16 → local',
    `10.2.0.0/16 → ${pcx}`,
    `10.1.0.0/16 → ${pcx}`,
  ]);
});

test('what is missing is said before anything is sent', async () => {
  const {table} = await peeredVpcs('10.0.0.0/16', '10.1.0.0/16');
  const page = await openEditor(table, 'en');
  await page.getByRole('button', {name: 'Add route'}).click();
  await page.getByRole('combobox', {name: 'Destination'}).last().fill('somewhere');
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: 'Save changes'}).click();
  await page.getByText('Enter a CIDR block (10.0.0.0/16) or a prefix list ID (pl-…).').waitFor();
  await page.getByText('Select a target.', {exact: true}).waitFor();
  assert.deepEqual(await routesOf(table), ['10.0.0.0/16 → local']);
});

test('a subnet moves to another route table by its checkbox', async () => {
  const {vpc, table} = await peeredVpcs('10.0.0.0/16', '10.1.0.0/16');
  const made = await call(server, 'CreateSubnet', {VpcId: vpc, CidrBlock: '10.0.1.0/24'});
  const subnet = element(made, 'subnetId');
  const page = await browser.page(server, {path: `#/route-tables/${table}/edit-subnet-associations`});
  await page.getByRole('checkbox', {name: `Select ${subnet}`}).click();
  await page.getByRole('button', {name: 'Save associations'}).click();
  await page.getByText(`You have successfully updated subnet associations for ${table}.`).waitFor();
  const xml = await call(server, 'DescribeRouteTables', {'RouteTableId.1': table});
  assert.equal(element(xml, 'subnetId'), subnet);
});

test('an internet gateway is created and attached; a NAT gateway takes an address allocated in its form', async () => {
  const vpc = element(await call(server, 'CreateVpc', {CidrBlock: '10.8.0.0/16'}), 'vpcId');
  const made = await call(server, 'CreateSubnet', {VpcId: vpc, CidrBlock: '10.8.1.0/24'});
  const subnet = element(made, 'subnetId');
  const page = await browser.page(server, {path: '#/internet-gateways/create'});
  await page.getByRole('button', {name: 'Create internet gateway'}).click();
  await page.getByRole('link', {name: 'Attach to a VPC'}).click();
  await page.getByRole('button', {name: /Available VPCs/}).click();
  await page.getByRole('option', {name: new RegExp(vpc)}).click();
  await page.getByRole('button', {name: 'Attach internet gateway'}).click();
  await page.getByText(new RegExp(`successfully attached to ${vpc}`)).waitFor();

  await page.goto(`${server.url}/#/nat-gateways/create`);
  await page.getByText('Select a subnet', {exact: true}).click();
  await page.getByRole('option', {name: new RegExp(subnet)}).click();
  await page.getByRole('button', {name: 'Create NAT gateway'}).click();
  await page.getByText(/MissingParameter: .*AllocationId/).waitFor();
  await page.getByRole('button', {name: 'Allocate Elastic IP'}).click();
  await page.getByText(/Elastic IP address .* was allocated/).waitFor();
  await page.getByRole('button', {name: 'Create NAT gateway'}).click();
  await page.getByText(/NAT gateway nat-\w+ was created successfully/).waitFor();
  await page.getByText('Available', {exact: true}).waitFor();
});
