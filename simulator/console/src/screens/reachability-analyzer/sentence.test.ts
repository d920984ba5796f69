import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Explanation} from '@aws-sdk/client-ec2';
import {languages} from '../../words/language';
import {explanationSentences} from './explanation-sentences';
import {plainText, sentenceOf} from './sentence';

const said: [explanation: Explanation, en: string, ja: string][] = [
  [
    {
      ExplanationCode: 'ENI_SG_RULES_MISMATCH',
      Direction: 'ingress',
      NetworkInterface: {Id: 'eni-1'},
      SecurityGroups: [{Id: 'sg-1'}, {Id: 'sg-2'}],
    },
    'None of the inbound rules in the following security groups apply: sg-1, sg-2, at network interface eni-1.',
    '次のセキュリティグループには、該当するインバウンドルールがありません: sg-1, sg-2 (ネットワークインターフェイス eni-1)。',
  ],
  [
    {ExplanationCode: 'NO_ROUTE_TO_DESTINATION', RouteTable: {Id: 'rtb-1'}, Destination: {Id: 'pcx-1'}},
    'Route table rtb-1 does not have an applicable route to pcx-1.',
    'ルートテーブル rtb-1 には、pcx-1 への該当するルートがありません。',
  ],
  [
    {ExplanationCode: 'NO_ROUTE_TO_DESTINATION', RouteTable: {Id: 'rtb-1'}},
    'Route table rtb-1 does not have an applicable route.',
    'ルートテーブル rtb-1 には、該当するルートがありません。',
  ],
  [
    {
      ExplanationCode: 'BAD_STATE_ROUTE',
      RouteTable: {Id: 'rtb-1'},
      RouteTableRoute: {DestinationCidr: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-1'},
      State: 'blackhole',
    },
    'In route table rtb-1, the route 10.1.0.0/16 → pcx-1 is not in a functional state: it is blackhole.',
    'ルートテーブル rtb-1 のルート 10.1.0.0/16 → pcx-1 は機能する状態ではありません (現在の状態: blackhole)。',
  ],
  [
    {
      ExplanationCode: 'SUBNET_ACL_RESTRICTION',
      Acl: {Id: 'acl-1'},
      Subnet: {Id: 'subnet-1'},
      Direction: 'egress',
      AclRule: {RuleNumber: 90},
    },
    'Network ACL acl-1 does not allow this outbound traffic of subnet-1: rule 90 denies it.',
    'ネットワーク ACL acl-1 は subnet-1 のアウトバウンドトラフィックを許可していません (ルール 90)。',
  ],
  [
    {ExplanationCode: 'A_CODE_OF_TOMORROW', VpcPeeringConnection: {Id: 'pcx-1'}},
    'pcx-1 keeps the packet from its destination.',
    'pcx-1 により、パケットは送信先に届きません。',
  ],
];

for (const [explanation, en, ja] of said)
  test(`${explanation.ExplanationCode}: ${en}`, () => {
    assert.equal(plainText(sentenceOf(explanation, 'en')), en);
    assert.equal(plainText(sentenceOf(explanation, 'ja')), ja);
  });

test('components are parts of their own, to be linked to', () => {
  const parts = sentenceOf({ExplanationCode: 'SG_HAS_NO_RULES', SecurityGroup: {Id: 'sg-1'}}, 'en');
  assert.deepEqual(parts[1], {kind: 'component', component: {Id: 'sg-1'}});
});

test('whatever an explanation leaves out, its sentence is whole in each language', () => {
  for (const ExplanationCode of Object.keys(explanationSentences))
    for (const language of languages) {
      const text = plainText(sentenceOf({ExplanationCode}, language));
      assert.doesNotMatch(text, /[{}[\]]|\s{2}/, `${ExplanationCode}: ${text}`);
      assert.match(text, /[.。]$/, `${ExplanationCode}: ${text}`);
    }
});
