// A rule of the weather as a form has it, and as /_vpcsim/faults takes it.

export const kinds = [
  'throttle',
  'token-bucket',
  'internal-error',
  'unavailable',
  'insufficient-capacity',
  'delay',
  'eventual-consistency',
  'cut',
] as const;

export type FaultKind = (typeof kinds)[number];

/// A member of a rule, beside its kind.
export type Field =
  | 'action'
  | 'account'
  | 'probability'
  | 'after'
  | 'count'
  | 'carried_out'
  | 'instance_type'
  | 'availability_zone'
  | 'milliseconds'
  | 'calls'
  | 'strict'
  | 'after_bytes'
  | 'size'
  | 'refill_per_second';

export type Rule = {kind: FaultKind} & {[field in Field]?: Json};
type Json = string | number | boolean | readonly (string | number)[];

/// A rule at work.
export type CountedRule = Rule & {matched: number; struck: number};

export interface Weather {
  seed: number;
  faults: CountedRule[];
}

/// What is typed and ticked.
export type FaultForm = {kind: FaultKind} & {[field in Field]: string | boolean};

export const emptyForm: FaultForm = {
  kind: 'throttle',
  action: '',
  account: '',
  probability: '',
  after: '',
  count: '',
  carried_out: false,
  instance_type: '',
  availability_zone: '',
  milliseconds: '',
  calls: '',
  strict: false,
  after_bytes: '',
  size: '',
  refill_per_second: '',
};

const own: Record<FaultKind, readonly Field[]> = {
  throttle: ['carried_out'],
  'internal-error': ['carried_out'],
  unavailable: ['carried_out'],
  'insufficient-capacity': ['instance_type', 'availability_zone'],
  delay: ['milliseconds'],
  cut: ['after_bytes'],
  'eventual-consistency': ['milliseconds', 'calls', 'strict'],
  'token-bucket': ['size', 'refill_per_second'],
};

/// What a rule of the kind may say, in the order of the form. A bucket decides by itself which calls it strikes.
export function fieldsOf(kind: FaultKind): readonly Field[] {
  const chance: readonly Field[] = kind === 'token-bucket' ? [] : ['probability', 'after', 'count'];
  return ['action', 'account', ...own[kind], ...chance];
}

const texts = new Set<Field>(['account', 'instance_type', 'availability_zone']);

/// Numbers as numbers; what isn't one goes as it is, and the emulator says what is wrong with it.
function number(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

function valueOf(field: Field, text: string): Json {
  if (texts.has(field)) return text;
  if (field === 'action') {
    const actions = words(text);
    return actions.length === 1 ? (actions[0] ?? '') : actions;
  }
  // "500-2000" and "500 2000" are a least and a most.
  const range = field === 'milliseconds' ? /^(\d+)\s*[-–, ]\s*(\d+)$/.exec(text) : null;
  return range ? [Number(range[1]), Number(range[2])] : number(text);
}

/// Only of what the kind has; nothing for what is empty.
export function ruleOf(form: FaultForm): Rule {
  const rule: Rule = {kind: form.kind};
  for (const field of fieldsOf(form.kind)) {
    const value = form[field];
    if (typeof value === 'boolean') {
      if (value) rule[field] = true;
    } else if (value.trim() !== '') {
      rule[field] = valueOf(field, value.trim());
    }
  }
  return rule;
}

/// A rule at work, to be set again.
export function withoutCounts({matched: _matched, struck: _struck, ...rule}: CountedRule): Rule {
  return rule;
}

export function valueText(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join('–') : String(value);
}

/// The fields that the emulator's messages name: `"milliseconds" is a number or [least, most]`.
export const fieldRules: readonly (readonly [pattern: RegExp, field: Field])[] = [
  [/"action"|no action is called/, 'action'],
  [/say either for how many|say how many "milliseconds"/, 'milliseconds'],
  ...(
    [
      'account',
      'probability',
      'after_bytes',
      'after',
      'count',
      'instance_type',
      'availability_zone',
      'milliseconds',
      'calls',
      'size',
      'refill_per_second',
    ] as const
  ).map((field) => [new RegExp(`"${field}"`), field] as const),
];
