// Why a terminal doesn't get through: what the evaluator names, one after the other, and what to change.
import Alert, {type AlertProps} from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type {NetworkObstacle} from '../../api/control';
import {href} from '../../route';
import {isOver, type Target} from './terminal-protocol';
import type {TerminalSession} from './terminal-session';
import {useTerminalWords} from './terminal-words';
import {useStatus} from './terminals';

/// The same question on the map: from the internet to the instance's public address, if it has one.
export function mapAddress({source, instance}: Target, address: string | undefined): string {
  const to = address === undefined ? instance : `${instance}.public_ip`;
  const query = new URLSearchParams({from: source, to, protocol: 'tcp', port: '22'});
  return `${href('map')}?${query}`;
}

function Obstacle({obstacle}: {obstacle: NetworkObstacle}) {
  const words = useTerminalWords();
  return (
    <li>
      <Box variant="code">{obstacle.code}</Box>
      {obstacle.at !== '' && (
        <Box display="inline" color="text-body-secondary">
          {` · ${words.at}: ${obstacle.at}`}
        </Box>
      )}
      <div>{obstacle.reason}</div>
      {obstacle.remedy !== '' && (
        <div>
          <b>{words.remedy}:</b> {obstacle.remedy}
        </div>
      )}
    </li>
  );
}

export function BlockedPanel({session}: {session: TerminalSession}) {
  const words = useTerminalWords();
  const {what, text, address, obstacles} = useStatus(session);
  const type: AlertProps.Type = isOver(what) ? 'error' : 'warning';
  if (what === 'denied')
    return (
      <Alert type={type} header={text}>
        {words.deniedHint(session.target.user)}
      </Alert>
    );
  if (what === 'rejected') return <Alert type={type}>{text}</Alert>;
  if (obstacles.length === 0) return null;
  return (
    <Alert type={type} header={words.why[what] ?? words.states[what]}>
      <SpaceBetween size="s">
        <ul>
          {obstacles.map((obstacle) => (
            <Obstacle key={`${obstacle.code} ${obstacle.at}`} obstacle={obstacle} />
          ))}
        </ul>
        {what === 'unanswered' && <div>{words.trying}</div>}
        {what === 'stalled' && <div>{words.stalledHint}</div>}
        <Link href={mapAddress(session.target, address)}>{words.onMap}</Link>
      </SpaceBetween>
    </Alert>
  );
}
