// Which of an instance's network interfaces is meant.
import {useState} from 'react';
import type {Instance, InstanceNetworkInterface} from '@aws-sdk/client-ec2';
import FormField from '@cloudscape-design/components/form-field';
import {ResourceSelect} from '../../resource/resource-select';
import {useInstanceWords} from './instance-words';

export interface ChosenInterface {
  all: InstanceNetworkInterface[];
  id: string;
  one: InstanceNetworkInterface | undefined;
  choose(id: string): void;
}

/// The primary one at first.
export function useInterface(instance: Instance): ChosenInterface {
  const all = instance.NetworkInterfaces ?? [];
  const primary = all.find((one) => one.Attachment?.DeviceIndex === 0) ?? all[0];
  const [id, choose] = useState(primary?.NetworkInterfaceId ?? '');
  return {all, id, one: all.find((one) => one.NetworkInterfaceId === id), choose};
}

interface Props {
  chosen: ChosenInterface;
  onChange(one: InstanceNetworkInterface): void;
}

export function InterfaceField({chosen, onChange}: Props) {
  const words = useInstanceWords();
  return (
    <FormField label={words.networkInterface}>
      <ResourceSelect
        items={chosen.all}
        value={chosen.id}
        onChange={(id) => {
          chosen.choose(id);
          const one = chosen.all.find((each) => each.NetworkInterfaceId === id);
          if (one) onChange(one);
        }}
        optionOf={(one) => ({id: one.NetworkInterfaceId, description: one.PrivateIpAddress})}
      />
    </FormField>
  );
}
