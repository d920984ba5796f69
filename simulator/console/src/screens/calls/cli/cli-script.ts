// Calls as a shell script of AWS CLI commands that makes the same in an empty emulator: ids that its own calls
// make are variables.
import type {Call} from '../../../api/control';
import type {Home} from '../../../api/ec2';
import {answerPath} from './answer-paths';
import {cliCommand, type Word} from './cli-command';
import {kindOf, prefixOf} from './resource-kinds';
import {idsIn, shellWord, variableName, type Variables} from './shell-words';
import type {Model} from './wire-model';
import {readParameters, UnknownParameter, type Value, type Values} from './wire-parameters';

/// How to find what no call of the script makes because it came with something else: a VPC's main route table.
export interface LookUp {
  home: Home;
  action: string;
  values: Values; ///< may name ids in turn
  query: string;
  called: string; ///< for the variable: "main route table"
}

export interface ScriptOptions {
  model: Model;
  endpoint: string;
  lookUps?: ReadonlyMap<string, LookUp>; ///< by id
}

export interface Script {
  text: string;
  unknown: string[]; ///< ids in it that nothing in it makes or finds
}

/// A call whose parameters are read, or one that can't be a command, and why.
interface Step {
  call: Call;
  values: Values;
  named: string[]; ///< ids that its parameters name
  left?: string;
}

/// `calls`: the oldest first.
export function cliScript(calls: readonly Call[], options: ScriptOptions): Script {
  return new Writer(stepsOf(calls, options.model), options).write();
}

/// One call as a command for the emulator that it was made in: ids as they are.
export function cliOneCommand(call: Call, {model, endpoint}: ScriptOptions): string {
  const {values, left} = stepOf(call, model, new Set());
  if (left !== undefined) return notACommand(call, left);
  const words = cliCommand(call.action, values).map((word) => shellText(word, new Map()));
  const keys = `AWS_ACCESS_KEY_ID=${call.account} AWS_SECRET_ACCESS_KEY=any`;
  return `${keys} aws ${words.join(' ')} --region ${call.region} --endpoint-url ${endpoint}\n`;
}

function notACommand(call: Call, why: string): string {
  return `# Left out: ${call.action}; ${why}.`;
}

function shellText(word: Word, variables: Variables): string {
  return typeof word === 'string'
    ? shellWord(word, variables)
    : `fileb://<(printf %s ${shellWord(word.base64)} | base64 -d)`;
}

/// Ids that the calls name and none of them makes: what look-ups are needed for.
export function idsFromElsewhere(calls: readonly Call[], model: Model): {id: string; call: Call}[] {
  const made = new Set<string>();
  const found = new Map<string, Call>();
  for (const {call, named} of stepsOf(calls, model)) {
    for (const id of named) if (!made.has(id) && !found.has(id)) found.set(id, call);
    for (const id of call.ids) made.add(id);
  }
  return [...found].map(([id, call]) => ({id, call}));
}

function stepsOf(calls: readonly Call[], model: Model): Step[] {
  const tokens = calls.flatMap(tokenOf);
  const repeated = new Set(tokens.filter((token, i) => tokens.indexOf(token) !== i));
  return calls.map((call) => stepOf(call, model, repeated));
}

function tokenOf(call: Call): string[] {
  return call.parameters.flatMap(([name, value]) => (name === 'ClientToken' ? [value] : []));
}

/// A token tells retries of one call from another call: one that comes once says nothing.
function stepOf(call: Call, model: Model, repeatedTokens: ReadonlySet<string>): Step {
  const action = call.service === 'ec2' ? model(call.action) : undefined;
  if (action === undefined) return {call, values: {}, named: [], left: `it isn't an action of EC2`};
  const parameters = call.parameters.filter(
    ([name, value]) => name !== 'Action' && name !== 'Version' && (name !== 'ClientToken' || repeatedTokens.has(value)),
  );
  try {
    const values = readParameters(action.input(), parameters);
    return {call, values, named: [...new Set(textsIn(values).flatMap(idsIn))]};
  } catch (error) {
    if (!(error instanceof UnknownParameter)) throw error;
    return {call, values: {}, named: [], left: `AWS's model doesn't have its parameter ${error.message}`};
  }
}

function textsIn(value: Value): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/// An id that is the same in every emulator: of an image in the catalog, of a prefix list of AWS's.
function isFixed(id: string): boolean {
  return /^(ami|pl|aki|ari)-/.test(id);
}

interface Binding {
  variable: string;
  query: string;
}

class Writer {
  private readonly variables = new Map<string, string>();
  private readonly seen = new Set<string>();
  private readonly unknown = new Set<string>();
  private readonly lines: string[] = [];
  private readonly needed: ReadonlySet<string>;
  private readonly oneAccount: string | undefined;

  constructor(
    private readonly steps: readonly Step[],
    private readonly options: ScriptOptions,
  ) {
    const lookedUp = [...(options.lookUps?.values() ?? [])].flatMap(({values, query}) => [query, ...textsIn(values)]);
    this.needed = new Set([...steps.flatMap((step) => step.named), ...lookedUp.flatMap(idsIn)]);
    const accounts = new Set(steps.map((step) => step.call.account));
    this.oneAccount = accounts.size === 1 ? [...accounts][0] : undefined;
  }

