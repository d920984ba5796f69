// A dialog that asks whether to do something (or what exactly), does it, and shows what the API said if it was
// refused.
//
//   <ConfirmDialog title={words.detach} submitText={words.detach} doneText={words.detached(id)} close={props.close}
//                  send={() => ec2(home).send(new DetachInternetGatewayCommand({…}))}>
//     {words.sure(id)}
//   </ConfirmDialog>
import type {ReactNode} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useTell} from '../shell/notices';
import {ApiAlert} from './api-alert';
import {useCommonWords} from './common-words';
import {useSubmit} from './submit';

interface Props {
  title: string;
  submitText: string;
  doneText: string;
  send(): Promise<unknown>;
  close(): void; ///< on Cancel, and after success
  disabled?: boolean;
  children: ReactNode;
}

export function ConfirmDialog({title, submitText, doneText, send, close, disabled, children}: Props) {
  const common = useCommonWords();
  const tell = useTell();
  const submit = useSubmit<never, unknown>({
    send,
    done: () => {
      close();
      tell({type: 'success', header: doneText});
    },
  });
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
            <Button variant="primary" loading={submit.busy} disabled={disabled} onClick={submit.run}>
              {submitText}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <ApiAlert error={submit.error} />
        {children}
      </SpaceBetween>
    </Modal>
  );
}
