// The tab "Security" of an instance: its groups, and their rules as one list each way.
import {useMemo} from 'react';
import {DescribeSecurityGroupRulesCommand, type Instance, type SecurityGroupRule} from '@aws-sdk/client-ec2';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {ec2} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {allPages, pageSize} from '../../resource/all-pages';
import {ApiAlert} from '../../resource/api-alert';
import {DetailGrid} from '../../resource/details';
import {IdLink} from '../../resource/id-link';
import {Instant} from '../../resource/time';
import {useHome} from '../../resource/use-home';
import {useSession} from '../../session/session';
import {shownTraffic} from '../../traffic/shown';
import type {Language} from '../../words/words';
import {useInstanceWords} from './instance-words';

function useRules(groups: string[]) {
  const home = useHome();
  return useDescribed(
    () =>
      groups.length === 0
        ? Promise.resolve([])
        : allPages(
            (NextToken) =>
              ec2(home).send(
                new DescribeSecurityGroupRulesCommand({
                  Filters: [{Name: 'group-id', Values: groups}],
                  MaxResults: pageSize,
                  NextToken,
                }),
              ),
            (page) => page.SecurityGroupRules,
          ),
    [home, groups.join()],
  );
}

function remoteOf(rule: SecurityGroupRule): string | undefined {
  return rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId;
}

function shownRule(rule: SecurityGroupRule, language: Language) {
  return shownTraffic({protocol: rule.IpProtocol ?? '', from: rule.FromPort, to: rule.ToPort}, language);
}

interface RulesProps {
  title: string;
  remote: string; ///< "Source", "Destination"
  rules: SecurityGroupRule[];
  loading: boolean;
}

function Rules({title, remote, rules, loading}: RulesProps) {
  const words = useInstanceWords();
  const {language} = useSession();
  return (
    <Table
      variant="embedded"
      wrapLines
      loading={loading}
      items={rules}
      trackBy="SecurityGroupRuleId"
      ariaLabels={{tableLabel: title}}
      header={
        <Header variant="h3" counter={`(${rules.length})`}>
          {title}
        </Header>
      }
      empty={<Box color="inherit">{words.noRules}</Box>}
      columnDefinitions={[
        {id: 'id', header: words.ruleId, cell: (rule) => rule.SecurityGroupRuleId, isRowHeader: true},
        {id: 'ports', header: words.portRange, cell: (rule) => shownRule(rule, language).ports},
        {id: 'protocol', header: words.protocol, cell: (rule) => shownRule(rule, language).protocol},
        {id: 'remote', header: remote, cell: (rule) => <IdLink id={remoteOf(rule)} />},
        {id: 'group', header: words.ruleGroup, cell: (rule) => <IdLink id={rule.GroupId} />},
        {id: 'description', header: words.description, cell: (rule) => rule.Description || '–'},
      ]}
    />
  );
}

export function SecurityTab({instance}: {instance: Instance}) {
  const words = useInstanceWords();
  const groups = useMemo(() => instance.SecurityGroups?.map((group) => group.GroupId ?? '') ?? [], [instance]);
  const {data, loading, error} = useRules(groups);
  return (
    <SpaceBetween size="l">
      <ApiAlert error={error} />
      <Header variant="h3">{words.securityDetails}</Header>
      <DetailGrid
        details={[
          {
            label: words.groups,
            value: (
              <SpaceBetween size="xxxs">
                {instance.SecurityGroups?.map((group) => (
                  <IdLink key={group.GroupId} id={group.GroupId} name={group.GroupName} />
                ))}
              </SpaceBetween>
            ),
          },
          {label: words.owner, value: instance.NetworkInterfaces?.[0]?.OwnerId},
          {label: words.launched, value: <Instant at={instance.LaunchTime} />},
        ]}
      />
      <Rules
        title={words.inbound}
        remote={words.source}
        loading={loading}
        rules={data?.filter((rule) => !rule.IsEgress) ?? []}
      />
      <Rules
        title={words.outbound}
        remote={words.destination}
        loading={loading}
        rules={data?.filter((rule) => rule.IsEgress) ?? []}
      />
    </SpaceBetween>
  );
}
