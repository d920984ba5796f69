// "Create network ACL": #/network-acls/create.
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import {CreateNetworkAclCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications} from '../../resource/tags';
import {NameTagField, TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {VpcSelect} from '../../resource/vpc-select';
import {defineWords} from '../../words/words';
import {useAclWords} from './words';

const useWords = defineWords({
  en: {
    about:
      'A network ACL is an optional layer of security that acts as a firewall for controlling traffic in and out of a subnet.',
    settings: 'Network ACL settings',
    name: 'Name',
    vpcHint: 'VPC to use for this network ACL.',
    created: (id: string) => `You have successfully created network ACL ${id}.`,
  },
  ja: {
    about:
      'ネットワーク ACL は、サブネットに出入りするトラフィックをコントロールするファイアウォールとして機能する、オプションのセキュリティレイヤーです。',
    settings: 'ネットワーク ACL 設定',
    name: '名前',
    vpcHint: 'このネットワーク ACL に使用する VPC。',
    created: (id) => `ネットワーク ACL ${id} が正常に作成されました。`,
  },
});

export function CreateAcl() {
  const words = useWords();
  const aclWords = useAclWords();
  const home = useHome();
  const saved = useSaved('network-acls');
  const tags = useTags();
  const [vpc, setVpc] = useState('');
  const submit = useSubmit<'vpc', string>({
    fields: [[/[Vv]pcId|InvalidVpc/, 'vpc']],
    send: async () => {
      const {NetworkAcl} = await ec2(home).send(
        new CreateNetworkAclCommand({
          VpcId: vpc || undefined,
          TagSpecifications: tagSpecifications('network-acl', tags.list),
        }),
      );
      return NetworkAcl?.NetworkAclId ?? '';
    },
    done: (id) => saved(words.created(id), id),
  });
  return (
    <FormPage
      kind={{path: 'network-acls', many: aclWords.acls}}
      title={aclWords.create}
      description={words.about}
      submit={submit}
    >
      <FormSection title={words.settings}>
        <NameTagField tags={tags} label={words.name} placeholder="my-network-acl-01" />
        <FormField label="VPC" description={words.vpcHint} errorText={submit.errorAt('vpc')}>
          <VpcSelect value={vpc} onChange={setVpc} />
        </FormField>
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
