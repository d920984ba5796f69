// "Instance type": those that the image's architecture runs on.
import type {InstanceTypeInfo} from '@aws-sdk/client-ec2';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import {FormSection} from '../../../resource/form-page';
import {architectureOf, typesFor} from './launch-form';
import {useLaunchWords} from './launch-words';
import type {Launch} from './use-launch';

function familyOf(type: InstanceTypeInfo): string {
  return type.InstanceType?.split('.')[0] ?? '';
}

function memoryText(type: InstanceTypeInfo): string {
  return String(Math.round((type.MemoryInfo?.SizeInMiB ?? 0) / 102.4) / 10);
}

export function TypeSection({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const {offer, form} = launch;
  const image = offer?.images.find((one) => one.ImageId === form.image);
  const types = offer ? typesFor(offer, architectureOf(image)) : [];
  const options = types.map((type) => ({
    value: type.InstanceType,
    label: type.InstanceType,
    description: words.typeOf(familyOf(type), type.VCpuInfo?.DefaultVCpus ?? 0, memoryText(type)),
    labelTag: type.FreeTierEligible ? words.freeTier : undefined,
  }));
  return (
    <FormSection title={words.type}>
      <FormField label={words.type} errorText={launch.submit.errorAt('type')} stretch>
        <Select
          filteringType="auto"
          triggerVariant="option"
          statusType={launch.described.loading ? 'loading' : 'finished'}
          options={options}
          selectedOption={options.find((option) => option.value === form.type) ?? null}
          empty={words.nothing}
          onChange={({detail}) =>
            launch.change({type: types.find((type) => type.InstanceType === detail.selectedOption.value)?.InstanceType})
          }
        />
      </FormField>
    </FormSection>
  );
}
