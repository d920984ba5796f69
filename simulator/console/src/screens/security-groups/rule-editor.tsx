// The rows of rules of one direction, to edit.
import {useEffect} from 'react';
import Alert from '@cloudscape-design/components/alert';
import AttributeEditor, {type AttributeEditorProps} from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useMyIp} from '../../session/my-ip';
import {MyIpHint} from '../../session/my-ip-setting';
import {isEverywhere} from '../../traffic/address';
import {PortsField, ProtocolField, TypeField, useTrafficWords} from '../../traffic/fields';
import {defineWords} from '../../words/words';
import {parsePeer, peerText} from './peer';
import {PeerChoiceField, PeerField, usePeerOptions} from './peer-field';
import type {RowErrors, RuleField} from './rule-errors';
import {newRow, withChoice, type RuleRow} from './rule-row';
import {useGroupWords, type Direction} from './words';

const useWords = defineWords({
  en: {
    add: 'Add rule',
    remove: 'Delete',
    removeRule: (name: string) => `Delete rule ${name}`,
    newRule: 'New rule',
    description: 'Description - optional',
    warning: {
      inbound:
        'Rules with source of 0.0.0.0/0 or ::/0 allow all IP addresses to access your instance. We recommend setting security group rules to allow access from known IP addresses only.',
      outbound:
        'Rules with destination of 0.0.0.0/0 or ::/0 allow your instances to send traffic to any IPv4 or IPv6 address. We recommend setting security group rules to be more restrictive and to only allow traffic to specific known IP addresses.',
    },
  },
  ja: {
    add: 'ルールを追加',
    remove: '削除',
    removeRule: (name) => `ルール ${name} を削除`,
    newRule: '新しいルール',
    description: '説明 - オプション',
    warning: {
      inbound:
        '送信元が 0.0.0.0/0 または ::/0 のルールを指定すると、すべての IP アドレスからインスタンスにアクセスすることが許可されます。セキュリティグループのルールを設定して、既知の IP アドレスからのアクセスのみを許可することをお勧めします。',
      outbound:
        '送信先が 0.0.0.0/0 または ::/0 のルールを指定すると、インスタンスは任意の IPv4 または IPv6 アドレスにトラフィックを送信できます。セキュリティグループのルールをより制限の厳しいものに設定し、特定の既知の IP アドレスへのトラフィックのみを許可することをお勧めします。',
    },
  },
});

interface Props {
  direction: Direction;
  vpc: string; ///< whose groups are offered
  rows: readonly RuleRow[];
  onChange(rows: RuleRow[]): void;
  errors: RowErrors;
  withIds?: boolean;
}

const layout: readonly AttributeEditorProps.GridLayout[] = [
  {breakpoint: 'm', rows: [[4, 5, 4, 3, 4, 6, 4]], removeButton: {width: 'auto'}},
  {
    breakpoint: 'xs',
    rows: [
      [3, 3, 2, 2],
      [3, 4, 3],
    ],
    removeButton: {width: 'auto'},
  },
  {rows: [[1], [1], [1], [1], [1], [1], [1]]},
];
const layoutWithoutIds = layout.map(({rows: [[, ...first] = [], ...others], ...rest}) => ({
  ...rest,
  rows: first.length > 0 ? [first, ...others] : others,
}));

/// "My IP" is one's address, also after that has changed.
function useOwnAddress({rows, onChange}: Pick<Props, 'rows' | 'onChange'>) {
  const myIp = useMyIp();
  useEffect(() => {
    const followed = rows.map((row) => (row.choice === 'my-ip' ? withChoice(row, 'my-ip', myIp) : row));
    if (followed.some((row, i) => row.peer !== rows[i]?.peer)) onChange(followed);
  }, [myIp, rows, onChange]);
}

function isOpen(row: RuleRow): boolean {
  const peer = parsePeer(row.peer);
  return peer !== undefined && isEverywhere(peerText(peer));
}

export function RuleEditor({direction, vpc, rows, onChange, errors, withIds = false}: Props) {
  const words = useWords();
  const groupWords = useGroupWords();
  const traffic = useTrafficWords();
  const texts = groupWords[direction];
  const options = usePeerOptions(vpc);
  useOwnAddress({rows, onChange});

  const change = (changed: RuleRow) => onChange(rows.map((row) => (row.key === changed.key ? changed : row)));
  const error = (field: RuleField) => (row: RuleRow) => errors.get(row.key)?.[field];
  const trafficField = (Field: typeof ProtocolField) => (row: RuleRow) => (
    <Field draft={row.traffic} onChange={(draft) => change({...row, traffic: draft})} />
  );
  const definition: AttributeEditorProps.FieldDefinition<RuleRow>[] = [
    {label: traffic.type, control: trafficField(TypeField)},
    {label: traffic.protocol, control: trafficField(ProtocolField), errorText: error('protocol')},
    {label: traffic.ports, control: trafficField(PortsField), errorText: error('ports')},
    {label: texts.peerChoice, control: (row) => <PeerChoiceField row={row} onChange={change} />},
    {
      label: texts.peer,
      control: (row) => <PeerField row={row} onChange={change} options={options} />,
      errorText: error('peer'),
    },
    {
      // Two lines would push the first row's field down.
      label: <span style={{whiteSpace: 'nowrap'}}>{words.description}</span>,
      control: (row) => (
        <Input value={row.description} onChange={({detail}) => change({...row, description: detail.value})} />
      ),
      errorText: error('description'),
    },
  ];
  const ids = {
    label: groupWords.ruleId,
    control: (row: RuleRow) => (
      <div style={{overflowWrap: 'anywhere'}}>
        <Box fontSize="body-s">{row.ruleId ?? '–'}</Box>
      </div>
    ),
  };
  return (
    <SpaceBetween size="m">
      <AttributeEditor
        items={rows}
        definition={withIds ? [ids, ...definition] : definition}
        gridLayout={withIds ? layout : layoutWithoutIds}
        empty={texts.empty}
        addButtonText={words.add}
        removeButtonText={words.remove}
        removeButtonAriaLabel={(row) => words.removeRule(row.ruleId ?? words.newRule)}
        onAddButtonClick={() => onChange([...rows, newRow()])}
        onRemoveButtonClick={({detail}) => onChange(rows.filter((_, i) => i !== detail.itemIndex))}
        additionalInfo={rows.some((row) => row.choice === 'my-ip') ? <MyIpHint /> : undefined}
      />
      {rows.some(isOpen) && <Alert type="warning">{words.warning[direction]}</Alert>}
    </SpaceBetween>
  );
}
