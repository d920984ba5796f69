// Answers go to the port that the client chose: a network ACL, which is stateless, has to allow them too.
import {canonical, type Traffic} from '../../traffic/types';

export interface Ruling {
  traffic: Traffic;
  allow: boolean;
}

const firstEphemeral = 1024;
const lastEphemeral = 65535;

function allowsTcp({traffic, allow}: Ruling, test: (from: number, to: number) => boolean): boolean {
  const {protocol, from = 0, to = lastEphemeral} = canonical(traffic);
  return allow && (protocol === '-1' || (protocol === 'tcp' && test(from, to)));
}

/// `there` lets connections in (or out) whose answers `back` lets nowhere. Only what is certain: a rule for any
/// of the ephemeral ports counts, wherever it leads.
export function lacksAnswers(there: readonly Ruling[], back: readonly Ruling[]): boolean {
  const opens = there.some((rule) => allowsTcp(rule, (from) => from < firstEphemeral));
  const answers = back.some((rule) => allowsTcp(rule, (_, to) => to >= firstEphemeral));
  return opens && !answers;
}
