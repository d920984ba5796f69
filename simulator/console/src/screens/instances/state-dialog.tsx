// "Stop instance?" and the like: which ones, what comes of it, and the API's answer if it refuses.
import {useState} from 'react';
import type {Instance} from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {apiErrorOf, type ApiError} from '../../api/ec2';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {Status} from '../../resource/status';
import {nameOf} from '../../resource/tags';
import {useTell} from '../../shell/notices';
import {useInstanceWords} from './instance-words';

interface Props {
  items: Instance[];
  close(): void;
  title: string;
  ask: string;
  note: string;
  button: string;
  done(ids: string): string;
  send(ids: string[]): Promise<unknown>;
}

export function StateDialog({items, close, title, ask, note, button, done, send}: Props) {
  const words = useInstanceWords();
  const common = useCommonWords();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const run = async () => {
    const ids = items.map((instance) => instance.InstanceId ?? '');
    setBusy(true);
    try {
      await send(ids);
      close();
      tell({type: 'success', header: done(ids.join(', '))});
    } catch (thrown) {
      setError(apiErrorOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Modal
      visible
      onDismiss={close}
      header={title}
      closeAriaLabel={common.close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              {common.cancel}
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void run()}>
              {button}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <ApiAlert error={error} />
        <Alert type="warning">{note}</Alert>
        <Table
          variant="embedded"
          items={items}
          trackBy="InstanceId"
          ariaLabels={{tableLabel: title}}
          columnDefinitions={[
            {
              id: 'id',
              header: words.id,
              isRowHeader: true,
              cell: (one) => [one.InstanceId, nameOf(one.Tags)].filter(Boolean).join(' / '),
            },
            {id: 'state', header: words.state, cell: (one) => <Status state={one.State?.Name} />},
          ]}
        />
        <Box>{ask}</Box>
      </SpaceBetween>
    </Modal>
  );
}
