// Where a path begins or ends: a type of resource, then the resource; or an IP address.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useDescribed} from '../../api/use-described';
import {ResourceSelect} from '../../resource/resource-select';
import {useHome} from '../../resource/use-home';
import {endKinds, endsOf, type EndKind} from './ends';
import {usePathWords} from './path-words';

export interface End {
  kind: EndKind | 'address';
  id: string;
  address: string;
}

interface Props {
  end: End;
  change(end: End): void;
  typeLabel: string;
  label: string;
  withAddress?: boolean;
  errorText?: string;
}

function EndSelect({kind, value, onChange}: {kind: EndKind; value: string; onChange(id: string): void}) {
  const home = useHome();
  const {data, error} = useDescribed(() => endsOf[kind](home), [home, kind]);
  return <ResourceSelect items={data} error={error} value={value} onChange={onChange} optionOf={(option) => option} />;
}

export function EndFields({end, change, typeLabel, label, withAddress, errorText}: Props) {
  const words = usePathWords();
  const types: {value: End['kind']; label: string}[] = [
    ...endKinds.map((kind) => ({value: kind, label: words.kinds[kind]})),
    ...(withAddress ? [{value: 'address' as const, label: words.ipAddress}] : []),
  ];
  return (
    <SpaceBetween size="l">
      <FormField label={typeLabel}>
        <Select
          options={types}
          selectedOption={types.find(({value}) => value === end.kind) ?? null}
          onChange={({detail}) => {
            const found = types.find(({value}) => value === detail.selectedOption.value);
            if (found) change({kind: found.value, id: '', address: ''});
          }}
        />
      </FormField>
      <FormField label={label} errorText={errorText}>
        {end.kind === 'address' ? (
          <Input
            value={end.address}
            placeholder="10.1.1.41"
            onChange={({detail}) => change({...end, address: detail.value})}
          />
        ) : (
          <EndSelect kind={end.kind} value={end.id} onChange={(id) => change({...end, id})} />
        )}
      </FormField>
    </SpaceBetween>
  );
}
