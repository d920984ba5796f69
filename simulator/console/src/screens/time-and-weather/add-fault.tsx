// The form of a fault: its kind, and what a rule of that kind may say.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {control} from '../../api/control';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {useSubmit} from '../../resource/submit';
import {useTell} from '../../shell/notices';
import {emptyForm, fieldRules, fieldsOf, kinds, ruleOf, type FaultForm, type Field} from './fault';
import {useFaultWords, useWords} from './words';

interface FieldProps {
  field: Field;
  value: string | boolean;
  change(value: string | boolean): void;
  error: string | undefined;
}

function FaultField({field, value, change, error}: FieldProps) {
  const {label, hint} = useFaultWords().fields[field];
  if (typeof value === 'boolean')
    return (
      <Checkbox checked={value} onChange={({detail}) => change(detail.checked)}>
        {label}
      </Checkbox>
    );
  return (
    <FormField label={label} constraintText={hint} errorText={error}>
      <Input value={value} onChange={({detail}) => change(detail.value)} spellcheck={false} autoComplete={false} />
    </FormField>
  );
}

export function AddFault({added, close}: {added(): void; close(): void}) {
  const words = useWords();
  const faultWords = useFaultWords();
  const common = useCommonWords();
  const tell = useTell();
  const [form, setForm] = useState<FaultForm>(emptyForm);
  const submit = useSubmit<Field, unknown>({
    fields: fieldRules,
    send: () => control.post('/faults', {faults: [ruleOf(form)]}),
    done: () => {
      tell({type: 'success', header: words.added(faultWords.kinds[form.kind].name)});
      added();
      close();
    },
  });
  const options = kinds.map((kind) => ({
    value: kind,
    label: faultWords.kinds[kind].name,
    description: faultWords.kinds[kind].says,
  }));
  const choose = (value: string | undefined) => {
    const kind = kinds.find((one) => one === value);
    if (kind) setForm({...form, kind});
  };
  return (
    <Modal
      visible
      onDismiss={close}
      closeAriaLabel={common.close}
      header={words.add}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              {common.cancel}
            </Button>
            <Button variant="primary" loading={submit.busy} onClick={submit.run}>
              {words.add}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        aria-label={words.add}
        onSubmit={(event) => {
          event.preventDefault();
          submit.run();
        }}
      >
        <Form>
          <SpaceBetween size="m">
            <ApiAlert error={submit.error} />
            <FormField label={words.kind} constraintText={faultWords.kinds[form.kind].says}>
              <Select
                selectedOption={options.find((option) => option.value === form.kind) ?? null}
                options={options}
                onChange={({detail}) => choose(detail.selectedOption.value)}
              />
            </FormField>
            {fieldsOf(form.kind).map((field) => (
              <FaultField
                key={field}
                field={field}
                value={form[field]}
                change={(value) => setForm({...form, [field]: value})}
                error={submit.errorAt(field)}
              />
            ))}
          </SpaceBetween>
        </Form>
      </form>
    </Modal>
  );
}
