// The whole network, as all accounts' APIs describe it, and again whenever something has changed.
import {useCallback, useEffect, useRef, useState} from 'react';
import {homes} from '../../api/control';
import {apiErrorOf, type ApiError, type Home} from '../../api/ec2';
import {useLive, type LiveMessage} from '../../api/live';
import {useHome} from '../../resource/use-home';
import {isQuiet, takeInventory, type Inventory} from './inventory';
import {networkOf} from './map-model';
import {changesBetween, inOrder} from './map-order';
import type {NetworkModel} from './parts';

export interface Network {
  model: NetworkModel | undefined;
  error: ApiError | undefined;
  changed: ReadonlySet<string>; ///< ids of what is new or different since the answer before
  count: number; ///< of answers: tells one set of changes from the next
}

const nothing: Network = {model: undefined, error: undefined, changed: new Set(), count: 0};

/// Remembers in which regions there is nothing, until somebody changes something there.
class Describer {
  private readonly quiet = new Map<string, Inventory>();

  forget() {
    this.quiet.clear();
  }

  /// Whether what it remembered isn't so any more.
  heard(message: LiveMessage): boolean {
    if (message.kind !== 'call' || !message.call.writes || this.quiet.size === 0) return false;
    if (message.call.action.includes('Peering')) {
      this.forget(); // it shows at the other end, too
      return true;
    }
    return this.quiet.delete(keyOf(message.call));
  }

  async describe(all: Home[]): Promise<NetworkModel> {
    const inventories = await Promise.all(
      all.map(async (home) => {
        const known = this.quiet.get(keyOf(home));
        if (known) return known;
        const inventory = await takeInventory(home);
        if (isQuiet(inventory)) this.quiet.set(keyOf(home), inventory);
        return inventory;
      }),
    );
    return networkOf(inventories);
  }
}

function keyOf({account, region}: Home): string {
  return `${account}/${region}`;
}

/// Changes come in bursts (a script that creates a VPC makes ten calls): one description at a time, and one
/// more after it if something has changed meanwhile.
export function useNetwork(): Network {
  const {version, era, listen} = useLive();
  const home = useHome();
  const [network, setNetwork] = useState(nothing);
  const [describer] = useState(() => new Describer());
  const wanted = useRef(0);
  const busy = useRef(false);

  const describe = useCallback(async () => {
    wanted.current++;
    if (busy.current) return;
    busy.current = true;
    for (let done = 0; done !== wanted.current;) {
      done = wanted.current;
      try {
        const called = (await homes()).homes;
        const found = await describer.describe(called.length > 0 ? called : [home]);
        setNetwork((before) => after(before, found));
      } catch (thrown) {
        setNetwork((before) => ({...before, error: apiErrorOf(thrown)}));
      }
    }
    busy.current = false;
  }, [home, describer]);

  useEffect(
    () => listen((message) => void (describer.heard(message) && describe())),
    [listen, describer, describe],
  );
  useEffect(() => describer.forget(), [describer, era]);
  useEffect(() => void describe(), [describe, version, era]);
  return network;
}

function after(before: Network, found: NetworkModel): Network {
  return {
    model: inOrder(found, before.model),
    error: undefined,
    changed: before.model ? changesBetween(before.model, found) : new Set(),
    count: before.count + 1,
  };
}
