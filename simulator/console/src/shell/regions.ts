// The Regions that an account has without opting in, by AWS's names for them.
export interface Region {
  name: string;
  en: string;
  ja: string;
}

export const regions: readonly Region[] = [
  {name: 'us-east-1', en: 'US East (N. Virginia)', ja: '米国東部 (バージニア北部)'},
  {name: 'us-east-2', en: 'US East (Ohio)', ja: '米国東部 (オハイオ)'},
  {name: 'us-west-1', en: 'US West (N. California)', ja: '米国西部 (北カリフォルニア)'},
  {name: 'us-west-2', en: 'US West (Oregon)', ja: '米国西部 (オレゴン)'},
  {name: 'ap-south-1', en: 'Asia Pacific (Mumbai)', ja: 'アジアパシフィック (ムンバイ)'},
  {name: 'ap-northeast-3', en: 'Asia Pacific (Osaka)', ja: 'アジアパシフィック (大阪)'},
  {name: 'ap-northeast-2', en: 'Asia Pacific (Seoul)', ja: 'アジアパシフィック (ソウル)'},
  {name: 'ap-southeast-1', en: 'Asia Pacific (Singapore)', ja: 'アジアパシフィック (シンガポール)'},
  {name: 'ap-southeast-2', en: 'Asia Pacific (Sydney)', ja: 'アジアパシフィック (シドニー)'},
  {name: 'ap-northeast-1', en: 'Asia Pacific (Tokyo)', ja: 'アジアパシフィック (東京)'},
  {name: 'ca-central-1', en: 'Canada (Central)', ja: 'カナダ (中部)'},
  {name: 'eu-central-1', en: 'Europe (Frankfurt)', ja: '欧州 (フランクフルト)'},
  {name: 'eu-west-1', en: 'Europe (Ireland)', ja: '欧州 (アイルランド)'},
  {name: 'eu-west-2', en: 'Europe (London)', ja: '欧州 (ロンドン)'},
  {name: 'eu-west-3', en: 'Europe (Paris)', ja: '欧州 (パリ)'},
  {name: 'eu-north-1', en: 'Europe (Stockholm)', ja: '欧州 (ストックホルム)'},
  {name: 'sa-east-1', en: 'South America (São Paulo)', ja: '南米 (サンパウロ)'},
];
