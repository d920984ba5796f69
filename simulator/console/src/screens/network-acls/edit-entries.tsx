// "Edit inbound rules" and "Edit outbound rules": #/network-acls/acl-1/edit-inbound-rules.
import {useState} from 'react';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type {NetworkAcl} from '@aws-sdk/client-ec2';
import {apiErrorOf} from '../../api/ec2';
import {FormPage} from '../../resource/form-page';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {useHome} from '../../resource/use-home';
import {trafficOf} from '../../traffic/draft';
import {useTrafficWords} from '../../traffic/fields';
import {defineWords} from '../../words/words';
import {describeAcls, EntryRefused, saveEntries} from './acls';
import {EphemeralHint, opposite, rulingsOf} from './entries-table';
import {
  changesBetween,
  entriesOf,
  fieldOfProblem,
  rowOfEntry,
  twins,
  wantedEntryOf,
  type EntryProblem,
  type EntryRow,
} from './entry';
import {EntryEditor, type EntryErrors} from './entry-editor';
import {errorsOf} from './entry-errors';
import type {Ruling} from './ephemeral';
import {useAclWords, type Direction} from './words';

const useWords = defineWords({
  en: {
    save: 'Save changes',
    problems: {
      'not-number': 'You must specify a rule number.',
      'no-block': 'You must specify a CIDR block.',
      'same-number': (number: string) =>
        `NetworkAclEntryAlreadyExists: The network acl entry identified by ${number} already exists.`,
    },
  },
  ja: {
    save: '変更を保存',
    problems: {
      'not-number': 'ルール番号を指定する必要があります。',
      'no-block': 'CIDR ブロックを指定する必要があります。',
      'same-number': (number) =>
        `NetworkAclEntryAlreadyExists: The network acl entry identified by ${number} already exists.`,
    },
  },
});

function rulings(rows: readonly EntryRow[]): Ruling[] {
  return rows.flatMap((row) => {
    const traffic = trafficOf(row.traffic);
    return typeof traffic === 'string' ? [] : {traffic, allow: row.allow};
  });
}

export function EditEntries({acl, direction}: {acl: NetworkAcl; direction: Direction}) {
  const words = useWords();
  const aclWords = useAclWords();
  const traffic = useTrafficWords();
  const texts = aclWords[direction];
  const home = useHome();
  const saved = useSaved('network-acls');
  const id = acl.NetworkAclId ?? '';
  // As they are when the page is opened: what others change meanwhile isn't taken back.
  const [before, setBefore] = useState(() => entriesOf(acl, direction));
  const [rows, setRows] = useState<EntryRow[]>(() => before.map(rowOfEntry));
  const [errors, setErrors] = useState<EntryErrors>(new Map());
  const [atRow, setAtRow] = useState(false);
  const own = rows.filter((row) => !row.final);

  const textOf = (problem: EntryProblem, row: EntryRow) => {
    if (problem === 'same-number') return words.problems[problem](row.number);
    if (problem === 'not-number' || problem === 'no-block') return words.problems[problem];
    return traffic.problems[problem];
  };
  const check = () => {
    const same = twins(rows);
    const found: EntryErrors = new Map(
      own.flatMap((row) => {
        const wanted = wantedEntryOf(row);
        const problems = Array.isArray(wanted) ? wanted : [];
        if (same.has(row.key)) problems.push('same-number');
        if (problems.length === 0) return [];
        return [
          [row.key, Object.fromEntries(problems.map((one) => [fieldOfProblem(one), textOf(one, row)]))],
        ];
      }),
    );
    setErrors(found);
    return found.size === 0;
  };
  const submit = useSubmit<'rules'>({
    check: () => (check() ? {} : {rules: ''}),
    send: async () => {
      const wanted = own.flatMap((row) => {
        const one = wantedEntryOf(row);
        return Array.isArray(one) ? [] : one;
      });
      try {
        await saveEntries(home, id, direction, changesBetween(before, wanted));
      } catch (thrown) {
        if (!(thrown instanceof EntryRefused)) throw thrown;
        const named = thrown.wanted && errorsOf(apiErrorOf(thrown.reason), thrown.wanted);
        setErrors(named ?? new Map());
        setAtRow(named !== undefined);
        // Some went through: those that somebody else made meanwhile are left alone.
        const numbers = new Set([...before.map((one) => one.RuleNumber), ...wanted.map((one) => one.number)]);
        const [now] = await describeAcls(home, id);
        if (now) setBefore(entriesOf(now, direction).filter((one) => numbers.has(one.RuleNumber)));
        throw thrown.reason;
      }
    },
    done: () => saved(texts.saved(id), id),
  });
  return (
    <FormPage
      kind={{path: 'network-acls', many: aclWords.acls}}
      id={id}
      title={texts.edit}
      description={texts.about}
      submit={atRow ? {...submit, error: undefined} : submit}
      submitText={words.save}
    >
      <Container header={<Header variant="h2">{texts.title}</Header>}>
        <SpaceBetween size="m">
          <EntryEditor direction={direction} rows={rows} onChange={setRows} errors={errors} />
          <EphemeralHint
            direction={direction}
            there={rulingsOf(entriesOf(acl, opposite[direction]))}
            back={rulings(rows)}
          />
          <EphemeralHint
            direction={opposite[direction]}
            there={rulings(rows)}
            back={rulingsOf(entriesOf(acl, opposite[direction]))}
          />
        </SpaceBetween>
      </Container>
    </FormPage>
  );
}
