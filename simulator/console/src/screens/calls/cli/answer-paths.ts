// Where in an action's answer an id stands, as JMESPath for the CLI's --query: "Vpc.VpcId".
import {kindOf} from './resource-kinds';
import type {Shape} from './wire-model';

/// The path of an id that is the `nth` (from 0) of its kind among those that the answer made.
export function answerPath(output: Shape, id: string, nth: number): string | undefined {
  const kind = kindOf(id);
  const path = kind && shallowest(output, kind.members);
  if (path === undefined) return undefined;
  const lists = path.split('[]').length - 1;
  if (lists === 0) return nth === 0 ? path : undefined;
  // One list: its nth. More of them, one within another: flattened first.
  return lists === 1 ? path.replace('[]', `[${nth}]`) : `${path} | [${nth}]`;
}

interface Place {
  path: string;
  shape: Shape;
}

function shallowest(output: Shape, names: readonly string[]): string | undefined {
  let level: Place[] = [{path: '', shape: output}];
  for (let depth = 0; depth < 5; ++depth) {
    const below = level.flatMap(({path, shape}) => placesIn(path, shape));
    const found = below.find(({path, shape}) => isText(shape) && names.includes(lastName(path)));
    if (found !== undefined) return found.path;
    level = below;
  }
  return undefined;
}

function isText(shape: Shape): boolean {
  return shape.kind === 'text';
}

function lastName(path: string): string {
  return (path.split('.').at(-1) ?? '').replace(/\[\]$/, '');
}

/// A structure's members; lists are looked through.
function placesIn(path: string, shape: Shape): Place[] {
  if (shape.kind !== 'structure') return [];
  return shape.members.map((member) => {
    const named = path === '' ? member.name : `${path}.${member.name}`;
    const of = member.shape();
    return of.kind === 'list' ? {path: `${named}[]`, shape: of.item()} : {path: named, shape: of};
  });
}
