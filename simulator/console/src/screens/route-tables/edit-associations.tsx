// A page on which things are chosen by their checkboxes and saved by one call each.
import {useState, type ReactNode} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table, {type TableProps} from '@cloudscape-design/components/table';
import type {RouteTable} from '@aws-sdk/client-ec2';
import {useCommonWords} from '../../resource/common-words';
import {FormPage} from '../../resource/form-page';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {useHome} from '../../resource/use-home';
import {idOf} from './api';
import type {Change} from './association-changes';
import {makeChanges, type RefusedChange} from './make-changes';
import {useRouteTableWords} from './words';

interface PageProps {
  table: RouteTable;
  title: string;
  submitText: string;
  savedText: string;
  changes(): Change[];
  disabled: boolean;
  children: ReactNode;
}

export function EditAssociations({table, title, submitText, savedText, changes, disabled, children}: PageProps) {
  const words = useRouteTableWords();
  const home = useHome();
  const saved = useSaved('route-tables');
  const [errors, setErrors] = useState<RefusedChange[]>([]);
  const submit = useSubmit<never, RefusedChange[]>({
    send: () => makeChanges(home, idOf(table), changes()),
    done: (refused) => {
      setErrors(refused);
      if (refused.length === 0) saved(savedText, idOf(table));
    },
  });
  return (
    <FormPage
      kind={{path: 'route-tables', many: words.many}}
      title={title}
      id={idOf(table)}
      submit={submit}
      submitText={submitText}
      disabled={disabled}
    >
      {errors.map(({name, error}) => (
        <Alert key={name} type="error" header={`${name}: ${error.code}`}>
          {error.message}
        </Alert>
      ))}
      {children}
    </FormPage>
  );
}

interface ChoiceProps<Item> {
  title: string;
  description?: string;
  items: readonly Item[];
  itemId(item: Item): string;
  columns: TableProps.ColumnDefinition<Item>[];
  loading: boolean;
  empty: string;
  chosen: readonly string[];
  choose(ids: string[]): void;
}

/// Which of the items are chosen. `chosen` may have ids of other tables' too: they stay.
export function Choice<Item>(props: ChoiceProps<Item>) {
  const {items, itemId, chosen} = props;
  const common = useCommonWords();
  const [sorting, setSorting] = useState<TableProps.SortingState<Item>>();
  const here = new Set(items.map(itemId));
  const selectedItems = items.filter((item) => chosen.includes(itemId(item)));
  return (
    <Table
      items={sortedBy(items, sorting)}
      trackBy={itemId}
      columnDefinitions={props.columns}
      loading={props.loading}
      loadingText={common.loading}
      selectionType="multi"
      selectedItems={selectedItems}
      onSelectionChange={({detail}) =>
        props.choose([...chosen.filter((id) => !here.has(id)), ...detail.selectedItems.map(itemId)])
      }
      sortingColumn={sorting?.sortingColumn}
      sortingDescending={sorting?.isDescending}
      onSortingChange={({detail}) => setSorting(detail)}
      ariaLabels={{
        tableLabel: props.title,
        selectionGroupLabel: props.title,
        allItemsSelectionLabel: () => common.selectAll,
        itemSelectionLabel: (_, item) => common.select(itemId(item)),
      }}
      header={
        <Header variant="h2" counter={`(${selectedItems.length}/${items.length})`} description={props.description}>
          {props.title}
        </Header>
      }
      empty={<Box textAlign="center">{props.empty}</Box>}
    />
  );
}

function sortedBy<Item>(items: readonly Item[], sorting: TableProps.SortingState<Item> | undefined): readonly Item[] {
  const compare = sorting?.sortingColumn.sortingComparator;
  if (compare === undefined) return items;
  const sign = sorting?.isDescending ? -1 : 1;
  return [...items].sort((a, b) => sign * compare(a, b));
}
