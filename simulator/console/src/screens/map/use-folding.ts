// What the user opened and closed on the map.
import {useCallback, useState} from 'react';
import type {Folding} from './vpc-plan';

const nothing: ReadonlySet<string> = new Set();

function withOne(set: ReadonlySet<string>, id: string): Set<string> {
  return new Set(set).add(id);
}

function without(set: ReadonlySet<string>, id: string): Set<string> {
  return new Set([...set].filter((one) => one !== id));
}

export function useFolding() {
  const [folding, setFolding] = useState<Folding>({
    openSubnets: nothing,
    closedVpcs: nothing,
    openVpcs: nothing,
  });
  const openSubnet = useCallback(
    (id: string) => setFolding((now) => ({...now, openSubnets: withOne(now.openSubnets, id)})),
    [],
  );
  const foldVpc = useCallback(
    (id: string, fold: boolean) =>
      setFolding((now) => ({
        ...now,
        closedVpcs: fold ? withOne(now.closedVpcs, id) : without(now.closedVpcs, id),
        openVpcs: fold ? without(now.openVpcs, id) : withOne(now.openVpcs, id),
      })),
    [],
  );
  return {folding, openSubnet, foldVpc};
}
