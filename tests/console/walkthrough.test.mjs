// The tutorial by clicking, from an empty Region to a shell on the other VPC's instance.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openBrowser, serve, verdictOf} from './browser.mjs';
import {Hand} from './hand.mjs';

const terms = {
  en: {
    actions: 'Actions', edit: 'Edit', save: 'Save changes', name: 'Name', nameTag: /^Name tag/,
    vpcs: 'Your VPCs', createVpc: 'Create VPC', cidr: 'IPv4 CIDR',
    subnets: 'Subnets', createSubnet: 'Create subnet', vpcId: /^VPC ID/, subnetName: /^Subnet name/, subnetCidr: 'IPv4 subnet CIDR block',
    gateways: 'Internet gateways', createGateway: 'Create internet gateway', attach: 'Attach to VPC', availableVpcs: /^Available VPCs/, attachSubmit: 'Attach internet gateway',
    tables: 'Route tables', editRoutes: 'Edit routes', addRoute: 'Add route', destination: 'Destination', target: /^Target/, internetGateway: 'Internet Gateway', peeringTarget: 'Peering Connection', targetId: 'ID of the target',
    keys: 'Key Pairs', createKey: 'Create key pair',
    instances: 'Instances', launchInstances: 'Launch instances', launch: 'Launch instance', keyName: /^Key pair name/, vpc: /^VPC/, subnet: /^Subnet/, publicIp: /^Auto-assign public IP/, enable: 'Enable', disable: 'Disable', groupName: /^Security group name/,
    sourceType: /^Source type/, myIp: 'My IP', removeRule: 'Remove security group rule 1', launched: /launch of instance \((i-[0-9a-f]{17})\)/,
    peerings: 'Peering connections', createPeering: 'Create peering connection', peeringName: /^Name/, requester: /^VPC ID \(Requester\)/, accepter: /^VPC ID \(Accepter\)/, accept: 'Accept request', pending: 'Pending acceptance', active: 'Active',
    groups: 'Security groups', editInbound: 'Edit inbound rules', addRule: 'Add rule', type: /^Type/, source: /^Source( |$)/, saveRules: 'Save rules',
  },
};
terms.ja = {
  actions: 'アクション', edit: '編集', save: '変更を保存', name: '名前', nameTag: /^名前タグ/,
  vpcs: 'お使いの VPC', createVpc: 'VPC を作成', cidr: 'IPv4 CIDR',
  subnets: 'サブネット', createSubnet: 'サブネットを作成', vpcId: /^VPC ID/, subnetName: /^サブネット名/, subnetCidr: 'IPv4 サブネット CIDR ブロック',
  gateways: 'インターネットゲートウェイ', createGateway: 'インターネットゲートウェイの作成', attach: 'VPC にアタッチ', availableVpcs: /^使用可能な VPC/, attachSubmit: 'インターネットゲートウェイのアタッチ',
  tables: 'ルートテーブル', editRoutes: 'ルートを編集', addRoute: 'ルートを追加', destination: '送信先', target: /^ターゲット/, internetGateway: 'インターネットゲートウェイ', peeringTarget: 'ピアリング接続', targetId: 'ターゲットの ID',
  keys: 'キーペア', createKey: 'キーペアを作成',
  instances: 'インスタンス', launchInstances: 'インスタンスを起動', launch: 'インスタンスを起動', keyName: /^キーペア名/, vpc: /^VPC(?! で)/, subnet: /^サブネット/, publicIp: /^パブリック IP の自動割り当て/, enable: '有効化', disable: '無効化', groupName: /^セキュリティグループ名/,
  sourceType: /^ソースタイプ/, myIp: '自分の IP', removeRule: 'セキュリティグループルール 1 を削除', launched: /インスタンス \((i-[0-9a-f]{17})\) の起動/,
  peerings: 'ピアリング接続', createPeering: 'ピアリング接続を作成', peeringName: /^名前/, requester: /^VPC ID \(リクエスタ\)/, accepter: /^VPC ID \(アクセプタ\)/, accept: 'リクエストを承諾', pending: '承諾の保留中', active: 'アクティブ',
  groups: 'セキュリティグループ', editInbound: 'インバウンドのルールを編集', addRule: 'ルールを追加', type: /^タイプ/, source: /^ソース( |$)/, saveRules: 'ルールを保存',
};

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

async function createVpc(hand, t, name, cidr) {
  await hand.visit(t.vpcs);
  await hand.press(t.createVpc);
  await hand.write(t.nameTag, name);
  await hand.write(t.cidr, cidr);
  await hand.press(t.createVpc);
  return hand.idInAddress('vpc');
}

async function createSubnet(hand, t, vpc, name, cidr) {
  await hand.visit(t.subnets);
  await hand.press(t.createSubnet);
  await hand.choose(t.vpcId, vpc);
  await hand.write(t.subnetName, name);
  await hand.write(t.subnetCidr, cidr);
  await hand.press(t.createSubnet);
  return hand.idInAddress('subnet');
}

async function createGateway(hand, t, vpc) {
  await hand.visit(t.gateways);
  await hand.press(t.createGateway);
  await hand.write(t.nameTag, 'igw-a');
  await hand.press(t.createGateway);
  await hand.idInAddress('igw');
  await hand.act(t.actions, t.attach);
  await hand.choose(t.availableVpcs, vpc);
  await hand.press(t.attachSubmit);
  await hand.page.getByText(vpc).first().waitFor();
}

