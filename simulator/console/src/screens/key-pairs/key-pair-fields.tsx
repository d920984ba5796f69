// The fields of a new key pair, and its creation: on the page of its own and in the launch form's dialog.
import {useState} from 'react';
import {CreateKeyPairCommand, type KeyType} from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import {ec2} from '../../api/ec2';
import {useSubmit, type Submit} from '../../resource/submit';
import {tagSpecifications, type EditedTag} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {useTell} from '../../shell/notices';
import {useKeyPairWords} from './key-pair-words';
import {keyFileName, saveFile, type KeyFormat} from './private-key';

export interface NewKeyPair {
  name: string;
  type: KeyType;
  format: KeyFormat;
  change(some: Partial<Pick<NewKeyPair, 'name' | 'type' | 'format'>>): void;
  submit: Submit<'name'>;
}

interface Options {
  tags?: readonly EditedTag[];
  done(made: {id: string; name: string}): void;
}

/// Creates the key pair and has the browser save its private key.
export function useNewKeyPair({tags = [], done}: Options): NewKeyPair {
  const words = useKeyPairWords();
  const home = useHome();
  const tell = useTell();
  const [fields, setFields] = useState({name: '', type: 'rsa' as KeyType, format: 'pem' as KeyFormat});
  const submit = useSubmit<'name', {id: string; name: string}>({
    fields: [[/KeyPair\.Duplicate|KeyName|InvalidParameterValue/, 'name']],
    check: () => (fields.name.trim() === '' ? {name: words.required} : {}),
    send: async () => {
      const made = await ec2(home).send(
        new CreateKeyPairCommand({
          KeyName: fields.name,
          KeyType: fields.type,
          KeyFormat: fields.format,
          TagSpecifications: tagSpecifications('key-pair', tags),
        }),
      );
      const file = keyFileName(fields.name, fields.format);
      saveFile(file, made.KeyMaterial ?? '');
      tell({type: 'success', header: words.createdKey(fields.name), content: words.downloaded(file)});
      return {id: made.KeyPairId ?? '', name: fields.name};
    },
    done,
  });
  return {...fields, change: (some) => setFields((now) => ({...now, ...some})), submit};
}

export function KeyPairFields({made}: {made: NewKeyPair}) {
  const words = useKeyPairWords();
  return (
    <SpaceBetween size="l">
      <FormField label={words.name} constraintText={words.nameHint} errorText={made.submit.errorAt('name')}>
        <Input
          value={made.name}
          placeholder={words.namePlaceholder}
          onChange={({detail}) => made.change({name: detail.value})}
        />
      </FormField>
      <FormField label={words.keyType}>
        <Tiles
          value={made.type}
          onChange={({detail}) => made.change({type: detail.value === 'rsa' ? 'rsa' : 'ed25519'})}
          items={[
            {value: 'rsa', label: words.rsa, description: words.rsaHint},
            {value: 'ed25519', label: words.ed25519, description: words.ed25519Hint},
          ]}
        />
      </FormField>
      <FormField label={words.format}>
        <RadioGroup
          value={made.format}
          onChange={({detail}) => made.change({format: detail.value === 'ppk' ? 'ppk' : 'pem'})}
          items={[
            {value: 'pem', label: words.pem, description: words.pemHint},
            {value: 'ppk', label: words.ppk, description: words.ppkHint},
          ]}
        />
      </FormField>
      <Alert type="info">{words.once}</Alert>
    </SpaceBetween>
  );
}
