// What the emulator numbers from 1 as it happens: calls, connections. Asked for once, then followed live.
import {useEffect, useRef, useState} from 'react';
import {apiErrorOf, type ApiError} from '../api/ec2';
import {useLive, type LiveMessage} from '../api/live';

interface Numbered {
  number: number;
}

export interface Answer<Item> {
  items: readonly Item[];
  last: number; ///< the newest number of all
}

const kept = 10_000;
const pause_ms = 200; // a provisioning client makes hundreds of calls a second: they are shown together

/// What comes after `items`; what is in both counts once.
export function joined<Item extends Numbered>(items: readonly Item[], more: readonly Item[]): readonly Item[] {
  const last = items.at(-1)?.number ?? 0;
  const newer = more.filter((item) => item.number > last);
  return newer.length === 0 ? items : [...items, ...newer].slice(-kept);
}

/// The oldest first. `ask` and `pick` should be the same at each render.
export function useNumbered<Item extends Numbered>(
  ask: (after: number) => Promise<Answer<Item>>,
  pick: (message: LiveMessage) => Item | undefined,
): {items: readonly Item[]; loading: boolean; error: ApiError | undefined} {
  const {connected, listen} = useLive();
  const [items, setItems] = useState<readonly Item[]>([]);
  const [loading, setLoading] = useState(true);
  const [error, setError] = useState<ApiError>();
  const last = useRef(0);
  last.current = items.at(-1)?.number ?? 0;

  // Anew with each connection: something may have happened while there was none, the emulator begun anew included.
  useEffect(() => {
    let wanted = true;
    const begin = async () => {
      const known = last.current;
      let answer = await ask(known);
      const isAnother = answer.last < known;
      if (isAnother) answer = await ask(0);
      if (wanted) setItems((now) => joined(isAnother ? [] : now, answer.items));
    };
    begin()
      .then(
        () => wanted && setError(undefined),
        (thrown) => wanted && setError(apiErrorOf(thrown)),
      )
      .finally(() => wanted && setLoading(false));
    return () => {
      wanted = false;
    };
  }, [connected, ask]);

  useEffect(() => {
    let waiting: Item[] = [];
    let timer: number | undefined;
    const show = () => {
      const more = waiting;
      waiting = [];
      timer = undefined;
      setItems((now) => joined(now, more));
    };
    const forget = listen((message) => {
      const item = pick(message);
      if (item === undefined) return;
      waiting.push(item);
      timer ??= window.setTimeout(show, pause_ms);
    });
    return () => {
      forget();
      if (timer === undefined) return;
      window.clearTimeout(timer);
      show();
    };
  }, [listen, pick]);
  return {items, loading, error};
}
