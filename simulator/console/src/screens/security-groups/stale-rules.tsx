// "Manage stale rules": rules that name a group of a VPC whose peering connection, or that itself, is gone.
// #/security-groups/stale-rules?vpc=vpc-1
import {useMemo, useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {DescribeStaleSecurityGroupsCommand} from '@aws-sdk/client-ec2';
import {apiErrorOf, ec2, type ApiError, type Home} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {allPages} from '../../resource/all-pages';
import {ApiAlert} from '../../resource/api-alert';
import {IdLink} from '../../resource/id-link';
import {Status} from '../../resource/status';
import {useHome} from '../../resource/use-home';
import {useVpcs, VpcSelect} from '../../resource/vpc-select';
import {href} from '../../route';
import {useSession} from '../../session/session';
import {useTell} from '../../shell/notices';
import {usePage} from '../../shell/page';
import {useTrafficWords} from '../../traffic/fields';
import {shownTraffic} from '../../traffic/shown';
import {defineWords} from '../../words/words';
import {revokeStale, staleRulesOf, type StaleRule} from './stale';
import {useGroupWords} from './words';

const useWords = defineWords({
  en: {
    about:
      'A rule is stale when it references a security group that was deleted, or one of a VPC whose peering connection was deleted. You can delete stale rules as any other; they don’t go by themselves.',
    rules: 'Stale rules',
    direction: 'Direction',
    referenced: 'Referenced group',
    peering: 'Peering connection',
    status: 'Peering status',
    none: 'No stale rules',
    noneHint: 'No security group of this VPC has stale rules.',
    remove: 'Delete rules',
    removed: (count: number) =>
      count === 1 ? 'You deleted 1 stale rule.' : `You deleted ${count} stale rules.`,
    selectAll: 'Select all',
    select: (group: string) => `Select a rule of ${group}`,
    chosen: 'Selection of rules',
  },
  ja: {
    about:
      '削除されたセキュリティグループや、ピアリング接続が削除された VPC のセキュリティグループを参照しているルールは、古いルールです。他のルールと同様に削除できますが、自動的には削除されません。',
    rules: '古いルール',
    direction: '方向',
    referenced: '参照先のグループ',
    peering: 'ピアリング接続',
    status: 'ピアリングのステータス',
    none: '古いルールはありません',
    noneHint: 'この VPC のセキュリティグループに古いルールはありません。',
    remove: 'ルールを削除',
    removed: (count) => `${count} 件の古いルールを削除しました。`,
    selectAll: 'すべて選択',
    select: (group) => `${group} のルールを選択`,
    chosen: 'ルールの選択',
  },
});

function useStaleRules(home: Home, vpc: string) {
  return useDescribed(async () => {
    if (vpc === '') return [];
    const groups = await allPages(
      (NextToken) =>
        ec2(home).send(new DescribeStaleSecurityGroupsCommand({VpcId: vpc, MaxResults: 255, NextToken})),
      (page) => page.StaleSecurityGroupSet,
    );
    return groups.flatMap(staleRulesOf);
  }, [home, vpc]);
}

function RulesOf({vpc}: {vpc: string}) {
  const words = useWords();
  const groupWords = useGroupWords();
  const traffic = useTrafficWords();
  const {language} = useSession();
  const home = useHome();
  const tell = useTell();
  const {data, loading, error} = useStaleRules(home, vpc);
  const [selected, setSelected] = useState<StaleRule[]>([]);
  const [refusal, setRefusal] = useState<ApiError>();
  const items = useMemo(() => data ?? [], [data]);
  const chosen = items.filter((item) => selected.some((one) => one.key === item.key));
  const remove = () =>
    revokeStale(home, chosen).then(
      () => {
        setRefusal(undefined);
        setSelected([]);
        tell({type: 'success', header: words.removed(chosen.length)});
      },
      (thrown) => setRefusal(apiErrorOf(thrown)),
    );
  const shownOf = (rule: StaleRule) => shownTraffic(rule.traffic, language);
  return (
    <SpaceBetween size="m">
      <ApiAlert error={refusal ?? error} />
      <Table
        header={
          <Header
            variant="h2"
            counter={`(${items.length})`}
            actions={
              <Button disabled={chosen.length === 0} onClick={() => void remove()}>
                {words.remove}
              </Button>
            }
          >
            {words.rules}
          </Header>
        }
        items={items}
        loading={loading}
        trackBy="key"
        selectionType="multi"
        selectedItems={chosen}
        onSelectionChange={({detail}) => setSelected(detail.selectedItems)}
        ariaLabels={{
          selectionGroupLabel: words.chosen,
          allItemsSelectionLabel: () => words.selectAll,
          itemSelectionLabel: (_, rule) => words.select(rule.group),
        }}
        empty={
          <Box textAlign="center">
            <b>{words.none}</b>
            <Box variant="p">{words.noneHint}</Box>
          </Box>
        }
        columnDefinitions={[
          {
            id: 'group',
            header: groupWords.group,
            cell: (rule) => <IdLink id={rule.group} name={rule.groupName} />,
            isRowHeader: true,
          },
          {id: 'direction', header: words.direction, cell: (rule) => groupWords[rule.direction].title},
          {id: 'type', header: traffic.type, cell: (rule) => shownOf(rule).type},
          {id: 'protocol', header: traffic.protocol, cell: (rule) => shownOf(rule).protocol},
          {id: 'ports', header: traffic.ports, cell: (rule) => shownOf(rule).ports},
          {id: 'referenced', header: words.referenced, cell: (rule) => rule.pair.GroupId},
          {
            id: 'peering',
            header: words.peering,
            cell: (rule) => <IdLink id={rule.pair.VpcPeeringConnectionId} />,
          },
          {id: 'status', header: words.status, cell: (rule) => <Status state={rule.pair.PeeringStatus} />},
        ]}
      />
    </SpaceBetween>
  );
}

export function StaleRules({query}: {query: URLSearchParams}) {
  const words = useWords();
  const groupWords = useGroupWords();
  const home = useHome();
  const {data} = useVpcs(home);
  const [vpc, setVpc] = useState(query.get('vpc') ?? '');
  const shown = vpc || (data?.[0]?.VpcId ?? '');
  usePage(groupWords.manageStale, [
    {text: 'VPC', href: href('dashboard')},
    {text: groupWords.groups, href: href('security-groups')},
  ]);
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={words.about}>
        {groupWords.manageStale}
      </Header>
      <Container>
        <FormField label="VPC">
          <VpcSelect value={shown} onChange={setVpc} />
        </FormField>
      </Container>
      {shown !== '' && <RulesOf key={shown} vpc={shown} />}
    </SpaceBetween>
  );
}
