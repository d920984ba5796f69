// The rules of a form: what is wrong with which row, before and after the API has said so.
import {useState} from 'react';
import {apiErrorOf} from '../../api/ec2';
import {useTrafficWords} from '../../traffic/fields';
import {defineWords} from '../../words/words';
import {errorsOf, fieldOfProblem, type RowErrors, type RuleField} from './rule-errors';
import {wantedOf, type RowProblem, type RuleRow, type WantedRule} from './rule-row';
import type {Direction} from './words';

const useWords = defineWords({
  en: {
    inbound: {
      'no-peer': 'You must specify a source.',
      'not-peer': 'The source needs to be a CIDR block, a security group ID or a prefix list ID.',
    },
    outbound: {
      'no-peer': 'You must specify a destination.',
      'not-peer': 'The destination needs to be a CIDR block, a security group ID or a prefix list ID.',
    },
  },
  ja: {
    inbound: {
      'no-peer': 'ソースを指定する必要があります。',
      'not-peer':
        'ソースは、CIDR ブロック、セキュリティグループ ID、またはプレフィックスリスト ID である必要があります。',
    },
    outbound: {
      'no-peer': '送信先を指定する必要があります。',
      'not-peer':
        '送信先は、CIDR ブロック、セキュリティグループ ID、またはプレフィックスリスト ID である必要があります。',
    },
  },
});

export interface RuleForm {
  rows: RuleRow[];
  setRows(rows: RuleRow[]): void;
  isRight: boolean; ///< each row can be sent
  wanted(): WantedRule[];
  /// Of what a call threw: true if `errors` now says it, at a row.
  refused(thrown: unknown): boolean;
  /// What the API said of a row, until that is changed; and, if `checked`, why a row can't be sent.
  errors(checked: boolean): RowErrors;
}

type Texts = Record<RowProblem, string>;

function problemsOf(rows: readonly RuleRow[], texts: Texts): RowErrors {
  const found = new Map<string, Partial<Record<RuleField, string>>>();
  for (const row of rows) {
    const problems = wantedOf(row);
    if (!Array.isArray(problems)) continue;
    found.set(row.key, Object.fromEntries(problems.map((one) => [fieldOfProblem(one), texts[one]])));
  }
  return found;
}

export function useRuleForm(direction: Direction, first: () => RuleRow[]): RuleForm {
  const words = useWords()[direction];
  const traffic = useTrafficWords();
  const [rows, setRows] = useState(first);
  const [refusal, setRefusal] = useState<{rows: readonly RuleRow[]; errors: RowErrors}>();
  const problems = problemsOf(rows, {...traffic.problems, ...words});
  const wanted = () =>
    rows.flatMap((row) => {
      const one = wantedOf(row);
      return Array.isArray(one) ? [] : one;
    });
  return {
    rows,
    setRows,
    isRight: problems.size === 0,
    wanted,
    refused: (thrown) => {
      const errors = errorsOf(apiErrorOf(thrown), wanted());
      setRefusal(errors && {rows, errors});
      return errors !== undefined;
    },
    errors: (checked) => {
      const unchanged = rows.filter((row) => refusal?.rows.includes(row)).map((row) => row.key);
      const refused = [...(refusal?.errors ?? [])].filter(([key]) => unchanged.includes(key));
      return new Map([...refused, ...(checked ? problems : [])]);
    },
  };
}
