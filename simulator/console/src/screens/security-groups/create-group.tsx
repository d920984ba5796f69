// "Create security group", also as a copy of another: #/security-groups/create, #/security-groups/sg-1/copy.
import {useEffect, useState} from 'react';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Spinner from '@cloudscape-design/components/spinner';
import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {ApiAlert} from '../../resource/api-alert';
import {FormPage, FormSection} from '../../resource/form-page';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications} from '../../resource/tags';
import {TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {useVpcs, VpcSelect} from '../../resource/vpc-select';
import {everywhere} from '../../traffic/address';
import {draftOf} from '../../traffic/draft';
import {defineWords} from '../../words/words';
import {changesBetween} from './rule-changes';
import {RuleEditor} from './rule-editor';
import {newRow, rowOf, type RuleRow} from './rule-row';
import {describeRules, saveRules} from './rules';
import {useRuleForm, type RuleForm} from './use-rule-form';
import {useGroupWords, type Direction} from './words';

const useWords = defineWords({
  en: {
    about:
      'A security group acts as a virtual firewall for your instance to control inbound and outbound traffic. To create a new security group, complete the fields below.',
    basic: 'Basic details',
    nameHint: 'Name cannot be edited after creation.',
    namePlaceholder: 'MyWebServerGroup',
    descriptionPlaceholder: 'Allows SSH access to developers',
    created: (id: string, name: string) => `Security group (${id} | ${name}) was created successfully`,
  },
  ja: {
    about:
      'セキュリティグループは、インバウンドトラフィックとアウトバウンドトラフィックをコントロールするための、インスタンスの仮想ファイアウォールとして機能します。新しいセキュリティグループを作成するには、以下のフィールドに入力します。',
    basic: '基本的な詳細',
    nameHint: '作成後に名前を編集することはできません。',
    namePlaceholder: 'MyWebServerGroup',
    descriptionPlaceholder: 'デベロッパーへの SSH アクセスを許可',
    created: (id, name) => `セキュリティグループ (${id} | ${name}) が正常に作成されました`,
  },
});

interface First {
  vpc: string;
  inbound: RuleRow[];
  outbound?: RuleRow[]; ///< without them: those that AWS makes
}

/// The rules of a group that was just made.
async function setRules(home: Home, id: string, direction: Direction, form: RuleForm) {
  const made = await describeRules(home, id, direction);
  await saveRules(home, id, direction, changesBetween(made, form.wanted(), home.account));
}

function everythingOut(): RuleRow {
  return newRow({traffic: draftOf({protocol: '-1'}), peer: everywhere.ipv4});
}

function useDefaultVpc(home: Home, vpc: string, setVpc: (vpc: string) => void) {
  const {data} = useVpcs(home);
  const usual = data?.find((one) => one.IsDefault)?.VpcId;
  useEffect(() => {
    if (vpc === '' && usual !== undefined) setVpc(usual);
  }, [vpc, usual, setVpc]);
}

function Form({first}: {first: First}) {
  const words = useWords();
  const groupWords = useGroupWords();
  const home = useHome();
  const saved = useSaved('security-groups');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [vpc, setVpc] = useState(first.vpc);
  useDefaultVpc(home, vpc, setVpc);
  const tags = useTags();
  const inbound = useRuleForm('inbound', () => first.inbound);
  const [firstOut] = useState(() => first.outbound ?? [everythingOut()]);
  const outbound = useRuleForm('outbound', () => firstOut);
  const [atRow, setAtRow] = useState(false);

  const submit = useSubmit<'name' | 'description' | 'vpc' | 'rules', string>({
    fields: [
      [/GroupName|groupName|security group name|Group names|InvalidGroup\.(Duplicate|Reserved)/, 'name'],
      [/security group description|GroupDescription|groupDescription/, 'description'],
      [/InvalidVpc|VPCIdNotSpecified|VpcId/, 'vpc'],
    ],
    check: () => (inbound.isRight && outbound.isRight ? {} : {rules: ''}),
    send: async () => {
      const {GroupId: id = ''} = await ec2(home).send(
        new CreateSecurityGroupCommand({
          GroupName: name,
          Description: description,
          VpcId: vpc || undefined,
          TagSpecifications: tagSpecifications('security-group', tags.list),
        }),
      );
      let asked = inbound;
      try {
        await setRules(home, id, 'inbound', inbound);
        asked = outbound;
        // A VPC with IPv6 lets out more than what the form begins with: that stays unless one changes it.
        const isAsMade = first.outbound === undefined && outbound.rows === firstOut;
        if (!isAsMade) await setRules(home, id, 'outbound', outbound);
      } catch (thrown) {
        setAtRow(asked.refused(thrown));
        await ec2(home).send(new DeleteSecurityGroupCommand({GroupId: id})); // as AWS's console does
        throw thrown;
      }
      return id;
    },
    done: (id) => saved(words.created(id, name), id),
  });

  const rules = (direction: Direction, form: RuleForm) => (
    <Container header={<Header variant="h2">{groupWords[direction].title}</Header>}>
      <RuleEditor
        direction={direction}
        vpc={vpc}
        rows={form.rows}
        onChange={form.setRows}
        errors={form.errors(submit.errorAt('rules') !== undefined)}
      />
    </Container>
  );
  return (
    <FormPage
      kind={{path: 'security-groups', many: groupWords.groups}}
      title={groupWords.create}
      description={words.about}
      submit={atRow ? {...submit, error: undefined} : submit}
    >
      <FormSection title={words.basic}>
        <FormField
          label={groupWords.groupName}
          description={words.nameHint}
          errorText={submit.errorAt('name')}
        >
          <Input
            value={name}
            placeholder={words.namePlaceholder}
            onChange={({detail}) => setName(detail.value)}
          />
        </FormField>
        <FormField label={groupWords.description} errorText={submit.errorAt('description')}>
          <Input
            value={description}
            placeholder={words.descriptionPlaceholder}
            onChange={({detail}) => setDescription(detail.value)}
          />
        </FormField>
        <FormField label="VPC" errorText={submit.errorAt('vpc')}>
          <VpcSelect value={vpc} onChange={setVpc} />
        </FormField>
      </FormSection>
      {rules('inbound', inbound)}
      {rules('outbound', outbound)}
      <TagsSection tags={tags} />
    </FormPage>
  );
}

export function CreateGroup() {
  return <Form first={{vpc: '', inbound: []}} />;
}

/// A rule by which the group names itself goes on naming the group that is copied, as in AWS's console.
export function CopyGroup({group}: {group: SecurityGroup}) {
  const home = useHome();
  const id = group.GroupId ?? '';
  const [first, setFirst] = useState<First>();
  const {data, error} = useDescribed(async () => {
    const [inbound, outbound] = await Promise.all([
      describeRules(home, id, 'inbound'),
      describeRules(home, id, 'outbound'),
    ]);
    const copied = (rules: typeof inbound) =>
      rules.map((rule) => ({...rowOf(rule, home.account), ruleId: undefined}));
    return {vpc: group.VpcId ?? '', inbound: copied(inbound), outbound: copied(outbound)};
  }, [home, id]);
  if (first === undefined && data !== undefined) setFirst(data);
  if (first !== undefined) return <Form first={first} />;
  return error === undefined ? <Spinner size="large" /> : <ApiAlert error={error} />;
}