  write(): Script {
    for (const step of this.steps) this.writeStep(step);
    return {text: [...this.head(), ...this.lines, ''].join('\n'), unknown: [...this.unknown]};
  }

  private head(): string[] {
    const first = this.steps[0]?.call.at;
    const last = this.steps.at(-1)?.call.at;
    return [
      '#!/usr/bin/env bash',
      `# Calls of the EC2 API, from ${first ?? ''} to ${last ?? ''}. They make the same in an empty vpcsim:`,
      '#   bash FILE [ENDPOINT]',
      'set -euo pipefail',
      `ENDPOINT=\${1:-${this.options.endpoint}}`,
      'unset AWS_PROFILE AWS_SESSION_TOKEN',
      `export AWS_SECRET_ACCESS_KEY=any AWS_PAGER=${this.oneAccount ? ` AWS_ACCESS_KEY_ID=${this.oneAccount}` : ''}`,
      '',
    ];
  }

  private writeStep(step: Step) {
    const {call, values, named, left} = step;
    if (left !== undefined) {
      this.lines.push(notACommand(call, left));
      return;
    }
    for (const id of named) this.find(id);
    for (const id of named) this.seen.add(id);
    const strange = named.filter((id) => !this.variables.has(id) && !isFixed(id));
    for (const id of strange) this.unknown.add(id);
    if (strange.length > 0) this.lines.push(`# Made before these calls: ${strange.join(', ')}.`);
    this.command(call, cliCommand(call.action, values), this.bindings(step));
  }

  /// Looks up what came with something that the script makes.
  private find(id: string) {
    const lookUp = this.options.lookUps?.get(id);
    if (lookUp === undefined || this.seen.has(id)) return;
    this.seen.add(id);
    for (const other of [lookUp.query, ...textsIn(lookUp.values)].flatMap(idsIn)) this.find(other);
    const variable = this.newVariable(lookUp.called);
    this.command(lookUp.home, cliCommand(lookUp.action, lookUp.values), [{variable, query: lookUp.query}]);
    this.variables.set(id, variable);
  }

  /// Variables for the ids that the call makes and others name.
  private bindings({call, values}: Step): Binding[] {
    const output = this.options.model(call.action)?.output();
    const counts = new Map<string, number>();
    return call.ids.flatMap((id): Binding[] => {
      if (this.seen.has(id)) return [];
      this.seen.add(id);
      const nth = counts.get(prefixOf(id)) ?? 0;
      counts.set(prefixOf(id), nth + 1);
      const query = this.needed.has(id) && output !== undefined ? answerPath(output, id, nth) : undefined;
      if (query === undefined) return [];
      const variable = this.newVariable(calledOf(id, values));
      this.variables.set(id, variable);
      return [{variable, query}];
    });
  }

  private newVariable(called: string): string {
    const name = variableName(called) || 'RESOURCE';
    const taken = new Set(this.variables.values());
    if (!taken.has(name)) return name;
    let number = 2;
    while (taken.has(`${name}_${number}`)) ++number;
    return `${name}_${number}`;
  }

  private command(home: Home, words: readonly Word[], bindings: readonly Binding[]) {
    const account = this.oneAccount === undefined ? `AWS_ACCESS_KEY_ID=${home.account} ` : '';
    const said = words.map((word) => shellText(word, this.variables)).join(' ');
    const command = `${account}aws ${said} --region ${home.region} --endpoint-url "$ENDPOINT"`;
    const [first, ...others] = bindings;
    if (first === undefined) {
      this.lines.push(command);
      return;
    }
    const query = others.length === 0 ? first.query : `[${bindings.map((one) => one.query).join(', ')}]`;
    const asked = `$(${command} --query ${shellWord(query, this.variables)} --output text)`;
    if (others.length === 0) {
      this.lines.push(`${first.variable}=${asked}`);
      return;
    }
    this.lines.push(`ANSWER=${asked}`, `read -r ${bindings.map((one) => one.variable).join(' ')} <<< "$ANSWER"`);
  }
}

/// What the resource is called: its Name tag, a security group's or key's name, else its kind.
function calledOf(id: string, values: Values): string {
  const type = kindOf(id)?.type ?? prefixOf(id);
  const tagged = nameTagOf(type, values.TagSpecifications);
  if (tagged !== undefined && variableName(tagged) !== '') return tagged;
  if (prefixOf(id) === 'sg' && typeof values.GroupName === 'string') return values.GroupName;
  return type;
}

function nameTagOf(type: string, specifications: Value | undefined): string | undefined {
  if (!Array.isArray(specifications)) return undefined;
  for (const one of specifications) {
    if (typeof one !== 'object' || Array.isArray(one) || one.ResourceType !== type || !Array.isArray(one.Tags)) continue;
    for (const tag of one.Tags)
      if (typeof tag === 'object' && !Array.isArray(tag) && tag.Key === 'Name' && typeof tag.Value === 'string')
        return tag.Value;
  }
  return undefined;
}
