// The candidates for the targets of routes, while routes are edited.
import {useMemo} from 'react';
import type {AutosuggestProps} from '@cloudscape-design/components/autosuggest';
import {useDescribed} from '../../api/use-described';
import {useStateName} from '../../resource/status';
import {useHome} from '../../resource/use-home';
import {candidatesIn, prefixLists, type Candidate} from './candidates';
import type {TargetKind} from './route-targets';

type Options = AutosuggestProps.Option[];

export interface Candidates {
  loading: boolean;
  of(kind: TargetKind | undefined): readonly Candidate[];
  optionsOf(kind: TargetKind | undefined): Options; ///< made once: a VPC may have thousands of instances
  prefixLists: Options;
}

function optionOf({id, name, note, state}: Candidate, stateName: (state: string) => string): AutosuggestProps.Option {
  return {
    value: id,
    label: name ? `${id} (${name})` : id,
    description: note || undefined,
    labelTag: state && stateName(state),
  };
}

/// Those of the kinds that are asked for, in a VPC.
export function useCandidates(vpc: string, kinds: readonly (TargetKind | undefined)[]): Candidates {
  const home = useHome();
  const stateName = useStateName();
  const wanted = [...new Set(kinds)].filter((kind) => kind !== undefined).sort();
  const ask = async () => {
    const [lists, ...found] = await Promise.all([
      prefixLists(home),
      ...wanted.map(async (kind) => [kind, await candidatesIn(home, vpc, kind)] as const),
    ]);
    return {lists, found: new Map(found)};
  };
  const {data, loading} = useDescribed(ask, [home, vpc, wanted.join()]);
  return useMemo(() => {
    const options = (candidates: Candidate[]) => candidates.map((one) => optionOf(one, stateName));
    const byKind = new Map([...(data?.found ?? [])].map(([kind, found]) => [kind, options(found)]));
    return {
      loading,
      of: (kind) => (kind && data?.found.get(kind)) ?? [],
      optionsOf: (kind) => (kind && byKind.get(kind)) ?? [],
      prefixLists: options(data?.lists ?? []),
    };
  }, [data, loading, stateName]);
}
