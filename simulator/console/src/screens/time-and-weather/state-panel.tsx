// The state as a whole: into a file, out of one, and as new.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FileInput from '@cloudscape-design/components/file-input';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {control} from '../../api/control';
import {downloadSnapshot, loadSnapshot} from '../../emulator/snapshot';
import {ConfirmDialog} from '../../resource/confirm-dialog';
import {useTell} from '../../shell/notices';
import {useWords} from './words';

export function StatePanel() {
  const words = useWords();
  const tell = useTell();
  const [file, setFile] = useState<File>();
  const [resetting, setResetting] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    downloadSnapshot()
      .then(
        () => tell({type: 'success', header: words.downloaded}),
        (thrown) => tell({type: 'error', header: String(thrown)}),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Container
      header={
        <Header variant="h2" description={words.stateHint}>
          {words.state}
        </Header>
      }
    >
      <SpaceBetween direction="horizontal" size="xs">
        <Button iconName="download" loading={busy} onClick={save}>
          {words.download}
        </Button>
        <FileInput
          accept=".json,application/json"
          value={file ? [file] : []}
          onChange={({detail}) => setFile(detail.value[0])}
        >
          {words.load}
        </FileInput>
        <Button onClick={() => setResetting(true)}>{words.reset}</Button>
      </SpaceBetween>
      {file && (
        <ConfirmDialog
          title={words.loadFile(file.name)}
          submitText={words.load}
          doneText={words.loaded(file.name)}
          send={() => loadSnapshot(file)}
          close={() => setFile(undefined)}
        >
          <Box>{words.loadHint}</Box>
        </ConfirmDialog>
      )}
      {resetting && (
        <ConfirmDialog
          title={words.resetTitle}
          submitText={words.reset}
          doneText={words.wasReset}
          send={() => control.text('POST', '/reset')}
          close={() => setResetting(false)}
        >
          <Box>{words.resetHint}</Box>
        </ConfirmDialog>
      )}
    </Container>
  );
}
