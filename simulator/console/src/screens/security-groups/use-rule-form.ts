// The rules of a form: what is wrong with which row, before and after the API has said so.
import {useState} from 'react';
import {apiErrorOf} from '../../api/ec2';
import {useTrafficWords} from '../../traffic/fields';
import {defineWords} from '../../words/words';
import {errorsOf, fieldOfProblem, type RowErrors} from './rule-errors';
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
  errors: RowErrors;
  /// False if a row can't be sent; `errors` says why.
  check(): boolean;
  wanted(): WantedRule[];
  /// Of `thrown`: true if `errors` now says it.
  refused(thrown: unknown): boolean;
}

const noErrors: RowErrors = new Map();

export function useRuleForm(direction: Direction, first: () => RuleRow[]): RuleForm {
  const words = useWords()[direction];
  const traffic = useTrafficWords();
  const [rows, setRows] = useState(first);
  const [errors, setErrors] = useState(noErrors);
  const textOf = (problem: RowProblem) =>
    problem === 'no-peer' || problem === 'not-peer' ? words[problem] : traffic.problems[problem];
  const wanted = () =>
    rows.flatMap((row) => {
      const one = wantedOf(row);
      return Array.isArray(one) ? [] : one;
    });
  return {
    rows,
    setRows,
    errors,
    wanted,
    check: () => {
      const found = new Map<string, Partial<Record<string, string>>>();
      for (const row of rows) {
        const problems = wantedOf(row);
        if (!Array.isArray(problems)) continue;
        found.set(
          row.key,
          Object.fromEntries(problems.map((problem) => [fieldOfProblem(problem), textOf(problem)])),
        );
      }
      setErrors(found);
      return found.size === 0;
    },
    refused: (thrown) => {
      const named = errorsOf(apiErrorOf(thrown), wanted());
      setErrors(named ?? noErrors);
      return named !== undefined;
    },
  };
}
