// "Create route table": #/route-tables/create.
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import {CreateRouteTableCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications} from '../../resource/tags';
import {NameTagField, TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {VpcSelect} from '../../resource/vpc-select';
import {defineWords} from '../../words/words';
import {useRouteTableWords} from './words';

const useWords = defineWords({
  en: {
    title: 'Create route table',
    description:
      'A route table specifies how packets are forwarded between the subnets within your VPC, the internet, and your VPN connection.',
    settings: 'Route table settings',
    name: 'Name',
    vpcHint: 'The VPC to use for this route table.',
    vpcNeeded: 'Select a VPC.',
    created: (id: string) => `Route table ${id} was created successfully.`,
  },
  ja: {
    title: 'ルートテーブルを作成',
    description:
      'ルートテーブルは、VPC、インターネット、および VPN 接続内のサブネット間でパケットがどのように転送されるかを指定します。',
    settings: 'ルートテーブル設定',
    name: '名前',
    vpcHint: 'このルートテーブルに使用する VPC。',
    vpcNeeded: 'VPC を選択してください。',
    created: (id) => `ルートテーブル ${id} が正常に作成されました。`,
  },
});

export function CreateRouteTable({vpc: firstVpc}: {vpc: string}) {
  const words = useWords();
  const tableWords = useRouteTableWords();
  const home = useHome();
  const saved = useSaved('route-tables');
  const tags = useTags();
  const [vpc, setVpc] = useState(firstVpc);
  const submit = useSubmit<'vpc', string>({
    fields: [[/vpc/i, 'vpc']],
    check: () => (vpc === '' ? {vpc: words.vpcNeeded} : {}),
    send: async () => {
      const TagSpecifications = tagSpecifications('route-table', tags.list);
      const {RouteTable} = await ec2(home).send(new CreateRouteTableCommand({VpcId: vpc, TagSpecifications}));
      return RouteTable?.RouteTableId ?? '';
    },
    done: (id) => saved(words.created(id), id),
  });
  return (
    <FormPage
      kind={{path: 'route-tables', many: tableWords.many}}
      title={words.title}
      description={words.description}
      submit={submit}
    >
      <FormSection title={words.settings}>
        <NameTagField tags={tags} label={words.name} placeholder="my-route-table-01" />
        <FormField label="VPC" description={words.vpcHint} errorText={submit.errorAt('vpc')}>
          <VpcSelect value={vpc} onChange={setVpc} />
        </FormField>
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
