// A picker of one resource: filtered by id, name and whatever else is said of it.
//
//   <ResourceSelect items={vpcs} value={vpcId} onChange={setVpcId} placeholder={words.selectVpc}
//                   optionOf={(vpc) => ({id: vpc.VpcId, name: nameOf(vpc.Tags), description: vpc.CidrBlock})} />
//
// vpc-select.tsx and subnet-select.tsx ask the API themselves. Inside a FormField the label is that one's.
import Select from '@cloudscape-design/components/select';
import type {ApiError} from '../api/ec2';
import {defineWords} from '../words/words';

const useWords = defineWords({
  en: {choose: 'Select one', none: 'There are none', loading: 'Loading', find: 'Find by ID or name'},
  ja: {choose: '選択してください', none: 'ありません', loading: '読み込み中', find: 'ID または名前で検索'},
});

export interface ResourceOption {
  id: string | undefined;
  name?: string;
  description?: string;
  tags?: string[];
  disabled?: boolean;
}

interface Props<Item> {
  items: readonly Item[] | undefined; ///< undefined: not known yet
  error?: ApiError;
  value: string; ///< an id, or ''
  onChange(id: string): void;
  optionOf(item: Item): ResourceOption;
  placeholder?: string;
  ariaLabel?: string;
  disabled?: boolean;
}

export function ResourceSelect<Item>(props: Props<Item>) {
  const words = useWords();
  const options = (props.items ?? []).map(props.optionOf).map(({id = '', name, description, tags, disabled}) => ({
    value: id,
    label: name ? `${id} (${name})` : id,
    description,
    tags,
    disabled,
  }));
  const chosen = options.find((option) => option.value === props.value) ?? null;
  return (
    <Select
      filteringType="auto"
      virtualScroll
      expandToViewport
      options={options}
      selectedOption={chosen}
      onChange={({detail}) => props.onChange(detail.selectedOption.value ?? '')}
      placeholder={props.placeholder ?? words.choose}
      filteringPlaceholder={words.find}
      filteringAriaLabel={words.find}
      empty={words.none}
      statusType={props.error ? 'error' : props.items === undefined ? 'loading' : 'finished'}
      errorText={props.error && `${props.error.code}: ${props.error.message}`}
      loadingText={words.loading}
      ariaLabel={props.ariaLabel}
      disabled={props.disabled}
    />
  );
}
