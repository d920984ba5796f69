// "Are you sure?", for what can't be undone by the same button. What was refused is said in it.
import {useState, type ReactNode} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {apiErrorOf, type ApiError} from '../api/ec2';
import {ApiAlert} from '../resource/api-alert';
import {useCommonWords} from '../resource/common-words';

interface Props {
  title: string;
  submitText: string;
  run(): Promise<unknown>;
  close(): void; ///< called after success, too
  children: ReactNode;
}

export function ConfirmDialog({title, submitText, run, close, children}: Props) {
  const common = useCommonWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const submit = async () => {
    setBusy(true);
    try {
      await run();
      close();
    } catch (thrown) {
      setError(apiErrorOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Modal
      visible
      onDismiss={close}
      closeAriaLabel={common.close}
      header={title}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              {common.cancel}
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void submit()}>
              {submitText}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <ApiAlert error={error} />
        {children}
      </SpaceBetween>
    </Modal>
  );
}
