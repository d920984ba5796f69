// "Stop instance" and the like: which ones, and what comes of it.
import type {Instance} from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import {ConfirmDialog} from '../../resource/confirm-dialog';
import {Status} from '../../resource/status';
import {titleOf} from '../../resource/tags';
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
  const ids = items.map((instance) => instance.InstanceId ?? '');
  return (
    <ConfirmDialog
      title={title}
      submitText={button}
      doneText={done(ids.join(', '))}
      close={close}
      send={() => send(ids)}
    >
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
            cell: (one) => titleOf(one.InstanceId ?? '', one.Tags),
          },
          {id: 'state', header: words.state, cell: (one) => <Status state={one.State?.Name} />},
        ]}
      />
      <Box>{ask}</Box>
    </ConfirmDialog>
  );
}
