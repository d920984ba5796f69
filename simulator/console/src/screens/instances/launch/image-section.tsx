// "Application and OS Images": Quick Start by family, the release, its architecture.
import FormField from '@cloudscape-design/components/form-field';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import Tiles from '@cloudscape-design/components/tiles';
import type {Image} from '@aws-sdk/client-ec2';
import {FormSection} from '../../../resource/form-page';
import {families, familyOf, imageOf, releasesOf, type Family} from './images';
import {architectureOf} from './launch-form';
import {useLaunchWords} from './launch-words';
import type {Launch} from './use-launch';

function architectureWords(words: {x86: string; arm: string}, architecture: string | undefined): string {
  if (architecture === 'x86_64') return words.x86;
  return architecture === 'arm64' ? words.arm : (architecture ?? '');
}

/// Who has the key pair's public key in a new instance.
const loginUsers: Record<Family, string> = {
  'amazon-linux': 'ec2-user',
  ubuntu: 'ubuntu',
  debian: 'admin',
  others: '',
};

export function ImageSection({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const images = launch.offer?.images ?? [];
  const image = images.find((one) => one.ImageId === launch.form.image);
  const choose = (one: Image | undefined) => launch.change({image: one?.ImageId});
  const family = image === undefined ? undefined : familyOf(image);
  const releases = family === undefined ? [] : releasesOf(images, family);
  const release = releases.find((one) => one.images.includes(image ?? {}));
  const architecture = architectureOf(image);
  const offered = families.filter((one) => releasesOf(images, one).length > 0);
  return (
    <FormSection title={words.images} description={words.imagesIntro}>
      <FormField label={words.quickStart} stretch>
        <Tiles
          columns={4}
          value={family ?? null}
          onChange={({detail}) => {
            const [first] = releasesOf(images, offered.find((one) => one === detail.value) ?? 'others');
            if (first) choose(imageOf(first, architecture));
          }}
          items={offered.map((one) => ({value: one, label: words.families[one]}))}
        />
      </FormField>
      <FormField label={words.image} errorText={launch.submit.errorAt('image')} stretch>
        <Select
          filteringType="auto"
          statusType={launch.described.loading ? 'loading' : 'finished'}
          options={releases.map((one) => ({value: one.title, label: one.title, description: one.images[0]?.Name}))}
          selectedOption={release ? {value: release.title, label: release.title, description: image?.ImageId} : null}
          triggerVariant="option"
          empty={words.nothing}
          onChange={({detail}) => {
            const found = releases.find((one) => one.title === detail.selectedOption.value);
            if (found) choose(imageOf(found, architecture));
          }}
        />
      </FormField>
      <FormField label={words.architecture}>
        <Select
          options={(release?.images ?? []).map((one) => ({
            value: one.ImageId,
            label: architectureWords(words, one.Architecture),
          }))}
          selectedOption={image ? {value: image.ImageId, label: architectureWords(words, architecture)} : null}
          onChange={({detail}) => choose(images.find((one) => one.ImageId === detail.selectedOption.value))}
        />
      </FormField>
      {image && (
        <KeyValuePairs
          columns={2}
          items={[
            {label: words.description, value: image.Description ?? '–'},
            {label: words.imageName, value: image.Name ?? '–'},
            {label: words.imageId, value: image.ImageId ?? '–'},
            {label: words.user, value: loginUsers[family ?? 'others'] || '–'},
          ]}
        />
      )}
    </FormSection>
  );
}
