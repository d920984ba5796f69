// The terminal in the browser, on the walk-through's network.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {call, element, openBrowser, run, serve} from './browser.mjs';

const scenario = fileURLToPath(new URL('../../scenarios/vpc-peering.yaml', import.meta.url));
const stranger = '203.0.113.99';

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
  await run('apply', scenario, '--endpoint', server.url);
  await call(server, 'AuthorizeSecurityGroupIngress', await ssh('127.0.0.1'));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/// What the terminal shows, as screen readers have it.
const screenOf = (page) => page.locator('.xterm-accessibility-tree');

async function showing(page, text) {
  await screenOf(page).filter({hasText: text}).waitFor();
}

async function choose(page, instance, {label = 'Instance', connect = 'Connect'} = {}) {
  const select = page.getByRole('main').getByRole('button', {name: new RegExp(`^${label} `)});
  await select.click();
  await page.getByRole('option', {name: new RegExp(instance)}).click();
  await page.getByRole('button', {name: connect, exact: true}).click();
}

async function connected(options) {
  const page = await browser.page(server, {path: '#/terminal', ...options});
  await choose(page, 'ec2-a');
  await page.getByText(/^Connected/).first().waitFor();
  await showing(page, ']$');
  return page;
}

async function described(name, what) {
  const answer = await call(server, 'DescribeInstances', {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': name});
  return element(answer, what);
}

/// A rule of ec2-a's group.
async function ssh(source) {
  return {
    GroupId: await described('ec2-a', 'groupId'),
    'IpPermissions.1.IpProtocol': 'tcp',
    'IpPermissions.1.FromPort': '22',
    'IpPermissions.1.ToPort': '22',
    'IpPermissions.1.IpRanges.1.CidrIp': `${source}/32`,
  };
}

test('an instance is chosen, its user is filled in, and what is typed reaches its shell', async () => {
  const page = await browser.page(server, {path: '#/terminal'});
  await page.getByLabel('Username').waitFor();
  assert.equal(await page.getByLabel('Username').inputValue(), 'ec2-user');
  await choose(page, 'ec2-a');
  await page.getByText(/^Connected · 127\.0\.0\.1 → ec2-user@/).first().waitFor();
  await showing(page, ']$');
  await page.keyboard.type('whoami; hostname\n');
  await showing(page, 'ec2-user');
  await showing(page, 'ip-10-0-1-');
  await page.keyboard.type('exit 3\n');
  await page.getByText(/^Connection closed · .* · Exit status 3$/).first().waitFor();
  await page.getByRole('button', {name: 'Reconnect'}).click();
  await page.getByText(/^Connected/).first().waitFor();
  assert.deepEqual(page.complaints, []);
});

test('whoever is kept out reads why and what to change, and is let in once it is changed', async () => {
  const page = await browser.page(server, {path: '#/terminal'});
  await page.evaluate((address) => localStorage.setItem('vpcsim.my-ip', address), stranger);
  await page.reload();
  await choose(page, 'ec2-a');
  await page.getByText(/^No answer yet/).first().waitFor();
  await page.getByText('ENI_SG_RULES_MISMATCH').waitFor();
  const remedy = page.getByRole('listitem').filter({hasText: 'What to change'});
  assert.match(await remedy.first().innerText(), new RegExp(`${stranger}/32`));
  const link = page.getByRole('link', {name: 'Follow the packet on the map'});
  const id = await described('ec2-a', 'instanceId');
  assert.equal(
    await link.getAttribute('href'),
    `#/map?from=${stranger}&to=${id}.public_ip&protocol=tcp&port=22`,
  );
  await call(server, 'AuthorizeSecurityGroupIngress', await ssh(stranger));
  await page.getByText(/^Connected/).first().waitFor({timeout: 40_000});
  assert.equal(await page.getByText('ENI_SG_RULES_MISMATCH').count(), 0);
  await call(server, 'RevokeSecurityGroupIngress', await ssh(stranger));
  assert.deepEqual(page.complaints, []);
});

test('an instance without a public address says so, in Japanese too', async () => {
  const page = await browser.page(server, {path: '#/terminal', language: 'ja'});
  await choose(page, 'ec2-b', {label: 'インスタンス', connect: '接続'});
  await page.getByText(/^インターネットから到達できません/).first().waitFor();
  await page.getByText('にはパブリック IPv4 アドレスがないため').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('an instance in the address is chosen, and a user that there is not is denied', async () => {
  const page = await browser.page(server, {path: `#/terminal/${await described('ec2-a', 'instanceId')}`});
  await page.getByRole('button', {name: /^Instance.*ec2-a/}).waitFor();
  await page.getByLabel('Username').fill('ubuntu');
  await page.getByRole('button', {name: 'Connect', exact: true}).click();
  await page.getByText(/^ubuntu@.*: Permission denied \(publickey\)\.$/).first().waitFor();
  await page.getByText('The instance has no user ubuntu').waitFor();
});

test('a terminal goes on while another screen is looked at', async () => {
  const page = await connected();
  await page.keyboard.type('echo kept-$((40+2)) > note; cat note\n');
  await showing(page, 'kept-');
  await page.goto(`${server.url}/#/dashboard`);
  await page.getByRole('heading', {level: 1, name: 'VPC dashboard'}).waitFor();
  await page.goto(`${server.url}/#/terminal`);
  await showing(page, 'kept-');
  await page.keyboard.type('exit\n');
  await page.getByText(/^Connection closed/).first().waitFor();
});

test('several terminals are open in tabs, and closed one by one', async () => {
  const page = await connected();
  await page.getByRole('button', {name: 'New terminal'}).click();
  await choose(page, 'ec2-a');
  await showing(page, ']$');
  await page.keyboard.type('uptime\n');
  await showing(page, /\d+ users/); // those of other pages among them
  const close = page.getByRole('button', {name: 'Close the terminal on ec2-a'});
  assert.equal(await close.count(), 2);
  await close.last().click();
  await page.keyboard.press('Tab');
  await screenOf(page).waitFor();
  await page.locator('.terminal-frame').click();
  await page.keyboard.type('uptime; echo done\n');
  await showing(page, 'done');
  assert.equal(await close.count(), 1);
});

test('the keyboard gets out of the terminal by Shift+Tab, and by Esc and Tab', async () => {
  const page = await connected();
  const inside = () => page.evaluate(() => document.activeElement?.closest('.terminal-frame') !== null);
  await page.keyboard.press('Tab');
  assert.equal(await inside(), true);
  await page.keyboard.press('Shift+Tab');
  assert.equal(await inside(), false);
  await page.keyboard.press('Tab');
  while (!(await inside())) await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.equal(await inside(), false);
});

test('the shell has the size of the window, and follows it', async () => {
  const page = await connected();
  const size = async () => {
    const line = screenOf(page).getByText(/^\d+ \d+$/).first();
    await page.keyboard.type('clear\n');
    await line.waitFor({state: 'hidden'});
    await page.keyboard.type('stty size\n');
    return (await line.innerText()).split(' ').map(Number);
  };
  const [rows, columns] = await size();
  await page.setViewportSize({width: 1000, height: 700});
  await page.waitForTimeout(500);
  const [fewer, narrower] = await size();
  assert.ok(fewer < rows && narrower < columns, `${rows} ${columns} → ${fewer} ${narrower}`);
});

test('Ctrl+V pastes a file, and Ctrl+C copies what is selected', async () => {
  const page = await connected();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.type('cat > file\n');
  await page.evaluate(() => navigator.clipboard.writeText('first line\nsecond line\n'));
  await page.keyboard.press('Control+v');
  await showing(page, 'second line');
  await page.keyboard.press('Control+d');
  await page.keyboard.type('clear\n');
  await screenOf(page).getByText('second line').waitFor({state: 'hidden'});
  await page.keyboard.type('wc -l file; ls\n');
  await showing(page, '2 file');
  await page.locator('.xterm-screen').click({clickCount: 3, position: {x: 20, y: 8}});
  await page.keyboard.press('Control+c');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /wc -l file; ls$/);
  await page.keyboard.type('exit\n');
  await page.getByText(/^Connection closed/).first().waitFor();
});
