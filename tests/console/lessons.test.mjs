// A lesson in the console: begun by clicking, checked as somebody works, reset, rewound and completed.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {call, element, openBrowser, serve} from './browser.mjs';

let server, browser;
before(async () => {
  [server, browser] = await Promise.all([serve(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const said = {
  en: {
    start: 'Start lesson: Connect two VPCs: the walk-through', confirm: 'Start lesson', panel: 'Connect two VPCs: the walk-through',
    met: (title) => `Goal met: ${title}`, first: 'Request a peering connection', second: 'Accept the request',
    hint: 'Show a hint (1 of 2)', goBack: 'Go back to the state in which it was met', rewind: 'Rewind', rewound: 'The network was rewound.',
    reset: 'Reset lesson', done: 'Lesson completed', lessons: 'Lessons', completed: 'Completed', progress: (n) => `${n} of 6 goals met`,
    end: 'End lesson', ended: 'The lesson has ended.',
  },
  ja: {
    start: 'レッスンを開始: 2 つの VPC をつなぐ：ウォークスルー', confirm: 'レッスンを開始', panel: '2 つの VPC をつなぐ：ウォークスルー',
    met: (title) => `ゴールを達成しました: ${title}`, first: 'ピアリング接続をリクエストする', second: 'リクエストを承諾する',
    hint: 'ヒントを表示 (1/2)', goBack: '達成したときの状態に戻る', rewind: '巻き戻す', rewound: 'ネットワークを巻き戻しました。',
    reset: 'レッスンをリセット', done: 'レッスン完了', lessons: 'レッスン', completed: '完了', progress: (n) => `6 個のゴールのうち ${n} 個を達成`,
    end: 'レッスンを終了', ended: 'レッスンを終了しました。',
  },
};

/// The lesson's account does `action`; resources are named by their Name tags.
async function act(action, parameters) {
  const {account} = (await (await fetch(`${server.url}/_vpcsim/lesson`)).json()).lesson;
  const given = {};
  for (const [name, value] of Object.entries(parameters)) {
    const called = /^<(.*)>$/.exec(value)?.[1];
    const filter = {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': called};
    given[name] = called ? element(await call(server, 'DescribeTags', filter, {account}), 'resourceId') : value;
  }
  return call(server, action, given, {account});
}

async function press(page, button) {
  await page.getByRole('button', {name: button, exact: true}).first().click();
}

async function confirm(page, button) {
  await page.getByRole('dialog').getByRole('button', {name: button, exact: true}).click();
  await page.getByRole('dialog').waitFor({state: 'hidden'});
}

for (const [language, words] of Object.entries(said)) {
  test(`the walk-through is taken beside other screens, in ${language}`, async () => {
    const page = await browser.page(server, {language, path: '#/lessons'});
    const progress = (count) => page.getByText(words.progress(count)).first().waitFor();
    await press(page, words.start);
    await confirm(page, words.confirm);
    await page.getByRole('heading', {level: 2, name: words.panel}).last().waitFor();
    await progress(0);

    // Beside another screen: the panel is still there, and sees what another client does.
    await page.goto(`${server.url}/#/peering-connections`);
    await press(page, words.hint);
    const peering = element(
      await act('CreateVpcPeeringConnection', {VpcId: '<vpc-a>', PeerVpcId: '<vpc-b>'}),
      'vpcPeeringConnectionId',
    );
    await page.getByText(words.met(words.first)).first().waitFor();
    await act('AcceptVpcPeeringConnection', {VpcPeeringConnectionId: peering});
    await page.getByText(words.met(words.second)).first().waitFor();
    await progress(2);

    // Back to when the first was met, and once more from the beginning.
    await press(page, words.goBack);
    await confirm(page, words.rewind);
    await page.getByText(words.rewound).first().waitFor();
    await progress(1);
    await press(page, words.reset);
    await confirm(page, words.reset);
    await progress(0);

    await solve();
    await page.getByText(words.done).first().waitFor();
    await progress(6);
    await press(page, words.end);
    await confirm(page, words.end);
    await page.getByText(words.ended).first().waitFor();
    await page.goto(`${server.url}/#/lessons`);
    await page.getByText(words.completed, {exact: true}).first().waitFor();
    assert.deepEqual(page.complaints, []);
  });
}

async function solve() {
  const peering = element(
    await act('CreateVpcPeeringConnection', {VpcId: '<vpc-a>', PeerVpcId: '<vpc-b>'}),
    'vpcPeeringConnectionId',
  );
  await act('AcceptVpcPeeringConnection', {VpcPeeringConnectionId: peering});
  for (const [table, block] of [['<rtb-a>', '10.1.0.0/16'], ['<rtb-b>', '10.0.0.0/16']])
    await act('CreateRoute', {RouteTableId: table, DestinationCidrBlock: block, VpcPeeringConnectionId: peering});
  await act('AuthorizeSecurityGroupIngress', {
    GroupId: '<sg-b>',
    IpProtocol: 'tcp',
    FromPort: '22',
    ToPort: '22',
    CidrIp: '10.0.1.0/24',
  });
}
