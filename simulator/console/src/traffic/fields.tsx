// The three fields of a rule that say what traffic it is about: type, protocol, port range.
import Input from '@cloudscape-design/components/input';
import Select, {type SelectProps} from '@cloudscape-design/components/select';
import {useSession} from '../session/session';
import {defineWords, pick} from '../words/words';
import {trafficOf, withIcmpType, withType, type TrafficDraft} from './draft';
import {icmpType, icmpTypes} from './icmp';
import {shownTraffic} from './shown';
import {protocolName, trafficType, trafficTypes, typeName, type TrafficType} from './types';

export const useTrafficWords = defineWords({
  en: {
    type: 'Type',
    protocol: 'Protocol',
    ports: 'Port range',
    findType: 'Find a type',
    noTypes: 'No matches',
    all: 'All',
    problems: {
      'no-ports': 'You must specify a port range.',
      'not-ports': 'A port range is a number or two with a hyphen, such as 22 or 8000-8080.',
      'no-protocol': 'You must specify a protocol number.',
    },
  },
  ja: {
    type: 'タイプ',
    protocol: 'プロトコル',
    ports: 'ポート範囲',
    findType: 'タイプを検索',
    noTypes: '一致するものがありません',
    all: 'すべて',
    problems: {
      'no-ports': 'ポート範囲を指定する必要があります。',
      'not-ports':
        'ポート範囲は、22 や 8000-8080 のように、数値またはハイフンで区切った 2 つの数値で指定します。',
      'no-protocol': 'プロトコル番号を指定する必要があります。',
    },
  },
});

interface Props {
  draft: TrafficDraft;
  onChange(draft: TrafficDraft): void;
  numbered?: boolean; ///< "SSH (22)", "TCP (6)": as in the editor of network ACLs
}

export function TypeField({draft, onChange, numbered}: Props) {
  const words = useTrafficWords();
  const {language} = useSession();
  const optionOf = (type: TrafficType): SelectProps.Option => ({
    value: type.id,
    label: typeName(type, language, numbered),
    filteringTags: type.ports ? [`${type.ports[0]}`] : [],
  });
  return (
    <Select
      selectedOption={optionOf(trafficType(draft.type))}
      options={trafficTypes.map(optionOf)}
      filteringType="auto"
      filteringAriaLabel={words.findType}
      filteringPlaceholder={words.findType}
      empty={words.noTypes}
      expandToViewport
      onChange={({detail}) => onChange(withType(draft, detail.selectedOption.value ?? draft.type))}
    />
  );
}

function IcmpTypeField({draft, onChange}: Props) {
  const {language} = useSession();
  const {protocol} = trafficType(draft.type);
  const chosen = icmpType(protocol, draft.icmpType);
  const known = icmpTypes(protocol);
  const types = known.includes(chosen) ? known : [...known, chosen];
  const optionOf = (type: number) => ({
    value: `${type}`,
    label: pick(icmpType(protocol, type).name, language),
  });
  return (
    <Select
      selectedOption={optionOf(draft.icmpType)}
      options={types.map(({type}) => optionOf(type))}
      expandToViewport
      onChange={({detail}) => onChange(withIcmpType(draft, Number(detail.selectedOption.value)))}
    />
  );
}

export function ProtocolField({draft, onChange, numbered}: Props) {
  const {language} = useSession();
  const {custom, protocol} = trafficType(draft.type);
  if (custom === 'icmp') return <IcmpTypeField draft={draft} onChange={onChange} />;
  if (custom !== 'protocol') return <Input readOnly value={protocolName(protocol, language, numbered)} />;
  return (
    <Input
      value={draft.protocol}
      placeholder="47"
      inputMode="numeric"
      onChange={({detail}) => onChange({...draft, protocol: detail.value})}
    />
  );
}

function IcmpCodeField({draft, onChange}: Props) {
  const words = useTrafficWords();
  const {language} = useSession();
  const {codes} = icmpType(trafficType(draft.type).protocol, draft.icmpType);
  const names = new Map([
    [-1, words.all],
    ...codes.map((name, code) => [code, pick(name, language)] as const),
  ]);
  const optionOf = (code: number) => ({value: `${code}`, label: names.get(code) ?? `${code}`});
  return (
    <Select
      selectedOption={optionOf(draft.icmpCode)}
      options={[...names.keys()].map(optionOf)}
      expandToViewport
      onChange={({detail}) => onChange({...draft, icmpCode: Number(detail.selectedOption.value)})}
    />
  );
}

export function PortsField({draft, onChange}: Props) {
  const {language} = useSession();
  const {custom, protocol} = trafficType(draft.type);
  if (custom === 'ports') {
    return (
      <Input
        value={draft.ports}
        placeholder="0"
        onChange={({detail}) => onChange({...draft, ports: detail.value})}
      />
    );
  }
  if (custom === 'icmp' && icmpType(protocol, draft.icmpType).codes.length > 0) {
    return <IcmpCodeField draft={draft} onChange={onChange} />;
  }
  const traffic = trafficOf(draft);
  const ports = shownTraffic(typeof traffic === 'string' ? {protocol: 'all'} : traffic, language).ports;
  return <Input readOnly value={ports} />;
}
