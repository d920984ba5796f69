// Instances, key pairs and Reachability Analyzer in the console.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach, test} from 'node:test';
import {call, element, openBrowser, serve} from './browser.mjs';

let server, browser, folder;
before(async () => {
  [server, browser, folder] = await Promise.all([
    serve(),
    openBrowser(),
    mkdtemp(join(tmpdir(), 'vpcsim-console-')),
  ]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, {recursive: true});
});
beforeEach(() => fetch(`${server.url}/_vpcsim/reset`, {method: 'POST'}));

const image = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

/// Launched in the default VPC; answers its id.
async function launch(name, parameters = {}) {
  const answer = await call(server, 'RunInstances', {
    ImageId: image,
    MinCount: 1,
    MaxCount: 1,
    'TagSpecification.1.ResourceType': 'instance',
    'TagSpecification.1.Tag.1.Key': 'Name',
    'TagSpecification.1.Tag.1.Value': name,
    ...parameters,
  });
  return element(answer, 'instanceId');
}

test('what stops or ends an instance asks first; starting it does not', async () => {
  const id = await launch('web');
  const page = await browser.page(server, {path: '#/instances'});
  const row = page.getByRole('row', {name: new RegExp(id)});
  const act = async (name) => {
    await page.getByRole('button', {name: 'Instance state', exact: true}).first().click();
    await page.getByRole('menuitem', {name}).click();
  };
  await row.getByRole('checkbox').check();
  await act('Stop instance');
  await page.getByRole('dialog').getByRole('button', {name: 'Stop', exact: true}).click();
  await row.getByText('Stopped').waitFor();
  await act('Start instance');
  await row.getByText('Running').waitFor();
  await act('Terminate (delete) instance');
  await page.getByRole('dialog').getByRole('button', {name: 'Terminate (delete)'}).click();
  await row.getByText('Terminated').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('a refused launch says why at the field, and leaves no security group behind', async () => {
  const page = await browser.page(server, {path: '#/instances/create'});
  const submit = page.getByRole('button', {name: 'Launch instance'});
  await submit.click();
  await page.getByText('Please select a key pair').waitFor();
  await page.getByRole('button', {name: /^Key pair name/}).click();
  await page.getByRole('option', {name: /Proceed without a key pair/}).click();
  assert.equal(await page.getByText('Please select a key pair').count(), 0);
  await page.getByRole('button', {name: 'Edit: Network settings'}).click();
  await page.getByRole('button', {name: 'Advanced network configuration'}).click();
  await page.getByRole('textbox', {name: /^Primary IP/}).fill('10.99.0.1');
  await submit.click();
  const field = page.getByRole('textbox', {name: /^Primary IP/});
  await page.getByText(/^InvalidParameterValue: .*subnet/).waitFor();
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.doesNotMatch(await call(server, 'DescribeSecurityGroups'), /launch-wizard/);
  await field.fill('');
  await submit.click();
  await page.getByText(/Successfully initiated launch of instance \(i-/).waitFor();
  assert.match(await call(server, 'DescribeSecurityGroups'), /launch-wizard-1</);
});

test('a key pair’s private key is downloaded once, and opens the instance in the command that is shown', async () => {
  const page = await browser.page(server, {path: '#/key-pairs/create'});
  await page.getByRole('textbox', {name: 'Name'}).fill('access');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: 'Create key pair'}).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'access.pem');
  assert.match(await readFile(await download.path(), 'utf8'), /^-----BEGIN RSA PRIVATE KEY-----/);
  const id = await launch('web', {KeyName: 'access'});
  const {instances} = await (await fetch(`${server.url}/_vpcsim/ssh`)).json();
  const {public_ip, port} = instances.find((one) => one.instance_id === id);
  const at = port === 22 ? '' : `-p ${port} `;
  await page.goto(`${server.url}/#/instances/${id}/connect`);
  await page.getByRole('tab', {name: 'SSH client'}).click();
  await page.getByText(`ssh -i "access.pem" ${at}ec2-user@${public_ip}`, {exact: true}).waitFor();
});

test('a public key is imported from a file; what is none is refused at its field', async () => {
  const file = join(folder, 'mine');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const page = await browser.page(server, {path: '#/key-pairs/import'});
  await page.getByRole('textbox', {name: 'Name'}).fill('mine');
  const contents = page.getByRole('textbox', {name: 'Public key contents'});
  await contents.fill('rubbish');
  await page.getByRole('button', {name: 'Import key pair'}).click();
  await page.getByText(/^InvalidKey\.Format/).waitFor();
  await page.locator('input[type=file]').setInputFiles(`${file}.pub`);
  await page.waitForFunction((text) => document.querySelector('textarea').value === text, await readFile(`${file}.pub`, 'utf8'));
  await page.getByRole('button', {name: 'Import key pair'}).click();
  await page.getByRole('row', {name: /mine/}).waitFor();
  assert.match(await call(server, 'DescribeKeyPairs'), /<keyName>mine</);
});

const analyzer = {
  en: {
    create: 'Create and analyze path',
    source: 'Source',
    destination: 'Destination',
    port: /^Destination port - /,
    no: 'Not reachable',
    yes: 'Reachable',
    why: /^ ?None of the inbound rules in the following security groups apply: /,
    again: 'Analyze path',
    forward: 'Forward path',
  },
  ja: {
    create: 'パスの作成と分析',
    source: '送信元',
    destination: '送信先',
    port: /^送信先ポート - /,
    no: '到達不可能',
    yes: '到達可能',
    why: /次のセキュリティグループには、該当するインバウンドルールがありません: /,
    again: 'パスを分析',
    forward: '送信パス',
  },
};

for (const [language, t] of Object.entries(analyzer))
  test(`an analysis says in words what blocks a path, then shows the path, in ${language}`, async () => {
    const group = element(
      await call(server, 'CreateSecurityGroup', {GroupName: 'closed', GroupDescription: 'closed'}),
      'groupId',
    );
    const from = await launch('from');
    const to = await launch('to', {'SecurityGroupId.1': group});
    const page = await browser.page(server, {
      language,
      path: `#/reachability-analyzer/create?source=${from}&destination=${to}`,
    });
    await page.getByRole('textbox', {name: t.port}).fill('22');
    await page.getByRole('button', {name: t.create}).click();
    await page.getByText(t.no).first().waitFor();
    await page.getByText(t.why).waitFor();
    await page.getByText('ENI_SG_RULES_MISMATCH').waitFor();
    await call(server, 'AuthorizeSecurityGroupIngress', {
      GroupId: group,
      'IpPermissions.1.IpProtocol': 'tcp',
      'IpPermissions.1.FromPort': 22,
      'IpPermissions.1.ToPort': 22,
      'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0',
    });
    await page.getByRole('button', {name: t.again, exact: true}).click();
    await page.getByText(t.yes, {exact: true}).first().waitFor();
    const way = page.getByRole('table', {name: t.forward});
    await way.getByRole('row', {name: new RegExp(group)}).getByText('TCP 22 0.0.0.0/0').waitFor();
    assert.deepEqual(page.complaints, []);
  });
