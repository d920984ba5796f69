// The inbound rules of a new security group, one box a rule.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useSourceOptions} from './firewall';
import {cidrOf, portsOf, protocolOf, sshRule, type FirewallRule, type RuleType} from './launch-request';
import {useLaunchWords} from './launch-words';
import type {Launch} from './use-launch';

const ruleTypes: readonly RuleType[] = ['ssh', 'http', 'https', 'icmp', 'tcp', 'udp', 'all'];

interface RuleProps {
  rule: FirewallRule;
  number: number;
  change(rule: FirewallRule): void;
  remove(): void;
}

function Rule({rule, number, change, remove}: RuleProps) {
  const words = useLaunchWords();
  const sources = useSourceOptions();
  const types = ruleTypes.map((value) => ({value, label: words.types[value]}));
  const hasOwnPort = rule.type === 'tcp' || rule.type === 'udp';
  const cidr = cidrOf(rule);
  const protocol = protocolOf(rule) === '-1' ? words.all : protocolOf(rule).toUpperCase();
  const summary = [protocol, portsOf(rule), cidr].filter((part) => part !== '').join(', ');
  return (
    <ExpandableSection
      defaultExpanded
      variant="stacked"
      headerText={`${words.rule(number)} (${summary})`}
      headerActions={
        <Button formAction="none" ariaLabel={words.removeRuleNumber(number)} onClick={remove}>
          {words.removeRule}
        </Button>
      }
    >
      <ColumnLayout columns={3}>
        <FormField label={words.ruleType}>
          <Select
            options={types}
            selectedOption={types.find(({value}) => value === rule.type) ?? null}
            onChange={({detail}) => {
              const found = types.find(({value}) => value === detail.selectedOption.value);
              if (found) change({...rule, type: found.value});
            }}
          />
        </FormField>
        <FormField label={words.protocol}>
          <Input value={protocol} disabled />
        </FormField>
        <FormField label={words.portRange}>
          <Input
            value={hasOwnPort ? rule.port : portsOf(rule) || words.all}
            disabled={!hasOwnPort}
            placeholder="8080"
            onChange={({detail}) => change({...rule, port: detail.value})}
          />
        </FormField>
        <FormField label={words.sourceType}>
          <Select
            options={sources}
            selectedOption={sources.find(({value}) => value === rule.source) ?? null}
            onChange={({detail}) => {
              const found = sources.find(({value}) => value === detail.selectedOption.value);
              if (found) change({...rule, source: found.value});
            }}
          />
        </FormField>
        <FormField label={words.source}>
          <Input
            value={cidr}
            disabled={rule.source !== 'custom'}
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
  const error = launch.submit.errorAt('rules');
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{words.rules}</Header>
      {rules.map((rule, place) => (
        <Rule
          key={place}
          rule={rule}
          number={place + 1}
          change={(changed) => launch.changeFirewall({rules: rules.map((one, i) => (i === place ? changed : one))})}
          remove={() => launch.changeFirewall({rules: rules.filter((_, i) => i !== place)})}
        />
      ))}
      {rules.length === 0 && <Box color="text-body-secondary">{words.noRules}</Box>}
      <FormField errorText={error}>
        <Button
          formAction="none"
          iconName="add-plus"
          onClick={() => launch.changeFirewall({rules: [...rules, {...sshRule(), type: 'tcp', source: 'custom'}]})}
        >
          {words.addRule}
        </Button>
      </FormField>
    </SpaceBetween>
  );
}
