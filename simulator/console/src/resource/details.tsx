// What is known of one resource: the key-value grid, and the tabs with Tags as the last.
import type {ReactNode} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Table from '@cloudscape-design/components/table';
import type {Tag} from '@aws-sdk/client-ec2';
import {href} from '../route';
import {defineWords} from '../words/words';
import {useCommonWords} from './common-words';
import type {Detail, Kind} from './kind';

const useWords = defineWords({
  en: {key: 'Key', value: 'Value', noTags: 'No tags', noTagsHint: 'No tags are associated with this resource.'},
  ja: {key: 'キー', value: '値', noTags: 'タグなし', noTagsHint: 'このリソースに関連付けられたタグはありません。'},
});

function shown(value: ReactNode): ReactNode {
  return value === undefined || value === null || value === '' ? '–' : value;
}

export function DetailGrid({details}: {details: Detail[]}) {
  return (
    <KeyValuePairs columns={4} items={details.map(({label, value}) => ({label, value: shown(value)}))} />
  );
}

export function TagsTable({tags, manage}: {tags: Tag[] | undefined; manage: string | undefined}) {
  const words = useWords();
  const common = useCommonWords();
  return (
    <Table
      variant="embedded"
      header={
        <Header
          variant="h3"
          counter={`(${tags?.length ?? 0})`}
          actions={manage && <Button href={manage}>{common.manageTags}</Button>}
        >
          {common.tags}
        </Header>
      }
      items={tags ?? []}
      trackBy="Key"
      columnDefinitions={[
        {id: 'key', header: words.key, cell: (tag) => tag.Key, isRowHeader: true},
        {id: 'value', header: words.value, cell: (tag) => tag.Value || '–'},
      ]}
      empty={
        <Box textAlign="center" color="inherit">
          <b>{words.noTags}</b>
          <Box variant="p" color="inherit">
            {words.noTagsHint}
          </Box>
        </Box>
      }
    />
  );
}

export function useResourceTabs<Item>(kind: Kind<Item>, item: Item) {
  const common = useCommonWords();
  const canTag = kind.actions.some((action) => action.page === 'manage-tags');
  return [
    ...(kind.tabs ?? []).map((tab) => ({id: tab.id, label: tab.label, content: tab.content(item)})),
    {
      id: 'tags',
      label: common.tags,
      content: (
        <TagsTable
          tags={kind.tagsOf(item)}
          manage={canTag ? href(kind.path, kind.idOf(item), 'manage-tags') : undefined}
        />
      ),
    },
  ];
}
