// Edited routes: what is wrong with them, and which calls of the API make a route table so.
import type {Route} from '@aws-sdk/client-ec2';
import type {ApiError} from '../../api/ec2';
import {canonicalCidr} from './cidr';
import {destinationOf, isLocalRoute, isReadOnly, targetOf, type RouteTarget, type TargetKind} from './route-targets';

/// A row of the editor.
export interface RouteRow {
  key: number;
  original?: Route; ///< the route that the row was made of; none if it is a new one
  destination: string;
  kind: TargetKind | undefined; ///< undefined: not chosen yet
  target: string;
}

export type RouteCall = {
  row: number; ///< the key of the row that it is made for
  destination: string;
} & (
  | {what: 'create' | 'replace'; target: RouteTarget}
  | {what: 'delete'; after?: number} ///< not before the call for that row has succeeded
);

export type RowProblem = 'destination' | 'destination-twice' | 'target-kind' | 'target';

/// Two texts for the same block are the same destination.
export function normalDestination(text: string): string {
  const trimmed = text.trim();
  return canonicalCidr(trimmed) ?? trimmed;
}

export function rowOf(route: Route, key: number): RouteRow {
  const {kind, id} = targetOf(route);
  return {key, original: route, destination: destinationOf(route), kind, target: id};
}

const isDestination = (text: string) => canonicalCidr(text) !== undefined || /^pl-\S+$/.test(text.trim());

/// What a row lacks that keeps it from being sent. All else is for the API to judge.
export function problemsOf(rows: readonly RouteRow[]): Map<number, RowProblem[]> {
  const problems = new Map<number, RowProblem[]>();
  const seen = new Set<string>();
  for (const row of rows) {
    const own: RowProblem[] = [];
    const destination = normalDestination(row.destination);
    if (!isDestination(row.destination)) own.push('destination');
    else if (seen.has(destination)) own.push('destination-twice');
    seen.add(destination);
    if (row.kind === undefined) own.push('target-kind');
    else if (row.target.trim() === '') own.push('target');
    if (own.length > 0) problems.set(row.key, own);
  }
  return problems;
}

const sameTarget = (a: RouteTarget, b: RouteTarget) => a.kind === b.kind && a.id === b.id;

/// The calls that turn `before` (the routes when the editor was opened: what others have added since stays) into
/// `rows`, in an order that leaves no destination without a route meanwhile: new targets, then new routes, then
/// removals. A route whose destination was edited goes only once the new one is there. `removed` are the rows that
/// were taken out of the editor.
export function callsFor(
  before: readonly Route[],
  rows: readonly RouteRow[],
  removed: readonly RouteRow[],
): RouteCall[] {
  const known = new Map(before.map((route) => [destinationOf(route), route]));
  const replaced: RouteCall[] = [];
  const created: RouteCall[] = [];
  const kept = new Set<string>();
  for (const row of rows) {
    if (row.kind === undefined) continue;
    const destination = normalDestination(row.destination);
    const target = {kind: row.kind, id: row.target.trim()};
    kept.add(destination);
    const old = known.get(destination);
    if (old === undefined) created.push({row: row.key, what: 'create', destination, target});
    else if (!isReadOnly(old) && !sameTarget(targetOf(old), target))
      replaced.push({row: row.key, what: 'replace', destination, target});
  }
  const made = new Set([...created, ...replaced].map((call) => call.row));
  const deleted: RouteCall[] = [];
  for (const row of [...rows, ...removed]) {
    if (row.original === undefined) continue;
    const destination = destinationOf(row.original);
    if (kept.has(destination) || isLocalRoute(row.original)) continue;
    deleted.push({row: row.key, what: 'delete', destination, ...(made.has(row.key) && {after: row.key})});
  }
  return [...replaced, ...created, ...deleted];
}

export interface Refusal {
  call: RouteCall;
  error: ApiError;
}

/// Makes the calls one after another; a refused one doesn't keep back those that have nothing to do with it.
export async function makeCalls(
  calls: readonly RouteCall[],
  make: (call: RouteCall) => Promise<ApiError | undefined>,
): Promise<{applied: number; refusals: Refusal[]}> {
  const refusals: Refusal[] = [];
  let applied = 0;
  for (const call of calls) {
    const waitsFor = call.what === 'delete' ? call.after : undefined;
    if (waitsFor !== undefined && refusals.some((refusal) => refusal.call.row === waitsFor)) continue;
    const error = await make(call);
    if (error) refusals.push({call, error});
    else ++applied;
  }
  return {applied, refusals};
}

/// Where the editor goes on after some calls were refused: what was applied shows as it is now, a refused row as
/// it was typed, and a route that couldn't be removed is back.
export function rowsAfter(
  rows: readonly RouteRow[],
  now: readonly Route[],
  refusals: readonly Refusal[],
  nextKey: number,
): {rows: RouteRow[]; errors: Map<number, ApiError>} {
  const known = new Map(now.map((route) => [destinationOf(route), route]));
  const errors = new Map<number, ApiError>();
  const refused = new Set(refusals.filter(({call}) => call.what !== 'delete').map(({call}) => call.row));
  const isApplied = (row: RouteRow) => !refused.has(row.key) && known.has(normalDestination(row.destination));
  const shown = new Set(rows.filter(isApplied).map((row) => normalDestination(row.destination)));
  const after = rows.map((row) => {
    const route = known.get(normalDestination(row.destination));
    if (route && isApplied(row)) return rowOf(route, row.key);
    const old = row.original && destinationOf(row.original);
    return {...row, original: old === undefined || shown.has(old) ? undefined : known.get(old)};
  });
  for (const {call, error} of refusals) {
    const stays = call.what === 'delete' ? known.get(call.destination) : undefined;
    const key = stays ? nextKey++ : call.row;
    if (stays) after.push(rowOf(stays, key));
    errors.set(key, error);
  }
  return {rows: after, errors};
}
