// Which instance, as whom, and from where.
import {useState, type FormEvent} from 'react';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select, {type SelectProps} from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {control} from '../../api/control';
import {useDescribed} from '../../api/use-described';
import {ApiAlert} from '../../resource/api-alert';
import {useMyIp} from '../../session/my-ip';
import {MyIpHint} from '../../session/my-ip-setting';
import {useSession} from '../../session/session';
import type {SshAnswer, SshInstance} from '../instances/ssh-commands';
import type {Target} from './terminal-protocol';
import {useTerminalWords} from './terminal-words';

function labelOf({name, instance_id: id}: SshInstance): string {
  return name === '' ? id : `${name} (${id})`;
}

/// By account and Region, as far as there is more than one.
function optionsOf(instances: readonly SshInstance[], noPublicIp: string): SelectProps.Options {
  const groups = new Map<string, SelectProps.Option[]>();
  for (const instance of instances) {
    const home = `${instance.account} / ${instance.region}`;
    const option = {
      value: instance.instance_id,
      label: labelOf(instance),
      description: instance.public_ip ?? noPublicIp,
      tags: [instance.private_ip],
    };
    groups.set(home, [...(groups.get(home) ?? []), option]);
  }
  const [only] = groups.values();
  if (groups.size === 1 && only) return only;
  return [...groups].map(([label, options]) => ({label, options}));
}

/// What is asked for before anything is chosen: the address's, or the only one with a way in.
function firstChoice(instances: readonly SshInstance[], wanted: string | undefined): string {
  if (wanted !== undefined) return wanted;
  const reachable = instances.filter((one) => one.public_ip !== undefined);
  return (reachable.length === 1 && reachable[0]?.instance_id) || '';
}

export function OpenForm({wanted, user, open}: {wanted?: string; user?: string; open(target: Target): void}) {
  const words = useTerminalWords();
  const {language} = useSession();
  const source = useMyIp();
  const {data, loading, error} = useDescribed(() => control.get<SshAnswer>('/ssh'), []);
  const instances = data?.instances ?? [];
  const [chosen, setChosen] = useState<string>();
  const [typedUser, setTypedUser] = useState(user);
  const [refused, setRefused] = useState(false);
  const instance = chosen ?? firstChoice(instances, wanted);
  const found = instances.find((one) => one.instance_id === instance);
  const name = found ? labelOf(found) : instance;
  const login = typedUser ?? found?.user ?? 'ec2-user';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (instance === '' || login.trim() === '') return setRefused(true);
    open({instance, name: found?.name || instance, user: login.trim(), source, language});
  };
  return (
    <form onSubmit={submit}>
      <Form actions={<Button variant="primary">{words.connect}</Button>}>
        <SpaceBetween size="l">
          <ApiAlert error={error} />
          <FormField
            label={words.instance}
            description={words.instanceHint}
            errorText={refused && instance === '' ? words.required : undefined}
          >
            <Select
              options={optionsOf(instances, words.noPublicIp)}
              selectedOption={instance === '' ? null : {value: instance, label: name, description: found?.public_ip}}
              onChange={({detail}) => {
                setChosen(detail.selectedOption.value);
                setTypedUser(undefined);
              }}
              placeholder={words.choose}
              empty={words.noInstances}
              statusType={loading ? 'loading' : 'finished'}
              filteringType="auto"
              filteringAriaLabel={words.find}
              filteringPlaceholder={words.find}
              triggerVariant="option"
            />
          </FormField>
          <FormField
            label={words.user}
            description={words.userHint}
            errorText={refused && login.trim() === '' ? words.required : undefined}
          >
            <Input value={login} onChange={({detail}) => setTypedUser(detail.value)} autoComplete={false} />
          </FormField>
          <FormField label={words.source} description={<MyIpHint />}>
            <Input value={source} readOnly />
          </FormField>
        </SpaceBetween>
      </Form>
    </form>
  );
}
