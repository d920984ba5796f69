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
import Modal, {type ModalProps} from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useTell, type Notice} from '../shell/notices';
import {ApiAlert} from './api-alert';
import {useCommonWords} from './common-words';
import {useSubmit} from './submit';

interface Props {
  title: string;
  submitText: string;
  doneText: string;
  done?: Partial<Notice>; ///< what else the notice says or offers
  send(): Promise<unknown>;
  close(): void; ///< on Cancel, and after success
  closeGone?(): void; ///< after success instead of `close`, where what was shown is gone
  disabled?: boolean;
  size?: ModalProps.Size;
  children: ReactNode;
}

export function ConfirmDialog(props: Props) {
  const {title, submitText, doneText, send, close, closeGone, disabled, size, children} = props;
  const common = useCommonWords();
  const tell = useTell();
  const submit = useSubmit<never, unknown>({
    send,
    done: () => {
      (closeGone ?? close)();
      tell({type: 'success', header: doneText, ...props.done});
    },
  });
  return (
    <Modal
      visible
      size={size}
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
