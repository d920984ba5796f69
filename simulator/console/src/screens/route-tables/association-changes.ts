// From chosen subnets, gateways or propagations to what has to change.
import type {Associated} from './api';

/// One call's worth; `name` is the subnet or gateway that it is about.
export type Change = {name: string} & (
  | {what: 'associate' | 'enable-propagation' | 'disable-propagation'}
  | {what: 'move' | 'disassociate'; association: string}
);

/// `chosen` are the subnets (or gateways) that the table is to have; `now` is what is associated with which table.
/// What another table has is moved in one step, so that it isn't without one meanwhile.
export function associationChanges(
  table: string,
  chosen: readonly string[],
  now: ReadonlyMap<string, Associated>,
): Change[] {
  const wanted = new Set(chosen);
  const changes: Change[] = [];
  for (const name of chosen) {
    const known = now.get(name);
    if (known?.table.RouteTableId === table) continue;
    const association = known?.association.RouteTableAssociationId;
    changes.push(association ? {name, what: 'move', association} : {name, what: 'associate'});
  }
  for (const [name, known] of now) {
    if (known.table.RouteTableId !== table || wanted.has(name)) continue;
    changes.push({name, what: 'disassociate', association: known.association.RouteTableAssociationId ?? ''});
  }
  return changes;
}

/// `chosen` are the virtual private gateways whose routes are to be propagated.
export function propagationChanges(chosen: readonly string[], now: readonly string[]): Change[] {
  const enabled = chosen.filter((id) => !now.includes(id));
  const disabled = now.filter((id) => !chosen.includes(id));
  return [
    ...enabled.map((name) => ({name, what: 'enable-propagation' as const})),
    ...disabled.map((name) => ({name, what: 'disable-propagation' as const})),
  ];
}
