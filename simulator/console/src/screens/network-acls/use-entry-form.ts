// The rules of a form: what is wrong with which row, before and after the API has said so.
import {useState} from 'react';
import {apiErrorOf} from '../../api/ec2';
import {useTrafficWords} from '../../traffic/fields';
import {defineWords} from '../../words/words';
import type {EntryRefused} from './acls';
import {
  fieldOfProblem,
  twins,
  wantedEntryOf,
  type EntryProblem,
  type EntryRow,
  type WantedEntry,
} from './entry';
import {errorsOf, type EntryErrors} from './entry-errors';

const useWords = defineWords({
  en: {
    problems: {
      'not-number': 'You must specify a rule number.',
      'no-block': 'You must specify a CIDR block.',
      'same-number': (number: string) =>
        `NetworkAclEntryAlreadyExists: The network acl entry identified by ${number} already exists.`,
    },
  },
  ja: {
    problems: {
      'not-number': 'ルール番号を指定する必要があります。',
      'no-block': 'CIDR ブロックを指定する必要があります。',
      'same-number': (number) =>
        `NetworkAclEntryAlreadyExists: The network acl entry identified by ${number} already exists.`,
    },
  },
});

export interface EntryForm {
  rows: EntryRow[];
  setRows(rows: EntryRow[]): void;
  isRight: boolean; ///< each row can be sent
  wanted(): WantedEntry[];
  isRefused: boolean; ///< the API's last answer was about a row
  refused(call: EntryRefused): void;
  /// What the API said of a row, until that is changed; and, if `checked`, why a row can't be sent.
  errors(checked: boolean): EntryErrors;
}

function useProblems(rows: readonly EntryRow[]): EntryErrors {
  const words = useWords();
  const traffic = useTrafficWords();
  const textOf = (problem: EntryProblem, row: EntryRow) => {
    if (problem === 'same-number') return words.problems[problem](row.number);
    if (problem === 'not-number' || problem === 'no-block') return words.problems[problem];
    return traffic.problems[problem];
  };
  const same = twins(rows);
  return new Map(
    rows.flatMap((row) => {
      const wanted = wantedEntryOf(row);
      const found = Array.isArray(wanted) ? wanted : [];
      if (same.has(row.key)) found.push('same-number');
      if (found.length === 0) return [];
      return [[row.key, Object.fromEntries(found.map((one) => [fieldOfProblem(one), textOf(one, row)]))]];
    }),
  );
}

export function useEntryForm(first: () => EntryRow[]): EntryForm {
  const [rows, setRows] = useState(first);
  const [refusal, setRefusal] = useState<{row: EntryRow; errors: EntryErrors}>();
  const own = rows.filter((row) => !row.final);
  const problems = useProblems(own);
  return {
    rows,
    setRows,
    isRight: problems.size === 0,
    wanted: () =>
      own.flatMap((row) => {
        const one = wantedEntryOf(row);
        return Array.isArray(one) ? [] : one;
      }),
    isRefused: refusal !== undefined,
    refused: ({reason, wanted}) => {
      const errors = wanted && errorsOf(apiErrorOf(reason), wanted);
      setRefusal(errors && {row: wanted.row, errors});
    },
    errors: (checked) => {
      const said = refusal && rows.includes(refusal.row) ? refusal.errors : [];
      return new Map([...said, ...(checked ? problems : [])]);
    },
  };
}
