// The rules of one direction, as the details show them, and what is missing for answers to come through.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type {NetworkAcl, NetworkAclEntry} from '@aws-sdk/client-ec2';
import {href} from '../../route';
import {useSession} from '../../session/session';
import {useTrafficWords} from '../../traffic/fields';
import {shownTraffic} from '../../traffic/shown';
import {blockOfEntry, entriesOf, isFinal, trafficOfEntry} from './entry';
import {lacksAnswers, type Ruling} from './ephemeral';
import {useAclWords, type Direction} from './words';

export function rulingsOf(entries: readonly NetworkAclEntry[]): Ruling[] {
  return entries.map((entry) => ({traffic: trafficOfEntry(entry), allow: entry.RuleAction === 'allow'}));
}

export const opposite: Record<Direction, Direction> = {inbound: 'outbound', outbound: 'inbound'};

export function Verdict({allow}: {allow: boolean}) {
  const words = useAclWords();
  return (
    <StatusIndicator type={allow ? 'success' : 'error'}>{allow ? words.allow : words.deny}</StatusIndicator>
  );
}

/// Shown with the direction that lacks the rule.
export function EphemeralHint({
  direction,
  there,
  back,
}: {
  direction: Direction;
  there: Ruling[];
  back: Ruling[];
}) {
  const words = useAclWords();
  return lacksAnswers(there, back) ? <Alert type="warning">{words[direction].noEphemeral}</Alert> : null;
}

export function EntriesTable({acl, direction}: {acl: NetworkAcl; direction: Direction}) {
  const words = useAclWords();
  const traffic = useTrafficWords();
  const {language} = useSession();
  const texts = words[direction];
  const entries = entriesOf(acl, direction);
  const items = entries.map((entry) => ({entry, ...shownTraffic(trafficOfEntry(entry), language, true)}));
  return (
    <SpaceBetween size="m">
      <EphemeralHint
        direction={direction}
        there={rulingsOf(entriesOf(acl, opposite[direction]))}
        back={rulingsOf(entries)}
      />
      <Table
        variant="embedded"
        header={
          <Header
            variant="h3"
            counter={`(${items.length})`}
            actions={
              <Button href={href('network-acls', acl.NetworkAclId ?? '', `edit-${direction}-rules`)}>
                {texts.edit}
              </Button>
            }
          >
            {texts.title}
          </Header>
        }
        items={items}
        trackBy={({entry}) => `${entry.RuleNumber}`}
        columnDefinitions={[
          {
            id: 'number',
            header: words.number,
            cell: ({entry}) => (isFinal(entry) ? '*' : entry.RuleNumber),
            isRowHeader: true,
          },
          {id: 'type', header: traffic.type, cell: ({type}) => type},
          {id: 'protocol', header: traffic.protocol, cell: ({protocol}) => protocol},
          {id: 'ports', header: traffic.ports, cell: ({ports}) => ports},
          {id: 'block', header: texts.block, cell: ({entry}) => blockOfEntry(entry)},
          {
            id: 'verdict',
            header: words.verdict,
            cell: ({entry}) => <Verdict allow={entry.RuleAction === 'allow'} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
