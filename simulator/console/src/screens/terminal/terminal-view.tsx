// An open terminal: how it goes with its connection, its picture, and why nothing comes back.
import {useEffect, useRef} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, {type StatusIndicatorProps} from '@cloudscape-design/components/status-indicator';
import '@xterm/xterm/css/xterm.css';
import {useSession} from '../../session/session';
import {BlockedPanel} from './blocked-panel';
import {isConnected, isOver, type What} from './terminal-protocol';
import type {TerminalSession} from './terminal-session';
import {useTerminalWords} from './terminal-words';
import './terminal.css';
import {useStatus} from './terminals';

const indicators: Record<What, StatusIndicatorProps.Type> = {
  opening: 'loading',
  connecting: 'loading',
  unanswered: 'warning',
  'logged-in': 'success',
  resumed: 'success',
  stalled: 'warning',
  'timed-out': 'error',
  refused: 'error',
  denied: 'error',
  'no-address': 'error',
  interrupted: 'stopped',
  exited: 'stopped',
  disconnected: 'stopped',
  lost: 'error',
  rejected: 'error',
};

function State({session}: {session: TerminalSession}) {
  const words = useTerminalWords();
  const {what, address, exitStatus} = useStatus(session);
  const {user, source} = session.target;
  const way = address === undefined ? '' : ` · ${source} → ${user}@${address}`;
  const left = exitStatus === undefined ? '' : ` · ${words.exitStatus(exitStatus)}`;
  return (
    <LiveRegion>
      <StatusIndicator type={indicators[what]}>
        {words.states[what]}
        {way}
        {left}
      </StatusIndicator>
    </LiveRegion>
  );
}

export function TerminalView({session}: {session: TerminalSession}) {
  const words = useTerminalWords();
  const {dark} = useSession();
  const {what, obstacles} = useStatus(session);
  const isKeptOut = obstacles.length > 0 && !isConnected(what); // why is to be read without scrolling
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => (frame.current ? session.attach(frame.current) : undefined), [session]);
  useEffect(() => session.setDark(dark), [session, dark]);
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <State session={session} />
        {isOver(what) ? (
          <Button onClick={() => session.connect()}>{words.reconnect}</Button>
        ) : (
          <Button onClick={() => session.disconnect()}>{words.disconnect}</Button>
        )}
      </SpaceBetween>
      <div
        ref={frame}
        role="region"
        aria-label={words.screen(session.target.name)}
        className={`terminal-frame ${dark ? 'terminal-frame-dark' : ''} ${isKeptOut ? 'terminal-frame-short' : ''}`}
      />
      <BlockedPanel session={session} />
      <Box color="text-body-secondary" fontSize="body-s">
        {words.keys}
      </Box>
    </SpaceBetween>
  );
}
