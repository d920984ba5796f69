// Calls as commands, or the network as a scenario file, to look at, to copy and to download.
import {useCallback} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import {control, type Call} from '../../api/control';
import {useDescribed} from '../../api/use-described';
import {useActionName} from '../../emulator/own-calls';
import {TextToCopy} from '../../emulator/text-to-copy';
import {timeText} from '../../emulator/time';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {useScript} from './use-script';
import {useWords} from './words';

export type CopyWhat =
  | {format: 'commands'; calls: readonly Call[]; base?: Call; mayLackSome?: boolean}
  | {format: 'scenario'};

export function Commands({calls}: {calls: readonly Call[]}) {
  const words = useWords();
  const {script, error} = useScript(calls);
  if (error) return <ApiAlert error={error} />;
  if (!script) return <Spinner size="large" />;
  return (
    <SpaceBetween size="s">
      {script.unknown.length > 0 && <Alert type="warning">{words.unknownIds(script.unknown.join(', '))}</Alert>}
      <TextToCopy
        text={script.text}
        label={words.commandsTitle}
        wrap={calls.length === 1}
        fileName={calls.length > 1 ? 'vpcsim-calls.sh' : undefined}
      />
    </SpaceBetween>
  );
}

function Scenario() {
  const words = useWords();
  const ask = useCallback(() => control.get<{scenario: string; notes: string[]}>('/scenario'), []);
  const {data, error} = useDescribed(ask, []);
  if (error) return <ApiAlert error={error} />;
  if (!data) return <Spinner size="large" />;
  return (
    <SpaceBetween size="s">
      <Box>
        {words.scenarioHint} <Box variant="code">vpcsim run network.yaml</Box>
      </Box>
      {data.notes.length > 0 && (
        <Alert type="info">
          {data.notes.map((note) => (
            <div key={note}>{note}</div>
          ))}
        </Alert>
      )}
      <TextToCopy text={data.scenario} label={words.scenarioTitle} fileName="network.yaml" />
    </SpaceBetween>
  );
}

export function CopyDialog({what, close}: {what: CopyWhat; close(): void}) {
  const words = useWords();
  const common = useCommonWords();
  const nameOf = useActionName();
  const isCommands = what.format === 'commands';
  return (
    <Modal
      visible
      size="max"
      onDismiss={close}
      closeAriaLabel={common.close}
      header={isCommands ? words.commandsTitle : words.scenarioTitle}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={close}>
            {common.close}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="s">
        {isCommands && what.mayLackSome && !what.base && <Alert type="warning">{words.onlyKept}</Alert>}
        {isCommands && what.base && (
          <Alert type="warning">{words.onBase(nameOf(what.base.action), timeText(what.base.at))}</Alert>
        )}
        {isCommands && what.calls.length > 1 && <Box>{words.commandsHint}</Box>}
        {isCommands && what.calls.length === 0 && <Box>{words.nothingToCopy}</Box>}
        {isCommands && what.calls.length > 0 && <Commands calls={what.calls} />}
        {!isCommands && <Scenario />}
      </SpaceBetween>
    </Modal>
  );
}
