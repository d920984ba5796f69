// Which field an answer of the API on one rule is about.
import type {ApiError} from '../../api/ec2';
import type {EntryField, WantedEntry} from './entry';

export type EntryErrors = ReadonlyMap<string, Partial<Record<EntryField, string>>>; ///< by the row's key

const fields: readonly [RegExp, EntryField][] = [
  [/ruleNumber|entry identified by|entry with number/, 'number'],
  [/IP protocol|ICMP|icmpTypeCode/, 'protocol'],
  [/portRange|port range/, 'ports'],
  [/[cC]idrBlock|CIDR/, 'block'],
];

/// Nothing if it is about none of them: such an error stands above the form.
export function errorsOf(error: ApiError, {row}: WantedEntry): EntryErrors | undefined {
  const field = fields.find(([pattern]) => pattern.test(error.message))?.[1];
  return field && new Map([[row.key, {[field]: `${error.code}: ${error.message}`}]]);
}
