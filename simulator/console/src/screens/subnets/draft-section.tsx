// The fields of one subnet that is going to be created.
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type {AvailabilityZone, Vpc} from '@aws-sdk/client-ec2';
import {NameTagField, TagsEditor, type Tags} from '../../resource/tags-editor';
import {withName} from '../../resource/tags';
import {useCommonWords} from '../../resource/common-words';
import {cidrsOf} from '../vpcs/listed-vpc';
import type {Draft, DraftField} from './draft';
import {useSubnetFormWords} from './words';

interface Props {
  draft: Draft;
  title: string;
  vpc: Vpc;
  zones: AvailabilityZone[];
  change(some: Partial<Draft>): void;
  remove: (() => void) | undefined;
  errorAt(field: DraftField): string | undefined;
}

function tagsOf({tags}: Draft, change: Props['change']): Tags {
  return {
    list: tags,
    setList: (list) => change({tags: list}),
    name: tags.find((tag) => tag.key === 'Name')?.value ?? '',
    setName: (name) => change({tags: withName(tags, name)}),
  };
}

export function DraftSection({draft, title, vpc, zones, change, remove, errorAt}: Props) {
  const words = useSubnetFormWords();
  const common = useCommonWords();
  const tags = tagsOf(draft, change);
  const zoneOptions = [
    {value: '', label: words.noPreference},
    ...zones.map((zone) => ({value: zone.ZoneName ?? '', label: zone.ZoneName, description: zone.ZoneId})),
  ];
  const blocks = cidrsOf(vpc, 'IPv4').map((cidr) => ({value: cidr, label: cidr}));
  const ipv6Blocks = cidrsOf(vpc, 'IPv6');
  return (
    <SpaceBetween size="l">
      <Header variant="h3" actions={remove && <Button formAction="none" onClick={remove}>{words.remove}</Button>}>
        {title}
      </Header>
      <NameTagField tags={tags} label={words.name} placeholder="my-subnet-01" />
      <FormField label={words.zone} description={words.zoneHint} errorText={errorAt('zone')}>
        <Select
          options={zoneOptions}
          selectedOption={zoneOptions.find(({value}) => value === draft.zone) ?? null}
          onChange={({detail}) => change({zone: detail.selectedOption.value ?? ''})}
        />
      </FormField>
      {blocks.length > 1 && (
        <FormField label={words.ipv4Cidrs} description={words.blockHint}>
          {blocks.map(({label}) => label).join(', ')}
        </FormField>
      )}
      <FormField label={words.cidr} errorText={errorAt('cidr')}>
        <Input
          value={draft.cidr}
          placeholder={blocks[0]?.label}
          onChange={({detail}) => change({cidr: detail.value})}
        />
      </FormField>
      {ipv6Blocks.length > 0 && (
        <FormField
          label={`${words.ipv6Cidr} - ${common.optional}`}
          constraintText={ipv6Blocks.join(', ')}
          errorText={errorAt('ipv6')}
        >
          <Input
            value={draft.ipv6}
            placeholder={ipv6Blocks[0]?.replace(/\/\d+$/, '/64')}
            onChange={({detail}) => change({ipv6: detail.value})}
          />
        </FormField>
      )}
      <FormField label={`${common.tags} - ${common.optional}`} stretch>
        <TagsEditor tags={tags} />
      </FormField>
    </SpaceBetween>
  );
}
