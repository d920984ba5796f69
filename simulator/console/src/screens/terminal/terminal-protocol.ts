// What is said over WebSocket /_vpcsim/terminal: bytes both ways as binary messages, and beside them texts.
import type {NetworkObstacle} from '../../api/control';
import type {Language} from '../../words/words';

/// Whose terminal, where to, and who one is on the internet.
export interface Target {
  instance: string;
  name: string; ///< the instance's, or its id: for people
  user: string;
  source: string;
  language: Language; ///< of what keeps it out
}

export interface Size {
  columns: number;
  rows: number;
}

/// As the emulator tells it; `opening` before it has said anything, `lost` when it is gone, and `rejected`
/// when it doesn't take the question.
export const whats = [
  'opening',
  'connecting',
  'unanswered',
  'logged-in',
  'stalled',
  'resumed',
  'timed-out',
  'refused',
  'denied',
  'no-address',
  'interrupted',
  'exited',
  'disconnected',
  'lost',
  'rejected',
] as const;
export type What = (typeof whats)[number];

export interface Status {
  what: What;
  text: string; ///< what `ssh` says of it, and the terminal shows
  address?: string; ///< of the instance
  exitStatus?: number;
  obstacles: NetworkObstacle[];
}

export function isOver(what: What): boolean {
  return whats.indexOf(what) >= whats.indexOf('timed-out');
}

export function isConnected(what: What): boolean {
  return what === 'logged-in' || what === 'resumed' || what === 'stalled';
}

interface StatusMessage {
  status: What;
  text: string;
  address?: string;
  exit_status?: number;
  obstacles: NetworkObstacle[];
}

export function readStatus(message: string): Status {
  const {status, text, address, exit_status: exitStatus, obstacles} = JSON.parse(message) as StatusMessage;
  return {what: status, text, address, exitStatus, obstacles};
}

export function resizeMessage({columns, rows}: Size): string {
  return JSON.stringify({resize: {columns, rows}});
}

/// Of a GET, too, which says whether the question is taken.
export function terminalPath({instance, user, source, language}: Target, size?: Size): string {
  const query = new URLSearchParams({instance, user, source, language});
  if (size) {
    query.set('columns', String(size.columns));
    query.set('rows', String(size.rows));
  }
  return `/terminal?${query}`;
}

const messageBytesMax = 32 * 1024;

/// In messages that the emulator takes, which are bounded: a paste may be long.
export function* inPieces(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < bytes.length; from += messageBytesMax) yield bytes.subarray(from, from + messageBytesMax);
}
