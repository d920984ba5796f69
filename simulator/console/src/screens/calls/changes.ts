// Which calls have made the network what it is now: those since the last reset, without what was rewound.
import type {Call} from '../../api/control';

export interface Changes {
  calls: Call[]; ///< the oldest first
  base?: Call; ///< what put another network in place before them: a snapshot that was loaded, a lesson
}

/// Changes share those before them.
interface Past {
  before?: Past;
  call?: Call;
  base?: Call;
}

function isDone(call: Call): boolean {
  return call.status < 400 && call.error === undefined;
}

/// A change that was made by the API.
export function isChange(call: Call): boolean {
  const isDryRun = call.parameters.some(([name, value]) => name === 'DryRun' && value === 'true');
  return call.writes && call.service === 'ec2' && isDone(call) && !isDryRun;
}

const replacing = new Set(['PUT /_vpcsim/snapshot', 'POST /_vpcsim/lesson']);

/// `calls`: all that are known, the oldest first.
export function changesInEffect(calls: readonly Call[]): Changes {
  const beginning: Past = {};
  const after = new Map<number, Past>([[0, beginning]]);
  let past = beginning;
  for (const call of calls) {
    if (isChange(call)) past = {before: past, call, base: past.base};
    else if (call.action === 'POST /_vpcsim/reset' && isDone(call)) past = {};
    else if (replacing.has(call.action) && isDone(call)) past = {base: call};
    else if (call.action === 'POST /_vpcsim/history' && isDone(call)) past = after.get(rewoundTo(call)) ?? {base: call};
    after.set(call.number, past);
  }
  const found: Call[] = [];
  const {base} = past;
  for (let one: Past | undefined = past; one !== undefined; one = one.before) if (one.call) found.push(one.call);
  return {calls: found.reverse(), base};
}

function rewoundTo(call: Call): number {
  const to = call.parameters.find(([name]) => name === 'to');
  return to === undefined ? -1 : Number(to[1]);
}
