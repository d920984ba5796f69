// "Connect to instance": #/instances/i-1/connect. The terminal in the browser, and the commands for an SSH
// client, whose port only the emulator knows.
import type {ReactNode} from 'react';
import type {Instance} from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import {control} from '../../api/control';
import {useDescribed} from '../../api/use-described';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {DetailGrid} from '../../resource/details';
import {titleOf} from '../../resource/tags';
import {go, href} from '../../route';
import {usePage} from '../../shell/page';
import {useConnectWords} from './connect-words';
import {useInstanceWords} from './instance-words';
import {configCommands, jumpCommands, keyFileOf, sshCommand, type SshAnswer, type SshInstance} from './ssh-commands';

function Commands({lines}: {lines: string[]}) {
  const words = useConnectWords();
  return (
    <SpaceBetween size="xxxs">
      {lines.map((line) => (
        <div key={line}>
          <CopyToClipboard
            variant="inline"
            textToCopy={line}
            textToDisplay={<Box variant="code">{line}</Box>}
            copyButtonAriaLabel={`${words.copy}: ${line}`}
            copySuccessText={words.copied}
            copyErrorText={words.copyFailed}
          />
        </div>
      ))}
    </SpaceBetween>
  );
}

/// One with a public address, of the same account and Region rather than of another.
function gateFor(instance: SshInstance, all: SshInstance[]): SshInstance | undefined {
  const open = all.filter((one) => one.public_ip !== undefined && one.key_name !== '');
  return open.find((one) => one.account === instance.account && one.region === instance.region) ?? open[0];
}

/// The way in: straight, through another instance, or none.
function Way({instance, all, endpoint}: {instance: SshInstance; all: SshInstance[]; endpoint: string}) {
  const words = useConnectWords();
  const through = gateFor(instance, all);
  if (instance.public_ip !== undefined)
    return (
      <>
        {words.byPublic}
        <Commands lines={[sshCommand(instance, endpoint)]} />
        {instance.port !== 22 && (
          <Box color="text-body-secondary" fontSize="body-s">
            {instance.port === undefined ? words.noPortNote : words.portNote(instance.port)}
          </Box>
        )}
      </>
    );
  if (through === undefined) return <>{words.byNothing}</>;
  return (
    <>
      {words.byJump(through.name || through.instance_id)}
      <Commands lines={jumpCommands(instance, through)} />
    </>
  );
}

function Step({children}: {children: ReactNode}) {
  return (
    <li>
      <Box padding={{bottom: 's'}}>{children}</Box>
    </li>
  );
}

function SshTab({instance, all}: {instance: SshInstance; all: SshInstance[]}) {
  const words = useConnectWords();
  const endpoint = location.origin;
  if (instance.key_name === '') return <Alert type="warning">{words.noKey}</Alert>;
  const key = keyFileOf(instance.key_name);
  return (
    <SpaceBetween size="l">
      <DetailGrid
        details={[
          {label: words.instance, value: [instance.instance_id, instance.name].filter(Boolean).join(' / ')},
          {label: words.publicIp, value: instance.public_ip},
          {label: words.privateIp, value: instance.private_ip},
          {label: words.user, value: instance.user},
        ]}
      />
      <ol>
        <Step>{words.openClient}</Step>
        <Step>{words.locate(key.slice(1, -1))}</Step>
        <Step>
          {words.protect}
          <Commands lines={[`chmod 400 ${key}`]} />
        </Step>
        <Step>
          <Way instance={instance} all={all} endpoint={endpoint} />
        </Step>
        {instance.public_ip !== undefined && (
          <Step>
            {words.byConfig}
            <Commands lines={configCommands(instance, endpoint)} />
          </Step>
        )}
      </ol>
      <Alert type="info">{words.source}</Alert>
    </SpaceBetween>
  );
}

function TerminalTab({id}: {id: string}) {
  const words = useConnectWords();
  return (
    <SpaceBetween size="l">
      <Box>{words.terminalIntro}</Box>
      <Button variant="primary" onClick={() => go(href('terminal', id))}>
        {words.open}
      </Button>
    </SpaceBetween>
  );
}

export function Connect({instance}: {instance: Instance}) {
  const words = useConnectWords();
  const common = useCommonWords();
  const instanceWords = useInstanceWords();
  const id = instance.InstanceId ?? '';
  const {data, loading, error} = useDescribed(() => control.get<SshAnswer>('/ssh'), [id]);
  usePage(words.title, [
    {text: 'EC2', href: href('instances')},
    {text: instanceWords.many, href: href('instances')},
    {text: id, href: href('instances', id)},
  ]);
  const found = data?.instances.find((one) => one.instance_id === id);
  const ssh = found ? (
    <SshTab instance={found} all={data?.instances ?? []} />
  ) : loading ? (
    <Spinner />
  ) : (
    <Alert type="warning">{words.notRunning}</Alert>
  );
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={words.intro(titleOf(id, instance.Tags))}
        actions={<Button onClick={() => go(href('instances', id))}>{common.cancel}</Button>}
      >
        {words.title}
      </Header>
      <ApiAlert error={error} />
      <Tabs
        variant="container"
        ariaLabel={words.title}
        tabs={[
          {id: 'terminal', label: words.terminal, content: <TerminalTab id={id} />},
          {id: 'ssh', label: words.ssh, content: ssh},
        ]}
      />
    </SpaceBetween>
  );
}
