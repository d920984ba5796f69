// "Key pair (login)": one of the account's, a new one from a dialog, or none.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {ApiAlert} from '../../../resource/api-alert';
import {useCommonWords} from '../../../resource/common-words';
import {FormSection} from '../../../resource/form-page';
import {KeyPairFields, useNewKeyPair} from '../../key-pairs/key-pair-fields';
import {useKeyPairWords} from '../../key-pairs/key-pair-words';
import {useLaunchWords} from './launch-words';
import type {Launch} from './use-launch';

function NewKeyDialog({close, made}: {close(): void; made(name: string): void}) {
  const common = useCommonWords();
  const words = useKeyPairWords();
  const fresh = useNewKeyPair({done: ({name}) => made(name)});
  return (
    <Modal
      visible
      size="medium"
      onDismiss={close}
      header={words.create}
      closeAriaLabel={common.close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={close}>
              {common.cancel}
            </Button>
            <Button variant="primary" formAction="none" loading={fresh.submit.busy} onClick={fresh.submit.run}>
              {words.create}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <ApiAlert error={fresh.submit.error} />
        <KeyPairFields made={fresh} />
      </SpaceBetween>
    </Modal>
  );
}

export function KeySection({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const [creating, setCreating] = useState(false);
  const without = {value: '', label: words.withoutKey, description: words.withoutKeyHint};
  const keys = (launch.offer?.keys ?? []).map((key) => ({
    value: key.KeyName ?? '',
    label: key.KeyName,
    description: key.KeyType,
  }));
  // One that was just made may not be described yet.
  const {key} = launch.form;
  const chosen = key === undefined ? null : ([without, ...keys].find(({value}) => value === key) ?? {value: key, label: key});
  return (
    <FormSection title={words.keyPair} description={words.keyIntro}>
      <FormField
        label={`${words.keyName} - ${words.required}`}
        errorText={launch.submit.errorAt('key')}
        stretch
        secondaryControl={
          <Button iconName="add-plus" formAction="none" onClick={() => setCreating(true)}>
            {words.newKey}
          </Button>
        }
      >
        <Select
          filteringType="auto"
          statusType={launch.described.loading ? 'loading' : 'finished'}
          options={[without, ...keys]}
          selectedOption={chosen}
          placeholder={words.selectKey}
          onChange={({detail}) => launch.change({key: detail.selectedOption.value})}
        />
      </FormField>
      {creating && (
        <NewKeyDialog
          close={() => setCreating(false)}
          made={(name) => {
            launch.change({key: name});
            setCreating(false);
          }}
        />
      )}
    </FormSection>
  );
}
