// "Change source/destination check": #/instances/i-1/change-source-dest-check.
import {useState} from 'react';
import {ModifyNetworkInterfaceAttributeCommand, type Instance} from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import {ec2} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {DetailGrid} from '../../resource/details';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {useInstanceWords} from './instance-words';
import {InterfaceField, useInterface} from './interface-field';

export function ChangeCheck({kind, instance}: {kind: Kind<Instance>; instance: Instance}) {
  const words = useInstanceWords();
  const common = useCommonWords();
  const home = useHome();
  const id = instance.InstanceId ?? '';
  const saved = useSaved(kind.path);
  const chosen = useInterface(instance);
  const [stopped, setStopped] = useState(chosen.one?.SourceDestCheck === false);
  const submit = useSubmit<never>({
    send: async () => {
      await ec2(home).send(
        new ModifyNetworkInterfaceAttributeCommand({
          NetworkInterfaceId: chosen.id,
          SourceDestCheck: {Value: !stopped},
        }),
      );
    },
    done: () => saved(words.checkSaved(id), id),
  });
  return (
    <FormPage kind={kind} id={id} title={words.changeCheck} submit={submit} submitText={common.save}>
      <FormSection title={words.check} description={words.checkIntro}>
        <DetailGrid details={[{label: words.id, value: titleOf(id, instance.Tags)}]} />
        <InterfaceField
          chosen={chosen}
          onChange={(one) => setStopped(one.SourceDestCheck === false)}
        />
        <FormField label={words.checking}>
          <Checkbox
            checked={stopped}
            description={words.stopCheckHint}
            onChange={({detail}) => setStopped(detail.checked)}
          >
            {words.stopCheck}
          </Checkbox>
        </FormField>
      </FormSection>
    </FormPage>
  );
}
