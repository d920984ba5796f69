// The address that "My IP" stands for, and the way to another one.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {isIpv4} from '../traffic/address';
import {defineWords} from '../words/words';
import {changeMyIp, thisMachine, useMyIp} from './my-ip';

const useWords = defineWords({
  en: {
    title: 'Your address on the simulated internet',
    hint: (address: string) =>
      `My IP is ${address}, your address on the simulated internet: terminals of this console connect from it` +
      (address === thisMachine
        ? ', and so does ssh on this machine.'
        : '. For ssh, use vpcsim connect --source.'),
    change: 'Change',
    address: 'IPv4 address',
    description: `Rules made with My IP allow this address, and terminals of this console connect from it. Connections from this machine come from ${thisMachine}.`,
    notAddress: 'Enter an IPv4 address, such as 203.0.113.10.',
    cancel: 'Cancel',
    save: 'Save',
  },
  ja: {
    title: 'シミュレートされたインターネットでのアドレス',
    hint: (address) =>
      `マイ IP は ${address} です。これはシミュレートされたインターネットでのあなたのアドレスで、このコンソールのターミナルはここから接続します。` +
      (address === thisMachine
        ? 'このマシンの ssh も同じです。'
        : 'ssh では vpcsim connect --source を使用してください。'),
    change: '変更',
    address: 'IPv4 アドレス',
    description: `「マイ IP」のルールはこのアドレスを許可し、このコンソールのターミナルはこのアドレスから接続します。このマシンからの接続の送信元は ${thisMachine} です。`,
    notAddress: '203.0.113.10 のような IPv4 アドレスを入力してください。',
    cancel: 'キャンセル',
    save: '保存',
  },
});

export function MyIpDialog({close}: {close(): void}) {
  const words = useWords();
  const [address, setAddress] = useState(useMyIp());
  const [refused, setRefused] = useState(false);
  const save = () => {
    const given = address.trim();
    if (given !== '' && !isIpv4(given)) return setRefused(true);
    changeMyIp(given);
    close();
  };
  return (
    <Modal
      visible
      header={words.title}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              {words.cancel}
            </Button>
            <Button variant="primary" onClick={save}>
              {words.save}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <FormField
        label={words.address}
        description={words.description}
        errorText={refused ? words.notAddress : undefined}
      >
        <Input
          value={address}
          placeholder={thisMachine}
          onChange={({detail}) => setAddress(detail.value)}
          onKeyDown={({detail}) => detail.key === 'Enter' && save()}
        />
      </FormField>
    </Modal>
  );
}

/// Below fields that offer "My IP".
export function MyIpHint() {
  const words = useWords();
  const address = useMyIp();
  const [open, setOpen] = useState(false);
  return (
    <>
      {words.hint(address)}{' '}
      <Link variant="info" ariaLabel={`${words.change}: ${words.title}`} onFollow={() => setOpen(true)}>
        {words.change}
      </Link>
      {open && <MyIpDialog close={() => setOpen(false)} />}
    </>
  );
}
