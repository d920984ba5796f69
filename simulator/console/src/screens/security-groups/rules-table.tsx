// A group's rules in one direction, as its details show them.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type {SecurityGroup, SecurityGroupRule} from '@aws-sdk/client-ec2';
import {useMemo} from 'react';
import {ApiAlert} from '../../resource/api-alert';
import {IdLink} from '../../resource/id-link';
import {nameOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {href} from '../../route';
import {useSession} from '../../session/session';
import {useTrafficWords} from '../../traffic/fields';
import {shownTraffic} from '../../traffic/shown';
import {defineWords} from '../../words/words';
import {useNamesOfGroups} from './group-names';
import {peerOfRule, peerText} from './peer';
import {trafficOfRule} from './rule-row';
import {useRules} from './rules';
import {useGroupWords, type Direction} from './words';

const useWords = defineWords({
  en: {name: 'Name', ipVersion: 'IP version', stale: 'Stale', loading: 'Loading rules'},
  ja: {name: 'Name', ipVersion: 'IP バージョン', stale: '古い', loading: 'ルールを読み込み中'},
});

/// A rule by a group is of no version.
export function ipVersion(rule: SecurityGroupRule): string {
  if (rule.CidrIpv4 !== undefined) return 'IPv4';
  return rule.CidrIpv6 !== undefined ? 'IPv6' : '–';
}

interface PeerProps {
  rule: SecurityGroupRule;
  vpc: string | undefined; ///< the group's
  names: ReadonlyMap<string, string>;
}

function Peer({rule, vpc, names}: PeerProps) {
  const words = useWords();
  const {account} = useHome();
  const peer = peerOfRule(rule, account);
  if (peer === undefined) return <>–</>;
  if (peer.kind !== 'group') return <>{peerText(peer)}</>;
  const status = rule.ReferencedGroupInfo?.PeeringStatus;
  const isStale =
    status !== undefined && (status !== 'active' || rule.ReferencedGroupInfo?.UserId === undefined);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {peer.account === undefined ? (
        <IdLink id={peer.id} name={names.get(peer.id)} />
      ) : (
        <span>{peerText(peer)}</span>
      )}
      {isStale && (
        <Link href={`${href('security-groups', 'stale-rules')}?vpc=${vpc ?? ''}`}>
          <StatusIndicator type="warning">{words.stale}</StatusIndicator>
        </Link>
      )}
    </SpaceBetween>
  );
}

export function RulesTable({group, direction}: {group: SecurityGroup; direction: Direction}) {
  const words = useWords();
  const groupWords = useGroupWords();
  const traffic = useTrafficWords();
  const {language} = useSession();
  const home = useHome();
  const id = group.GroupId ?? '';
  const {data, loading, error} = useRules(home, id, direction);
  const names = useNamesOfGroups(home);
  const texts = groupWords[direction];
  const shown = useMemo(
    () => (data ?? []).map((rule) => ({rule, ...shownTraffic(trafficOfRule(rule), language)})),
    [data, language],
  );
  return (
    <SpaceBetween size="m">
      <ApiAlert error={error} />
      <Table
        variant="embedded"
        header={
          <Header
            variant="h3"
            counter={`(${shown.length})`}
            actions={
              <Button href={href('security-groups', id, `edit-${direction}-rules`)}>{texts.edit}</Button>
            }
          >
            {texts.title}
          </Header>
        }
        items={shown}
        loading={loading}
        loadingText={words.loading}
        trackBy={({rule}) => rule.SecurityGroupRuleId ?? ''}
        wrapLines
        empty={<Box textAlign="center">{texts.none}</Box>}
        columnDefinitions={[
          {id: 'name', minWidth: 70, header: words.name, cell: ({rule}) => nameOf(rule.Tags) || '–'},
          {
            id: 'id',
            minWidth: 190,
            header: groupWords.ruleId,
            cell: ({rule}) => rule.SecurityGroupRuleId,
            isRowHeader: true,
          },
          {id: 'ip-version', minWidth: 135, header: words.ipVersion, cell: ({rule}) => ipVersion(rule)},
          {id: 'type', minWidth: 180, header: traffic.type, cell: ({type}) => type},
          {id: 'protocol', minWidth: 115, header: traffic.protocol, cell: ({protocol}) => protocol},
          {id: 'ports', minWidth: 125, header: traffic.ports, cell: ({ports}) => ports},
          {
            id: 'peer',
            minWidth: 220,
            header: texts.peer,
            cell: ({rule}) => <Peer rule={rule} vpc={group.VpcId} names={names} />,
          },
          {
            id: 'description',
            minWidth: 120,
            header: groupWords.description,
            cell: ({rule}) => rule.Description || '–',
          },
        ]}
      />
    </SpaceBetween>
  );
}
