// Which field of which row an answer of the API is about.
import type {ApiError} from '../../api/ec2';
import {peerText} from './peer';
import {isTrafficProblem, type RowProblem, type WantedRule} from './rule-row';

export type RuleField = 'protocol' | 'ports' | 'peer' | 'description';
export type RowErrors = ReadonlyMap<string, Partial<Record<RuleField, string>>>; ///< by the row's key

export function fieldOfProblem(problem: RowProblem): RuleField {
  if (problem === 'no-protocol') return 'protocol';
  return isTrafficProblem(problem) ? 'ports' : 'peer';
}

function mentions(message: string, text: string): boolean {
  const place = message.indexOf(text);
  if (place < 0 || text === '') return false;
  const next = message[place + text.length];
  return next === undefined || !/[\w/]/.test(next); // "10.0.0.0/1" isn't in "10.0.0.0/16"
}

function fieldIn({code, message}: ApiError, {traffic, peer, description}: WantedRule): RuleField | undefined {
  if (message.includes('rule description')) return description === '' ? undefined : 'description';
  if (message.includes('for IP protocol'))
    return mentions(message, `'${traffic.protocol}'`) ? 'protocol' : undefined;
  if (/port/i.test(message) && !code.startsWith('InvalidPermission')) {
    const numbers = (message.match(/\d+/g) ?? []).map(Number);
    const own = [traffic.from, traffic.to].filter((port) => port !== undefined);
    if (numbers.length > 0 && numbers.every((port) => own.includes(port))) return 'ports';
    return numbers.length === 0 && traffic.from === undefined ? 'protocol' : undefined;
  }
  // Of another account's group the API names the id alone.
  if (!mentions(message, peer.kind === 'group' ? peer.id : peerText(peer))) return undefined;
  if (code !== 'InvalidPermission.Duplicate') return 'peer';
  const ports = /from port: (\d+), to port: (\d+)/.exec(message);
  return !ports || (Number(ports[1]) === traffic.from && Number(ports[2]) === traffic.to)
    ? 'peer'
    : undefined;
}

const allowedDescription = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

/// Nothing if it is about none of them: such an error stands above the form.
export function errorsOf(error: ApiError, sent: readonly WantedRule[]): RowErrors | undefined {
  const meant = sent.filter((rule) => {
    const field = fieldIn(error, rule);
    return field === 'description' ? !allowedDescription.test(rule.description) : field !== undefined;
  });
  const last = meant.at(-1); // of rows that say the same, the later one is too many
  const field = last && fieldIn(error, last);
  return last && field && new Map([[last.row.key, {[field]: `${error.code}: ${error.message}`}]]);
}
