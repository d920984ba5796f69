// Each bundled lesson in the console: begun by clicking, not done at first, done once it is solved (by its own
// file's steps, unless something has to go first), and not done any more once that is taken back.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {after, before, test} from 'node:test';
import {call, element, openBrowser, run, serve} from './browser.mjs';

const folder = fileURLToPath(new URL('../../scenarios/lessons/', import.meta.url));
const lessons = (await readFile(`${folder}order.txt`, 'utf8')).split('\n').filter((line) => /^[a-z]/.test(line));

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function ask(path, body) {
  const response = await fetch(`${server.url}/_vpcsim/${path}`, body && {method: 'POST', body: JSON.stringify(body)});
  return response.json();
}

/// The id of what has that Name tag.
async function named(name) {
  const answer = await call(server, 'DescribeTags', {'Filter.1.Name': 'value', 'Filter.1.Value.1': name});
  return element(answer, 'resourceId');
}

const ssh = {'IpPermissions.1.IpProtocol': 'tcp', 'IpPermissions.1.FromPort': 22, 'IpPermissions.1.ToPort': 22};

const solutions = {
  async 'overlapping-cidrs'() {
    await call(server, 'DeleteVpc', {VpcId: await named('vpc-b')});
    const vpc = element(
      await call(server, 'CreateVpc', {
        CidrBlock: '10.7.0.0/16',
        'TagSpecification.1.ResourceType': 'vpc',
        'TagSpecification.1.Tag.1.Key': 'Name',
        'TagSpecification.1.Tag.1.Value': 'vpc-b',
      }),
      'vpcId',
    );
    const requested = await call(server, 'CreateVpcPeeringConnection', {VpcId: await named('vpc-a'), PeerVpcId: vpc});
    const peering = {VpcPeeringConnectionId: element(requested, 'vpcPeeringConnectionId')};
    await call(server, 'AcceptVpcPeeringConnection', peering);
    const tables = await call(server, 'DescribeRouteTables', {'Filter.1.Name': 'vpc-id', 'Filter.1.Value.1': vpc});
    const back = {RouteTableId: element(tables, 'routeTableId'), DestinationCidrBlock: '10.0.0.0/16'};
    const there = {RouteTableId: await named('rtb-a'), DestinationCidrBlock: '10.7.0.0/16'};
    for (const route of [there, back]) await call(server, 'CreateRoute', {...route, ...peering});
  },
  async 'stale-group-reference'() {
    const rule = {...ssh, 'IpPermissions.1.Groups.1.GroupId': await named('sg-a')};
    await call(server, 'RevokeSecurityGroupIngress', {GroupId: await named('sg-b'), ...rule});
    await call(server, 'DeleteRoute', {RouteTableId: await named('rtb-b'), DestinationCidrBlock: '10.0.0.0/16'});
  },
  async 'public-versus-private-address'() {
    const group = {GroupId: await named('sg-b'), ...ssh};
    const byGroup = {...group, 'IpPermissions.1.Groups.1.GroupId': await named('sg-a')};
    await call(server, 'AuthorizeSecurityGroupIngress', byGroup);
    await call(server, 'RevokeSecurityGroupIngress', {...group, 'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0'});
  },
};

test('there are eight lessons', async () => {
  const {lessons: listed} = await ask('lessons');
  assert.deepEqual(listed.map(({id}) => id), lessons);
  assert.equal(lessons.length, 8);
});

for (const id of lessons) {
  test(`the lesson ${id} is solved, and failed`, {timeout: 120_000}, async () => {
    const {lessons: listed} = await ask('lessons');
    const {title, goals} = listed.find((lesson) => lesson.id === id);
    const page = await browser.page(server, {path: '#/lessons'});
    const met = (count) => page.getByText(`${count} of ${goals} goals met`).first().waitFor();

    await page.getByRole('button', {name: `Start lesson: ${title.en}`, exact: true}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Start lesson', exact: true}).click();
    await page.getByRole('heading', {level: 2, name: title.en}).last().waitFor();
    const begun = (await ask('lesson')).lesson;
    assert.equal(begun.done, false);
    const {steps} = await ask('history');
    const start = steps.at(-1).number;
    const metAtFirst = begun.goals.filter((goal) => goal.met).length;
    await met(metAtFirst);
    for (const goal of begun.goals.filter((one) => !one.met)) assert.ok(goal.why.en && goal.why.ja, goal.title.en);

    if (solutions[id]) await solutions[id]();
    else await run('apply', `${folder}${id}.yaml`, '--endpoint', server.url);
    await page.getByText('Lesson completed').first().waitFor();
    await ask('history', {to: start});
    await met(metAtFirst);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
