// The candidates for the targets of routes, while routes are edited.
import {useMemo} from 'react';
import {useDescribed} from '../../api/use-described';
import {useHome} from '../../resource/use-home';
import {candidatesIn, prefixLists, type Candidate} from './candidates';
import type {TargetKind} from './route-targets';

export interface Candidates {
  loading: boolean;
  of(kind: TargetKind | undefined): Candidate[];
  prefixLists: Candidate[];
}

/// Those of the kinds that are asked for, in a VPC.
export function useCandidates(vpc: string, kinds: readonly (TargetKind | undefined)[]): Candidates {
  const home = useHome();
  const wanted = [...new Set(kinds)].filter((kind) => kind !== undefined).sort();
  const ask = async () => {
    const [lists, ...found] = await Promise.all([
      prefixLists(home),
      ...wanted.map(async (kind) => [kind, await candidatesIn(home, vpc, kind)] as const),
    ]);
    return {lists, found: new Map(found)};
  };
  const {data, loading} = useDescribed(ask, [home, vpc, wanted.join()]);
  return useMemo(
    () => ({
      loading,
      of: (kind) => (kind && data?.found.get(kind)) ?? [],
      prefixLists: data?.lists ?? [],
    }),
    [data, loading],
  );
}
