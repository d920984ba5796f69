// The dialogs of Elastic IP addresses: disassociate, release, reverse DNS.
import {useState} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import {
  DisassociateAddressCommand,
  ModifyAddressAttributeCommand,
  ReleaseAddressCommand,
  ResetAddressAttributeCommand,
} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {ConfirmDialog} from '../../resource/confirm-dialog';
import type {DialogProps} from '../../resource/kind';
import {useHome} from '../../resource/use-home';
import {holderOf, idOf, ipOf, type ElasticIp} from './api';
import {useElasticWords} from './words';

interface OneProps {
  address: ElasticIp;
  close(): void;
}

export function Disassociate({address, close}: OneProps) {
  const words = useElasticWords().disassociate;
  const home = useHome();
  return (
    <ConfirmDialog
      title={words.title}
      submitText={words.submit}
      doneText={words.done(ipOf(address))}
      close={close}
      send={() => ec2(home).send(new DisassociateAddressCommand({AssociationId: address.AssociationId}))}
    >
      <div>{words.text(ipOf(address), holderOf(address) ?? '')}</div>
    </ConfirmDialog>
  );
}

export function Release({items, close, closeGone}: DialogProps<ElasticIp>) {
  const words = useElasticWords().release;
  const home = useHome();
  const [left, setLeft] = useState(items);
  const send = async () => {
    for (const address of left) {
      await ec2(home).send(new ReleaseAddressCommand({AllocationId: idOf(address)}));
      setLeft((now) => now.filter((one) => one !== address));
    }
  };
  return (
    <ConfirmDialog
      title={words.title}
      submitText={words.submit}
      doneText={words.done(items.map(ipOf).join(', '))}
      close={close}
      closeGone={closeGone}
      send={send}
    >
      <div>{words.text}</div>
      <ul>
        {left.map((address) => (
          <li key={idOf(address)}>
            {ipOf(address)} ({idOf(address)})
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

export function ReverseDns({address, close}: OneProps) {
  const words = useElasticWords().reverseDns;
  const home = useHome();
  const [name, setName] = useState(address.reverse ?? '');
  const AllocationId = idOf(address);
  const send = () =>
    name.trim() === ''
      ? ec2(home).send(new ResetAddressAttributeCommand({AllocationId, Attribute: 'domain-name'}))
      : ec2(home).send(new ModifyAddressAttributeCommand({AllocationId, DomainName: name.trim()}));
  return (
    <ConfirmDialog
      title={words.title}
      submitText={words.submit}
      doneText={words.done(ipOf(address))}
      close={close}
      send={send}
    >
      <FormField label={words.name} description={words.hint}>
        <Input value={name} onChange={({detail}) => setName(detail.value)} placeholder="mail.example.com" />
      </FormField>
    </ConfirmDialog>
  );
}