/// In the main route table of the VPC.
async function addRoute(hand, t, vpc, destination, kind, target) {
  await hand.visit(t.tables);
  await hand.select(vpc);
  await hand.act(t.actions, t.editRoutes);
  await hand.press(t.addRoute);
  await hand.page.getByRole('combobox', {name: t.destination}).last().fill(destination);
  await hand.page.keyboard.press('Escape');
  await hand.page.getByRole('button', {name: t.target}).last().click();
  await hand.page.getByRole('option', {name: kind, exact: true}).click();
  await hand.page.getByRole('combobox', {name: t.targetId}).last().click();
  await hand.page.getByRole('option', {name: target}).first().click();
  await hand.press(t.save);
  await hand.page.getByText(destination).first().waitFor();
}

async function createKey(hand, t) {
  await hand.visit(t.keys);
  await hand.press(t.createKey);
  await hand.write(t.name, 'access');
  const download = hand.page.waitForEvent('download');
  await hand.press(t.createKey);
  return download;
}

async function launch(hand, t, {name, vpc, subnet, publicIp, group, ssh}) {
  await hand.visit(t.instances);
  await hand.press(t.launchInstances);
  await hand.write(t.name, name);
  await hand.choose(t.keyName, 'access');
  await hand.page.getByRole('button', {name: `${t.edit}: `}).first().click();
  await hand.choose(t.vpc, vpc);
  await hand.choose(t.subnet, subnet);
  await hand.choose(t.publicIp, publicIp ? t.enable : t.disable);
  await hand.write(t.groupName, group);
  if (ssh) await hand.choose(t.sourceType, t.myIp);
  else await hand.press(t.removeRule);
  await hand.press(t.launch);
  return hand.idInNotice(t.launched);
}

async function createPeering(hand, t, requester, accepter) {
  await hand.visit(t.peerings);
  await hand.press(t.createPeering);
  await hand.write(t.peeringName, 'peer-ab');
  await hand.choose(t.requester, requester);
  await hand.choose(t.accepter, accepter);
  await hand.press(t.createPeering);
  const peering = await hand.idInAddress('pcx');
  await hand.page.getByText(t.pending).first().waitFor();
  return peering;
}

async function acceptPeering(hand, t) {
  await hand.act(t.actions, t.accept);
  await hand.press(t.accept, hand.page.getByRole('dialog'));
  await hand.page.getByText(t.active, {exact: true}).first().waitFor();
}

async function allowSsh(hand, t, group, source) {
  await hand.visit(t.groups);
  await hand.select(group);
  await hand.act(t.actions, t.editInbound);
  await hand.press(t.addRule);
  await hand.page.getByRole('button', {name: t.type}).last().click();
  await hand.page.getByRole('option', {name: 'SSH', exact: true}).click();
  await hand.page.getByRole('combobox', {name: t.source}).last().fill(source);
  await hand.page.keyboard.press('Escape');
  await hand.press(t.saveRules);
  await hand.page.getByText(source).first().waitFor();
}

for (const [language, t] of Object.entries(terms)) {
  test(`the tutorial is walked through by clicking, in ${language}`, {timeout: 240_000}, async (context) => {
    const server = await serve();
    const page = await browser.page(server, {language});
    try {
      const hand = new Hand(page);
      const verdict = (from, to) => verdictOf(server, from, to);

      const vpcA = await createVpc(hand, t, 'vpc-a', '10.0.0.0/16');
      const vpcB = await createVpc(hand, t, 'vpc-b', '10.1.0.0/16');
      await createSubnet(hand, t, vpcA, 'subnet-a', '10.0.1.0/24');
      await createSubnet(hand, t, vpcB, 'subnet-b', '10.1.1.0/24');
      await createGateway(hand, t, vpcA);
      await addRoute(hand, t, vpcA, '0.0.0.0/0', t.internetGateway, /igw-/);
      const download = await createKey(hand, t);
      assert.equal(download.suggestedFilename(), 'access.pem');
      const a = await launch(hand, t, {
        name: 'ec2-a', vpc: vpcA, subnet: 'subnet-a', publicIp: true, group: 'group-a', ssh: true,
      });
      const b = await launch(hand, t, {
        name: 'ec2-b', vpc: vpcB, subnet: 'subnet-b', publicIp: false, group: 'group-b', ssh: false,
      });
      assert.deepEqual(await verdict('127.0.0.1', `${a}.public_ip`), 'reachable');
      assert.deepEqual(await verdict(a, b), 'unreachable');

      const peering = await createPeering(hand, t, vpcA, vpcB);
      await acceptPeering(hand, t);
      await addRoute(hand, t, vpcA, '10.1.0.0/16', t.peeringTarget, peering);
      await addRoute(hand, t, vpcB, '10.0.0.0/16', t.peeringTarget, peering);
      assert.deepEqual(await verdict(a, b), 'unreachable', 'the security group is still closed');
      await allowSsh(hand, t, 'group-b', '10.0.0.0/16');
      assert.deepEqual(await verdict(a, b), 'reachable');
      assert.deepEqual(page.complaints, []);
    } catch (error) {
      context.diagnostic(`the page said: ${page.complaints.join('; ')}`);
      if (process.env.SCREENSHOTS) await page.screenshot({path: `${process.env.SCREENSHOTS}/${context.name}.png`});
      throw error;
    } finally {
      await page.context().close();
      await server.stop();
    }
  });
}
