// The terminals that are open, in the order in which they were opened: of the page, whatever screen it shows.
import {useSyncExternalStore} from 'react';
import type {Status, Target} from './terminal-protocol';
import {TerminalSession} from './terminal-session';

let sessions: readonly TerminalSession[] = [];
let opened = 0;
const changed = new EventTarget();

function change(now: readonly TerminalSession[]) {
  sessions = now;
  changed.dispatchEvent(new Event('change'));
}

export function openTerminal(target: Target, dark: boolean): TerminalSession {
  const session = new TerminalSession(`terminal-${++opened}`, target, dark);
  change([...sessions, session]);
  return session;
}

export function closeTerminal(id: string) {
  sessions.find((one) => one.id === id)?.dispose();
  change(sessions.filter((one) => one.id !== id));
}

function subscribe(listener: () => void) {
  changed.addEventListener('change', listener);
  return () => changed.removeEventListener('change', listener);
}

export function useTerminals(): readonly TerminalSession[] {
  return useSyncExternalStore(subscribe, () => sessions);
}

export function useStatus(session: TerminalSession): Status {
  return useSyncExternalStore(session.subscribe, () => session.status);
}
