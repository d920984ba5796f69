// AWS's own model of EC2, as its SDK carries it: what each action takes and answers, and how members are called
// on the wire. The SDK packs a shape as numbers and nested lists:
//
//   0, 1, 2, 4, 21            text, number, boolean, time, bytes; 64 + n: a list of n; 128 + n: a map
//   [1, namespace, name, traits, item]                    a list
//   [3, namespace, name, traits, [names], [members]]      a structure (4: a union, -3: an error)
//   [9, namespace, name, traits, input, output]           an action
//   [shape, traits]           a member; a function: the shape that it returns

export type Shape =
  | {kind: 'text' | 'number' | 'boolean' | 'time' | 'bytes' | 'map'}
  | {kind: 'list'; item: () => Shape}
  | {kind: 'structure'; members: readonly Member[]};

export interface Member {
  name: string; ///< as SDKs and the CLI know it: "TagSpecifications"
  wire: string; ///< as the form has it: "TagSpecification"
  shape: () => Shape;
}

export interface Action {
  input: () => Shape;
  output: () => Shape;
}

/// By name: "CreateVpc".
export type Model = (action: string) => Action | undefined;

const simple = new Map<number, Shape>([
  [0, {kind: 'text'}],
  [1, {kind: 'number'}],
  [2, {kind: 'boolean'}],
  [17, {kind: 'number'}],
  [19, {kind: 'number'}],
  [21, {kind: 'bytes'}],
  ...[4, 5, 6, 7].map((n): [number, Shape] => [n, {kind: 'time'}]),
]);

/// `schemas`: the exports of the SDK's schemas module.
export function modelOf(schemas: object): Model {
  const byName = new Map<string, unknown>(Object.entries(schemas));
  return (name) => {
    const schema = byName.get(`${name}$`);
    if (!Array.isArray(schema) || schema[0] !== 9) return undefined;
    return {input: () => shapeOf(schema[4]), output: () => shapeOf(schema[5])};
  };
}

function shapeOf(schema: unknown): Shape {
  if (typeof schema === 'function') return shapeOf(schema());
  if (typeof schema === 'number') return numbered(schema);
  if (!Array.isArray(schema)) return {kind: 'structure', members: []}; // "unit": nothing
  if (schema.length === 2) return shapeOf(schema[0]);
  if (schema[0] === 0) return shapeOf(schema[4]);
  if (schema[0] === 1) return {kind: 'list', item: () => shapeOf(schema[4])};
  if (schema[0] === 2) return {kind: 'map'};
  const refs: readonly unknown[] = schema[5];
  const names: readonly string[] = schema[4];
  return {kind: 'structure', members: names.map((name, i) => memberOf(name, refs[i]))};
}

function numbered(schema: number): Shape {
  if (schema >= 128) return {kind: 'map'};
  if (schema >= 64) return {kind: 'list', item: () => numbered(schema - 64)};
  return simple.get(schema) ?? {kind: 'text'};
}

function memberOf(name: string, ref: unknown): Member {
  return {name, wire: wireName(name, ref), shape: () => shapeOf(ref)};
}

/// EC2's own rule: ec2QueryName, else xmlName with its first letter large.
function wireName(name: string, ref: unknown): string {
  const traits: unknown = Array.isArray(ref) && ref.length === 2 ? ref[1] : undefined;
  if (typeof traits !== 'object' || traits === null) return capitalized(name);
  if ('ec2QueryName' in traits && typeof traits.ec2QueryName === 'string') return traits.ec2QueryName;
  return capitalized('xmlName' in traits && typeof traits.xmlName === 'string' ? traits.xmlName : name);
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
