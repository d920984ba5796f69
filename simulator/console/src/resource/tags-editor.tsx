// Tags in a form: "Name tag" as a field of its own, and "Add new tag" for all of them; both are the same tags.
//
//   const tags = useTags();                                  // or useTags(subnet.Tags) to edit what is there
//   <NameTagField tags={tags} />      …      <TagsSection tags={tags} />
//   send: … TagSpecifications: tagSpecifications('subnet', tags.list)
import {useState} from 'react';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type {Tag} from '@aws-sdk/client-ec2';
import {defineWords} from '../words/words';
import {useCommonWords} from './common-words';
import {FormSection} from './form-page';
import {editedTags, withName, type EditedTag} from './tags';

const useWords = defineWords({
  en: {
    nameTag: 'Name tag',
    nameHint: 'Creates a tag with a key of ‘Name’ and a value that you specify.',
    key: 'Key',
    value: 'Value - optional',
    valueOf: 'Value',
    add: 'Add new tag',
    remove: 'Remove',
    removeTag: (key: string) => `Remove tag ${key}`,
    noTags: 'No tags associated with the resource.',
    more: (count: number) => `You can add ${count} more tags.`,
    description:
      'A tag is a label that you assign to an AWS resource. Each tag consists of a key and an optional value.',
  },
  ja: {
    nameTag: '名前タグ',
    nameHint: '「Name」というキーと、指定した値を持つタグを作成します。',
    key: 'キー',
    value: '値 - オプション',
    valueOf: '値',
    add: '新しいタグを追加',
    remove: '削除',
    removeTag: (key) => `タグ ${key} を削除`,
    noTags: 'リソースに関連付けられたタグはありません。',
    more: (count) => `さらに ${count} 個のタグを追加できます。`,
    description: 'タグは、AWS リソースに割り当てるラベルです。各タグはキーとオプションの値で構成されます。',
  },
});

export interface Tags {
  list: EditedTag[];
  setList(list: EditedTag[]): void;
  name: string;
  setName(name: string): void;
}

export function useTags(first?: Tag[]): Tags {
  const [list, setList] = useState(() => editedTags(first));
  return {
    list,
    setList,
    name: list.find((tag) => tag.key === 'Name')?.value ?? '',
    setName: (name) => setList(withName(list, name)),
  };
}

interface NameProps {
  tags: Tags;
  label?: string; ///< "Subnet name", say; without it "Name tag"
  placeholder?: string;
}

export function NameTagField({tags, label, placeholder}: NameProps) {
  const words = useWords();
  const common = useCommonWords();
  return (
    <FormField
      label={
        <>
          {label ?? words.nameTag} - <i>{common.optional}</i>
        </>
      }
      description={words.nameHint}
    >
      <Input
        value={tags.name}
        placeholder={placeholder}
        onChange={({detail}) => tags.setName(detail.value)}
      />
    </FormField>
  );
}

const mostTags = 50;

export function TagsEditor({tags}: {tags: Tags}) {
  const words = useWords();
  const change = (place: number, some: Partial<EditedTag>) =>
    tags.setList(tags.list.map((tag, i) => (i === place ? {...tag, ...some} : tag)));
  return (
    <AttributeEditor
      items={tags.list}
      addButtonText={words.add}
      removeButtonText={words.remove}
      removeButtonAriaLabel={(tag) => words.removeTag(tag.key)}
      disableAddButton={tags.list.length >= mostTags}
      onAddButtonClick={() => tags.setList([...tags.list, {key: '', value: ''}])}
      onRemoveButtonClick={({detail}) => tags.setList(tags.list.filter((_, i) => i !== detail.itemIndex))}
      empty={words.noTags}
      additionalInfo={words.more(mostTags - tags.list.length)}
      definition={[
        {
          label: words.key,
          control: (tag, place) => (
            <Input value={tag.key} ariaLabel={words.key} onChange={({detail}) => change(place, {key: detail.value})} />
          ),
        },
        {
          label: words.value,
          control: (tag, place) => (
            <Input
              value={tag.value}
              ariaLabel={words.valueOf}
              onChange={({detail}) => change(place, {value: detail.value})}
            />
          ),
        },
      ]}
    />
  );
}

export function TagsSection({tags}: {tags: Tags}) {
  const words = useWords();
  const common = useCommonWords();
  return (
    <FormSection title={common.tags} description={words.description}>
      <TagsEditor tags={tags} />
    </FormSection>
  );
}
