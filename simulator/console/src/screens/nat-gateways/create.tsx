// "Create NAT gateway": #/nat-gateways/create.
import {useState} from 'react';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import {CreateNatGatewayCommand, type NatGateway} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {SubnetSelect} from '../../resource/subnet-select';
import {tagSpecifications} from '../../resource/tags';
import {NameTagField, TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {ElasticField} from './elastic-field';
import {useNatWords} from './words';

type Connectivity = 'public' | 'private';
type Field = 'subnet' | 'elastic' | 'private-ip';

export function CreateNatGateway({kind}: {kind: Kind<NatGateway>}) {
  const words = useNatWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const tags = useTags();
  const [subnet, setSubnet] = useState('');
  const [connectivity, setConnectivity] = useState<Connectivity>('public');
  const [allocation, setAllocation] = useState('');
  const [privateIp, setPrivateIp] = useState('');
  const submit = useSubmit<Field, string>({
    fields: [
      [/AllocationId|ElasticIp|elastic-ip/, 'elastic'],
      [/privateIpAddress|^InvalidParameterValue.*Address|Address .* subnet/, 'private-ip'],
      [/[Ss]ubnet/, 'subnet'],
    ],
    check: () => (subnet === '' ? {subnet: words.form.subnetNeeded} : {}),
    send: async () => {
      const {NatGateway} = await ec2(home).send(
        new CreateNatGatewayCommand({
          SubnetId: subnet,
          ConnectivityType: connectivity,
          AllocationId: connectivity === 'public' ? allocation || undefined : undefined,
          PrivateIpAddress: privateIp.trim() || undefined,
          TagSpecifications: tagSpecifications('natgateway', tags.list),
        }),
      );
      return NatGateway?.NatGatewayId ?? '';
    },
    done: (id) => saved(words.form.done(id), id),
  });
  return (
    <FormPage kind={kind} title={words.form.title} description={words.form.description} submit={submit}>
      <FormSection title={words.form.settings}>
        <NameTagField tags={tags} label={words.form.name} placeholder="my-nat-gateway-01" />
        <FormField label={words.form.subnet} description={words.form.subnetHint} errorText={submit.errorAt('subnet')}>
          <SubnetSelect value={subnet} onChange={setSubnet} />
        </FormField>
        <FormField label={words.connectivity} description={words.form.connectivityHint}>
          <RadioGroup
            value={connectivity}
            onChange={({detail}) => setConnectivity(detail.value === 'private' ? 'private' : 'public')}
            items={[
              {value: 'public', label: words.public},
              {value: 'private', label: words.private},
            ]}
          />
        </FormField>
        {connectivity === 'public' && (
          <ElasticField value={allocation} onChange={setAllocation} errorText={submit.errorAt('elastic')} />
        )}
        <ExpandableSection headerText={words.form.additional}>
          <FormField
            label={words.form.privateIp}
            description={words.form.privateIpHint}
            errorText={submit.errorAt('private-ip')}
          >
            <Input value={privateIp} onChange={({detail}) => setPrivateIp(detail.value)} placeholder="10.0.0.10" />
          </FormField>
        </ExpandableSection>
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
