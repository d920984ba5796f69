// How a list is shown: page size, columns, wrapped lines.
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import {useCommonWords} from './common-words';
import type {ListPreferences} from './list-state';

interface Props {
  columns: readonly {id: string; header: string}[];
  preferences: ListPreferences;
  change(preferences: ListPreferences): void;
}

export function ListPreferencesDialog({columns, preferences, change}: Props) {
  const common = useCommonWords();
  return (
    <CollectionPreferences
      title={common.preferences}
      confirmLabel={common.confirm}
      cancelLabel={common.cancel}
      preferences={{
        pageSize: preferences.pageSize,
        visibleContent: preferences.visible,
        wrapLines: preferences.wrapLines,
      }}
      onConfirm={({detail}) =>
        change({
          pageSize: detail.pageSize ?? preferences.pageSize,
          visible: [...(detail.visibleContent ?? preferences.visible)],
          wrapLines: detail.wrapLines ?? preferences.wrapLines,
        })
      }
      pageSizePreference={{
        title: common.pageSize,
        options: [20, 50, 100, 200].map((value) => ({value, label: common.perPage(value)})),
      }}
      wrapLinesPreference={{}}
      visibleContentPreference={{
        title: common.visibleColumns,
        options: [
          {
            label: common.columns,
            options: columns.map(({id, header}) => ({id, label: header, editable: id !== 'id'})),
          },
        ],
      }}
    />
  );
}
