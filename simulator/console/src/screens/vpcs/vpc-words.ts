import {defineWords} from '../../words/words';

export const useVpcWords = defineWords({
  en: {
    yourVpcs: 'Your VPCs',
    vpcId: 'VPC ID',
    createVpc: 'Create VPC',
    deleteVpc: 'Delete VPC',
    state: 'State',
    defaultVpc: 'Default VPC',
    settings: 'VPC settings',
    created: (id: string) => `You successfully created ${id}.`,
  },
  ja: {
    yourVpcs: 'お使いの VPC',
    vpcId: 'VPC ID',
    createVpc: 'VPC を作成',
    deleteVpc: 'VPC を削除',
    state: '状態',
    defaultVpc: 'デフォルト VPC',
    settings: 'VPC の設定',
    created: (id) => `${id} が正常に作成されました。`,
  },
});
