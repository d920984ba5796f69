// "Associate Elastic IP address": #/elastic-ips/eipalloc-1/associate.
import {useState} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import {AssociateAddressCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {ResourceSelect} from '../../resource/resource-select';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {useHome} from '../../resource/use-home';
import {idOf, ipOf, type ElasticIp} from './api';
import {holdersOf, type HolderType} from './holders';
import {useElasticWords} from './words';

function useAssociation(kind: Kind<ElasticIp>, address: ElasticIp) {
  const words = useElasticWords().associate;
  const home = useHome();
  const saved = useSaved(kind.path);
  const [type, setType] = useState<HolderType>('instance');
  const [holder, setHolder] = useState('');
  const [privateIp, setPrivateIp] = useState('');
  const [reassociate, setReassociate] = useState(false);
  const choose = (id: string) => {
    setHolder(id);
    setPrivateIp('');
  };
  const submit = useSubmit<'holder' | 'private-ip', unknown>({
    fields: [
      [/privateIpAddress|private IP address/i, 'private-ip'],
      [/^Invalid(Instance|NetworkInterface)|^IncorrectInstanceState|^Gateway\.NotAttached|nstance|nterface/, 'holder'],
    ],
    check: () => (holder === '' ? {holder: words.needed} : {}),
    send: () =>
      ec2(home).send(
        new AssociateAddressCommand({
          AllocationId: idOf(address),
          ...(type === 'instance' ? {InstanceId: holder} : {NetworkInterfaceId: holder}),
          PrivateIpAddress: privateIp.trim() || undefined,
          AllowReassociation: reassociate,
        }),
      ),
    done: () => saved(words.done(ipOf(address), holder), idOf(address)),
  });
  const setTypeAnew = (chosen: HolderType) => {
    setType(chosen);
    choose('');
  };
  return {home, type, setType: setTypeAnew, holder, choose, privateIp, setPrivateIp, reassociate, setReassociate, submit};
}

export function Associate({kind, address}: {kind: Kind<ElasticIp>; address: ElasticIp}) {
  const all = useElasticWords();
  const words = all.associate;
  const form = useAssociation(kind, address);
  const {submit, type} = form;
  const {data, error} = useDescribed(() => holdersOf(form.home, type), [form.home, type]);
  const chosen = data?.find((one) => one.id === form.holder);
  return (
    <FormPage
      kind={kind}
      id={idOf(address)}
      title={words.title}
      description={`${words.description} (${ipOf(address)})`}
      submit={submit}
      submitText={words.submit}
    >
      <FormSection title={words.section(ipOf(address))}>
        <FormField label={words.type} description={words.typeHint}>
          <RadioGroup
            value={type}
            onChange={({detail}) => form.setType(detail.value === 'interface' ? 'interface' : 'instance')}
            items={[
              {value: 'instance', label: words.instance},
              {value: 'interface', label: words.interface},
            ]}
          />
        </FormField>
        <Alert type="warning">{words.warning}</Alert>
        <FormField
          label={type === 'instance' ? words.instance : words.interface}
          errorText={submit.errorAt('holder')}
        >
          <ResourceSelect
            items={data}
            error={error}
            value={form.holder}
            onChange={form.choose}
            optionOf={(one) => one}
            placeholder={type === 'instance' ? words.chooseInstance : words.chooseInterface}
          />
        </FormField>
        <FormField
          label={all.privateIp}
          description={words.privateHint}
          errorText={submit.errorAt('private-ip')}
        >
          <Autosuggest
            value={form.privateIp}
            onChange={({detail}) => form.setPrivateIp(detail.value)}
            options={(chosen?.privateIps ?? []).map((value) => ({value}))}
            enteredTextLabel={words.use}
            placeholder={words.choosePrivate}
          />
        </FormField>
        <FormField label={words.reassociation} description={words.reassociationHint}>
          <Checkbox checked={form.reassociate} onChange={({detail}) => form.setReassociate(detail.checked)}>
            {words.allow}
          </Checkbox>
        </FormField>
      </FormSection>
    </FormPage>
  );
}
