// The rows of a network ACL's rules of one direction, to edit.
import AttributeEditor, {type AttributeEditorProps} from '@cloudscape-design/components/attribute-editor';
import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import {useSession} from '../../session/session';
import {trafficOf} from '../../traffic/draft';
import {PortsField, ProtocolField, TypeField, useTrafficWords} from '../../traffic/fields';
import {shownTraffic, type ShownTraffic} from '../../traffic/shown';
import {defineWords} from '../../words/words';
import {newEntryRow, sortedRows, type EntryField, type EntryRow} from './entry';
import type {EntryErrors} from './entry-errors';
import {useAclWords, type Direction} from './words';

const useWords = defineWords({
  en: {
    add: 'Add new rule',
    remove: 'Remove',
    removeRule: (number: string) => `Remove rule ${number}`,
    sort: 'Sort by rule number',
    about:
      'Rules are evaluated from the lowest number; the first that matches decides. Leave room between the numbers (100, 200, …). What no rule matches is denied (*).',
  },
  ja: {
    add: '新しいルールを追加',
    remove: '削除',
    removeRule: (number) => `ルール ${number} を削除`,
    sort: 'ルール番号で並べ替え',
    about:
      'ルールは番号の小さい順に評価され、最初に一致したルールが適用されます。番号の間は空けておいてください (100、200 など)。どのルールにも一致しないものは拒否されます (*)。',
  },
});

interface Props {
  direction: Direction;
  rows: readonly EntryRow[];
  onChange(rows: EntryRow[]): void;
  errors: EntryErrors;
}

const layout: readonly AttributeEditorProps.GridLayout[] = [
  {breakpoint: 's', rows: [[2, 4, 3, 3, 4, 2]], removeButton: {width: 'auto'}},
  {rows: [[1], [1], [1], [1], [1], [1]]},
];

export function EntryEditor({direction, rows, onChange, errors}: Props) {
  const words = useWords();
  const aclWords = useAclWords();
  const traffic = useTrafficWords();
  const {language} = useSession();
  const change = (changed: EntryRow) =>
    onChange(rows.map((row) => (row.key === changed.key ? changed : row)));
  const error = (field: EntryField) => (row: EntryRow) => errors.get(row.key)?.[field];
  const fixed = (row: EntryRow, part: keyof ShownTraffic) => {
    const known = trafficOf(row.traffic);
    return (
      <Input readOnly value={typeof known === 'string' ? '' : shownTraffic(known, language, true)[part]} />
    );
  };
  const trafficField = (Field: typeof ProtocolField, part: keyof ShownTraffic) => (row: EntryRow) =>
    row.final ? (
      fixed(row, part)
    ) : (
      <Field numbered draft={row.traffic} onChange={(draft) => change({...row, traffic: draft})} />
    );
  const verdictOf = (allow: boolean) => ({
    value: allow ? 'allow' : 'deny',
    label: allow ? aclWords.allow : aclWords.deny,
  });
  const definition: AttributeEditorProps.FieldDefinition<EntryRow>[] = [
    {
      label: aclWords.number,
      control: (row) => (
        <Input
          value={row.number}
          readOnly={row.final}
          inputMode="numeric"
          onChange={({detail}) => change({...row, number: detail.value})}
        />
      ),
      errorText: error('number'),
    },
    {label: traffic.type, control: trafficField(TypeField, 'type')},
    {label: traffic.protocol, control: trafficField(ProtocolField, 'protocol'), errorText: error('protocol')},
    {label: traffic.ports, control: trafficField(PortsField, 'ports'), errorText: error('ports')},
    {
      label: aclWords[direction].block,
      control: (row) => (
        <Input
          value={row.block}
          readOnly={row.final}
          onChange={({detail}) => change({...row, block: detail.value})}
        />
      ),
      errorText: error('block'),
    },
    {
      label: aclWords.verdict,
      control: (row) => (
        <Select
          selectedOption={verdictOf(row.allow)}
          options={[true, false].map(verdictOf)}
          readOnly={row.final}
          expandToViewport
          onChange={({detail}) => change({...row, allow: detail.selectedOption.value === 'allow'})}
        />
      ),
    },
  ];
  // "*" stays last.
  const add = () =>
    onChange([...rows.filter((row) => !row.final), newEntryRow(), ...rows.filter((row) => row.final)]);
  return (
    <AttributeEditor
      items={rows}
      definition={definition}
      gridLayout={layout}
      addButtonText={words.add}
      removeButtonText={words.remove}
      removeButtonAriaLabel={(row) => words.removeRule(row.number)}
      isItemRemovable={(row) => !row.final}
      onAddButtonClick={add}
      onRemoveButtonClick={({detail}) => onChange(rows.filter((_, i) => i !== detail.itemIndex))}
      additionalActions={
        <Button formAction="none" onClick={() => onChange(sortedRows(rows))}>
          {words.sort}
        </Button>
      }
      additionalInfo={words.about}
    />
  );
}
