// "Network settings": as AWS shows them at first, and all of them after "Edit".
import {useState} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useCommonWords} from '../../../resource/common-words';
import {ResourceSelect} from '../../../resource/resource-select';
import {nameOf, titleOf} from '../../../resource/tags';
import {Firewall} from './firewall';
import {givesPublicIp, isDefaultVpc, subnetsOf} from './launch-form';
import {useLaunchWords} from './launch-words';
import {networkFields, type Launch} from './use-launch';

function VpcField({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  return (
    <FormField label={`${words.vpc} - ${words.required}`}>
      <ResourceSelect
        items={launch.offer?.vpcs}
        value={launch.form.vpc}
        onChange={(vpc) => {
          launch.change({vpc, subnet: undefined});
          launch.changeFirewall({existing: []});
        }}
        optionOf={(vpc) => ({
          id: vpc.VpcId,
          name: nameOf(vpc.Tags),
          description: vpc.CidrBlock,
          tags: vpc.IsDefault ? ['default'] : undefined,
        })}
      />
    </FormField>
  );
}

function SubnetField({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const {offer, form} = launch;
  const options = (offer ? subnetsOf(offer, form.vpc) : []).map((subnet) => ({
    value: subnet.SubnetId ?? '',
    label: titleOf(subnet.SubnetId ?? '', subnet.Tags),
    description: `${subnet.CidrBlock} · ${subnet.AvailabilityZone}`,
  }));
  const none = {value: '', label: words.noPreference, description: words.noPreferenceHint};
  const all = offer && isDefaultVpc(offer, form.vpc) ? [none, ...options] : options;
  const missing = offer !== undefined && all.length === 0 ? words.noSubnet : undefined;
  return (
    <FormField label={words.subnet} errorText={launch.submit.errorAt('subnet') ?? missing}>
      <Select
        filteringType="auto"
        options={all}
        selectedOption={all.find((option) => option.value === form.subnet) ?? null}
        onChange={({detail}) => launch.change({subnet: detail.selectedOption.value})}
        empty={words.nothing}
      />
    </FormField>
  );
}

function PublicIpField({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const options = [
    {value: 'enable', label: words.enable},
    {value: 'disable', label: words.disable},
  ];
  return (
    <FormField label={words.publicIp}>
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === publicIpOf(launch)) ?? null}
        onChange={({detail}) => launch.change({publicIp: detail.selectedOption.value === 'enable' ? 'enable' : 'disable'})}
      />
    </FormField>
  );
}

/// What comes of it: as chosen, else as the subnet has it.
function publicIpOf({form, offer}: Launch): 'enable' | 'disable' {
  if (form.publicIp !== 'subnet') return form.publicIp;
  return offer && givesPublicIp(offer, form) ? 'enable' : 'disable';
}

function Shown({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const {offer, form} = launch;
  const vpc = offer?.vpcs.find((one) => one.VpcId === form.vpc);
  const subnet = offer?.subnets.find((one) => one.SubnetId === form.subnet);
  const noPreference = `${words.noPreference} (${words.noPreferenceHint})`;
  return (
    <KeyValuePairs
      columns={1}
      items={[
        {label: words.networkName, value: vpc ? titleOf(vpc.VpcId ?? '', vpc.Tags) : '–'},
        {
          label: words.subnet,
          value: subnet ? titleOf(subnet.SubnetId ?? '', subnet.Tags) : vpc?.IsDefault ? noPreference : '–',
        },
        {label: words.publicIp, value: publicIpOf(launch) === 'enable' ? words.enable : words.disable},
      ]}
    />
  );
}

export function NetworkSection({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const common = useCommonWords();
  const [editing, setEditing] = useState(false);
  const open = editing || networkFields.some((field) => launch.submit.errorAt(field) !== undefined);
  const noSubnet = launch.offer && subnetsOf(launch.offer, launch.form.vpc).length === 0;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            !open && (
              <Button formAction="none" onClick={() => setEditing(true)} ariaLabel={`${words.edit}: ${words.network}`}>
                {words.edit}
              </Button>
            )
          }
        >
          {words.network}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {open ? (
          <SpaceBetween size="l">
            <VpcField launch={launch} />
            <SubnetField launch={launch} />
            <PublicIpField launch={launch} />
          </SpaceBetween>
        ) : (
          <SpaceBetween size="l">
            <Shown launch={launch} />
            {noSubnet && <Alert type="warning">{words.noSubnet}</Alert>}
          </SpaceBetween>
        )}
        <Firewall launch={launch} editing={open} />
        {open && (
          <ExpandableSection headerText={words.advancedNetwork} defaultExpanded={launch.form.privateIp !== ''}>
            <FormField
              label={`${words.primaryIp} - ${common.optional}`}
              description={words.primaryIpHint}
              errorText={launch.submit.errorAt('ip')}
            >
              <Input
                value={launch.form.privateIp}
                placeholder="10.0.1.10"
                onChange={({detail}) => launch.change({privateIp: detail.value})}
              />
            </FormField>
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  );
}
