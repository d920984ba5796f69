// "Filter by VPC" in the navigation: lists then show what is in one VPC only. The browser keeps it, for each account
// and Region.
import {createContext, useContext, useMemo, useState, type ReactNode} from 'react';
import FormField from '@cloudscape-design/components/form-field';
import Select, {type SelectProps} from '@cloudscape-design/components/select';
import {apiErrorOf} from '../api/ec2';
import {allVpcs} from '../resource/all-vpcs';
import {nameOf} from '../resource/tags';
import {useHome} from '../resource/use-home';
import {defineWords} from '../words/words';

const useWords = defineWords({
  en: {label: 'Filter by VPC', all: 'All VPCs', find: 'Find by ID or name', loading: 'Loading'},
  ja: {label: 'VPC でフィルタリング', all: 'すべての VPC', find: 'ID または名前で検索', loading: '読み込み中'},
});

interface VpcFilter {
  vpc: string; ///< '': all
  setVpc(vpc: string): void;
}

const Context = createContext<VpcFilter>({vpc: '', setVpc: () => {}});

export function useVpcFilter(): VpcFilter {
  return useContext(Context);
}

const key = 'vpcsim.vpc-filter';

function load(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

export function VpcFilterProvider({children}: {children: ReactNode}) {
  const {account, region} = useHome();
  const [chosen, setChosen] = useState(load);
  const home = `${account}/${region}`;
  const filter = useMemo(
    () => ({
      vpc: chosen[home] ?? '',
      setVpc: (vpc: string) =>
        setChosen((before) => {
          const now = {...before, [home]: vpc};
          localStorage.setItem(key, JSON.stringify(now));
          return now;
        }),
    }),
    [chosen, home],
  );
  return <Context.Provider value={filter}>{children}</Context.Provider>;
}

type Options = {state: SelectProps['statusType']; error?: string; vpcs: SelectProps.Option[]};

/// VPCs are asked for when the list is opened: not at every change of the state, on every page.
export function VpcFilterSelect() {
  const words = useWords();
  const home = useHome();
  const {vpc, setVpc} = useVpcFilter();
  const [options, setOptions] = useState<Options>({state: 'pending', vpcs: []});
  const ask = () => {
    setOptions((before) => ({...before, state: 'loading'}));
    allVpcs(home).then(
      (vpcs) =>
        setOptions({
          state: 'finished',
          vpcs: vpcs.map(({VpcId, Tags, CidrBlock}) => ({
            value: VpcId,
            label: VpcId,
            description: [nameOf(Tags), CidrBlock].filter(Boolean).join(' · '),
          })),
        }),
      (thrown) => {
        const {code, message} = apiErrorOf(thrown);
        setOptions({state: 'error', error: `${code}: ${message}`, vpcs: []});
      },
    );
  };
  const all = {value: '', label: words.all};
  return (
    <FormField label={words.label}>
      <Select
        selectedOption={vpc === '' ? all : {value: vpc, label: vpc}}
        options={[all, ...options.vpcs]}
        statusType={options.state}
        loadingText={words.loading}
        errorText={options.error}
        filteringType="auto"
        filteringAriaLabel={words.find}
        filteringPlaceholder={words.find}
        onFocus={ask}
        onChange={({detail}) => setVpc(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
