// The state of the route editor: rows as they are typed, and what became of them when they were saved.
import {useState} from 'react';
import {
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  ReplaceRouteCommand,
  type Route,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import {apiErrorOf, ec2, type ApiError, type Home} from '../../api/ec2';
import {callsFor, makeCalls, problemsOf, rowOf, rowsAfter, type RouteCall, type RouteRow, type RowProblem} from './route-edit';
import {destinationParameters, targetParameters} from './route-targets';

async function makeCall(home: Home, RouteTableId: string, call: RouteCall): Promise<ApiError | undefined> {
  const route = {RouteTableId, ...destinationParameters(call.destination)};
  try {
    if (call.what === 'delete') await ec2(home).send(new DeleteRouteCommand(route));
    if (call.what === 'create') await ec2(home).send(new CreateRouteCommand({...route, ...targetParameters(call.target)}));
    if (call.what === 'replace') await ec2(home).send(new ReplaceRouteCommand({...route, ...targetParameters(call.target)}));
    return undefined;
  } catch (thrown) {
    return apiErrorOf(thrown);
  }
}

async function routesOf(home: Home, id: string): Promise<Route[]> {
  const {RouteTables} = await ec2(home).send(new DescribeRouteTablesCommand({RouteTableIds: [id]}));
  return RouteTables?.[0]?.Routes ?? [];
}

export interface Saved {
  applied: number;
  failed: number;
}

interface Editing {
  before: readonly Route[]; ///< the routes that the rows were made of
  rows: RouteRow[];
  removed: RouteRow[];
  nextKey: number;
}

function firstEditing(table: RouteTable): Editing {
  const before = table.Routes ?? [];
  return {before, rows: before.map(rowOf), removed: [], nextKey: before.length};
}

/// The table as it is when the editor is opened: what others change meanwhile doesn't move the rows.
export function useRouteEditing(home: Home, table: RouteTable) {
  const id = table.RouteTableId ?? '';
  const [editing, setEditing] = useState(() => firstEditing(table));
  const [problems, setProblems] = useState<ReadonlyMap<number, RowProblem[]>>(new Map());
  const [errors, setErrors] = useState<ReadonlyMap<number, ApiError>>(new Map());
  const [saving, setSaving] = useState(false);

  /// A row that is edited has no error until it is saved again.
  const forget = (key: number) => {
    setErrors((now) => new Map([...now].filter(([row]) => row !== key)));
    setProblems((now) => new Map([...now].filter(([row]) => row !== key)));
  };
  const change = (row: RouteRow) => {
    forget(row.key);
    setEditing((now) => ({...now, rows: now.rows.map((one) => (one.key === row.key ? row : one))}));
  };
  const add = () =>
    setEditing((now) => ({
      ...now,
      rows: [...now.rows, {key: now.nextKey, destination: '', kind: undefined, target: ''}],
      nextKey: now.nextKey + 1,
    }));
  const remove = (row: RouteRow) => {
    forget(row.key);
    setEditing((now) => ({
      ...now,
      rows: now.rows.filter((one) => one.key !== row.key),
      removed: [...now.removed, row],
    }));
  };

  /// Undefined: something is missing, nothing was sent.
  const save = async (): Promise<Saved | undefined> => {
    const missing = problemsOf(editing.rows);
    setProblems(missing);
    setErrors(new Map());
    if (missing.size > 0) return undefined;
    setSaving(true);
    const calls = callsFor(editing.before, editing.rows, editing.removed);
    const {applied, refusals} = await makeCalls(calls, (call) => makeCall(home, id, call));
    if (refusals.length > 0) {
      const before = await routesOf(home, id).catch(() => editing.before);
      const after = rowsAfter(editing.rows, before, refusals, editing.nextKey);
      setEditing({before, rows: after.rows, removed: [], nextKey: editing.nextKey + refusals.length});
      setErrors(after.errors);
    }
    setSaving(false);
    return {applied, failed: refusals.length};
  };

  return {rows: editing.rows, problems, errors, saving, change, add, remove, save};
}
