// "Firewall (security groups)": a new group with its rules, or existing ones.
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import {GroupSelect} from '../group-select';
import {FirewallRules} from './firewall-rules';
import {anywhere, openRule, type FirewallRule} from './launch-request';
import {useLaunchWords} from './launch-words';
import {SourceSelect} from './source-select';
import type {Launch} from './use-launch';

const ssh = 'SSH/tcp';

/// Whether the group has such a rule, and having it or not.
function useQuickRule(launch: Launch, type: string) {
  const {rules} = launch.form.firewall;
  const found = rules.find((rule) => rule.traffic.type === type);
  const others = rules.filter((rule) => rule.traffic.type !== type);
  const set = (rule: FirewallRule | undefined) =>
    launch.changeFirewall({rules: rule === undefined ? others : [...others, rule]});
  return {found, set};
}

function QuickRule({launch, type, label, hint}: {launch: Launch; type: string; label: string; hint: string}) {
  const {found, set} = useQuickRule(launch, type);
  return (
    <Checkbox
      checked={found !== undefined}
      description={hint}
      onChange={({detail}) => set(detail.checked ? openRule(type) : undefined)}
    >
      {label}
    </Checkbox>
  );
}

function SshSource({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const {found, set} = useQuickRule(launch, ssh);
  if (found === undefined) return null;
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <SourceSelect rule={found} change={set} ariaLabel={words.allowSsh} />
      {found.source === 'custom' && (
        <Input
          ariaLabel={words.source}
          value={found.cidr}
          placeholder="203.0.113.10/32"
          onChange={({detail}) => set({...found, cidr: detail.value})}
        />
      )}
    </SpaceBetween>
  );
}

function QuickRules({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  return (
    <SpaceBetween size="s">
      <Box>{words.newGroupNote(launch.form.firewall.name)}</Box>
      <QuickRule launch={launch} type={ssh} label={words.allowSsh} hint={words.allowSshHint} />
      <SshSource launch={launch} />
      <QuickRule launch={launch} type="HTTPS/tcp" label={words.allowHttps} hint={words.allowHttpsHint} />
      <QuickRule launch={launch} type="HTTP/tcp" label={words.allowHttp} hint={words.allowHttpHint} />
    </SpaceBetween>
  );
}

function NewGroup({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const {firewall} = launch.form;
  return (
    <SpaceBetween size="l">
      <FormField
        label={`${words.groupName} - ${words.required}`}
        constraintText={words.groupNameHint}
        errorText={launch.submit.errorAt('groupName')}
      >
        <Input value={firewall.name} onChange={({detail}) => launch.changeFirewall({name: detail.value})} />
      </FormField>
      <FormField
        label={`${words.groupDescription} - ${words.required}`}
        errorText={launch.submit.errorAt('groupDescription')}
      >
        <Input
          value={firewall.description}
          onChange={({detail}) => launch.changeFirewall({description: detail.value})}
        />
      </FormField>
      <FirewallRules launch={launch} />
    </SpaceBetween>
  );
}

export function Firewall({launch, editing}: {launch: Launch; editing: boolean}) {
  const words = useLaunchWords();
  const {firewall, vpc} = launch.form;
  const isOpen = firewall.create && firewall.rules.some((rule) => rule.cidr === anywhere);
  return (
    <SpaceBetween size="l">
      <FormField label={words.firewall} description={words.firewallIntro} stretch>
        <Tiles
          columns={2}
          value={firewall.create ? 'create' : 'existing'}
          onChange={({detail}) => launch.changeFirewall({create: detail.value === 'create'})}
          items={[
            {value: 'create', label: words.createGroup},
            {value: 'existing', label: words.existingGroup},
          ]}
        />
      </FormField>
      {firewall.create && (editing ? <NewGroup launch={launch} /> : <QuickRules launch={launch} />)}
      {!firewall.create && (
        <FormField label={words.commonGroups} errorText={launch.submit.errorAt('groups')}>
          <GroupSelect
            vpc={vpc}
            value={firewall.existing}
            onChange={(existing) => launch.changeFirewall({existing})}
          />
        </FormField>
      )}
      {isOpen && <Alert type="warning">{words.openWarning}</Alert>}
    </SpaceBetween>
  );
}
