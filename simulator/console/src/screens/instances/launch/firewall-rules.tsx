// The inbound rules of a new security group, one box a rule.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useSession} from '../../../session/session';
import {newTraffic, trafficOf, type TrafficDraft} from '../../../traffic/draft';
import {PortsField, ProtocolField, TypeField, useTrafficWords} from '../../../traffic/fields';
import {shownTraffic} from '../../../traffic/shown';
import type {Language} from '../../../words/words';
import type {FirewallRule} from './launch-request';
import {useLaunchWords} from './launch-words';
import {SourceSelect} from './source-select';
import type {Launch} from './use-launch';

/// "TCP, 22, 0.0.0.0/0"
function summaryOf(rule: FirewallRule, language: Language): string {
  const traffic = trafficOf(rule.traffic);
  const shown = typeof traffic === 'string' ? undefined : shownTraffic(traffic, language);
  return [shown?.protocol, shown?.ports, rule.cidr].filter(Boolean).join(', ');
}

interface RuleProps {
  rule: FirewallRule;
  number: number;
  change(rule: FirewallRule): void;
  remove(): void;
}

function Rule({rule, number, change, remove}: RuleProps) {
  const words = useLaunchWords();
  const traffic = useTrafficWords();
  const {language} = useSession();
  const changeTraffic = (changed: TrafficDraft) => change({...rule, traffic: changed});
  const summary = summaryOf(rule, language);
  return (
    <ExpandableSection
      defaultExpanded
      variant="stacked"
      headerText={summary === '' ? words.rule(number) : `${words.rule(number)} (${summary})`}
      headerActions={
        <Button formAction="none" ariaLabel={words.removeRuleNumber(number)} onClick={remove}>
          {words.removeRule}
        </Button>
      }
    >
      <ColumnLayout columns={3}>
        <FormField label={traffic.type}>
          <TypeField draft={rule.traffic} onChange={changeTraffic} />
        </FormField>
        <FormField label={traffic.protocol}>
          <ProtocolField draft={rule.traffic} onChange={changeTraffic} />
        </FormField>
        <FormField label={traffic.ports}>
          <PortsField draft={rule.traffic} onChange={changeTraffic} />
        </FormField>
        <FormField label={words.sourceType}>
          <SourceSelect rule={rule} change={change} />
        </FormField>
        <FormField label={words.source}>
          <Input
            value={rule.cidr}
            readOnly={rule.source !== 'custom'}
            placeholder="203.0.113.10/32"
            onChange={({detail}) => change({...rule, cidr: detail.value})}
          />
        </FormField>
      </ColumnLayout>
    </ExpandableSection>
  );
}

export function FirewallRules({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const {rules} = launch.form.firewall;
  const set = (changed: FirewallRule[]) => launch.changeFirewall({rules: changed});
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{words.rules}</Header>
      {rules.map((rule, place) => (
        <Rule
          key={place}
          rule={rule}
          number={place + 1}
          change={(changed) => set(rules.map((one, i) => (i === place ? changed : one)))}
          remove={() => set(rules.filter((_, i) => i !== place))}
        />
      ))}
      {rules.length === 0 && <Box color="text-body-secondary">{words.noRules}</Box>}
      <FormField errorText={launch.submit.errorAt('rules')}>
        <Button
          formAction="none"
          iconName="add-plus"
          onClick={() => set([...rules, {traffic: newTraffic, source: 'custom', cidr: ''}])}
        >
          {words.addRule}
        </Button>
      </FormField>
    </SpaceBetween>
  );
}
