// "Edit inbound rules" and "Edit outbound rules": #/security-groups/sg-1/edit-inbound-rules.
import {useState} from 'react';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import type {SecurityGroup, SecurityGroupRule} from '@aws-sdk/client-ec2';
import {useDescribed} from '../../api/use-described';
import {ApiAlert} from '../../resource/api-alert';
import {FormPage} from '../../resource/form-page';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {useHome} from '../../resource/use-home';
import {defineWords} from '../../words/words';
import {changesBetween, rebased} from './rule-changes';
import {RuleEditor} from './rule-editor';
import {rowOf} from './rule-row';
import {describeRules, saveRules} from './rules';
import {useRuleForm} from './use-rule-form';
import {useGroupWords, type Direction} from './words';

const useWords = defineWords({en: {save: 'Save rules'}, ja: {save: 'ルールを保存'}});

interface Props {
  group: SecurityGroup;
  direction: Direction;
}

function Form({group, direction, rules}: Props & {rules: SecurityGroupRule[]}) {
  const words = useWords();
  const groupWords = useGroupWords();
  const texts = groupWords[direction];
  const home = useHome();
  const saved = useSaved('security-groups');
  const id = group.GroupId ?? '';
  const [before, setBefore] = useState(rules);
  const form = useRuleForm(direction, () => rules.map((rule) => rowOf(rule, home.account)));
  const [atRow, setAtRow] = useState(false);
  const submit = useSubmit<'rules'>({
    check: () => (form.isRight ? {} : {rules: ''}),
    send: async () => {
      const wanted = form.wanted();
      try {
        await saveRules(home, id, direction, changesBetween(before, wanted, home.account));
      } catch (thrown) {
        setAtRow(form.refused(thrown));
        setBefore(rebased(before, await describeRules(home, id, direction), wanted, home.account));
        throw thrown;
      }
    },
    done: () => saved(texts.saved(id), id),
  });
  return (
    <FormPage
      kind={{path: 'security-groups', many: groupWords.groups}}
      id={id}
      title={texts.edit}
      description={texts.about}
      submit={atRow ? {...submit, error: undefined} : submit}
      submitText={words.save}
    >
      <Container header={<Header variant="h2">{texts.title}</Header>}>
        <RuleEditor
          direction={direction}
          vpc={group.VpcId ?? ''}
          rows={form.rows}
          onChange={form.setRows}
          errors={form.errors(submit.errorAt('rules') !== undefined)}
          withIds
        />
      </Container>
    </FormPage>
  );
}

/// The rules as they are when the page is opened: what others change meanwhile isn't taken back.
export function EditRules({group, direction}: Props) {
  const home = useHome();
  const [first, setFirst] = useState<SecurityGroupRule[]>();
  const {data, error} = useDescribed(
    () => describeRules(home, group.GroupId ?? '', direction),
    [home, group.GroupId, direction],
  );
  if (first === undefined && data !== undefined) setFirst(data);
  if (first !== undefined) return <Form group={group} direction={direction} rules={first} />;
  return error === undefined ? <Spinner size="large" /> : <ApiAlert error={error} />;
}
