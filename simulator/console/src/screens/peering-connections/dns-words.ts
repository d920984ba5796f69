import {defineWords} from '../../words/words';

export const useDnsWords = defineWords({
  en: {
    settings: 'DNS settings',
    enabled: 'Enabled',
    disabled: 'Disabled',
    requesterSide: (vpc: string) => `Requester VPC (${vpc})`,
    accepterSide: (vpc: string) => `Accepter VPC (${vpc})`,
    requesterResolution: 'Requester DNS resolution',
    accepterResolution: 'Accepter DNS resolution',
    requesterAllows: 'Allow accepter VPC to resolve DNS of hosts in requester VPC to private IP addresses',
    accepterAllows: 'Allow requester VPC to resolve DNS of hosts in accepter VPC to private IP addresses',
    enable: 'Enable',
    elsewhere: (account: string, region: string) =>
      `This side is in account ${account}, Region ${region}: only from there it can be changed.`,
    saved: (name: string) => `You successfully updated the DNS settings of ${name}.`,
  },
  ja: {
    settings: 'DNS 設定',
    enabled: '有効',
    disabled: '無効',
    requesterSide: (vpc) => `リクエスタ VPC (${vpc})`,
    accepterSide: (vpc) => `アクセプタ VPC (${vpc})`,
    requesterResolution: 'リクエスタ DNS 解決',
    accepterResolution: 'アクセプタ DNS 解決',
    requesterAllows: 'アクセプタ VPC がリクエスタ VPC のホストの DNS をプライベート IP アドレスに解決することを許可',
    accepterAllows: 'リクエスタ VPC がアクセプタ VPC のホストの DNS をプライベート IP アドレスに解決することを許可',
    enable: '有効化',
    elsewhere: (account, region) =>
      `こちら側はアカウント ${account}、リージョン ${region} にあり、そこからのみ変更できます。`,
    saved: (name) => `${name} の DNS 設定が正常に更新されました。`,
  },
});
