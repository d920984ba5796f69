// A call's form read back into the members that SDKs and the CLI know:
//
//   TagSpecification.1.Tag.1.Key=Name  →  {TagSpecifications: [{Tags: [{Key: 'Name'}]}]}
import type {Shape} from './wire-model';

export type Value = string | number | boolean | Value[] | Values;
export type Values = {[member: string]: Value};

export class UnknownParameter extends Error {}

interface Node {
  text?: string;
  parts: Map<string, Node>;
}

function treeOf(parameters: readonly (readonly [name: string, value: string])[]): Node {
  const root: Node = {parts: new Map()};
  for (const [name, value] of parameters) {
    let node = root;
    for (const part of name.split('.')) {
      let next = node.parts.get(part);
      if (next === undefined) node.parts.set(part, (next = {parts: new Map()}));
      node = next;
    }
    node.text = value;
  }
  return root;
}

/// Members in the model's order. Throws UnknownParameter for what the model doesn't have.
export function readParameters(input: Shape, parameters: readonly (readonly [string, string])[]): Values {
  return readStructure(input, treeOf(parameters), '');
}

function readStructure(shape: Shape, node: Node, where: string): Values {
  const members = shape.kind === 'structure' ? shape.members : [];
  const known = new Set(members.map((member) => member.wire));
  for (const part of node.parts.keys())
    if (!known.has(part)) throw new UnknownParameter(where + part);
  const values: Values = {};
  for (const member of members) {
    const part = node.parts.get(member.wire);
    if (part !== undefined) values[member.name] = read(member.shape(), part, `${where}${member.wire}.`);
  }
  return values;
}

function read(shape: Shape, node: Node, where: string): Value {
  if (shape.kind === 'structure') return readStructure(shape, node, where);
  if (shape.kind === 'list') return readList(shape.item(), node, where);
  const text = node.text;
  if (text === undefined) throw new UnknownParameter(where.slice(0, -1));
  if (shape.kind === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  // A number that isn't written as numbers are stays as it came.
  if (shape.kind === 'number' && String(Number(text)) === text) return Number(text);
  return text;
}

function readList(item: Shape, node: Node, where: string): Value[] {
  const numbers = [...node.parts.keys()].sort((a, b) => Number(a) - Number(b));
  return numbers.flatMap((number) => {
    const part = node.parts.get(number);
    return part === undefined ? [] : [read(item, part, `${where}${number}.`)];
  });
}
