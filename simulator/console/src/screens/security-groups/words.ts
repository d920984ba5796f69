// Words that several parts of the screen share.
import {defineWords} from '../../words/words';

export const useGroupWords = defineWords({
  en: {
    group: 'Security group',
    groups: 'Security groups',
    groupId: 'Security group ID',
    groupName: 'Security group name',
    vpcId: 'VPC ID',
    description: 'Description',
    owner: 'Owner',
    inboundCount: 'Inbound rules count',
    outboundCount: 'Outbound rules count',
    entries: (count: number) => (count === 1 ? '1 Permission entry' : `${count} Permission entries`),
    create: 'Create security group',
    remove: 'Delete security groups',
    copy: 'Copy to new security group',
    manageStale: 'Manage stale rules',
    inbound: {
      title: 'Inbound rules',
      edit: 'Edit inbound rules',
      about: 'Inbound rules control the incoming traffic that’s allowed to reach the instance.',
      peer: 'Source',
      peerChoice: 'Source type',
      none: 'No security group rules found',
      empty: 'This security group has no inbound rules.',
      saved: (id: string) => `Inbound security group rules successfully modified on security group (${id})`,
    },
    outbound: {
      title: 'Outbound rules',
      edit: 'Edit outbound rules',
      about: 'Outbound rules control the outgoing traffic that’s allowed to leave the instance.',
      peer: 'Destination',
      peerChoice: 'Destination type',
      none: 'No security group rules found',
      empty: 'This security group has no outbound rules.',
      saved: (id: string) => `Outbound security group rules successfully modified on security group (${id})`,
    },
    ruleId: 'Security group rule ID',
  },
  ja: {
    group: 'セキュリティグループ',
    groups: 'セキュリティグループ',
    groupId: 'セキュリティグループ ID',
    groupName: 'セキュリティグループ名',
    vpcId: 'VPC ID',
    description: '説明',
    owner: '所有者',
    inboundCount: 'インバウンドルールカウント',
    outboundCount: 'アウトバウンドルールカウント',
    entries: (count) => `${count} アクセス許可エントリ`,
    create: 'セキュリティグループを作成',
    remove: 'セキュリティグループを削除',
    copy: '新しいセキュリティグループにコピー',
    manageStale: '古いルールを管理',
    inbound: {
      title: 'インバウンドルール',
      edit: 'インバウンドのルールを編集',
      about:
        'インバウンドルールは、インスタンスに到達することを許可された受信トラフィックをコントロールします。',
      peer: 'ソース',
      peerChoice: 'ソースタイプ',
      none: 'セキュリティグループルールが見つかりません',
      empty: 'このセキュリティグループにはインバウンドルールがありません。',
      saved: (id) =>
        `セキュリティグループ (${id}) のインバウンドセキュリティグループルールが正常に変更されました`,
    },
    outbound: {
      title: 'アウトバウンドルール',
      edit: 'アウトバウンドのルールを編集',
      about:
        'アウトバウンドルールは、インスタンスから出ていくことを許可された送信トラフィックをコントロールします。',
      peer: '送信先',
      peerChoice: '送信先タイプ',
      none: 'セキュリティグループルールが見つかりません',
      empty: 'このセキュリティグループにはアウトバウンドルールがありません。',
      saved: (id) =>
        `セキュリティグループ (${id}) のアウトバウンドセキュリティグループルールが正常に変更されました`,
    },
    ruleId: 'セキュリティグループルール ID',
  },
});

export type Direction = 'inbound' | 'outbound';
